"""
One statement takes the disclaimer's singular, several take the plural.

21 CFR 101.93(c)(1) and (2). Statements are those under section 403(r)(6) in what readers see,
marked or not: the number follows from what the letter says. It is chosen by itself when a letter
is collected, so the rule speaks of letters frozen before a rule or a word of the lexicon came.
"""

from collections.abc import Iterator

from articles.compliance import fixed_text, qualifying
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.passages import Passages
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    count = qualifying.count(qualifying.find(letter, Passages(letter)))
    for index, disclaimer in enumerate(letter.content.disclaimers):
        text = disclaimer.text
        place = Place(f"disclaimers[{index}].text", 0, len(text), text)
        if count > 1 and fixed_text.is_singular(text):
            yield Observation(
                place,
                f"The letter makes {count} statements, but the disclaimer speaks of one.",
                "Use the plural form: “These statements have not been evaluated …”.",
            )
        elif count == 1 and fixed_text.is_plural(text):
            yield Observation(
                place,
                "The letter makes one statement, but the disclaimer speaks of several.",
                "Use the singular form: “This statement has not been evaluated …”.",
            )


RULE = Rule(
    code="DISC-03",
    title="a disclaimer in the wrong number",
    severity=Severity.WARN,
    source="21 CFR 101.93(c)(1) and (2)",
    check=check,
)
