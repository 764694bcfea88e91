"""
Put right what citeproc-py 0.11 does otherwise than CSL says.

Each class below takes the place of citeproc-py's own while a style is read:

- `Substitute`: what stands in for a missing author (an editor, the title) is not printed again.
- `Names`, `Text`, `Number`, `Date`: they say what they print, and are silent once moved.
- `Group`: it falls away when the variables it really asked for are empty; citeproc-py also
  counted those of branches not taken, and left words alone: "(Publication)", "Vol.".
- `Name`: people and a group that signs with them are kept apart where the style wants it.
- `Date`: a date of the style's own locale keeps its delimiter: `2017 May 12`, not `2017May12`.
- `Text`, `Label`: title case works on labels, "(Eds.)", and behind the mark of an italic word.

One more is `settle`: citeproc-py added a `name` element to the tree with every rendering. And all
of them are `Remembering`: citeproc-py searched the tree anew for every word it printed.
"""

from typing import Any

from citeproc import model
from citeproc.source import VariableError

from references import marks
from references.printing.noting import Remembering, Speaking

OPENING = "".join(marks.OPEN.values())


class Substitute(Remembering, model.Substitute):  # type: ignore[misc]
    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        for child in self:
            before = len(item.said.printed)
            try:
                text = self._stand_in(child, item, context, **kwargs)
            except VariableError:
                continue
            if text:
                item.said.moved.update(item.said.printed[before:])
                return text
        return None

    def _stand_in(self, child: Any, item: Any, context: Any, **kwargs: Any) -> Any:
        """Let names without a form of their own take that of the missing ones."""
        if isinstance(child, model.Names) and child.name is None:
            return child.render(item, names_context=self.getparent(), context=context, **kwargs)
        return child.render(item, context=context, **kwargs)


class Names(Speaking, model.Names):  # type: ignore[misc]
    pass


class Number(Speaking, model.Number):  # type: ignore[misc]
    pass


class Date(Speaking, model.Date):  # type: ignore[misc]
    def process(self, item: Any, variable: str | None = None, **kwargs: Any) -> Any:
        return super().process(item, variable=variable, **kwargs)

    def render_single_date(self, date: Any, show_parts: Any = None, context: Any = None) -> Any:
        parts = self.parts(date, show_parts, context if context is not self else None)
        return self.join(parts) if parts else None


class Name(Remembering, model.Name):  # type: ignore[misc]
    def process(self, item: Any, variable: str, **kwargs: Any) -> Any:
        names = item.reference.get(variable, [])
        people = [name for name in names if "literal" not in name]
        groups = [name["literal"] for name in names if "literal" in name]
        if not (people and groups and self.get_root().get("groups-apart")):
            return super().process(item, variable, **kwargs)
        item.reference[variable] = people
        try:
            together = super().process(item, variable, **kwargs)
        finally:
            item.reference[variable] = names
        return "; ".join([str(together), *groups])


class Marked(model.String):  # type: ignore[misc]
    """Characters whose first letter may stand behind opening marks."""

    def capitalize_first(self) -> "Marked":
        bare = self.lstrip(OPENING)
        return Marked(self[: len(self) - len(bare)] + bare[:1].upper() + bare[1:])


class Text(Remembering, model.Text):  # type: ignore[misc]
    def _variable(self, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        notes = item.said
        # A year's suffix (2017a) is made by the processor: CSL does not count it as asked.
        notes.asked += variable not in self.generated_variables
        if variable in notes.moved:
            return None
        text = super()._variable(item, context)
        notes.printed.append(variable)
        return text

    def case(self, text: Any, language: str | None = None) -> Any:
        return super().case(Marked(text), language) if self.get("text-case") else text


class Label(Remembering, model.Label):  # type: ignore[misc]
    def case(self, text: Any, language: str | None = "en") -> Any:
        return super().case(text, language)


class Group(Remembering, model.Group):  # type: ignore[misc]
    def process(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        notes = item.said
        asked, printed = notes.asked, len(notes.printed)
        pieces = [piece for piece in self._pieces(item, context, **kwargs) if piece is not None]
        if pieces and (notes.asked == asked or len(notes.printed) > printed):
            return self.join(pieces)
        raise VariableError

    def _pieces(self, item: Any, context: Any, **kwargs: Any) -> Any:
        """Render the children; a choice between them takes part in the group's delimiting."""
        for child in self:
            passed = dict(kwargs, context=context)
            if isinstance(child, model.Choose):
                passed["delimiter"] = self.get("delimiter", "")
            try:
                yield child.render(item, **passed)
            except VariableError:
                continue


CLASSES = {
    element.__name__.lower(): element
    for element in (Substitute, Names, Name, Number, Text, Label, Date, Group)
}


def settle(root: Any) -> None:
    """Give names that have no form of their own the plain one, once."""
    for names in root.iter("{*}names"):
        inherits = any(True for _ in names.iterancestors("{*}substitute"))
        if names.find("{*}name") is None and not inherits:
            names.insert(0, names.makeelement(names.tag.replace("}names", "}name")))
