"""Beside each claim stands what it rests on, as the revision froze it."""

import msgspec

from articles.admin.review.evidence import cards
from articles.content import Claim, Evidence
from tests.articles.changes.letters import LETTER, PAPERS, edited

KIM = msgspec.structs.replace(
    PAPERS[0], kind="randomised_trial", population="athletes", dose="6 g a day", sample_size=12
)
OFFERED = Evidence(reference="kim-2017", passage="It is a fuel.", place="page 7", gap="Athletes.")
RECORD = Claim(
    mark="c1",
    kind="structure_function",
    text="Evenwell supports the gut",
    product="evenwell",
    dose="5 g a day",
    evidence=(OFFERED,),
)


def test_a_card_holds_the_statement_and_who_was_studied() -> None:
    (card,) = cards(edited(claims=(RECORD,), references=(KIM, *PAPERS[1:])))
    assert (card.letter, card.place, card.kind) == ("A", "Letter", "Structure function")
    assert card.facts == (("Product", "evenwell"), ("Dose", "5 g a day"))
    (paper,) = card.papers
    assert paper.number == 1
    assert paper.facts == (
        ("Study", "Randomised trial"),
        ("People", "athletes"),
        ("Sample", "12"),
        ("Dose", "6 g a day"),
    )
    assert (paper.evidence.passage, paper.evidence.gap) == ("It is a fuel.", "Athletes.")


def test_what_nobody_noted_is_said_to_be_missing() -> None:
    (card,) = cards(edited(claims=(RECORD,)))
    assert card.papers[0].facts == (
        ("Study", "Kind not noted"),
        ("Not noted", "people, sample, dose"),
    )


def test_a_retracted_paper_falls_short() -> None:
    retracted = msgspec.structs.replace(KIM, status="retracted")
    (card,) = cards(edited(claims=(RECORD,), references=(retracted,)))
    assert "a retracted paper" in [each.why for each in card.papers[0].shortfalls]


def test_a_paper_offered_and_not_shown_has_no_number_and_a_stranger_no_facts() -> None:
    strangers = (Evidence(reference="off-1999"), Evidence(reference="nobody-1900"))
    offered = msgspec.structs.replace(KIM, key="off-1999")
    record = msgspec.structs.replace(RECORD, evidence=strangers)
    (card,) = cards(edited(claims=(record,), offered=(offered,)))
    assert [(each.number, bool(each.facts)) for each in card.papers] == [
        (None, True),
        (None, False),
    ]


def test_a_mark_without_a_record_and_a_record_without_a_mark_both_have_a_card() -> None:
    lost = msgspec.structs.replace(RECORD, mark="c9", text="It is gone from the text")
    unrecorded, left = cards(edited(claims=(lost,)))
    assert (unrecorded.claim.text, unrecorded.is_recorded) == ("Evenwell supports the gut", False)
    assert (left.claim.text, left.letter) == ("It is gone from the text", "B")


def test_after_the_alphabet_letters_begin_again() -> None:
    marks = "".join(
        f'<p><mark data-claim="c{n}" data-kind="testimonial">Statement {n}</mark></p>'
        for n in range(1, 28)
    )
    found = cards(msgspec.structs.replace(LETTER, body=marks, claims=()))
    assert [card.letter for card in found][-2:] == ["Z", "A2"]
