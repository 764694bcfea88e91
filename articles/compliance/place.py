"""Say where in a letter something stands, in the terms of `Finding`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """
    A stretch of one field's plain text, or (without `start` and `end`) the field as a whole.

    `start` and `end` are 0-based character offsets; `quote` is the text between them.
    """

    field: str
    start: int | None = None
    end: int | None = None
    quote: str = ""

    def overlaps(self, other: "Place") -> bool:
        """Tell whether both are stretches of the same field and share a character."""
        if None in (self.start, self.end, other.start, other.end) or self.field != other.field:
            return False
        return self.start < other.end and other.start < self.end  # type: ignore[operator]
