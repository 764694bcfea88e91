"""
The disclaimer's symbol leads to the disclaimer, and to nothing else.

21 CFR 101.93(d): the symbol links statement and disclaimer. A note that begins with the same
symbol gives it two targets, and a reader who follows it may end at "while stocks last".
Superscript numbers of references and emphasis written like *this* are no notes, nor is the
disclaimer typed out.
"""

import re
from collections.abc import Iterator

from articles.compliance import fixed_text
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

LEADING = re.compile(r"\s*([*†‡§]+)\s?(?=\w)")


def check(letter: Letter) -> Iterator[Observation]:
    symbols = {one.symbol for one in letter.content.disclaimers if one.symbol}
    opened: set[tuple[str, int]] = set()
    for sentence in letter.sentences:
        paragraph = (sentence.field.path, sentence.paragraph)
        opens = paragraph not in opened
        opened.add(paragraph)
        symbol = LEADING.match(sentence.text) if opens else None
        if not symbol or symbol[1] not in symbols or _is_emphasis(sentence.text, symbol[1]):
            continue
        if not fixed_text.looks_like(sentence.text):
            yield Observation(
                sentence.place,
                f"This note begins with “{symbol[1]}”, the symbol that leads to the disclaimer.",
                "Give the note another sign, or write it into the sentence it belongs to.",
            )


def _is_emphasis(text: str, symbol: str) -> bool:
    """Tell whether the symbol is closed again, as in *this*."""
    return symbol in text.strip()[len(symbol) :]


RULE = Rule(
    code="DISC-04d",
    title="the disclaimer's symbol used for another note",
    severity=Severity.WARN,
    source="21 CFR 101.93(d)",
    check=check,
)
