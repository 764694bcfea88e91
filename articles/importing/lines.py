"""Tell the lines that surround a letter (menus, bylines, dates) from the letter itself."""

import re

from references.titles import fold

NAVIGATION = re.compile(
    r"(?:read|see|load|show) (?:more|less|all)(?: (?:posts|letters|articles))?|view all|all posts|"
    r"(?:previous|next|older|newer|recent|related|more|latest)(?: (?:posts?|letters?|articles?|"
    r"entry|entries|reading))?|"
    r"home|menu|search|about(?: us)?|contact(?: us)?|shop(?: now)?|cart(?: \(?[0-9]+\)?)?|blog|"
    r"log ?in|sign (?:in|up)|subscribe(?: now)?|"
    r"skip to (?:main )?content|back to (?:top|all posts|letters|blog)|top|close|open menu|"
    r"share(?: this)?(?: (?:post|letter|article|page))?|tweet|facebook|twitter|x|linkedin|"
    r"pinterest|instagram|email|e-mail|print|copy link|save|listen|like|follow(?: us)?|"
    r"[0-9]* ?(?:comments?|likes?|views?)|(?:leave|write) a comment\W*|"
    r"all rights reserved\.?|privacy(?: policy)?|terms(?: of (?:use|service))?|"
    r"cookie (?:policy|settings)|"
    r"(?:©|\(c\)|copyright).{0,120}|[←→«»‹›↑|/•·-]+",
    re.I,
)
INTERRUPTIONS = re.compile(
    r"read more|skip to (?:main )?content|back to top|share this(?: \w+)?|copy link", re.I
)
"""What is navigation even in the midst of a letter."""
SERIES = re.compile(
    r"(?:[A-Z][\w’'&-]*|from|of|on|the|and|&)(?: (?:[A-Z][\w’'&-]*|from|of|on|the|and|&)){0,4}"
    r" (?:Letters?|Notes|Journal|Dispatch(?:es)?|Series|Diary|Essays)"
)
BYLINE = re.compile(r"(?:written |words |posted )?by[:\s]\s*(?P<name>[^\d]{2,80})", re.I)
SEPARATORS = re.compile(r"\s*[|·•–—]\s*")
SIGNATURE = re.compile(
    r"[—–-]{1,2}\s?(?P<name>[^\W\d_][\w’'.-]*(?:,?(?: &)? [^\W\d_][\w’'.-]*){0,4})"
)


def same(one: str, other: str) -> bool:
    """Say whether two texts have the same letters and digits, and have any."""
    return bool(key(one)) and key(one) == key(other)


def key(text: str) -> str:
    """Return the letters and digits of `text`, folded; for comparing what pages print."""
    return "".join(c for c in fold(text) if c.isalnum())


def is_navigation(text: str) -> bool:
    """Say whether `text` is a menu entry, a pager or a copyright line and nothing else."""
    line = text.strip(" ←→«»‹›↑|/•·:-") or text.strip()
    return len(line) <= 140 and NAVIGATION.fullmatch(line) is not None


def is_interruption(text: str) -> bool:
    """Say whether `text` is navigation wherever it stands."""
    return INTERRUPTIONS.fullmatch(text.strip(" ←→«»‹›↑:")) is not None


def series(text: str) -> str:
    """Return the name of a series if `text` is one (“Gut Notes”), or ""."""
    line = text.strip()
    return line if len(line) <= 40 and SERIES.fullmatch(line) else ""


def byline(text: str) -> str:
    """Return the name of “By Jane Doe | May 3”, or ""."""
    found = BYLINE.match(text.strip()) if len(text) <= 120 else None
    return SEPARATORS.split(found["name"])[0].strip(" ,.") if found else ""


def signature(text: str) -> str:
    """Return the name of “— Jane”, or ""."""
    found = SIGNATURE.fullmatch(text.strip()) if len(text) <= 80 else None
    return found["name"].strip(" ,.") if found else ""
