"""Draw the newest sample letters in the textbook's tables, from their own detail."""

import orjson
from django.apps import apps
from django.db import connection, transaction

from tests.benchmarks.http.textbook import serving  # noqa: F401 - sets Django up, so it is first

# isort: split
from articles.models import Publication
from tests.benchmarks.http.subjects import HOT
from tests.benchmarks.http.textbook import models


def fill(count: int) -> None:
    """Make the tables and fill them, unless they are there."""
    if models.Letter._meta.db_table in connection.introspection.table_names():
        return
    # Tables and rows together: an interrupted run leaves neither.
    with transaction.atomic():
        with connection.schema_editor() as editor:
            for model in apps.get_app_config("textbook").get_models():
                editor.create_model(model)
        newest = Publication.objects.order_by("-date_published")[:count]
        for (detail,) in newest.values_list("detail").iterator(chunk_size=50):
            _letter(orjson.loads(detail))


def _letter(shown: dict) -> None:  # type: ignore[type-arg]
    simple = (
        "slug url headline description date_published date_modified last_reviewed in_language "
        "word_count time_required seo revision json_ld"
    )
    letter = models.Letter.objects.create(
        **{name: shown[name] for name in simple.split()},
        **shown["body"],
        run=_kept(models.Run, shown["series"], "name url"),
        reviewed_by=_writer(shown["reviewed_by"]),
    )
    letter.writers.set([_writer(person) for person in shown["authors"]])
    letter.subjects.set([_kept(models.Subject, topic, "name") for topic in shown["topics"]])
    for kind, rows in ((models.Question, shown["faqs"]), (models.Notice, shown["disclaimers"])):
        kind.objects.bulk_create(kind(letter=letter, **row) for row in rows)
    models.Mention.objects.bulk_create(
        models.Mention(
            letter=letter,
            paper=_paper(row),
            **{n: row[n] for n in ("number", "formatted_html", "formatted_text", "anchors")},
        )
        for row in shown["citations"]
    )


def _writer(person: dict) -> models.Writer:  # type: ignore[type-arg]
    return _kept(models.Writer, person, "name job_title url description")


def _paper(citation: dict) -> models.Paper:  # type: ignore[type-arg]
    paper = citation["reference"]
    facts = {
        "title": paper["title"],
        "container_title": paper.get("container_title") or "",
        "identifiers": paper["identifiers"],
        "authors": paper.get("authors") or [],
        "csl": paper.get("csl") or {},
    }
    return models.Paper.objects.get_or_create(key=citation["key"], defaults=facts)[0]


def _kept(model, facts: dict, names: str):  # type: ignore[no-untyped-def,type-arg]
    defaults = {name: facts[name] for name in names.split()}
    return model.objects.get_or_create(slug=facts["slug"], defaults=defaults)[0]


if __name__ == "__main__":
    fill(HOT)
