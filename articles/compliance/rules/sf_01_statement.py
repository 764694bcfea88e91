"""
Point out every structure/function statement, so that the disclaimer can be tied to it.

21 CFR 101.93(f): a supplement may say how it acts on the structure or function of the body,
under the conditions of section 403(r)(6) of the FD&C Act, the disclaimer among them. FDA reads
a benefit claimed for an ingredient as claimed for the product that contains it. This rule
only shows the statements; DISC-01 and DISC-04 follow from them. Physiology without a benefit
for anybody to buy ("the gut's cells run on glutamine") is not one, nor is what the sentence
denies, asks, or reports as undecided. A sentence that claims a disease is DC's, not this rule's.
What only resembles such statements is shown as that, and nothing else hangs on it.
"""

from collections.abc import Iterator

from articles.compliance import statements
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

MARKED = "It is marked as a claim. Keep the evidence for it with the claim."
UNMARKED = (
    "Mark it as a claim and attach the FDA disclaimer, if the letter names a product; keep the "
    "evidence for it with the claim."
)

RESEMBLES = "This resembles structure/function statements, by its words as a whole. Please look."
JUDGE = (
    "If it says what a nutrient or product does for the body, mark it as a claim. If not, there is "
    "nothing to do."
)


def check(letter: Letter) -> Iterator[Observation]:
    marked = [place for place, _ in letter.claims()]
    for sentence in statements.find(letter):
        place = sentence.place
        yield Observation(
            place,
            "This reads as a structure/function statement: it says what a nutrient or product "
            "does for the body.",
            MARKED if any(claim.overlaps(place) for claim in marked) else UNMARKED,
        )
    for sentence in statements.guessed(letter):
        if not any(claim.overlaps(sentence.place) for claim in marked):
            yield Observation(sentence.place, RESEMBLES, JUDGE)


RULE = Rule(
    code="SF-01",
    title="a structure/function statement",
    severity=Severity.INFO,
    source="21 CFR 101.93(f); FD&C Act 403(r)(6)",
    check=check,
    on_copy=True,
)
