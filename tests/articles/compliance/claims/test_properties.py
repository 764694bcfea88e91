"""What must not change a verdict: case, typography, neighbours; and what must not hang."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compliance.claims.classify import classify
from tests.articles.compliance.claims.words import LEXICON, label, read

CLAIMS = (
    "Zinc cures Crohn's disease.",
    "Lowers high blood pressure.",
    "A natural alternative to Prozac.",
    "Say goodbye to migraine.",
    "Our blend fights the flu virus.",
    "My arthritis pain is gone since I take these capsules.",
)
DULL = ("The jar is made of glass.", "We ship on Mondays.", "Muscle stores glycogen.")
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


@given(st.sampled_from(CLAIMS), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_hides_no_claim(claim: str, recase: object) -> None:
    assert label(recase(claim)) == "disease_claim"  # type: ignore[operator]


@given(st.sampled_from(CLAIMS), st.data())
def test_invisible_characters_hide_no_claim(claim: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(claim)))
    hidden = data.draw(st.sampled_from(HIDDEN))
    assert label(claim[:place] + hidden + claim[place:]) == "disease_claim"


@given(
    st.sampled_from(CLAIMS), st.sampled_from(["\u00a0", "  ", "\u2009", "\t", "&nbsp;", " \u200b"])
)
def test_odd_spaces_hide_no_claim(claim: str, space: str) -> None:
    assert label(claim.replace(" ", space)) == "disease_claim"


@given(st.sampled_from(CLAIMS), st.sampled_from(["’", "&rsquo;", "&#39;", "ʼ"]))
def test_quotes_hide_no_claim(claim: str, quote: str) -> None:
    assert label(claim.replace("'", quote)) == "disease_claim"


@given(st.sampled_from(CLAIMS), st.lists(st.sampled_from(DULL), max_size=4), st.booleans())
def test_an_unrelated_paragraph_changes_no_finding(
    claim: str, dull: list[str], after: bool
) -> None:
    beside = "\n\n".join(dull)
    text = f"{claim}\n\n{beside}" if after else f"{beside}\n\n{claim}"
    alone = [(t.code, t.severity, claim[t.start : t.end]) for t in read(claim).triggers]
    assert [(t.code, t.severity, text[t.start : t.end]) for t in read(text).triggers] == alone


@given(st.text(alphabet=string.printable + "’—é\u00ad", max_size=300))
def test_any_text_gets_a_label_twice_the_same_and_triggers_inside_it(text: str) -> None:
    first = read(text)
    assert first == read(text)
    assert all(0 <= t.start < t.end <= len(text) for t in first.triggers)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        ".",
        "cures ",
        "cancer ",
        "not ",
        "no no ",
        ", ",
        "zinc cures cancer, ",
        "&amp;",
        "\u0301",
        "#",
        "my A1c went down ",
        "(",
        "Smith A, ",
        "2017;",
        "-",
        "'",
        "it ",
    ],
)
def test_a_long_monotonous_text_is_read_to_its_end(piece: str) -> None:
    """No timed assertion: a rule that ran away would hang here and be named by the watchdog."""
    text = piece * (50_000 // len(piece))
    assert classify(text, lexicon=LEXICON).label in ("neutral", "disease_claim")
