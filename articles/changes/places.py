"""Say where a paragraph stands, so that somebody finds it: under which heading, which in order."""

from articles.changes.leaves import Leaf


def places(leaves: tuple[Leaf, ...], name: str) -> tuple[str, ...]:
    """Return the place of each leaf of the text called `name`."""
    found = []
    heading, count = "", 0
    for leaf in leaves:
        if leaf.is_heading:
            heading, count = leaf.text, 0
            found.append(f"{name}, heading “{heading}”")
            continue
        under = f" under “{heading}”" if heading else ""
        found.append(f"{name}, paragraph {count + 1}{under}")
        count += leaf.count
    return tuple(found)
