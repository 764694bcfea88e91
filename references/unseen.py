"""
Know the characters that nobody sees, and take them out of texts.

A letter is signed by people who read it. What they cannot see must not stand in it: characters
that turn words around, that part a word the rules look for, or that spell a message of their own
to machines. Joiners stay, for emoji and several scripts are written with them.

Half a character (a surrogate) and NUL are nobody's text either; JSON can carry both, and
PostgreSQL refuses them.
"""

import re

UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f"  # control characters
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # they turn text around
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\uffa0"  # letters without a shape
    "\u2061-\u2064\ufff9-\ufffb"  # operators without a shape, annotations
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
    "\U000e0000-\U000e007f]"  # the alphabet of tags: a whole text can hide in it
)


def visible(text: str) -> str:
    """Return `text` without the characters nobody sees."""
    # Nothing unseen is both ASCII and printable, and asking costs far less than looking.
    return text if text.isascii() and text.isprintable() else UNSEEN.sub("", text)
