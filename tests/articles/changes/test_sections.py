"""The digests of a letter's parts prove what did not change."""

import json
from typing import Any

from articles.changes.report import compare
from articles.changes.sections import PARTS, REST, sections
from articles.content import Content, to_json
from articles.digests import digest
from tests.articles.changes.letters import LETTER, edited


def data(letter: Content) -> Any:
    return json.loads(to_json(letter))


def test_every_member_of_a_letter_is_in_exactly_one_part() -> None:
    found = [name for section in sections(data(LETTER), data(LETTER)) for name in section.members]
    assert sorted(found) == sorted(Content.__struct_fields__)


def test_a_member_without_a_part_is_not_left_out() -> None:
    known, unknown = data(LETTER), {**data(LETTER), "dedication": "To Ann"}
    (rest,) = [each for each in sections(known, unknown) if each.name == REST]
    assert "dedication" in rest.members
    assert not rest.is_same


def test_an_edit_changes_the_digest_of_its_part_alone() -> None:
    report = compare(LETTER, edited(body="<p>Short.</p>"))
    assert [each.name for each in report.sections if not each.is_same] == ["Letter"]


def test_a_digest_is_of_the_canonical_json_of_the_parts_members() -> None:
    (letter,) = [each for each in compare(LETTER, LETTER).sections if each.name == "Letter"]
    assert PARTS["Letter"] == ("body",)
    assert letter.after == digest(json.dumps({"body": LETTER.body}, separators=(",", ":")))
