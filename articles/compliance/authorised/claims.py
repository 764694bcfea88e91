"""
Know the health claims that FDA authorised or qualified, and what their wording must have.

A supplement may name a disease only in such a claim, in its words. A newcomer gets this wrong:
half of a qualified claim is its qualification. FDA's "very limited scientific evidence" is not
a footnote to leave out; without it the sentence is a disease claim like any other.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from articles.compliance.finding import Finding
from articles.compliance.wording import folded

DATA = Path(__file__).with_name("claims.toml")

NEVER = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:%|percent|per cent)|\b(?:by (?:half|a third|a quarter)|"
    r"prevent(?:s|ing|ed)?|cur(?:es?|ing|ed)|treat(?:s|ing|ed)?|eliminat(?:es?|ing|ed))\b"
)
"""A degree of reduction, or more than a reduced risk: no authorised claim says either."""


@dataclass(frozen=True, slots=True)
class Element:
    """Something the wording must have: what it is, and the phrases of which one must be there."""

    name: str
    phrases: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Tell whether one of the phrases stands in `text`, which is flattened."""
        return any(_phrase(phrase).search(text) for phrase in self.phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthClaim:
    """
    One authorised or qualified health claim.

    `text` is FDA's model wording, `food` what the product must satisfy. `wording` must stand in
    the sentence itself, `beside` may stand in another one of its paragraph.
    """

    key: str
    title: str
    basis: str
    text: str
    food: str
    wording: tuple[Element, ...]
    beside: tuple[Element, ...] = ()

    def __str__(self) -> str:
        return f"{self.title}, {self.basis}"

    def lacking(self, finding: Finding) -> tuple[str, ...]:
        """Return what the wording at `finding` lacks of this claim, or has too much, in words."""
        sentence = _flat(finding.passage)
        paragraph = f"{sentence} {_flat(finding.paragraph)}"
        missing = [e.name for e in self.wording if not e.stands_in(sentence)]
        missing += [e.name for e in self.beside if not e.stands_in(paragraph)]
        if too_much := NEVER.search(sentence):
            missing.append(f"no more than a reduced risk, without “{too_much[0]}”")
        return tuple(missing)


def _flat(text: str) -> str:
    return folded(text).replace("-", " ")


@cache
def _phrase(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_flat(phrase))}(?!\w)")


def _elements(rows: list[list[str]]) -> tuple[Element, ...]:
    return tuple(Element(name, tuple(phrases)) for name, *phrases in rows)


CLAIMS: dict[str, HealthClaim] = {
    key: HealthClaim(
        key=key,
        title=row["title"],
        basis=row["basis"],
        text=row["text"],
        food=row["food"],
        wording=_elements(row["wording"]),
        beside=_elements(row.get("beside", [])),
    )
    for key, row in tomllib.loads(DATA.read_text(encoding="utf-8")).items()
}
