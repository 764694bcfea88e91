"""Paragraphs far from any change are folded, and nothing that changed is."""

from articles.admin.review.showing import folds
from articles.changes.report import compare
from tests.articles.changes.letters import edited

BEFORE = "".join(f"<p>Paragraph number {n} of a letter.</p>" for n in range(1, 13))


def after(old: str, new: str) -> list[tuple[int, bool]]:
    """Return how many paragraphs each stretch holds, and whether it is folded."""
    report = compare(edited(body=BEFORE), edited(body=BEFORE.replace(old, new)))
    return [(len(each.rows), each.is_closed) for each in folds(report.rows, report.changes)]


def test_one_paragraph_on_either_side_of_a_change_stays() -> None:
    assert after("number 6 of", "number 6 in") == [
        (4, True),
        (1, False),
        (1, False),
        (1, False),
        (5, True),
    ]


def test_a_few_paragraphs_are_not_worth_folding() -> None:
    assert after("number 3 of", "number 3 in") == [
        (1, False),
        (1, False),
        (1, False),
        (1, False),
        (8, True),
    ]


def test_a_text_without_a_change_is_one_fold() -> None:
    assert after("nothing", "nothing") == [(12, True)]


def test_a_row_names_the_kinds_of_its_changes_once() -> None:
    body = BEFORE.replace("number 6 of a letter", "number 7 in some letter")
    report = compare(edited(body=BEFORE), edited(body=body))
    (row,) = [
        each for fold in folds(report.rows, report.changes) for each in fold.rows if each.told
    ]
    assert row.kinds == "has-words"
    assert [told.number for told in row.told] == [1]
