"""
A link to a letter that readers can't open is printed as plain words.

House rule: links between letters hold the letter's identity and are printed only while that
letter is live. So nothing breaks, but the sentence around it may promise what isn't there.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    targets = {target.identity: target for target in letter.content.letters}
    for place, link in letter.links():
        target = targets.get(link.identity)
        if target and not target.live:
            yield Observation(
                place,
                f"This links to “{target.headline}”, which is not published. Readers will see "
                "the words without the link.",
                "Publish that letter first, or reword the sentence so that it stands without it.",
            )


RULE = Rule(
    code="LINK-01",
    title="a link to a letter that is not live",
    severity=Severity.WARN,
    source="House rule (jsonld-target 1.3)",
    check=check,
)
