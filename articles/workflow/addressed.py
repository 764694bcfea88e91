"""Read whom a comment speaks to: `@username`, as people write it in a sentence."""

import re

# What an account's name may hold; a mail address is no mention, nor is the full stop behind one.
_MENTION = re.compile(r"(?<![\w.@+-])@([\w.@+-]*\w)")


def addressed(text: str) -> tuple[str, ...]:
    """Return the account names that `text` mentions, each once, in order and without the sign."""
    return tuple(dict.fromkeys(_MENTION.findall(text)))
