"""
Read admitted HTML as a row of events: text, an element opens, an element closes.

Only what `articles.body.allowlist` has let through may come in. There html5ever has written every
tag in one form: small letters, each attribute in double quotes, `<`, `&` and quotation marks as
references. So three lines of pattern read it, several times as fast as a parser for any page,
and reading letters is most of what rendering them costs.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape

TOKEN = re.compile(
    r"(?P<text>[^<]+)"
    r"|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z-]+=\"[^\"]*\")*)>"
)
ATTRIBUTE = re.compile(r" ([a-z-]+)=\"([^\"]*)\"")

Pairs = Sequence[tuple[str, str]]


class Events:
    """Follow admitted HTML; subclasses say what each event means to them."""

    def feed(self, html: str) -> None:
        """Call the handlers below for all of `html`, in its order."""
        for token in TOKEN.finditer(html):
            text, end, tag, attributes = token.groups()
            if text is not None:
                self.handle_data(unescape(text) if "&" in text else text)
            elif end:
                self.handle_endtag(tag)
            else:
                self.handle_starttag(tag, _attributes(attributes))

    def handle_data(self, data: str) -> None:
        """Take the characters between two tags."""

    def handle_starttag(self, tag: str, attrs: Pairs) -> None:
        """Take the beginning of an element, or the whole of one that has no end."""

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element."""


def openings(html: str, tag: str) -> Iterator[Pairs]:
    """Yield the attributes of every element `tag` in admitted HTML, in its order."""
    if f"<{tag}" in html:  # spare most texts a second reading
        for _, end, name, attributes in TOKEN.findall(html):
            if name == tag and not end:
                yield _attributes(attributes)


def _attributes(text: str) -> Pairs:
    return [(name, unescape(value)) for name, value in ATTRIBUTE.findall(text)] if text else ()
