"""
Read the sentences by which a rule is explained: some it must catch, neighbours it must leave.

They stand in `examples/*.txt`, one file a rule, each line a reason and a sentence (" // " begins a
new paragraph). The handbook prints them and the tests hold the rules to them, so the manual cannot
promise what the code does not do. In them the brand sells one product, Enterova, with L-glutamine
and zinc in it.
"""

from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).with_name("examples")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, or a few, and why a rule catches or leaves it."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Examples:
    """What a rule must catch, and close neighbours it must leave alone."""

    catch: tuple[Example, ...] = ()
    leave: tuple[Example, ...] = ()


def codes() -> frozenset[str]:
    """Return the codes, as file names write them, of the rules explained by sentences."""
    return frozenset(path.stem for path in HOME.glob("*.txt"))


def of(code: str) -> Examples:
    """Return the examples of the rule `code`; empty when it has none in sentences."""
    path = HOME / f"{code.lower().replace('-', '_')}.txt"
    if not path.exists():
        return Examples()
    caught, _, left = path.read_text(encoding="utf-8").partition("[leave]")
    return Examples(_examples(caught), _examples(left))


def _examples(lines: str) -> tuple[Example, ...]:
    pairs = (line.split(" | ", 1) for line in lines.splitlines() if " | " in line)
    return tuple(Example(reason.strip(), text.strip()) for reason, text in pairs)
