"""
A citation whose paper the letter does not have would print as nothing at all.

House rule (SUB-05, reference integrity): every mark resolves to one entry of the list. A key
without a paper comes from pasting out of another letter, or from a paper removed from the
library; readers would see a claim that has lost its evidence.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    unknown = frozenset(letter.reading.unknown)
    for sentence in letter.sentences:
        for key in sentence.keys:
            if key in unknown:
                yield Observation(
                    sentence.place,
                    f"A citation here points at “{key}”, and no paper in the library has "
                    "that citation key.",
                    "Add the paper to the library and cite it here, or remove the mark.",
                )


RULE = Rule(
    code="SUB-05d",
    title="a citation of a paper that is not in the library",
    severity=Severity.BLOCK,
    source="House rule SUB-05 (reference integrity)",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)
