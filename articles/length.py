"""
Say how long a letter is, for the API and the structured data alike.

Both must agree to the word, so nobody else counts.
"""

import re
from functools import lru_cache

from articles.reading import Reading

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults (Brysbaert 2019, a meta-analysis)."""


WORD = re.compile(r"\S*[^\W_]\S*")
"""What stands between spaces and has a letter or a digit in it."""


@lru_cache(maxsize=8)
def word_count(reading: Reading) -> int:
    """Count the words of the body as shown; FAQs, references and disclaimers are not the letter."""
    return len(WORD.findall(reading.prose.text))


def minutes(words: int) -> int:
    """Return how many minutes `words` take to read, a part of one counted whole."""
    return -(-words // WORDS_A_MINUTE)


def time_required(words: int) -> str:
    """Return how long `words` take to read as an ISO 8601 duration in whole minutes: `PT9M`."""
    return f"PT{minutes(words)}M"
