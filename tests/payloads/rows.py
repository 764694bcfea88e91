"""Fill a database with rows whose every word is a payload."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from itertools import count, cycle
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from articles.models import Redirect, WebhookDelivery, WebhookEndpoint, WebhookMessage
from tests import everything
from tests.factories import NOW, make_article, make_image, make_user

PAYLOADS = (
    "\"'><img src=x onerror=pwned=1>",
    "</script><script>pwned=1</script>",
    "--></style></title></textarea><svg/onload=pwned=1>",
    "{{ 7|add:7 }}{% debug %}<iframe src=javascript:pwned=1>",
    "javascript:pwned=1//' onfocus=pwned=1 autofocus x='",
)
APPS = ("articles", "references")
DERIVED = {"text", "record", "detail", "card", "json_ld", "markdown", "body", "answer", "item"}
"""Columns that are read as what they are: canonical JSON, finished documents, stored HTML."""

_numbers = count(1)


def fill() -> None:
    """
    Make a letter to which all has happened, and put a payload into all that was said on the way.

    What was signed has its payloads from the beginning; what has no way in for them, or was frozen,
    gets them with the database's own guards asleep.
    """
    hostile: dict[str, Callable[..., Any]] = {
        "make_user": _user,
        "make_image": partial(
            make_image, PAYLOADS[0], caption=PAYLOADS[1], credit_text=PAYLOADS[2]
        ),
        "make_article": partial(make_article, headline=" ".join(PAYLOADS[:3])),
    }
    with patch.multiple(everything, **hostile):
        article = everything.make_everything()
    Redirect.objects.create(old_slug="what-cells-once-ran-on", article=article)
    endpoint = WebhookEndpoint.objects.create(url="https://www.evenwell.example/hook")
    message = WebhookMessage.objects.first()
    WebhookDelivery.objects.create(message=message, endpoint=endpoint, created_at=NOW, next_at=NOW)
    make_article("draft", headline=PAYLOADS[3], faqs=[(PAYLOADS[4], f"<p>{PAYLOADS[1]}</p>")])
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for model in (model for app in APPS for model in apps.get_app_config(app).get_models()):
            _spoil(model)
        cursor.execute("SET session_replication_role = DEFAULT")


def _user(role: Any = None, *, name: str = "", **fields: Any) -> Any:
    person = make_user(role, name=name or f"Somebody {next(_numbers)}", **fields)
    person.first_name, person.last_name = PAYLOADS[0], PAYLOADS[1]
    person.save()
    return person


def _spoil(model: type[models.Model]) -> None:
    """Put payloads before the words of every row, and where there are none and may be some."""
    payloads = cycle(PAYLOADS)
    for row in model._default_manager.all():
        for field in _words(model):
            value = getattr(row, field.attname)
            if value and (" " not in value or value[0] in "[{"):
                continue
            spoilt = f"{next(payloads)} {value}"[: field.max_length]
            # Where one column says whether another may be empty, it stays as it is.
            with suppress(IntegrityError), transaction.atomic():
                model._default_manager.filter(pk=row.pk).update(**{field.attname: spoilt})


def _words(model: type[models.Model]) -> Iterable[models.Field[Any, Any]]:
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        plain = not isinstance(field, models.SlugField | models.URLField | models.EmailField)
        free = not (field.choices or field.unique or field.primary_key)
        if is_text and plain and free and field.name not in DERIVED:
            yield field
