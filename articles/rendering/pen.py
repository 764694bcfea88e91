"""
Write a letter's own words: the one place through which all of them pass on their way into HTML.

A pen knows at any time which field it writes and how far it came, as `articles.body.prose` counts,
so that a screen can have a passage marked without another way of rendering a letter. What readers
get is written by the plain one.
"""

from html import escape


class Pen:
    """The plain pen: it escapes, and marks nothing."""

    def field(self, path: str, text: str) -> str:
        """Return the HTML of a field that is plain text."""
        return escape(text)

    def begin(self, path: str) -> None:
        """Begin a field that has paragraphs."""

    def block(self) -> None:
        """Begin the next paragraph, heading or caption of the field."""

    def text(self, value: str) -> str:
        """Return the HTML of the next characters."""
        return escape(value, quote=False)

    def line_break(self) -> str:
        """Return the HTML of a break, which is one character."""
        return "<br>"

    def claim(self, mark: str) -> str:
        """Return what stands behind the statement `mark` of the field."""
        return ""


PLAIN = Pen()
