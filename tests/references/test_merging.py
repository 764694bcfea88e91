"""Two records of one paper become one, and nothing that either knew is lost."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError

from references import csl, history, library, merging, signals
from references.merging import MergeRefused
from references.models import FormerKey, LinkCheck, Reference, ReferenceEvent
from references.notices import standing
from references.recognition import Identifiers
from references.sources.record import NoticeFound
from references.verification import registered
from tests.factories import Role, make_user
from tests.references import papers
from tests.references.answering import RETRACTION, RETRACTION_BY_PMID, record

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)


def shelve(**values: object) -> Reference:
    facts = {"title": "A paper", "issued": "2017", **values}
    return library.add(csl.build(**facts)).reference  # type: ignore[arg-type]


@pytest.fixture
def kept() -> Reference:
    return shelve(title="Kept", volume="18", identifiers=Identifiers(doi="10.1000/kept"))


@pytest.fixture
def gone() -> Reference:
    return shelve(
        title="Gone",
        volume="17",
        issue="5",
        authors=[csl.PersonName("Kim", "MH")],
        identifiers=Identifiers(pmid="12"),
    )


@pytest.fixture
def moved() -> Iterator[list[tuple[str, str]]]:
    heard: list[tuple[str, str]] = []

    def listen(gone: Reference, kept: Reference, **_: object) -> None:
        assert Reference.objects.filter(pk__in=[gone.pk, kept.pk]).count() == 2
        heard.append((gone.citation_key, kept.citation_key))

    signals.merging.connect(listen)
    yield heard
    signals.merging.disconnect(listen)


def merge(gone: Reference, kept: Reference, **values: object) -> Reference:
    return merging.merge(gone, kept, actor=None, now=LATER, values=values)


def test_gaps_are_filled_and_the_kept_words_stay(gone: Reference, kept: Reference) -> None:
    merged = merge(gone, kept)
    assert merged == kept
    row = Reference.objects.get()
    assert (row.title, row.volume, row.issue) == ("Kept", "18", "5")
    assert row.names() == (csl.PersonName("Kim", "MH"),)
    assert row.identifiers() == Identifiers(doi="10.1000/kept", pmid="12")


def test_chosen_values_win(gone: Reference, kept: Reference) -> None:
    merge(gone, kept, title="Gone", authors=[{"family": "Choi", "given": "S"}])
    row = Reference.objects.get()
    assert (row.title, row.names()) == ("Gone", (csl.PersonName("Choi", "S"),))


def test_whoever_points_at_the_one_that_goes_is_told_first(
    gone: Reference, kept: Reference, moved: list[tuple[str, str]]
) -> None:
    keys = (gone.citation_key, kept.citation_key)
    merge(gone, kept)
    assert moved == [keys]


def test_the_former_key_leads_to_the_kept_paper_for_ever(gone: Reference, kept: Reference) -> None:
    third = shelve(title="Third", identifiers=Identifiers(isbn="9780306406157"))
    old, middle = gone.citation_key, kept.citation_key
    merge(gone, kept)
    merge(kept, third)
    assert library.keyed(old) == library.keyed(middle) == third
    assert set(FormerKey.objects.values_list("key", flat=True)) == {old, middle}
    assert list(Reference.objects.search(old)) == [third]


def test_a_former_key_is_given_to_no_other_paper(gone: Reference, kept: Reference) -> None:
    old = gone.citation_key
    merge(gone, kept)
    added = library.add(csl.build(title="New one", issued="2017"), citation_key=old)
    assert added.reference.citation_key != old
    typed = Reference(citation_key=old, title="Typed into the form")
    with pytest.raises(ValidationError, match=f"merged into {kept.citation_key}"):
        typed.full_clean()


def test_two_dois_are_two_papers_unless_one_gives_way(kept: Reference) -> None:
    preprint = shelve(title="Preprint", identifiers=Identifiers(doi="10.1101/preprint"))
    assert "two papers" in merging.refusal(preprint, kept)
    with pytest.raises(MergeRefused, match=r"different DOIs, 10\.1101/preprint and 10\.1000/kept"):
        merge(preprint, kept)
    assert Reference.objects.count() == 2
    merge(preprint, kept, doi="10.1101/preprint")
    assert Reference.objects.get().doi == "10.1101/preprint"


def test_a_third_doi_settles_nothing(kept: Reference) -> None:
    preprint = shelve(title="Preprint", identifiers=Identifiers(doi="10.1101/preprint"))
    with pytest.raises(MergeRefused):
        merge(preprint, kept, doi="10.1101/third")


def test_a_record_is_not_merged_with_itself(kept: Reference) -> None:
    with pytest.raises(MergeRefused, match="same record"):
        merge(kept, kept)


def test_a_record_merged_meanwhile_is_not_merged_again(gone: Reference, kept: Reference) -> None:
    twin = Reference.objects.get(pk=gone.pk)
    merge(gone, kept)
    with pytest.raises(MergeRefused, match="gone"):
        merge(twin, kept)


def test_a_value_that_cannot_be_kept_undoes_all(gone: Reference, kept: Reference) -> None:
    with pytest.raises(MergeRefused, match="volume"):
        merge(gone, kept, volume="9" * 200)
    assert Reference.objects.count() == 2
    assert not FormerKey.objects.exists()


def test_notices_of_both_count_each_once(gone: Reference, kept: Reference) -> None:
    correction = NoticeFound(kind="correction", doi="10.1000/c", date="2020", source="Crossref")
    standing.record_notices(gone, [RETRACTION, correction], now=NOW)
    standing.record_notices(kept, [RETRACTION_BY_PMID], now=NOW)
    merged = merge(gone, kept)
    retraction = merged.notices.get(kind="retraction")
    assert (retraction.doi, retraction.pmid) == ("10.3390/ani11030905", "33801053")
    assert merged.notices.count() == 2
    assert merged.status == "retracted"


def test_a_notice_that_counts_on_one_side_counts(gone: Reference, kept: Reference) -> None:
    reviewer = make_user(Role.REVIEWER)
    standing.record_notices(gone, [RETRACTION], now=NOW)
    (notice,) = standing.record_notices(kept, [RETRACTION], now=NOW)
    standing.set_aside(notice, actor=reviewer, reason="Not this one.", now=NOW)
    merged = merge(gone, Reference.objects.get(pk=kept.pk))
    assert (merged.notices.count(), merged.status) == (1, "retracted")


def test_a_status_without_notice_is_not_lost(gone: Reference, kept: Reference) -> None:
    Reference.objects.filter(pk=gone.pk).update(status="retracted")
    assert merge(gone, kept).status == "retracted"


def test_all_that_was_said_and_done_moves_along(gone: Reference, kept: Reference) -> None:
    editor = make_user(Role.EDITOR)
    registered.keep(gone, [record(papers.KIM, source="PubMed")], now=NOW)
    history.record(gone, ReferenceEvent.Kind.ADDED, "Added.", at=NOW, actor=editor)
    LinkCheck.objects.create(
        reference=gone, url="https://x.example", outcome="works", first_at=NOW, last_at=NOW
    )
    Reference.objects.filter(pk=gone.pk).update(
        kind="trial", population="adults", sample_size=12, checked_at=NOW
    )
    old, gone_pk = gone.citation_key, gone.pk
    merged = merging.merge(gone, kept, actor=editor, now=LATER)
    assert merged.registry_records.count() == merged.link_checks.count() == 1
    assert [event.kind for event in reversed(merged.events.all())] == ["added", "merged"]
    assert old in merged.events.first().summary
    row = Reference.objects.get()
    assert (row.kind, row.population, row.sample_size, row.checked_at) == (
        "trial",
        "adults",
        12,
        NOW,
    )
    # Whoever changed the one that went has a hand in the one that stayed.
    assert not LogEntry.objects.filter(object_id=str(gone_pk)).exists()
    assert LogEntry.objects.filter(object_id=str(kept.pk), user=editor).count() == 2


def test_the_words_of_the_one_that_went_stay_in_the_history(
    gone: Reference, kept: Reference
) -> None:
    merged = merge(gone, kept)
    assert merged.events.get(kind="merged").details["before"]["gone"]["title"] == "Gone"


def test_a_listener_that_refuses_undoes_the_merge(gone: Reference, kept: Reference) -> None:
    def refuse(**_: object) -> None:
        raise MergeRefused("A letter is being signed.")

    signals.merging.connect(refuse)
    try:
        with pytest.raises(MergeRefused, match="being signed"):
            merge(gone, kept)
    finally:
        signals.merging.disconnect(refuse)
    assert Reference.objects.count() == 2


def test_a_place_is_taken_whole_or_not_at_all(kept: Reference) -> None:
    """An article number beside the other record's pages would be a third, wrong place."""
    Reference.objects.filter(pk=kept.pk).update(page="7-19", container_title="Nutrients")
    gone = shelve(
        title="Gone",
        number="1051",
        container_title="Animals",
        container_title_short="Animals (Basel)",
    )
    merged = merge(gone, kept)
    assert (merged.page, merged.number) == ("7-19", "")
    assert (merged.container_title, merged.container_title_short) == ("Nutrients", "")
