"""
Keep notes while one entry is printed, and remember what a style was once asked.

CSL's rules depend on what has been printed already: a group of words falls away with its empty
variables, and what stood in for the author is not said again. citeproc-py knows neither, so the
elements of `references.printing.repairs` take notes on the item as they go.
"""

from typing import Any

from citeproc.source import CitationItem


class Said:
    """What has been asked and printed of one item so far, and what of it was moved."""

    def __init__(self) -> None:
        self.asked = 0
        self.printed: list[str] = []
        self.moved: set[str] = set()


class Printed(CitationItem):  # type: ignore[misc]
    """The item being printed, with the notes on it at hand."""

    reference: Any = None
    said: Any = None

    def __init__(self, reference: Any) -> None:
        super().__init__(reference.key)
        object.__setattr__(self, "reference", reference)
        object.__setattr__(self, "said", Said())


class Remembering:
    """An element that looks each thing up in the style once; `Press` keeps elements alive."""

    def xpath_search(self, expression: str) -> Any:
        return self._remembered(super().xpath_search, expression)  # type: ignore[misc]

    def get_term(self, name: str, *args: Any, **kwargs: Any) -> Any:
        look_up = super().get_term  # type: ignore[misc]
        return self._remembered(look_up, name, *args, **kwargs)

    def get_macro(self, name: str) -> Any:
        return self._remembered(super().get_macro, name)  # type: ignore[misc]

    def _remembered(self, look_up: Any, *args: Any, **kwargs: Any) -> Any:
        found = self.__dict__.setdefault("found", {})
        key = (look_up.__name__, *args, *kwargs.items())
        if key not in found:
            found[key] = look_up(*args, **kwargs)
        return found[key]


class Speaking(Remembering):
    """An element that prints one variable, or several roles, unless it was moved."""

    def process(self, item: Any, *args: Any, **kwargs: Any) -> Any:
        notes = item.said
        wanted = (kwargs.get("variable") or self.get("variable")).split()  # type: ignore[attr-defined]
        notes.asked += 1
        if notes.moved.intersection(wanted):
            return None
        text = super().process(item, *args, **kwargs)  # type: ignore[misc]
        if text:
            notes.printed += [name for name in wanted if name.replace("-", "_") in item.reference]
        return text
