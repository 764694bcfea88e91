"""
Tell of a paragraph what its words alone do not show: claims, links, type, and what it is.

Each is compared by itself, so that one is told although another changed at the same place.
"""

from articles.changes import claiming, marks
from articles.changes.change import Kind, State
from articles.changes.leaves import Leaf
from articles.changes.marks import Linked, Stretch
from articles.changes.passage import Passage
from articles.changes.words import Span

Spans = tuple[Span, ...]


def tell_claims(passage: Passage) -> None:
    """Tell which statements were marked, unmarked or marked as another kind."""
    for each in passage.marked:
        facts = {"before": _claim(each.before), "after": _claim(each.after)}
        number = passage.tell(Kind.CLAIMS, each.state, each.what, **facts)
        passage.show(number, each.before, each.after)


def _claim(stretch: Stretch | None) -> str:
    return f"{stretch.text} ({stretch.around.note.replace('_', ' ')})" if stretch else ""


def tell_reaches(passage: Passage, spans: Spans) -> None:
    """Tell which claim marks cover other words than before, of those that stayed."""
    for ours, theirs in claiming.reaches(passage.old, passage.new, spans):
        what = "Claim mark covers other words"
        facts = {"before": ours.text, "after": theirs.text}
        passage.show(passage.tell(Kind.CLAIMS, State.CHANGED, what, **facts), ours, theirs)


def tell_links(passage: Passage, spans: Spans) -> None:
    """Tell which links came, went or lead elsewhere."""
    for link in marks.links(passage.old, passage.new, spans):
        state, what = _link_deed(link)
        facts = {"before": _link(link.before), "after": _link(link.after)}
        passage.show(passage.tell(Kind.LINKS, state, what, **facts), link.before, link.after)


def _link_deed(link: Linked) -> tuple[State, str]:
    if link.before is None:
        return State.ADDED, "Link added"
    if link.after is None:
        return State.REMOVED, "Link removed"
    if link.before.around != link.after.around:
        return State.CHANGED, "Link leads elsewhere"
    return State.CHANGED, "Link covers other words"


def _link(stretch: Stretch | None) -> str:
    return f"{stretch.text} → {stretch.around.value}" if stretch else ""


def tell_type(passage: Passage, spans: Spans) -> None:
    """Tell which words that stayed are set in other type."""
    for each in marks.restyled(passage.old, passage.new, spans):
        text = marks.text_of(passage.new, each.start, each.end)
        number = passage.tell(
            Kind.LAYOUT,
            State.CHANGED,
            "Set in other type",
            before=f"{text} ({', '.join(each.before) or 'plain'})",
            after=f"{text} ({', '.join(each.after) or 'plain'})",
        )
        passage.show(number, None, Stretch(each.around, each.start, each.end, text))


def tell_kind(passage: Passage) -> None:
    """Tell that a paragraph became a heading, a list's item, another picture."""
    old, new = passage.old, passage.new
    if (old.sort, old.frame) == (new.sort, new.frame):
        return
    if old.is_figure and new.is_figure:
        pictures = passage.ours.named(old.picture), passage.theirs.named(new.picture)
        facts = dict(zip(("before", "after"), pictures, strict=True))
        number = passage.tell(Kind.IMAGES, State.CHANGED, "Another picture", **facts)
    else:
        headings = old.is_heading and new.is_heading
        what = "Heading of another level" if headings else "Another kind of paragraph"
        facts = {"before": named(old), "after": named(new)}
        number = passage.tell(Kind.LAYOUT, State.CHANGED, what, **facts)
    passage.noted.append(number)


def tell_whole(passage: Passage) -> int:
    """Tell that a paragraph is new or gone, and return the change's number."""
    leaf, side = (passage.after or passage.old), passage.theirs if passage.after else passage.ours
    state = State.ADDED if passage.after else State.REMOVED
    shown = " ".join(filter(None, [side.named(leaf.picture), leaf.text]))
    number = passage.tell(
        Kind.IMAGES if leaf.is_figure else Kind.WORDS,
        state,
        f"{_capitalized(named(leaf))} {state.value}",
        **{"after" if passage.after else "before": shown},
    )
    passage.noted.append(number)
    return number


def named(leaf: Leaf) -> str:
    """Return what kind of paragraph `leaf` is: "heading level 2", "item of a bulleted list"."""
    if leaf.is_figure:
        return "figure"
    for container in reversed(leaf.frame):
        if container.endswith("list"):
            return (
                f"item of a {container}" if leaf.sort == "paragraph" else f"{leaf.sort} in a list"
            )
        if container not in ("item", "row"):
            return f"{leaf.sort} in a {container}"
    return leaf.sort


def _capitalized(words: str) -> str:
    return words[0].upper() + words[1:]
