"""
Questions that readers don't see must not be told to machines either.

Google's structured data policies: what is marked up is readable on the page, word for word.
Hidden questions are left out of page and markup alike, so a caution that stands in one of
them (who should ask a doctor first, say) protects nobody. That deserves a decision.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    count = len(letter.content.faqs)
    if count and not letter.content.faqs_shown:
        questions = "1 question and answer" if count == 1 else f"{count} questions and answers"
        yield Observation(
            Place("faqs"),
            f"This letter has {questions} that its page does not show. They will be left out of "
            "the page and of its structured data, with any caution they contain.",
            "Show them on the page, or delete them; first move cautions readers need into the "
            "letter itself.",
        )


RULE = Rule(
    code="FAQ-01",
    title="questions that the page does not show",
    severity=Severity.WARN,
    source="House rule (jsonld-target 3.9); Google Search Central, structured data policies",
    check=check,
)
