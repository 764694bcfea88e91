"""
Nothing is told exactly if not a byte differs, whatever was edited.

The letters are edited as JSON, member by member and at any depth, so that a member somebody adds
tomorrow is edited here as well.
"""

import json
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.body.serialize import serialize
from articles.changes.consequences import consequences
from articles.changes.joints import SIGN
from articles.changes.report import compare
from articles.content import Claim, Content, Evidence, LibraryEntry, SourcePage, from_json, to_json
from tests.articles.documents import documents
from tests.articles.jsonld.letters import TRIAL, full

ENTRY = LibraryEntry(
    entry="e",
    version=1,
    text="Calm Formula supports muscles.",
    grade="moderate",
    approved_on="2026-01-05",
    expires_on="2027-01-05",
)
LETTER = msgspec.structs.replace(
    full(),
    claims=(
        Claim(
            mark="c1",
            kind="structure_function",
            text="Calm Formula supports normal muscle function.",
            product="calm-formula",
            evidence=(Evidence(reference="lopez-2019", passage="It did.", place="page 7"),),
            library=ENTRY,
        ),
        Claim(mark="c1", kind="testimonial", text="It helped me.", field="faqs[1].answer"),
    ),
    offered=(msgspec.structs.replace(TRIAL, key="offered-1999"),),
    source=SourcePage(visible_date="2026-05-01"),
)
Path = tuple[str | int, ...]


def data(letter: Content) -> Any:
    return json.loads(to_json(letter))


def paths(value: Any, here: Path = ()) -> list[Path]:
    """Return the way to every value in a letter, members of papers' records too."""
    inner: Any = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    return [here, *(path for name, each in inner for path in paths(each, (*here, name)))]


def put(letter: Any, path: Path, change: Any) -> Content | None:
    """Return `letter` with `change` of the value at `path`, or None where no letter is so."""
    letter = json.loads(json.dumps(letter))
    *way, last = path
    inner = letter
    try:
        for name in way:
            inner = inner[name]
        inner[last] = change(inner[last])
        return from_json(json.dumps(letter))
    except (IndexError, KeyError, TypeError, msgspec.ValidationError):
        return None  # An earlier edit took the place away, or no letter is like this.


def other(value: Any) -> Any:
    """Return another value of the same type."""
    match value:
        case bool():
            return not value
        case str():
            return f"{value} x"
        case int():
            return value + 1
        case list():
            return value[1:] if value else ["x"]
        case dict():
            return None
    return 7


def first_of(member: str) -> Content:
    """Return the letter with something of a list that is empty in it."""
    kind = get_args(get_type_hints(Content)[member])[0]
    needed = {each.name: "x" for each in msgspec.structs.fields(kind) if each.required}
    return msgspec.structs.replace(LETTER, **{member: (kind(**needed),)})


LEAVES = [path for path in paths(data(LETTER)) if path]


@pytest.mark.parametrize("member", Content.__struct_fields__)
def test_a_change_of_any_member_is_told(member: str) -> None:
    before = data(LETTER)
    tries = [put(before, path, other) for path in LEAVES if path[0] == member]
    after = next(filter(None, tries), None) or first_of(member)
    told = compare(LETTER, after).changes
    assert any(change.path.split("[")[0].split(".")[0] == member for change in told)


def test_a_change_of_anything_at_any_depth_is_told() -> None:
    before, silent, tried = data(LETTER), [], 0
    for path in LEAVES:
        after = put(before, path, other)
        if after is not None:
            tried += 1
            silent += [] if compare(LETTER, after).changes else [path]
    assert tried > 150
    assert silent == []


def test_a_letter_beside_itself_has_no_change_and_no_consequence() -> None:
    same = from_json(to_json(LETTER))
    report = compare(LETTER, same)
    assert (report.changes, consequences(LETTER, same)) == ((), ())
    assert all(section.is_same for section in report.sections)


@st.composite
def edits(draw: st.DrawFn) -> tuple[Content, Content]:
    """Draw a letter with any body and answers, and the same after some edits, perhaps none."""
    before = data(LETTER)
    before["body"] = serialize(draw(documents))
    before["faqs"][0]["answer"] = serialize(draw(documents))
    after = json.loads(json.dumps(before))
    for _ in range(draw(st.integers(0, 3))):
        letter = put(after, draw(st.sampled_from(LEAVES)), draw(st.sampled_from(DEEDS)))
        after = data(letter) if letter else after
    if draw(st.booleans()):
        after["body"] = draw(st.sampled_from([serialize(draw(documents)), after["body"][:-4]]))
    return from_json(json.dumps(before)), from_json(json.dumps(after))


def _turned(value: Any) -> Any:
    return value[::-1] if isinstance(value, list) else value


def _doubled(value: Any) -> Any:
    return [*value, *value] if isinstance(value, list) else value


DEEDS = [other, _turned, _doubled]


@given(edits())
def test_nothing_is_told_exactly_if_not_a_byte_differs(letters: tuple[Content, Content]) -> None:
    before, after = letters
    report = compare(before, after)
    assert (report.changes == ()) is (to_json(before) == to_json(after))
    assert all(section.is_same for section in report.sections) is (report.changes == ())


@settings(max_examples=25)
@given(documents, documents)
def test_two_bodies_are_alike_exactly_if_nothing_is_told(one: Any, other_one: Any) -> None:
    before = msgspec.structs.replace(LETTER, body=serialize(one))
    after = msgspec.structs.replace(LETTER, body=serialize(other_one))
    assert (compare(before, after).changes == ()) is (one == other_one)


@settings(max_examples=20)
@given(documents, documents)
def test_the_newer_side_of_all_rows_reads_as_the_newer_letter(one: Any, two: Any) -> None:
    before = msgspec.structs.replace(LETTER, body=serialize(one))
    after = msgspec.structs.replace(LETTER, body=serialize(two))
    report = compare(before, after)
    shown = [[piece.text for piece in row.after] for row in report.rows if row.state != "removed"]
    same = compare(after, after)
    whole = [[piece.text for piece in row.pieces] for row in same.rows]
    assert squeezed(shown) == squeezed(whole)


def squeezed(rows: list[list[str]]) -> str:
    """Return the words of all rows, whichever paragraphs they were put together in."""
    return "".join("".join("".join(row) for row in rows).replace(SIGN, "").split())
