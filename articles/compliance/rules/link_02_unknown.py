"""
A link to a letter this site has never had leads nowhere, now or later.

House rule: links between letters hold the letter's identity. An identity nobody knows comes
from another installation or from a letter that was deleted; it can never come alive.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    known = {target.identity for target in letter.content.letters}
    for place, link in letter.links():
        if link.identity not in known:
            yield Observation(
                place,
                f"“{place.quote}” links to a letter that does not exist here.",
                "Choose the letter again from the list, or remove the link.",
            )


RULE = Rule(
    code="LINK-02",
    title="a link to a letter that does not exist",
    severity=Severity.BLOCK,
    source="House rule (jsonld-target 1.3)",
    check=check,
)
