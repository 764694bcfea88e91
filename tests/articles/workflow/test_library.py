"""What people do to the claims library, and what the database keeps."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from articles.compliance.wording import fold_digest
from articles.models import LibraryClaim, LibraryEvidence, LibraryVariant
from articles.refusal import Refused
from articles.workflow import library
from articles.workflow.policy import Role
from tests.factories import NOW, make_library_claim, make_reference, make_user

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)


def in_force(on: date = TODAY) -> list[str]:
    return [claim.text for claim in LibraryClaim.objects.in_force(on)]


def refused(change: object) -> bool:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()  # type: ignore[operator]
    return True


def test_a_proposal_is_not_in_force_until_somebody_else_approved_it() -> None:
    proposer = make_user(Role.ADMINISTRATOR)
    claim = make_library_claim(approved=False, proposer=proposer)
    assert in_force() == []
    with pytest.raises(Refused, match="Somebody else"):
        library.approve(claim, actor=proposer, now=NOW)
    library.approve(claim, actor=make_user(Role.REVIEWER), now=NOW)
    assert in_force() == [claim.text]


def test_whoever_edited_a_proposal_may_not_approve_it_either() -> None:
    editor = make_user(Role.ADMINISTRATOR)
    claim = make_library_claim(approved=False)
    claim.dose = "10 g a day"
    library.propose(claim, actor=editor, now=NOW)
    with pytest.raises(Refused, match="wrote a part"):
        library.approve(claim, actor=editor, now=NOW)


def test_an_approval_expires_after_twelve_months() -> None:
    claim = make_library_claim()
    assert claim.expires_on == date(2027, 6, 1)
    assert in_force(date(2027, 6, 1)) == [claim.text]
    assert in_force(date(2027, 6, 2)) == []
    assert list(LibraryClaim.objects.lapsed(date(2027, 6, 2))) == [claim]
    assert list(LibraryClaim.objects.lapsed(TODAY)) == []


def test_a_new_version_takes_the_old_ones_place_only_once_it_is_approved() -> None:
    first = make_library_claim(variants=("Evenwell helps the gut lining",), product=None)
    second = library.revise(first, actor=make_user(Role.EDITOR), now=NOW)
    second.text = "Evenwell helps maintain a healthy gut lining"
    library.propose(second, actor=second.proposed_by, now=NOW)
    assert in_force() == [first.text]
    assert [row.place for row in second.evidence.all()] == ["page 1051, first paragraph"]
    assert [row.text for row in second.variants.all()] == ["Evenwell helps the gut lining"]
    library.approve(second, actor=make_user(Role.REVIEWER), now=NOW)
    assert in_force() == [second.text]
    assert (second.entry, second.version) == (first.entry, 2)
    with pytest.raises(Refused, match="newer version"):
        library.revise(first, actor=make_user(Role.EDITOR), now=NOW)


def test_the_same_words_are_in_force_once() -> None:
    make_library_claim()
    twin = make_library_claim(approved=False, text="Evenwell supports a HEALTHY gut lining.")
    with pytest.raises(Refused, match="same words"):
        library.approve(twin, actor=make_user(Role.REVIEWER), now=NOW)


def test_an_entry_without_a_quoted_passage_is_not_approved() -> None:
    claim = make_library_claim(approved=False)
    claim.evidence.update(passage="")
    with pytest.raises(Refused, match="quoted passage"):
        library.approve(claim, actor=make_user(Role.REVIEWER), now=NOW)


def test_a_retired_entry_is_in_force_no_more_and_says_why() -> None:
    claim = make_library_claim()
    reviewer = make_user(Role.REVIEWER)
    with pytest.raises(Refused, match="Write why"):
        library.retire(claim, actor=reviewer, now=NOW, reason=" ")
    library.retire(claim, actor=reviewer, now=NOW, reason="The trial was retracted.")
    claim.refresh_from_db()
    assert in_force() == []
    assert (claim.retired_by, claim.retired_reason) == (reviewer, "The trial was retracted.")


def test_fda_may_be_told_after_the_approval_but_it_is_recorded_once() -> None:
    claim = make_library_claim()
    reviewer = make_user(Role.REVIEWER)
    with pytest.raises(Refused, match="still to come"):
        library.record_notification(claim, actor=reviewer, now=NOW, on=TODAY + timedelta(days=1))
    library.record_notification(claim, actor=reviewer, now=NOW, on=TODAY)
    with pytest.raises(Refused, match="recorded already"):
        library.record_notification(claim, actor=reviewer, now=NOW, on=TODAY)


def test_a_wording_is_found_by_its_text_and_by_its_variants() -> None:
    claim = make_library_claim(variants=("Evenwell helps the gut lining",))
    make_library_claim(text="Zinc contributes to normal skin")
    for text in ("evenwell supports a healthy gut lining.", "Evenwell helps the gut  lining"):
        digest = fold_digest(text)
        assert list(LibraryClaim.objects.worded({digest})) == [claim]
    assert not LibraryClaim.objects.worded({fold_digest("Evenwell heals")}).exists()


CHANGES = [
    {"text": "Evenwell cures all"},
    {"kind": "testimonial"},
    {"dose": "a lot"},
    {"grade": "high"},
    {"folded_sha256": "0" * 64},
    {"expires_on": date(2036, 1, 1)},
    {"approved_by": None, "approved_at": None, "expires_on": None},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_the_database_keeps_an_approved_entry_as_it_was(change: dict[str, object]) -> None:
    claim = make_library_claim()
    assert refused(lambda: LibraryClaim.objects.filter(pk=claim.pk).update(**change))


def test_the_database_keeps_its_words_and_evidence_too() -> None:
    claim = make_library_claim(variants=("Evenwell helps the gut lining",))
    other = make_library_claim(approved=False, text="Zinc contributes to normal skin")
    paper = make_reference("garlick-2001")
    passage = "Another passage."
    for change in (
        lambda: claim.variants.update(text="Evenwell heals"),
        lambda: LibraryVariant.objects.create(claim=claim, text="Evenwell heals"),
        lambda: LibraryVariant.objects.filter(claim=claim).delete(),
        lambda: claim.evidence.update(passage=passage),
        lambda: LibraryEvidence.objects.create(claim=claim, reference=paper, passage=passage),
        lambda: LibraryEvidence.objects.filter(claim=claim).delete(),
        lambda: other.evidence.update(claim=claim, reference=paper),
        lambda: claim.writers.clear(),
        lambda: LibraryClaim.objects.filter(pk=claim.pk).delete(),
    ):
        assert refused(change)


def test_a_paper_of_it_may_move_to_the_record_it_was_merged_into() -> None:
    claim = make_library_claim()
    claim.evidence.update(reference=make_reference("garlick-2001"))
    assert claim.evidence.get().reference.citation_key == "garlick-2001"


def test_what_is_said_once_is_not_said_again() -> None:
    claim = make_library_claim()
    rows = LibraryClaim.objects.filter(pk=claim.pk)
    rows.update(notified_on=TODAY)
    assert refused(lambda: rows.update(notified_on=None))
    library.retire(claim, actor=make_user(Role.REVIEWER), now=NOW, reason="It was misread.")
    assert refused(lambda: rows.update(retired_reason="It was fine."))


def test_a_proposal_may_be_changed_and_deleted() -> None:
    claim = make_library_claim(approved=False)
    claim.evidence.update(passage="Better quoted.")
    LibraryClaim.objects.filter(pk=claim.pk).update(dose="3 g a day")
    claim.delete()
    assert not LibraryClaim.objects.exists()
