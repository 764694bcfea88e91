"""What a browser gives up as text: headings, lists and wrapped lines told by shape."""

from articles.importing import plain_text

OPENING = "A Headline\n\nThe first paragraph ends like a sentence.\n\n"


def test_a_short_line_alone_between_paragraphs_is_a_heading() -> None:
    html = plain_text.read(OPENING + "What comes of it\n\nMuch comes of it, they say.").html
    assert "<h2>What comes of it</h2>" in html


def test_a_short_sentence_is_no_heading() -> None:
    html = plain_text.read(OPENING + "That is all.\n\nMuch comes of it, they say.").html
    assert "<p>That is all.</p>" in html


def test_a_short_line_at_the_end_is_no_heading() -> None:
    assert "<p>See you soon</p>" in plain_text.read(OPENING + "See you soon").html


def test_a_signature_is_no_heading() -> None:
    html = plain_text.read(OPENING + "— Sam\n\nP.S. There is more to say here.").html
    assert "<p>— Sam</p>" in html


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    wrapped = (
        "This paragraph was wrapped by somebody who likes\n"
        "narrow columns and hits the return key to get them\n"
        "and then it ends."
    )
    assert f"<p>{' '.join(wrapped.split())}</p>" in plain_text.read(OPENING + wrapped).html


def test_short_lines_of_their_own_stay_apart() -> None:
    html = plain_text.read(OPENING + "Previous\nNext").html
    assert "<p>Previous</p><p>Next</p>" in html


def test_numbered_lines_are_a_list_and_their_wrapped_ends_belong_to_them() -> None:
    listed = "  1. Kim M. A title that is\n     wrapped. J Nutr. 2017.\n  2. Roth E. Another. 2008."
    html = plain_text.read(OPENING + listed).html
    assert "<ol><li>Kim M. A title that is wrapped. J Nutr. 2017.</li>" in html


def test_a_list_with_empty_lines_between_is_one_list() -> None:
    assert plain_text.read(OPENING + "1. One\n\n2. Two\n\n3. Three").html.count("<ol>") == 1


def test_numbers_that_do_not_begin_with_one_are_kept_as_text() -> None:
    assert "<p>7. Seven</p>" in plain_text.read(OPENING + "7. Seven\n9. Nine").html


def test_the_disclaimer_with_its_star_is_no_list() -> None:
    line = (
        "* This statement has not been evaluated by the Food and Drug Administration. This product "
        "is not intended to diagnose, treat, cure, or prevent any disease."
    )
    assert f"<p>{line}</p>" in plain_text.read(OPENING + line).html


def test_markup_in_a_text_is_text() -> None:
    assert "&lt;b&gt;" in plain_text.read(OPENING + "He typed <b> and was surprised.").html
