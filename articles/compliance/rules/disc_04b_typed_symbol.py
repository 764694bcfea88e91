"""
A symbol typed by hand leads nowhere.

21 CFR 101.93(d) wants the symbol to link statement and disclaimer. Only a marked claim makes
that link; a typed asterisk stays behind when the text moves, and a reader who follows it finds
nothing. Emphasis written like *this*, sums like 2*3 and symbols in front of a word don't count.
"""

import re
from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?![\s*])[^*\n]{1,300}(?<!\s)\1(?![\w*])")
TYPED = re.compile(r"(?<=[\w.,;:!?)\]’”\"'%])[*†‡§](?![\w*†‡§])")


def check(letter: Letter) -> Iterator[Observation]:
    for sentence in letter.sentences:
        plain = EMPHASIS.sub(lambda found: " " * len(found[0]), sentence.text)
        symbol = TYPED.search(plain)
        if symbol:
            start = sentence.start + symbol.start()
            yield Observation(
                sentence.field.place(start, start + 1),
                f"The symbol “{symbol[0]}” is typed into the text and leads to no disclaimer.",
                "Delete it and mark the statement as a claim; the symbol then prints and links by "
                "itself. For a note of another kind, write the note into the sentence.",
            )


RULE = Rule(
    code="DISC-04b",
    title="a disclaimer symbol typed by hand",
    severity=Severity.WARN,
    source="21 CFR 101.93(d)",
    check=check,
)
