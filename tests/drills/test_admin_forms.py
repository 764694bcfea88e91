"""
Every form of the admin, sent with what no form should hold: it is refused or taken, never broken.

A walk from the first page finds the pages and their forms, as a person would. Hypothesis then fills
some fields of one of them: with values known to be hostile, and with whatever it thinks of; the
rest is sent as it came. Each request is undone. What breaks is noted and the drill goes on, so that
one run shows all there is.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import hypothesis
import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client, override_settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.drills import hostile
from tests.drills.installation import ROOT
from tests.drills.report import Drill
from tests.everything import make_everything
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=False)

PAGES = int(os.environ.get("DRILL_PAGES", "250"))
CASES = int(os.environ.get("DRILL_CASES", "1000"))
NEVER = re.compile(r"/(logout|jsi18n|password_change)/")


@dataclass
class Form:
    """A form as its page offers it."""

    page: str
    action: str
    method: str
    values: dict[str, Any] = field(default_factory=dict)
    uploads: list[str] = field(default_factory=list)

    @property
    def shape(self) -> tuple[str, ...]:
        """Two forms of one shape come from one template."""
        return (self.method, _shape(self.action), *sorted({_shape(name) for name in self.values}))


class Visitor:
    """A superuser who undoes whatever a request did, and remembers what broke."""

    def __init__(self, drill: Drill) -> None:
        self.drill = drill
        self.user = User.objects.create_superuser("drill", "drill@example.com", "x" * 20)
        self.user.groups.set(Group.objects.all())
        self.client = Client()
        self.client.force_login(self.user)
        self.cookies = self.client.cookies.output(header="", sep=";")
        self.broken: dict[str, str] = {}

    def ask(self, method: str, address: str, data: Any = None, **how: Any) -> Any:
        """Return the answer, or None where there was an exception instead."""
        self.drill.tried()
        if self.drill.cases % 250 == 0:
            self.drill.say(f"{self.drill.cases} cases, {len(self.broken)} broke")
        cookies = self.client.cookies.copy()
        try:
            with transaction.atomic():
                answer = getattr(self.client, method)(address, data, **how)
                transaction.set_rollback(True)
        except Exception as error:
            self._note(error, f"{method} {address}", data)
            return None
        finally:
            self.client.cookies = cookies
        if answer.status_code >= 500:
            self.broken.setdefault(f"{answer.status_code} {_shape(address)}", str(data)[:300])
        return answer

    def _note(self, error: Exception, asked: str, data: Any) -> None:
        frames = []
        trace = error.__traceback__
        while trace:
            name = trace.tb_frame.f_code.co_filename
            if re.search(r"/(articles|references|lanfam)/", name) and "site-packages" not in name:
                frames.append(f"{name.removeprefix(f'{ROOT}/')}:{trace.tb_lineno}")
            trace = trace.tb_next
        place = frames[-1] if frames else _shape(asked)
        key = f"{type(error).__name__} at {place}: {str(error)[:150]!r}"
        self.broken.setdefault(re.sub(r"\d{3,}", "#", key), f"{asked} {_different(data)}")


@pytest.fixture
def visitor(drill: Drill) -> Iterator[Visitor]:
    with override_settings(TWO_FACTORS_REQUIRED=False):
        for status in ("draft", "in_review", "approved", "withdrawn"):
            make_article(status, slug=f"drill-{status}".replace("_", "-"))
        make_everything()
        yield Visitor(drill)


def test_no_form_of_the_admin_breaks(visitor: Visitor, drill: Drill) -> None:
    forms = list(_walk(visitor))
    drill.say(f"{len(forms)} kinds of forms")
    once = [(form, dict.fromkeys(form.values, value)) for form in forms for value in ("", None)]
    for form, changes in once:
        _send(visitor, form, changes)

    @hypothesis.settings(
        max_examples=CASES,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(_fillings(forms))
    def fill(filling: tuple[Form, dict[str, Any]]) -> None:
        _send(visitor, *filling)

    fill()
    assert not visitor.broken, _listed(visitor.broken)
    drill.saw(f"{len(forms)} forms, {CASES:,} fillings by Hypothesis: none ended in an error.")


def _send(visitor: Visitor, form: Form, changes: dict[str, Any]) -> None:
    data = {**form.values, **changes}
    uploads = {name: hostile.files()[data[name]] for name in form.uploads if name in data}
    data = {name: value for name, value in (data | uploads).items() if value is not None}
    visitor.ask(form.method, form.action, data)


def _walk(visitor: Visitor) -> Iterator[Form]:
    waiting, seen, shapes = ["/admin/"], {"/admin/"}, {}
    forms: set[tuple[str, ...]] = set()
    opened = 0
    while waiting and opened < PAGES:
        address = waiting.pop(0)
        opened += 1
        answer = visitor.ask("get", address)
        if answer is None or "html" not in answer.headers.get("Content-Type", ""):
            continue
        page = LexborHTMLParser(answer.content.decode())
        for link in page.css("a[href]"):
            target = urljoin(address, link.attributes["href"] or "").partition("#")[0]
            if not target.startswith("/admin/") or NEVER.search(target) or target in seen:
                continue
            shapes[_shape(target)] = shapes.get(_shape(target), 0) + 1
            if shapes[_shape(target)] <= 4:
                seen.add(target)
                waiting.append(target)
        for form in _forms(page, address):
            if form.shape not in forms:
                forms.add(form.shape)
                yield form


def _forms(page: LexborHTMLParser, address: str) -> Iterator[Form]:
    for node in page.css("form"):
        action = urljoin(address, node.attributes.get("action") or address).partition("#")[0]
        method = (node.attributes.get("method") or "get").lower()
        if urlsplit(action).netloc or NEVER.search(action) or method not in ("get", "post"):
            continue
        form = Form(address, action, method)
        for each in node.css("input, textarea, select, button"):
            name = each.attributes.get("name")
            if not name or name == "csrfmiddlewaretoken":
                continue
            _add(form, each, name)
        yield form


def _add(form: Form, node: Any, name: str) -> None:
    attributes, kind = node.attributes, node.attributes.get("type")
    if kind == "file":
        form.uploads.append(name)
    elif node.tag == "select":
        chosen = [o.attributes.get("value") or "" for o in node.css("option[selected]")]
        form.values[name] = chosen if "multiple" in attributes else (chosen or [""])[0]
    elif kind in ("checkbox", "radio"):
        if "checked" in attributes:
            form.values[name] = attributes.get("value") or "on"
        else:
            form.values.setdefault(name, None)
    elif kind == "submit" or node.tag == "button":
        form.values.setdefault(name, None)
    else:
        form.values[name] = node.text() if node.tag == "textarea" else attributes.get("value") or ""


ODD = st.one_of(
    st.sampled_from(hostile.VALUES),
    st.text(max_size=300),
    st.integers().map(str),
    st.floats().map(str),
    st.datetimes().map(str),
    st.none(),
    st.lists(st.one_of(st.text(max_size=20), st.integers().map(str)), max_size=4),
)
COUNTS = st.one_of(st.sampled_from(hostile.COUNTS), st.integers().map(str))
UPLOADS = st.integers(0, len(hostile.files()) - 1)
"""Which of the files, which are made anew for each request: reading one uses it up."""


@st.composite
def _fillings(draw: st.DrawFn, forms: list[Form]) -> tuple[Form, dict[str, Any]]:
    form = draw(st.sampled_from(forms))
    names = sorted({*form.values, *form.uploads})
    if not names:
        return form, {}
    some = draw(st.lists(st.sampled_from(names), min_size=1, max_size=6, unique=True))
    return form, {name: draw(_values(form, name)) for name in some}


def _values(form: Form, name: str) -> st.SearchStrategy[Any]:
    if name in form.uploads:
        return UPLOADS
    return COUNTS if name.endswith("_FORMS") else ODD


def _shape(text: str) -> str:
    path, _, query = text.partition("?")
    return re.sub(r"\d+", "#", path) + "?" + re.sub("=[^&]*", "", query)


def _different(data: Any) -> str:
    if not isinstance(data, dict):
        return str(data)[:200]
    return str({name: str(value)[:60] for name, value in data.items()})[:600]


def _listed(broken: dict[str, str]) -> str:
    return "\n".join(f"{what}\n    {how}" for what, how in sorted(broken.items()))
