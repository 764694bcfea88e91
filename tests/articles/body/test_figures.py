"""A figure is a picture by its identity, one line of caption, and stands between the blocks."""

import pytest

from articles.body.document import Citation, Document, Figure, Paragraph, Text
from articles.body.parse import parse
from articles.body.prose import prose
from articles.body.rekey import rekey
from articles.body.sanitize import clean
from articles.body.walk import citations, figures

IMAGE = "0d9cf6d2-0000-4000-8000-000000000001"
BARE = f'<figure data-image="{IMAGE}"></figure>'


def figure(caption: str) -> str:
    return f'<figure data-image="{IMAGE}"><figcaption>{caption}</figcaption></figure>'


CAPTIONED = figure("The lining.")


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (BARE, BARE),
        (CAPTIONED, CAPTIONED),
        (f"before{CAPTIONED}after", f"<p>before</p>{CAPTIONED}<p>after</p>"),
        (f"<p>split {CAPTIONED}here</p>", f"<p>split</p>{CAPTIONED}<p>here</p>"),
        # Loose words in it are its caption, and a caption is one line.
        (f'<figure data-image="{IMAGE.upper()}"> The lining. </figure>', CAPTIONED),
        (figure("<p>One</p><ul><li>two</li></ul><hr>three"), figure("One two three")),
        (figure("<h2>The lining.</h2>"), CAPTIONED),
        # Whoever brings a file along brings nothing; only the library has pictures.
        (figure('<img src="https://x.example/a.png" onerror="x()">The lining.'), CAPTIONED),
        ('<figure><img src="a.png"><figcaption>Words</figcaption></figure>', "<p>Words</p>"),
        ('<figure data-image="../etc">Words</figure>', "<p>Words</p>"),
        (f'<figure data-image="{IMAGE} onload=x">Words</figure>', "<p>Words</p>"),
        # Inside other blocks there is no place for one: its words stay.
        (f"<ul><li>x{CAPTIONED}</li></ul>", "<ul><li><p>x</p><p>The lining.</p></li></ul>"),
        (f"<blockquote>{CAPTIONED}</blockquote>", "<blockquote><p>The lining.</p></blockquote>"),
        (f"<h2>About {CAPTIONED}</h2>", "<h2>About The lining.</h2>"),
        (figure(f"Out {CAPTIONED} in"), figure("Out The lining. in")),
        ("<figcaption>alone</figcaption>", "<p>alone</p>"),
    ],
)
def test_what_becomes_of_a_figure(given: str, stored: str) -> None:
    assert clean(given) == stored
    assert clean(stored) == stored


def test_its_caption_is_part_of_the_words_and_an_empty_one_is_no_line() -> None:
    written = prose(parse(f"<p>One.</p>{BARE}{CAPTIONED}<p>Two.</p>"))
    assert written.text == "One.\n\nThe lining.\n\nTwo."
    assert [written.text[start:end] for start, end, _ in written.blocks] == [
        "One.",
        "The lining.",
        "Two.",
    ]


def test_a_caption_can_cite_and_is_rekeyed() -> None:
    document = parse(figure('Lining.<span data-cites="kim-2017"></span>') + "<p>x</p>")
    assert figures(document) == (Figure(IMAGE, (Text("Lining."), Citation(("kim-2017",)))),)
    assert citations(rekey(document, {"kim-2017": "kim-2018"})) == (Citation(("kim-2018",)),)


def test_no_caption_leaves_the_tree_without_words() -> None:
    assert parse(f"{BARE}<p>x</p>") == Document((Figure(IMAGE), Paragraph((Text("x"),))))
