"""What a reviewer is told when one thing in the letter's own text was changed."""

import pytest

from articles.changes.change import State
from articles.changes.report import compare
from articles.content import Image
from tests.articles.changes.letters import FIRST, LETTER, body, edited, told

KIM = '<span data-cites="kim-2017"></span>'
BOTH = '<span data-cites="rao-2012 lee-2020"></span>'
NIGHT = "They do so at night as well."
CLAIM = '<mark data-claim="c1" data-kind="structure_function">Evenwell supports the gut</mark>'
LINK = '<a href="https://site.example/days">twenty days</a>'

# In the body: what stood there, what stands there now, and the one change that is told.
ONE_CHANGE = {
    "a word replaced": (
        "at night",
        "by night",
        "words, changed: Reworded | at | by",
    ),
    "words added": (
        "at night as well",
        "at night and by day as well",
        "words, added: Words added |  | and by day",
    ),
    "words removed": (" as well", "", "words, removed: Words removed | as well | "),
    "a citation added": (
        NIGHT,
        f'{NIGHT}<span data-cites="cruzat-2018"></span>',
        (
            "citations, added: Citation added behind “… so at night as well.” |  "
            "| Cruzat, 2018 (cruzat-2018)"
        ),
    ),
    "a citation removed": (
        KIM,
        "",
        (
            "citations, removed: Citation removed behind “… an amino acid for fuel.” "
            "| Kim, 2017 (kim-2017) | "
        ),
    ),
    "a citation re-pointed": (
        KIM,
        '<span data-cites="cruzat-2018"></span>',
        (
            "citations, changed: Citation re-pointed to another paper behind “… an amino acid for "
            "fuel.” | Kim, 2017 (kim-2017) | Cruzat, 2018 (cruzat-2018)"
        ),
    ),
    "one of two papers re-pointed": (
        BOTH,
        '<span data-cites="rao-2012 cruzat-2018"></span>',
        (
            "citations, changed: Citation re-pointed to another paper behind “… took it for twenty "
            "days.” | Rao, 2012 (rao-2012), Lee, 2020 (lee-2020) "
            "| Rao, 2012 (rao-2012), Cruzat, 2018 (cruzat-2018)"
        ),
    ),
    "one of two papers dropped": (
        BOTH,
        '<span data-cites="rao-2012"></span>',
        (
            "citations, removed: Citation removed behind “… took it for twenty days.” "
            "| Rao, 2012 (rao-2012), Lee, 2020 (lee-2020) | Rao, 2012 (rao-2012)"
        ),
    ),
    "two papers swapped": (
        BOTH,
        '<span data-cites="lee-2020 rao-2012"></span>',
        (
            "citations, moved: Papers of a citation put in another order behind “… took it for "
            "twenty days.” | Rao, 2012 (rao-2012), Lee, 2020 (lee-2020) "
            "| Lee, 2020 (lee-2020), Rao, 2012 (rao-2012)"
        ),
    ),
    "a citation of a paper that nobody has": (
        KIM,
        '<span data-cites="nobody-1900"></span>',
        (
            "citations, changed: Citation re-pointed to another paper behind “… an amino acid for "
            "fuel.” | Kim, 2017 (kim-2017) | nobody-1900"
        ),
    ),
    "a claim unmarked": (
        CLAIM,
        "Evenwell supports the gut",
        "claims, removed: Claim mark removed | Evenwell supports the gut (structure function) | ",
    ),
    "a claim marked": (
        NIGHT,
        f'<mark data-claim="c2" data-kind="testimonial">{NIGHT}</mark>',
        "claims, added: Marked as a claim |  | They do so at night as well. (testimonial)",
    ),
    "a claim of another kind": (
        'data-kind="structure_function"',
        'data-kind="testimonial"',
        (
            "claims, changed: Claim is of another kind | Evenwell supports the gut (structure "
            "function) | Evenwell supports the gut (testimonial)"
        ),
    ),
    "a claim over more words": (
        "the gut</mark>, and",
        "the gut, and</mark>",
        (
            "claims, changed: Claim mark covers other words | Evenwell supports the gut "
            "| Evenwell supports the gut, and"
        ),
    ),
    "a link to elsewhere": (
        "https://site.example/days",
        "https://shop.example/buy",
        (
            "links, changed: Link leads elsewhere | twenty days → https://site.example/days "
            "| twenty days → https://shop.example/buy"
        ),
    ),
    "a link removed": (
        LINK,
        "twenty days",
        "links, removed: Link removed | twenty days → https://site.example/days | ",
    ),
    "a link added": (
        "<p>Rice</p>",
        '<p><a data-letter="5f0c1f4e-0000-4000-8000-000000000001">Rice</a></p>',
        "links, added: Link added |  | Rice → 5f0c1f4e-0000-4000-8000-000000000001",
    ),
    "a link over more words": (
        '<a href="https://site.example/days">twenty days</a>',
        '<a href="https://site.example/days">twenty</a> days',
        (
            "links, changed: Link covers other words | twenty days → https://site.example/days "
            "| twenty → https://site.example/days"
        ),
    ),
    "other type": (
        "<em>every</em>",
        "<strong>every</strong>",
        "layout, changed: Set in other type | every (em) | every (strong)",
    ),
    "a heading of another level": (
        "<h2>What was asked</h2>",
        "<h3>What was asked</h3>",
        "layout, changed: Heading of another level | heading level 2 | heading level 3",
    ),
    "a heading that is a paragraph now": (
        "<h2>What was asked</h2>",
        "<p>What was asked</p>",
        "layout, changed: Another kind of paragraph | heading level 2 | paragraph",
    ),
    "a heading removed": (
        "<h2>What was asked</h2>",
        "",
        "words, removed: Heading level 2 removed | What was asked | ",
    ),
    "an item added": (
        "<li><p>Rice</p></li>",
        "<li><p>Rice</p></li><li><p>Beans of all sorts</p></li>",
        "words, added: Item of a bulleted list added |  | Beans of all sorts",
    ),
    "a paragraph divided": (
        f"{KIM} They do",
        f"{KIM}</p><p>They do",
        "layout, added: Paragraph divided |  | ",
    ),
    "one list made two": (
        "</li><li><p>Lentils",
        "</li></ul><ul><li><p>Lentils",
        "layout, changed: Lists, cells or quotations are divided otherwise before it |  | ",
    ),
    "a line broken": ("fuel.", "fuel<br>.", "words, added: Words added |  | ↵"),
}


@pytest.mark.parametrize(("old", "new", "line"), ONE_CHANGE.values(), ids=ONE_CHANGE)
def test_one_edit_is_one_change_in_a_reviewers_words(old: str, new: str, line: str) -> None:
    assert told(body(old, new)) == [line]


GUT, LUNCH = "5f0c1f4e-0000-4000-8000-00000000000a", "5f0c1f4e-0000-4000-8000-00000000000b"
PICTURES = (
    Image(url="https://site.example/gut.jpg", alt="The gut", identity=GUT),
    Image(url="https://site.example/lunch.jpg", alt="Lunch", identity=LUNCH),
)
SHOWN = f'<figure data-image="{GUT}"><figcaption>As it is drawn</figcaption></figure>'
FIGURES = {
    "a figure added": (
        "<p>x</p>",
        f"<p>x</p>{SHOWN}",
        "Figure added |  | “The gut” As it is drawn",
    ),
    "a figure removed": (
        f"<p>x</p>{SHOWN}",
        "<p>x</p>",
        "Figure removed | “The gut” As it is drawn | ",
    ),
    "another picture": (SHOWN, SHOWN.replace(GUT, LUNCH), "Another picture | “The gut” | “Lunch”"),
    "another caption": (SHOWN, SHOWN.replace("is drawn", "was drawn"), "Reworded | is | was"),
}


@pytest.mark.parametrize(("old", "new", "line"), FIGURES.values(), ids=FIGURES)
def test_a_figure_is_told_by_its_alternative_text(old: str, new: str, line: str) -> None:
    report = compare(edited(body=old, images=PICTURES), edited(body=new, images=PICTURES))
    assert [each.split(": ")[1] for each in told(report)] == [line]


def test_a_changed_citation_is_told_beside_a_changed_word() -> None:
    report = body(f"for fuel.{KIM}", 'as fuel.<span data-cites="cruzat-2018"></span>')
    assert [line.split(":")[0] for line in told(report)] == ["words, changed", "citations, changed"]


def test_a_citation_behind_words_that_grew_stays_the_same() -> None:
    report = body(f"for fuel.{KIM}", f"for fuel, and for growth.{KIM}")
    assert [change.kind.value for change in report.changes] == ["words"]


def test_a_paragraph_that_moved_is_not_told_as_new() -> None:
    first, rest = FIRST.split("<h2>")
    report = compare(LETTER, edited(body=f"<h2>{rest}{first}"))
    (line,) = told(report)
    assert line == (
        "layout, moved: Moved here | Letter, paragraph 1 "
        "| Letter, paragraph 5 under “What was asked”"
    )


def test_a_paragraph_that_moved_and_was_edited_tells_both() -> None:
    first, rest = FIRST.split("<h2>")
    report = compare(LETTER, edited(body=f"<h2>{rest}{first}".replace("at night", "by night")))
    assert [change.state.value for change in report.changes] == ["moved", "changed"]


def test_paragraphs_that_were_joined_and_edited_tell_both() -> None:
    first = (
        f"<p>Cells of the gut burn an amino acid for fuel.{KIM} They do so by night as well.</p>"
    )
    second = "<p>In a quiet hour they rest, like everybody else, and wait for the morning.</p>"
    ours = edited(body=f"<p>One.</p>{first}{second}<p>Two.</p>")
    one = (first + second).replace("</p><p>", " ").replace("by night", "at night")
    report = compare(ours, edited(body=f"<p>One.</p>{one}<p>Two.</p>"))
    assert [line.split(" |")[0] for line in told(report)] == [
        "words, changed: Reworded",
        "layout, removed: Paragraphs joined",
    ]


FIRST_HALF = "One day a cell in the gut looks for fuel"
SECOND_HALF = "and finds none of it anywhere at all."
WHOLE = f"{FIRST_HALF} {SECOND_HALF}"
NEXT = "Then it waits until the next morning."


def test_words_that_went_over_into_the_next_paragraph_divide_nothing() -> None:
    ours = edited(body=f"<p>{WHOLE}</p><p>{NEXT}</p>")
    theirs = edited(body=f"<p>{FIRST_HALF}</p><p>{SECOND_HALF} {NEXT}</p>")
    assert "Paragraph divided" not in {each.what for each in compare(ours, theirs).changes}


def test_an_item_that_became_two_is_no_divided_paragraph() -> None:
    ours = edited(body=f"<ul><li><p>{WHOLE}</p></li></ul>")
    two = f"<li><p>{FIRST_HALF}</p></li><li><p>{SECOND_HALF}</p></li>"
    report = compare(ours, edited(body=f"<ul>{two}</ul>"))
    assert "Item of a bulleted list added" in {each.what for each in report.changes}


def test_a_new_paragraph_beside_one_that_stayed_is_no_part_of_it() -> None:
    report = body("<h2>", "<p>Nobody knows how many of them there are.</p><h2>")
    assert [change.what for change in report.changes] == ["Paragraph added"]


def test_scattered_words_are_told_as_one_stretch() -> None:
    report = body("and I take it <em>every</em> day", "yet nobody has to take it at all")
    words = [change for change in report.changes if change.kind == "words"]
    assert len(words) < 3


def test_every_change_is_shown_by_a_piece_or_noted_at_its_row() -> None:
    for old, new, _ in ONE_CHANGE.values():
        report = body(old, new)
        shown = {
            number
            for row in report.rows
            for number in (*row.changes, *(piece.change for piece in row.pieces))
        }
        assert {*range(len(report.changes))} <= shown, old


def test_rows_hold_the_text_of_either_revision() -> None:
    report = body("at night", "by night")
    row = report.rows[0]
    assert row.state is State.CHANGED
    assert "".join(piece.text for piece in row.before).endswith("They do so at night as well.")
    assert "".join(piece.text for piece in row.after).endswith("They do so by night as well.")
    assert [each.state for each in report.rows[1:]] == [State.SAME] * (len(report.rows) - 1)


def test_what_no_comparison_names_is_told_all_the_same() -> None:
    before, after = (
        edited(body="<p>Take 5 mg of it</p>"),
        edited(body="<p>Take 5\u00a0mg of it</p>"),
    )
    assert told(compare(before, after)) == [
        "layout, changed: Written otherwise, with the same words, citations and marks |  | "
    ]


def test_an_unknown_form_of_the_same_text_is_told_as_just_that() -> None:
    report = compare(edited(body="<p>One  word</p>"), edited(body="<p>One word</p>"))
    assert len(report.changes) == 1
