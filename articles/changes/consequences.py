"""Tell what follows by itself from what somebody changed: other numbers, other structured data."""

from articles.changes import numbering, structured_data
from articles.changes.change import Change
from articles.content import Content
from articles.reading import read


def consequences(before: Content, after: Content) -> tuple[Change, ...]:
    """Return what readers and machines are told otherwise; () where nothing was changed."""
    return (
        *numbering.tell(read(before), read(after)),
        *structured_data.tell(before, after),
    )
