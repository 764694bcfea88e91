"""
A letter goes out under the address of a real site (House rule; jsonld-target 2).

An import into an empty installation makes a stand-in for a publisher the page does not name,
at an address under .invalid, which leads nowhere by design (RFC 2606). Every URL and every id
of the structured data would be built on it, and what is once public cannot be taken back.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    host = urlsplit(letter.content.brand.origin).hostname or ""
    if not host or host.split(".")[-1] == "invalid":
        yield Observation(
            Place("brand.origin"),
            "The brand's site address is a stand-in; the letter's own address would lead nowhere.",
            "Fill in the brand: its name and the address where readers find the site.",
        )


RULE = Rule(
    code="COMP-07",
    title="a brand that is a stand-in",
    severity=Severity.BLOCK,
    source="House rule (jsonld-target 2); RFC 2606",
    check=check,
)
