"""Say no: as a value that a screen shows, and as the exception that undoes a transaction."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not, as an unchanging code and as a sentence with the way out."""

    code: str
    reason: str


class Refused(Exception):
    """The policy said no; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal
