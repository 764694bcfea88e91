"""
Fold text to what two people would agree on, to compare titles and to make citation keys.
"""

import re
import unicodedata

from references import markup

# Letters that Unicode does not take apart into a base letter and an accent.
SINGLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)


def fold(text: str) -> str:
    """Lower case, without accents: `Córdova-Martínez` gives `cordova-martinez`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(SINGLE_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def title_key(title: str) -> str:
    """Letters and digits of a title alone, so that punctuation and case make no second paper."""
    return "".join(c for c in fold(markup.plain(title)) if c.isalnum())[:255]


def slug(text: str) -> str:
    """ASCII letters, digits and single hyphens; "" when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "").replace("’", "")).strip("-")
