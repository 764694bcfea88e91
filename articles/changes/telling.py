"""Collect changes in the order they are met, and count them, so that a text can point at each."""

from articles.changes.change import Change


class Teller:
    """What was changed so far."""

    def __init__(self) -> None:
        self.told: list[Change] = []

    def tell(self, change: Change) -> int:
        """Keep `change`, and return its number from 0."""
        self.told.append(change)
        return len(self.told) - 1
