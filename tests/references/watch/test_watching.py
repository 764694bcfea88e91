"""Papers are watched; what could not be checked never reads as clear."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from references import csl, library
from references.models import Reference
from references.recognition import Identifiers
from references.sources.record import Standing, Unreachable
from references.verification import verifying
from references.watch import watching
from tests.factories import make_reference
from tests.references import papers
from tests.references.answering import NOBODY, RETRACTION, Answering, found, the_eight

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def registries() -> Answering:
    """All eight papers, and nobody has retracted one yet."""
    return Answering(papers=[found(item) for item in papers.PAPERS])


@pytest.fixture
def shelf(registries: Answering) -> list[Reference]:
    rows = [library.add(item).reference for item in papers.PAPERS]
    for row in rows:
        verifying.verify(row, registries=registries, now=NOW)
    return rows


def check(registries: watching.Watched, now: datetime = LATER) -> dict[str, watching.Checked]:
    rows = Reference.objects.order_by("pk")
    checked = watching.check(rows, registries=registries, now=now)
    return {one.reference.citation_key: one for one in checked}


def test_papers_that_stand_are_checked_and_nothing_else_changes(
    registries: Answering, shelf: list[Reference]
) -> None:
    before = {row.pk: (row.updated_at, row.csl()) for row in Reference.objects.all()}
    checked = check(registries)
    assert len(checked) == 8
    assert {(one.asked, one.fault, one.notices, one.changes) for one in checked.values()} == {
        (("Crossref",), "", (), ())
    }
    for row in Reference.objects.all():
        assert (row.checked_at, row.unanswered_since) == (LATER, None)
        assert before[row.pk] == (row.updated_at, row.csl())


def test_a_retraction_is_noticed_once(registries: Answering, shelf: list[Reference]) -> None:
    registries.announce(papers.SHAH, RETRACTION)
    one = check(registries)["shah-2020"]
    assert [notice.kind for notice in one.notices] == ["retraction"]
    assert (one.status_before, one.reference.status) == ("current", "retracted")
    again = check(registries)["shah-2020"]
    assert (again.notices, again.status_before) == ((), "retracted")


def test_nobody_reached_is_said_and_the_last_answer_keeps_its_age(
    registries: Answering, shelf: list[Reference]
) -> None:
    registries.down = NOBODY
    for now in (LATER, LATER + timedelta(days=1)):
        one = check(registries, now)["kim-2017"]
        assert (one.answered, one.fault) == (False, NOBODY)
    kim = Reference.objects.get(citation_key="kim-2017")
    assert (kim.checked_at, kim.unanswered_since, kim.fault) == (NOW, LATER, NOBODY)
    registries.down = ""
    check(registries, LATER + timedelta(days=2))
    kim.refresh_from_db()
    assert (kim.unanswered_since, kim.fault) == (None, "")


def test_changed_metadata_are_shown_and_not_taken(
    registries: Answering, shelf: list[Reference]
) -> None:
    registries.say(papers.KIM, volume="19", abstract="What the paper says in short.")
    one = check(registries)["kim-2017"]
    assert [(d.field, d.typed, d.registered, d.kept) for d in one.changes] == [
        ("volume", "18", "19", "typed")
    ]
    kim = Reference.objects.get(citation_key="kim-2017")
    assert (kim.volume, kim.abstract) == ("18", "What the paper says in short.")
    summaries = [event.summary for event in kim.events.filter(kind="changed")]
    assert "Crossref says otherwise now: Volume. The record is as it was." in summaries
    assert check(registries)["kim-2017"].changes == ()


def test_a_difference_that_was_there_before_is_no_change(registries: Answering) -> None:
    """Two registries may disagree for ever; only a new word of one of them is news."""
    kim = library.add(papers.KIM).reference
    verifying.verify(kim, registries=registries, now=NOW)
    kim.volume = "17"
    kim.save()
    assert check(registries)["kim-2017"].changes == ()
    registries.say(papers.KIM, issue="6")
    assert [d.field for d in check(registries)["kim-2017"].changes] == ["issue"]


def test_a_record_verified_before_anybody_kept_answers_is_compared_whole(
    registries: Answering,
) -> None:
    library.add({**papers.KIM, "volume": "17"}, verified_at=NOW, verified_source="Crossref")
    one = check(registries)["kim-2017"]
    assert [(d.field, d.registered) for d in one.changes] == [("volume", "18")]


def test_an_unverified_record_is_verified_on_the_way() -> None:
    library.add(papers.SHAH)
    assert not check(the_eight(down=NOBODY))["shah-2020"].verified
    one = check(the_eight())["shah-2020"]
    assert (one.verified, one.reference.status, one.asked) == (True, "retracted", ("Crossref",))
    assert [notice.kind for notice in one.notices] == ["retraction"]


def test_a_verified_paper_without_doi_or_pmid_is_followed_by_nobody() -> None:
    book = csl.build(title="A book", identifiers=Identifiers(isbn="9780306406157"))
    library.add(book, verified_at=NOW)
    registries = the_eight()
    (one,) = check(registries).values()
    assert (one.answered, one.fault) == (False, watching.NOT_FOLLOWED)
    assert registries.asked == 0


class _Breaking(Answering):
    def standings(self, papers: Iterable[Identifiers]) -> Iterator[Standing]:
        yield self._standing(next(iter(papers)))
        raise Unreachable(NOBODY)


def test_registries_that_break_off_leave_the_rest_unchecked(shelf: list[Reference]) -> None:
    checked = list(check(_Breaking(papers=[found(item) for item in papers.PAPERS])).values())
    assert [one.answered for one in checked] == [True] + [False] * 7
    assert {one.fault for one in checked[1:]} == {NOBODY}


def test_papers_are_yielded_while_others_still_wait(
    registries: Answering, shelf: list[Reference], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "BATCH", 3)
    registries.asked = 0
    rows = Reference.objects.order_by("pk")
    next(iter(watching.check(rows, registries=registries, now=LATER)))
    assert registries.asked == 1


def test_asking_never_holds_a_transaction(shelf: list[Reference]) -> None:
    depth: list[int] = []
    registries = the_eight(meanwhile=lambda: depth.append(len(connection.savepoint_ids)))
    outside = len(connection.savepoint_ids)
    check(registries)
    assert set(depth) == {outside}


AGES = [
    ({}, "never", "No registry has ever said whether it stands."),
    (
        {"unanswered_since": NOW, "fault": NOBODY},
        "never",
        f"No registry has ever said whether it stands. {NOBODY}",
    ),
    ({"checked_at": NOW}, "fresh", "Checked on 1 Jun 2026."),
    (
        {"checked_at": NOW, "fault": "PubMed was too slow."},
        "fresh",
        "Checked on 1 Jun 2026. PubMed was too slow.",
    ),
    (
        {"checked_at": NOW - timedelta(days=30)},
        "stale",
        "Last checked 31 days ago, on 2 May 2026.",
    ),
    (
        {"checked_at": NOW - timedelta(days=1), "unanswered_since": NOW, "fault": NOBODY},
        "stale",
        f"Could not be checked since 1 Jun 2026; what is known is of 31 May 2026. {NOBODY}",
    ),
]


@pytest.mark.parametrize(("values", "level", "words"), AGES)
def test_how_far_the_standing_is_known_is_said_in_words(
    values: dict[str, object], level: str, words: str
) -> None:
    kim = make_reference("kim-2017", **values)
    assert watching.freshness(kim, LATER) == watching.Freshness(level, words)
