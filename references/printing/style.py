"""
Say what a citation style is to us: a CSL file as published, and what has to be put right about it.

The CSL file is never edited. What the file, or citeproc-py with it, prints otherwise than the
style's own manual is corrected here, each style in its own small module: `amend` changes the
parsed file, `adapt` the fields of one item before, `polish` the finished entry.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "styles"

Fields = dict[str, Any]
"""CSL variables by name, with marks instead of tags; see `references.printing.fields`."""


def as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Style:
    """One way to print a reference. `key` is what brands and the API choose it by."""

    key: str
    label: str
    file_name: str
    probe: str
    """How Kim M, "Probe", Gut 2017, volume 1 prints, for the check at the start."""
    words: Mapping[str, str] = field(default_factory=lambda: {"suppl": "suppl", "pt": "pt"})
    """What stands before the number of a supplement and of a part."""
    suffixes: Mapping[str, str] = field(default_factory=dict)
    """How the style writes Jr, Sr, II, III; others stay as they are."""
    amend: Callable[[Any], None] = as_it_is
    adapt: Callable[[Fields], Fields] = as_it_is
    polish: Callable[[str], str] = as_it_is

    @property
    def path(self) -> Path:
        return FOLDER / self.file_name


def add_term(root: Any, name: str, text: str) -> None:
    """Give the style's English locale a term of its own; citeproc-py asks it first."""
    terms = root.find(".//{*}terms")
    term = terms.makeelement(terms[0].tag, {"name": name})
    term.text = text
    terms.append(term)
