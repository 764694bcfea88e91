"""
Recognise the FDA disclaimer among a page's paragraphs.

Recognising is not approving: a page may print a text that differs from the fixed form. Such a
text is told to the editor and not taken over, for a letter carries the official one.
"""

import re

from articles.compliance import fixed_text, sentences

LONGEST = 600
SYMBOLS = re.compile(r"^\s*([*†‡§]{1,3})")


def is_disclaimer(text: str) -> bool:
    """Say whether `text` sets out to be the disclaimer, in any wording, and little else."""
    if len(text) > LONGEST:
        return False
    alike = [fixed_text.looks_like(text[start:end]) for start, end in sentences.split(text)]
    return 2 * sum(alike) >= max(len(alike), 1)


def conforms(text: str) -> bool:
    """Say whether `text` has the wording of 21 CFR 101.93(c), for one statement or several."""
    return fixed_text.is_singular(text) or fixed_text.is_plural(text)


def symbol(text: str) -> str:
    """Return the symbol a disclaimer begins with; "" when it has none."""
    found = SYMBOLS.match(text)
    return found[1] if found else ""
