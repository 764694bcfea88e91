"""
One statement takes the disclaimer's singular, several take the plural.

21 CFR 101.93(c)(1) and (2). Statements are those marked as structure/function claims in what
readers see; the plural over a single asterisk suggests statements nobody can find.
"""

from collections.abc import Iterator

from articles.compliance import fixed_text
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    count = sum(claim.kind == "structure_function" for _, claim in letter.claims())
    for index, disclaimer in enumerate(letter.content.disclaimers):
        text = disclaimer.text
        place = Place(f"disclaimers[{index}].text", 0, len(text), text)
        if count > 1 and fixed_text.is_singular(text):
            yield Observation(
                place,
                f"{count} statements are marked, but the disclaimer speaks of one.",
                "Use the plural form: “These statements have not been evaluated …”.",
            )
        elif count == 1 and fixed_text.is_plural(text):
            yield Observation(
                place,
                "One statement is marked, but the disclaimer speaks of several.",
                "Mark the other statements as claims, or use the singular form: “This statement "
                "has not been evaluated …”.",
            )


RULE = Rule(
    code="DISC-03",
    title="a disclaimer in the wrong number",
    severity=Severity.WARN,
    source="21 CFR 101.93(c)(1) and (2)",
    check=check,
)
