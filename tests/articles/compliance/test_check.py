"""The whole set of rules on whole letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compliance.check import check, check_all
from articles.compliance.finding import Severity
from articles.compliance.policy import Allowance, Policy, Term
from articles.content import Content, SourcePage
from tests.articles.compliance.letters import (
    FOUNDER,
    PAPERS,
    disclaimer,
    faq,
    letter,
    promoting,
)

FULL = promoting(
    "{{Glutamine supports the gut lining.}}[[cordova-2021]] That was asked of athletes.",
    "{{Zinc supports the skin.}}[[garlick-2001]] It looked at safety alone.",
    "Kim and Kim wrote a review in 2017.[[kim-2017]]",
    authors=(FOUNDER,),
    disclosures=(FOUNDER.disclosure,),
    faqs=(faq("How fast is it?", "Five days at most.[[kim-2017]]"),),
)
WRONG = promoting(
    "Roth's 2008 paper says otherwise.[[kim-2017]] Zinc supports the skin.",
    authors=(FOUNDER,),
    references=tuple(PAPERS.values()),
)


def grave(content: Content) -> list[str]:
    return [one.code for one in check(content) if one.severity is not Severity.INFO]


def test_a_whole_letter_on_a_product_can_be_clean() -> None:
    assert grave(FULL) == []


def test_a_letter_on_biology_has_no_finding_at_all() -> None:
    assert check(letter("Cells renew themselves.[[kim-2017]]")) == ()


def test_an_empty_letter_is_told_everything_it_lacks() -> None:
    empty = letter(body="", headline="", description="", authors=(), about=())
    assert grave(empty) == ["COMP-04", "COMP-03", "COMP-02", "COMP-01", "COMP-05"]


def test_the_gravest_comes_first_and_then_the_order_of_the_letter() -> None:
    found = check(WRONG)
    ranks = [["block", "warn", "info"].index(one.severity) for one in found]
    assert ranks == sorted(ranks)
    body = [one.start for one in found if one.severity == "warn" and one.field == "body"]
    assert body == sorted(body)


def test_reference_2_comes_before_reference_10() -> None:
    many = tuple(PAPERS.values()) + tuple(
        type(paper)(
            **{**{f: getattr(paper, f) for f in paper.__struct_fields__}, "key": f"{paper.key}b"}
        )
        for paper in PAPERS.values()
    )
    fields = [one.field for one in check(letter(references=many)) if one.code == "SUB-05a"]
    assert fields == [f"references[{index}]" for index in range(14)]


def test_the_same_letter_has_the_same_findings() -> None:
    assert check(WRONG) == check(WRONG)


def test_a_wrong_mark_is_told_with_the_number_it_should_have() -> None:
    content = letter(
        "As Roth showed.[[roth-2008]] Kim agrees.[[kim-2017]]",
        "But Roth's 2008 paper goes on.[[kim-2017]]",
    )
    (finding,) = [one for one in check(content) if one.code == "SUB-05b"]
    assert "reference 2 (Kim & Kim, 2017)" in finding.message
    assert "reference 1 (Roth, 2008)" in finding.hint


def test_a_wrong_year_is_told_as_a_year() -> None:
    content = letter("Roth's 2009 paper goes on.[[roth-2008]]")
    (finding,) = [one for one in check(content) if one.code == "SUB-05b"]
    assert "dates “Roth's 2009” to 2009" in finding.message
    assert "No paper of this letter" in finding.hint


def test_a_disclaimer_in_other_words_is_told_word_by_word() -> None:
    text = disclaimer().text.replace("Food and Drug Administration", "FDA")
    (finding,) = [
        one
        for one in check(promoting("{{A.}} {{B.}}", disclaimers=(disclaimer(text),)))
        if one.code == "DISC-02"
    ]
    assert "“fda.” stands for “food and drug administration.”" in finding.message


def test_a_letter_that_denies_a_cure_is_left_alone() -> None:
    text = "Glutamine is no cure on its own, and I would never call it one."
    assert [one for one in check(promoting(text)) if one.field == "body"] == []


@given(
    st.text(),
    st.text(),
    st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40)), max_size=3),
    st.text(max_size=30),
)
def test_any_text_can_be_checked(
    words: str, page: str, questions: list[tuple[str, str]], date: str
) -> None:
    content = letter(
        words,
        headline=page,
        description=words,
        seo_title=page,
        slug=page,
        faqs=tuple(faq(question, answer) for question, answer in questions),
        disclaimers=(disclaimer(page),),
        authors=(FOUNDER,),
        source=SourcePage(visible_date=date, date_published=page, last_reviewed=date),
        references=tuple(PAPERS.values()),
    )
    assert check(content) == check(content)


FRAGMENTS = st.sampled_from(
    [
        "Enterova ", "supports ", "the gut", ". ", "not ", "Kim ", "& ", "et al. ", "2017", "(",
        ")", "'s ", "review ", "*", "[[kim-2017]]", "{{", "}}", "intended to ", "evaluated by ",
        "FDA", "?",
    ]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_any_pile_of_telling_words_can_be_checked(words: str) -> None:
    assert isinstance(check(promoting(words)), tuple)


@pytest.mark.parametrize(
    "piece",
    [
        ".", "* ", "Kim, ", "Kim & ", "A-", "O'", "van ", "glutamine ", "supports ", "our new ",
        "not ", "intended to ", "not evaluated by ", "“", "( ", "a big review ", "Ines founded ",
        "Zinc supports gut. ", "Kim's 2016 review. ",
    ],
)  # fmt: skip
def test_a_hostile_page_of_80_kilobytes_is_read_to_its_end(piece: str) -> None:
    page = piece * (80_000 // len(piece))
    assert check(letter(page, authors=(FOUNDER,), references=(PAPERS["kim-2017"],)))


CURE = "Zinc cures colitis."


def allowing(content: Content, code: str) -> Policy:
    """Return a policy under which what `code` finds in `content` was agreed to be no finding."""
    found = [one for one in check(content) if one.code == code]
    assert found
    return Policy(allowances=frozenset(Allowance(code, one.sentence_sha256) for one in found))


def test_what_two_people_allowed_is_left_out_unless_asked_for() -> None:
    content = promoting(CURE)
    policy = allowing(content, "DC-01")
    assert "DC-01" not in {one.code for one in check(content, policy)}
    assert "DC-01" in {one.code for one in check_all(content, policy)}


def test_an_allowance_holds_wherever_its_sentence_stands_and_for_no_other() -> None:
    policy = allowing(promoting(CURE), "DC-01")
    moved = promoting("Cells renew themselves.", CURE, "Zinc cures gout.")
    (finding,) = [one for one in check(moved, policy) if one.code == "DC-01"]
    assert "gout" in finding.quote


def test_an_allowed_claim_is_no_reason_to_say_the_disclaimer_does_not_help() -> None:
    content = promoting(CURE)
    assert "DISC-06" in {one.code for one in check(content)}
    assert "DISC-06" not in {one.code for one in check(content, allowing(content, "DC-01"))}


def test_a_word_that_reviewers_added_counts_in_a_letter() -> None:
    policy = Policy(terms=frozenset({Term("disease", "blorptitus")}))
    content = letter("Zinc cures blorptitus.")
    assert [one.code for one in check(content, policy) if one.code == "DC-01"] == ["DC-01"]
    assert "DC-01" not in {one.code for one in check(content)}
