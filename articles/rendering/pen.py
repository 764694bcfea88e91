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

    def place(self, anchor: str) -> str:
        """Return the name under which a heading stands on the page, and links lead to it."""
        return anchor

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


class IndoorPen(Pen):
    """
    The pen for our own screens, which have parts of their own named `evidence` or `people`.

    Readers get a heading under its plain words. On a screen it must not take the name of a part,
    which links lead to and scripts look for.
    """

    def place(self, anchor: str) -> str:
        return f"heading-{anchor}"


PLAIN = Pen()
INDOORS = IndoorPen()
