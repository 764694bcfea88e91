"""
Render a shared text once, and give each sample its own copy of every document.

What differs between samples of one text are marks that stand nowhere else in it, so replacing
them gives the bytes that rendering would: a test renders some again and compares.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from articles import dates, digests, tallies
from articles.content import Brand, Content, Imprint, Person, to_json
from articles.rendering import finished
from articles.rendering.bylines import long_date
from articles.rendering.whole import whole
from articles.sampling import contents
from articles.workflow import words

NO_LINKS = {"previous": None, "next": None, "related": []}
UNFINISHED = ("detail", "json_ld", "markdown")


@dataclass(frozen=True, slots=True)
class Sample:
    """What one letter has of its own."""

    slug: str
    headline: str
    published: datetime
    signed: datetime
    links: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """One shared text: its documents and entries, with marks where a sample's own words go."""

    brand: Brand
    about: tuple[str, ...]
    series: str
    revision: str
    digest: str
    documents: dict[str, str]
    entries: tuple[dict[str, Any], ...]
    words: dict[str, str]

    def revision_of(self, sample: Sample) -> str:
        """Return the canonical JSON of the sample's signed revision."""
        marked = self.revision.replace(contents.SLUG, sample.slug)
        return marked.replace(contents.HEADLINE, sample.headline)

    def columns(self, sample: Sample) -> dict[str, Any]:
        """Return the columns of the sample's publication that hold documents."""
        marks = self._marks(sample, digests.digest(self.revision_of(sample)))
        own = {name: _replaced(text, marks) for name, text in self.documents.items()}
        own["detail"] = own["detail"].replace(_json(NO_LINKS), _json(sample.links), 1)
        for form in UNFINISHED:
            own |= finished.columns(form, own[form])
        return own

    def rows(self, sample: Sample, *, digest: str) -> list[dict[str, Any]]:
        """Return the columns of the sample's entries."""
        marks = self._marks(sample, digest)
        own = ("key", "payload")
        return [
            entry | {name: _replaced(entry[name], marks) for name in own} for entry in self.entries
        ]

    def texts(self, sample: Sample) -> dict[str, str]:
        """Return the columns of the sample's words."""
        marks = self._marks(sample, "")[:2]
        own = {name: _replaced(text, marks) for name, text in self.words.items()}
        return own | {"labels": words.labels(self.shown)}

    @property
    def shown(self) -> set[tuple[str, str]]:
        """The kinds and keys of what it shows that the tallies count."""
        pairs = {(entry["kind"], entry["key"]) for entry in self.entries}
        return {(kind, key) for kind, key in pairs if kind in tallies.COUNTED}

    def _marks(self, sample: Sample, digest: str) -> list[tuple[str, str]]:
        zone = self.brand.time_zone
        marks = [
            (contents.SLUG, sample.slug),
            (contents.HEADLINE, sample.headline),
            (self.digest, digest),
            (_year(contents.PUBLISHED, zone), _year(sample.published, zone)),
        ]
        for mark, own in (
            (contents.PUBLISHED, sample.published),
            (contents.SIGNED, sample.signed),
        ):
            old, new = dates.stamp(mark, zone), dates.stamp(own, zone)
            marks += [(old, new), (old[:10], new[:10]), (long_date(old), long_date(new))]
        return marks


def render(content: Content, *, reviewer: Person) -> Text:
    """Render `content` as it would be published, marks and all."""
    revision = to_json(content)
    imprint = _imprint(content.brand.time_zone, digests.digest(revision), reviewer)
    made = whole(content, imprint)
    return Text(
        brand=content.brand,
        about=tuple(topic.slug for topic in content.about),
        series=content.series.slug if content.series else "",
        revision=revision,
        digest=imprint.digest,
        documents=made.texts,
        entries=tuple(made.entries),
        words=words.columns(content.language or content.brand.language, made.words),
    )


def _imprint(zone: str, digest: str, reviewer: Person) -> Imprint:
    return Imprint(
        date_published=dates.stamp(contents.PUBLISHED, zone),
        date_modified=dates.stamp(contents.PUBLISHED, zone),
        revision_number=1,
        digest=digest,
        approved_at=dates.stamp(contents.SIGNED, zone),
        last_reviewed=dates.day(contents.SIGNED, zone).isoformat(),
        reviewed_by=reviewer,
    )


def _year(instant: datetime, zone: str) -> str:
    return f'"copyrightYear":{dates.day(instant, zone).year}'


def _replaced(text: str, marks: list[tuple[str, str]]) -> str:
    for mark, own in marks:
        text = text.replace(mark, own)
    return text


def _json(links: dict[str, Any]) -> str:
    return orjson.dumps(links).decode()[1:-1]
