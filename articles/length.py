"""
Say how long a letter is, for the API and the structured data alike.

Both must agree to the word, so nobody else counts.
"""

from functools import lru_cache

from articles.reading import Reading

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults (Brysbaert 2019, a meta-analysis)."""


@lru_cache(maxsize=8)
def word_count(reading: Reading) -> int:
    """Count the words of the body as shown; FAQs, references and disclaimers are not the letter."""
    return sum(map(_is_word, reading.prose.text.split()))


def _is_word(piece: str) -> bool:
    """Tell whether what stands between spaces has a letter or a digit in it."""
    return piece[0].isalnum() or any(map(str.isalnum, piece))


def minutes(words: int) -> int:
    """Return how many minutes `words` take to read, a part of one counted whole."""
    return -(-words // WORDS_A_MINUTE)


def time_required(words: int) -> str:
    """Return how long `words` take to read as an ISO 8601 duration in whole minutes: `PT9M`."""
    return f"PT{minutes(words)}M"
