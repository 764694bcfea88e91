"""What must not change a verdict on a letter: how it is typed, and what stands elsewhere."""

import re
from collections.abc import Callable

import pytest

from articles.compliance.check import check
from articles.content import Content
from tests.articles.compliance.letters import letter

CLAIMS = {
    "DC-01": "Zinc cures Crohn's disease.",
    "DC-02": "Glutamine lowers your cholesterol.",
    "DC-05": "Our capsules are a natural painkiller.",
    "DC-06": "A natural alternative to Prozac.",
    "DC-08": "Our blend fights the flu virus.",
    "DC-09": "Our capsules soothe the mouth sores your chemo causes.",
    "DC-10": "Tired of migraines? Try our capsules.",
    "DC-11": "My arthritis pain is gone since I take these capsules.",
    "SF-01": "Zinc supports the immune system.",
    "SUB-01": "Enterova is clinically proven to support digestion.",
    "SUB-06": "Enterova is FDA approved.",
}
WORDS = ("DC-", "SF-", "SUB-01", "SUB-04", "SUB-06", "SUB-07", "END-03", "END-04")
"""Rules that read sentences; the others count marks and papers."""
DULL = ("The jar is made of glass.", "We ship on Mondays.", "Muscle stores glycogen.")


def codes(content: Content) -> list[tuple[str, str, str]]:
    """Return what the words of the body give: code, severity, and the words pointed at."""
    return [
        (one.code, one.severity.value, plain(one.quote))
        for one in check(content)
        if one.field == "body" and one.code.startswith(WORDS)
    ]


def plain(words: str) -> str:
    """Return `words` without what typing adds to them."""
    bare = re.sub("[\u00ad\u200b\u2060]", "", words).replace("’", "'")
    return " ".join(bare.lower().split())


def typed(html: str) -> Content:
    return letter(body=html)


def inside_words(claim: str, between: str) -> str:
    """Return `claim` with `between` in the middle of every longer word."""
    return re.sub(r"\b([A-Za-z]{2})(?=[A-Za-z]{2})", rf"\1{between}", claim)


TYPINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "curly quotes": lambda claim: claim.replace("'", "’"),
    "soft hyphens": lambda claim: inside_words(claim, "\u00ad"),
    "zero-width spaces": lambda claim: inside_words(claim, "\u200b"),
    "word joiners": lambda claim: inside_words(claim, "\u2060"),
    "entities": lambda claim: "".join(f"&#{ord(letter)};" for letter in claim),
    "named spaces": lambda claim: claim.replace(" ", "&nbsp;"),
    "thin spaces": lambda claim: claim.replace(" ", "\u2009"),
    "line ends in the source": lambda claim: claim.replace(" ", "\n"),
    "bold inside words": lambda claim: inside_words(claim, "<strong></strong>"),
    "every word in a tag of its own": lambda claim: re.sub(r"(\S+)", r"<em>\1</em>", claim),
    "a tag that cuts words": lambda claim: re.sub(r"\b(\w)(\w+)", r"<em>\1</em>\2", claim),
    "a citation inside": lambda claim: claim.replace(" ", '<span data-cites="k"></span> ', 1),
}


@pytest.mark.parametrize("typing", TYPINGS)
@pytest.mark.parametrize("code", CLAIMS)
def test_no_way_of_typing_hides_a_claim(code: str, typing: str) -> None:
    as_it_is = codes(typed(f"<p>{CLAIMS[code]}</p>"))
    assert code in {found for found, _, _ in as_it_is}
    retyped = codes(typed(f"<p>{TYPINGS[typing](CLAIMS[code])}</p>"))
    assert code in {found for found, _, _ in retyped}
    # Capitals tell sentences and names apart; without them more may be one sentence.
    if typing != "small letters":
        assert retyped == as_it_is


@pytest.mark.parametrize("code", CLAIMS)
@pytest.mark.parametrize("place", range(3))
def test_an_unrelated_paragraph_changes_no_finding_elsewhere(code: str, place: int) -> None:
    alone = codes(letter(CLAIMS[code]))
    paragraphs = list(DULL[:2])
    paragraphs.insert(place, CLAIMS[code])
    assert codes(letter(*paragraphs)) == alone


def test_findings_of_two_paragraphs_are_those_of_each() -> None:
    for one, other in zip(CLAIMS.values(), list(CLAIMS.values())[1:], strict=False):
        apart = codes(letter(one)) + codes(letter(other))
        assert sorted(codes(letter(one, *DULL, other))) == sorted(apart)


@pytest.mark.parametrize("code", CLAIMS)
def test_a_finding_moves_with_its_sentence_and_keeps_its_name(code: str) -> None:
    """What settles a finding is looked up by this hash, so it must not change elsewhere."""
    here = {one.sentence_sha256 for one in check(letter(CLAIMS[code])) if one.code == code}
    there = {one.sentence_sha256 for one in check(letter(*DULL, CLAIMS[code])) if one.code == code}
    assert here == there
