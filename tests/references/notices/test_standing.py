"""A paper's status follows from its notices; people announce them, or set them aside."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError

from references import signals
from references.models import Notice, Reference, ReferenceEvent
from references.notices import standing
from references.sources.record import NoticeFound
from tests.factories import Role, make_reference, make_user
from tests.references.answering import RETRACTION, RETRACTION_BY_PMID

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
CORRECTION = NoticeFound(kind="correction", doi="10.1/c", date="2020", source="Crossref")


@pytest.fixture
def told() -> Iterator[list[Any]]:
    """Collect what the library tells: kind of notice, whether it counts, the paper's status."""
    heard: list[Any] = []

    def listen(notice: Notice, **_: object) -> None:
        heard.append((notice.kind, notice.counts, notice.reference.status))

    signals.notice_counted.connect(listen)
    yield heard
    signals.notice_counted.disconnect(listen)


def events(reference: Reference) -> list[tuple[str, str]]:
    return [(event.kind, event.summary) for event in reversed(reference.events.all())]


def test_a_retraction_makes_a_paper_retracted_and_everybody_hears_it(told: list[Any]) -> None:
    shah = make_reference("shah-2020")
    (notice,) = standing.record_notices(shah, [RETRACTION], now=NOW)
    kept = Reference.objects.get(pk=shah.pk)
    for row in (shah, kept):
        assert (row.status, row.status_notice, row.status_date) == (
            "retracted",
            "https://doi.org/10.3390/ani11030905",
            date(2021, 3, 22),
        )
    assert (notice.source, notice.found_at, notice.found_by) == ("Crossref", NOW, None)
    assert told == [("retraction", True, "retracted")]
    where = "https://doi.org/10.3390/ani11030905, 2021-03-22"
    assert events(shah) == [
        ("notice", f"Crossref reported a notice: retraction ({where})."),
        ("status", "The status changed from “Current” to “Retracted”."),
    ]


def test_the_same_notice_of_two_registries_is_one_row(told: list[Any]) -> None:
    shah = make_reference("shah-2020")
    standing.record_notices(shah, [RETRACTION, RETRACTION_BY_PMID], now=NOW)
    notice = Notice.objects.get()
    assert (notice.doi, notice.pmid) == ("10.3390/ani11030905", "33801053")
    assert notice.citation == "Animals (Basel). 2021 Mar 22;11(3):905"
    assert len(told) == 1


def test_a_notice_told_again_is_no_news(told: list[Any]) -> None:
    shah = make_reference("shah-2020")
    standing.record_notices(shah, [RETRACTION], now=NOW)
    before = Reference.objects.get(pk=shah.pk)
    assert standing.record_notices(shah, [RETRACTION, RETRACTION_BY_PMID], now=LATER) == ()
    assert Reference.objects.get(pk=shah.pk).updated_at == before.updated_at
    assert (len(told), shah.events.count()) == (1, 2)


def test_a_milder_notice_leaves_the_status_but_is_kept(told: list[Any]) -> None:
    shah = make_reference("shah-2020")
    standing.record_notices(shah, [RETRACTION, CORRECTION], now=NOW)
    assert shah.status == "retracted"
    assert shah.notices.count() == 2
    assert told == [("retraction", True, "retracted"), ("correction", True, "retracted")]


def test_a_notice_set_aside_counts_for_nothing_and_stays_so(told: list[Any]) -> None:
    reviewer = make_user(Role.REVIEWER)
    shah = make_reference("shah-2020")
    (notice,) = standing.record_notices(shah, [RETRACTION], now=NOW)
    standing.set_aside(notice, actor=reviewer, reason=" It is another paper. ", now=LATER)
    assert standing.record_notices(shah, [RETRACTION, RETRACTION_BY_PMID], now=LATER) == ()
    kept = Notice.objects.get()
    assert (kept.set_aside_at, kept.set_aside_by) == (LATER, reviewer)
    assert kept.set_aside_reason == "It is another paper."
    shah.refresh_from_db()
    assert (shah.status, shah.status_notice, shah.status_date) == ("current", "", None)
    assert told[1:] == [("retraction", False, "current")]
    assert ("set_aside", "Retraction set aside: It is another paper.") in events(shah)


def test_setting_a_notice_aside_needs_a_reason() -> None:
    (notice,) = standing.record_notices(make_reference(), [RETRACTION], now=NOW)
    with pytest.raises(ValidationError, match="Say why"):
        standing.set_aside(notice, actor=make_user(Role.REVIEWER), reason=" ", now=NOW)


def test_a_notice_set_aside_may_count_again(told: list[Any]) -> None:
    reviewer = make_user(Role.REVIEWER)
    shah = make_reference("shah-2020")
    (notice,) = standing.record_notices(shah, [RETRACTION], now=NOW)
    standing.set_aside(notice, actor=reviewer, reason="Wrong paper.", now=NOW)
    standing.take_up(notice, actor=reviewer, reason="It was this one.", now=LATER)
    shah.refresh_from_db()
    assert shah.status == "retracted"
    assert [counts for _, counts, _ in told] == [True, False, True]


def test_a_person_announces_what_no_registry_knows() -> None:
    editor = make_user(Role.EDITOR)
    kim = make_reference()
    notice = standing.announce(
        kim, "concern", actor=editor, now=NOW, url="https://journal.example/notice", date="2025"
    )
    assert (notice.source, notice.found_by) == ("a person", editor)
    assert (kim.status, kim.status_notice) == ("concern", "https://journal.example/notice")
    assert kim.status_date is None
    assert LogEntry.objects.filter(user=editor, object_id=str(kim.pk)).count() == 2


@pytest.mark.parametrize(
    ("kind", "values"),
    [("rumour", {}), ("concern", {"date": "May 2021"}), ("concern", {"doi": "not a doi"})],
)
def test_a_notice_that_cannot_be_read_is_refused(kind: str, values: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        standing.announce(make_reference(), kind, actor=make_user(Role.EDITOR), now=NOW, **values)
    assert not Notice.objects.exists()


def test_a_reinstatement_clears_the_retraction_before_it() -> None:
    shah = make_reference("shah-2020")
    standing.record_notices(shah, [RETRACTION], now=NOW)
    reinstated = NoticeFound(kind="reinstatement", date="2022", source="Crossref", doi="10.1/r")
    standing.record_notices(shah, [reinstated], now=LATER)
    assert shah.status == "current"
    assert shah.notices.count() == 2


def test_a_declared_status_becomes_a_notice_and_back_sets_it_aside() -> None:
    editor = make_user(Role.EDITOR)
    kim = make_reference()
    standing.declare(
        kim, "retracted", actor=editor, now=NOW, notice="doi:10.1000/R", date="2024-02-03"
    )
    assert Notice.objects.get().doi == "10.1000/r"
    assert (kim.status, kim.status_date) == ("retracted", date(2024, 2, 3))
    with pytest.raises(ValidationError, match="Say why"):
        standing.declare(kim, "current", actor=editor, now=LATER)
    standing.declare(kim, "current", actor=editor, now=LATER, reason="A mistake of mine.")
    kim.refresh_from_db()
    assert kim.status == "current"
    assert not Notice.objects.get().counts


def test_a_milder_status_keeps_the_notices_that_fit_it() -> None:
    editor = make_user(Role.EDITOR)
    shah = make_reference("shah-2020")
    standing.record_notices(shah, [RETRACTION, CORRECTION], now=NOW)
    standing.declare(shah, "corrected", actor=editor, now=NOW, reason="Only corrected.")
    assert [(n.kind, n.counts) for n in Notice.objects.order_by("kind")] == [
        ("correction", True),
        ("retraction", False),
    ]
    assert (shah.status, shah.status_notice) == ("corrected", "https://doi.org/10.1/c")


def test_a_notice_is_a_doi_or_an_address() -> None:
    with pytest.raises(ValidationError, match="neither a DOI nor an address"):
        standing.declare(
            make_reference(), "concern", actor=make_user(Role.EDITOR), now=NOW, notice="somewhere"
        )


def test_declaring_what_is_so_changes_nothing() -> None:
    kim = make_reference()
    standing.declare(kim, "current", actor=make_user(Role.EDITOR), now=NOW)
    assert not kim.events.exists()


def test_a_status_that_came_with_the_record_is_kept_as_a_notice() -> None:
    """Importers and older records have a status and no notices."""
    there = make_reference(
        "old-2001", status="retracted", status_notice="https://doi.org/10.3390/ani11030905"
    )
    standing.record_notices(there, [CORRECTION], now=NOW)
    assert there.status == "retracted"
    standing.record_notices(there, [RETRACTION], now=NOW)
    assert there.notices.filter(kind="retraction").count() == 1
    assert there.status_date == date(2021, 3, 22)


def test_a_status_that_came_with_the_record_may_be_taken_back() -> None:
    there = make_reference("old-2001", status="retracted")
    editor = make_user(Role.EDITOR)
    standing.declare(there, "current", actor=editor, now=NOW, reason="Never was.")
    assert there.status == "current"


def test_words_of_a_registry_longer_than_a_column_do_not_keep_the_notice_out() -> None:
    endless = NoticeFound(
        kind="correction",
        label="x" * 400,
        citation="y" * 900,
        url=f"https://{'z' * 2000}",
        date="?",
    )
    (notice,) = standing.record_notices(make_reference(), [endless], source="PubMed", now=NOW)
    assert (len(notice.label), len(notice.citation), notice.url, notice.date) == (100, 500, "", "")
    assert notice.source == "PubMed"


def test_a_listener_that_refuses_undoes_the_notice() -> None:
    def refuse(**_: object) -> None:
        raise RuntimeError("no")

    signals.notice_counted.connect(refuse)
    kim = make_reference()
    try:
        with pytest.raises(RuntimeError):
            standing.record_notices(kim, [RETRACTION], now=NOW)
    finally:
        signals.notice_counted.disconnect(refuse)
    kim.refresh_from_db()
    assert (kim.status, Notice.objects.count(), ReferenceEvent.objects.count()) == ("current", 0, 0)
