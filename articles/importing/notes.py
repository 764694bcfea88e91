"""Collect what an import has to tell an editor: known for sure, guessed, without a place."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Notes:
    """
    Whole sentences or phrases for an editor, in the order they came up, each once.

    `recognised`: read off the page for sure. `guessed`: somebody should look at it.
    `unplaced`: stands on the page and has no place in the draft.
    """

    recognised: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)

    def recognise(self, note: str) -> None:
        self._add(self.recognised, note)

    def guess(self, note: str) -> None:
        self._add(self.guessed, note)

    def leave(self, note: str) -> None:
        self._add(self.unplaced, note)

    def replace(self, guess: str, by: str) -> None:
        """Put `by` where `guess` stood, once saving knows better."""
        self.guessed = [by if note == guess else note for note in self.guessed]

    @staticmethod
    def _add(notes: list[str], note: str) -> None:
        if note not in notes:
            notes.append(note)


def quoted(text: str, longest: int = 160) -> str:
    """Return `text` in quotation marks, cut where it is too long for a report."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= longest else line[: longest - 1].rstrip() + '…'}”"
