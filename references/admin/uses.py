"""
Say where a paper is used, without knowing by whom.

The library has no letters; whoever builds on it gives its screens these values.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One thing that points at the paper, with the address of its own page and a word on it."""

    label: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """
    Everything of one kind that points at the paper, such as “Live letters”.

    `moves` is False for what keeps showing the old record when two are merged.
    """

    title: str
    uses: list[Use] = field(default_factory=list)
    moves: bool = True
