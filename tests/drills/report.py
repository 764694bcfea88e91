"""Tell while a drill runs how far it is, and at the end what all of them tried and saw."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Drill:
    """One drill: how many cases it tried, and what it saw of them in a sentence."""

    name: str
    tell: Callable[[str], None]
    cases: int = 0
    seen: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    def say(self, text: str) -> None:
        """Print one line of progress."""
        self.tell(f"  {self.name}: {text}")

    def tried(self, cases: int = 1) -> None:
        """Count what was tried."""
        self.cases += cases

    def saw(self, text: str) -> None:
        """Add a sentence to what the table says of this drill."""
        self.seen.append(text)

    def end(self) -> None:
        """Take the time."""
        self.seconds = time.monotonic() - self.began


def table(drills: list[Drill]) -> list[str]:
    """Return the drills as lines of a Markdown table."""
    rows = [("drill", "cases", "seconds", "seen"), ("---", "---:", "---:", "---")]
    rows += [
        (each.name, f"{each.cases:,}", f"{each.seconds:.0f}", " ".join(each.seen) or "FAILED")
        for each in drills
    ]
    return [f"| {' | '.join(row)} |" for row in rows]
