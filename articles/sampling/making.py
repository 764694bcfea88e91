"""
Put samples into the database, by the hundred and without one trip through the workflow each.

They are whole where readers and auditors look: revision, signature, its event in the chain,
publication and entries. Their working drafts hold no more than the text: samples are there to be
read by the hundred thousand, not to be edited.
"""

import multiprocessing
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec
from django.contrib.auth.models import User
from django.db import connection, reset_queries, transaction

from articles import addresses, collect, dates, digests, generations, search_index, tallies
from articles.content import Person
from articles.models import (
    Approval,
    Article,
    Publication,
    PublishedEntry,
    PublishedText,
    Revision,
)
from articles.sampling import contents, texts
from articles.sampling.beside import Shelf
from articles.sampling.storing import store
from articles.sampling.words import Words
from articles.workflow import history, words

BEGINNING, APART = datetime(2006, 1, 1, 14, tzinfo=UTC), timedelta(minutes=10)
BATCH = 100
PREFIX = "sample-letter-"
REVIEWER = Person(slug="sample-reviewer", name="Cy Sample", job_title="Reviewer of samples")
RULES = "samples are not checked"

_takes: list["Maker"] = []
"""Whose batches this process makes, where there are several."""


def _take(maker: "Maker") -> None:
    _takes.append(maker)


def _make(numbers: range) -> int:
    return _takes[0].batch(numbers)


class Maker:
    """Makes the samples of one seed."""

    def __init__(self, count: int, *, seed: str) -> None:
        self._count, self._seed = count, seed
        self._brand = collect.brand()
        self._words = Words(Random(f"{seed} words"))  # noqa: S311
        self._texts = [
            texts.render(
                contents.content(number, brand=self._brand, words=self._words, seed=seed),
                reviewer=REVIEWER,
            )
            for number in range(contents.TEXTS)
        ]
        self._shelf = Shelf([(text.series, text.about) for text in self._texts], count)
        self._person = digests.canonical_text(msgspec.to_builtins(REVIEWER))
        self._user, _ = User.objects.get_or_create(
            username="sample-reviewer", defaults={"first_name": "Cy", "last_name": "Sample"}
        )

    def make(self, *, processes: int = 1) -> Iterator[int]:
        """Make all of them, in batches that are each kept; yields how many are there."""
        words.learn({"headline": " ".join(self._words.all), "description": "", "text": ""})
        batches = [
            range(start, min(start + BATCH, self._count)) for start in range(0, self._count, BATCH)
        ]
        done = 0
        with search_index.rebuilt(connection):
            for made in self._in(processes, batches):
                done += made
                yield done
        # One wait for all of them, instead of one a batch.
        generations.settle()

    def _in(self, processes: int, batches: list[range]) -> Iterator[int]:
        if processes == 1:
            yield from map(self.batch, batches)
            return
        # A connection can't be shared, and what was rendered need not be rendered again.
        connection.close()
        fork = multiprocessing.get_context("fork")
        with fork.Pool(processes, initializer=_take, initargs=(self,)) as pool:
            yield from pool.imap_unordered(_make, batches)

    def batch(self, numbers: range) -> int:
        """Make those of these numbers together; returns how many they are."""
        samples = [self._sample(number) for number in numbers]
        own = list(zip(numbers, samples, strict=True))
        # What takes long comes before the first row is locked.
        columns = [self._text(number).columns(sample) for number, sample in own]
        with transaction.atomic():
            self._store(own, columns)
        # With DEBUG on, Django would remember every statement, letters and all.
        reset_queries()
        return len(numbers)

    def _store(self, own: list[tuple[int, texts.Sample]], columns: list[dict[str, Any]]) -> None:
        samples = [sample for _, sample in own]
        drafts = store(self._article(sample) for sample in samples)
        revisions = store(
            self._revision(draft, number, sample)
            for draft, (number, sample) in zip(drafts, own, strict=True)
        )
        approvals = store(
            self._approval(revision, sample)
            for revision, sample in zip(revisions, samples, strict=True)
        )
        publications = store(
            self._publication(approval, number, sample, rendered)
            for approval, (number, sample), rendered in zip(approvals, own, columns, strict=True)
        )
        written = zip(revisions, publications, strict=True)
        store(history.signed(approvals, actor=self._user, rows=written))
        store(self._entries(publications, own))
        store(
            PublishedText(
                publication=publication,
                date_published=sample.published,
                listed=True,
                **self._text(number).texts(sample),
            )
            for publication, (number, sample) in zip(publications, own, strict=True)
        )
        shown = [pair for number, _ in own for pair in self._text(number).shown]
        tallies.add([("", "")] * len(own) + shown, by=1)

    def _sample(self, number: int) -> texts.Sample:
        published = BEGINNING + number * APART
        return texts.Sample(
            slug=f"{PREFIX}{number:06}",
            headline=self._headline(number),
            published=published,
            signed=published - timedelta(hours=2),
            links=self._links(number),
        )

    def _headline(self, number: int) -> str:
        dice = Random(f"{self._seed} headline {number}")  # noqa: S311
        return f"{self._words.sentence(dice, 5).rstrip('.')} {number}"

    def _links(self, number: int) -> dict[str, Any]:
        before, after = self._shelf.beside(number)
        return {
            "previous": None if before is None else self._link(before),
            "next": None if after is None else self._link(after),
            "related": [self._link(other) for other in self._shelf.related(number)],
        }

    def _link(self, number: int) -> dict[str, str]:
        slug = f"{PREFIX}{number:06}"
        url = addresses.letter_url(self._brand, slug)
        return {"slug": slug, "url": url, "headline": self._headline(number)}

    def _text(self, number: int) -> texts.Text:
        return self._texts[number % len(self._texts)]

    def _article(self, sample: texts.Sample) -> Article:
        return Article(
            identity=uuid5(NAMESPACE_URL, sample.slug),
            slug=sample.slug,
            headline=sample.headline,
            status="published",
            edited_at=sample.signed,
            edited_by=self._user,
        )

    def _revision(self, draft: Article, number: int, sample: texts.Sample) -> Revision:
        text = self._text(number).revision_of(sample)
        return Revision(
            article=draft,
            number=1,
            text=text,
            digest=digests.digest(text),
            created_at=sample.signed,
            created_by=self._user,
        )

    def _approval(self, revision: Revision, sample: texts.Sample) -> Approval:
        approval = Approval(
            revision=revision,
            digest=revision.digest,
            reviewer=self._user,
            person=self._person,
            printed_name=REVIEWER.name,
            signed_at=sample.signed,
            rules_version=RULES,
            findings="[]",
            documents="{}",
            documents_sha256=digests.digest("{}"),
        )
        approval.facts_sha256 = history.facts(approval)
        approval.bound_sha256 = history.bound(approval)
        return approval

    def _publication(
        self, approval: Approval, number: int, sample: texts.Sample, rendered: dict[str, Any]
    ) -> Publication:
        text, revision = self._text(number), approval.revision
        return Publication(
            article=revision.article,
            revision=revision,
            approval=approval,
            published_by=self._user,
            created_at=sample.published,
            live_from=sample.published,
            slug=sample.slug,
            headline=sample.headline,
            series_slug=text.series,
            date_published=sample.published,
            date_modified=sample.published,
            last_reviewed=dates.day(sample.signed, self._brand.time_zone),
            digest=revision.digest,
            tallied=True,
            **rendered,
        )

    def _entries(
        self, publications: list[Publication], own: list[tuple[int, texts.Sample]]
    ) -> Iterator[PublishedEntry]:
        for publication, (number, sample) in zip(publications, own, strict=True):
            rows = self._text(number).rows(sample, digest=publication.digest)
            for position, row in enumerate(rows):
                yield PublishedEntry(
                    publication=publication,
                    position=position,
                    date_published=sample.published,
                    **row,
                )
