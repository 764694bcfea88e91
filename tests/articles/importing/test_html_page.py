"""An HTML page: the letter without what surrounds it."""

import pytest

from articles.importing import html_page, markdown_page
from articles.importing.reader import read_page

TEXT = "<p>" + "The letter goes on for a while and says what it has to say. " * 6 + "</p>"


def page(inside: str) -> str:
    return f"<!doctype html><html><head><title>T | Site</title></head><body>{inside}</body></html>"


@pytest.mark.parametrize(
    "margin",
    [
        "<nav><p>GONE</p></nav>",
        "<aside>GONE</aside>",
        "<footer>GONE</footer>",
        "<form>GONE<input></form>",
        "<script>GONE</script>",
        "<style>.GONE {}</style>",
        "<!-- GONE -->",
        "<div hidden>GONE</div>",
        "<div class='related-posts'>GONE</div>",
        "<button>GONE</button>",
        "<article><a href='/x'>GONE</a></article>",
    ],
)
def test_what_surrounds_the_letter_is_dropped(margin: str) -> None:
    html = page(f"<main><article><h1>H</h1>{TEXT}{margin}</article><article>GONE</article></main>")
    assert "GONE" not in html_page.read(html).html


def test_a_footer_that_holds_the_disclaimer_is_a_part_of_the_letter() -> None:
    disclaimer = (
        "* This statement has not been evaluated by the Food and Drug Administration. This product "
        "is not intended to diagnose, treat, cure, or prevent any disease."
    )
    html = page(f"<article><h1>H</h1>{TEXT}<footer><p>{disclaimer}</p></footer></article>")
    assert read_page(html.encode(), "a.html").disclaimer == disclaimer


def test_the_head_fills_in_what_the_page_does_not_show() -> None:
    html = page(f"<h1>H</h1>{TEXT}").replace(
        "</head>",
        '<link rel="canonical" href="https://a.example/post/the-h">'
        '<meta property="og:site_name" content="A Site">'
        '<meta name="author" content="Ann Other"></head>',
    )
    found = read_page(html.encode(), "a.html")
    assert (found.slug, found.publisher.origin) == ("the-h", "https://a.example")
    assert (found.publisher.name, found.authors[0].name) == ("A Site", "Ann Other")


def test_folded_answers_are_questions_of_the_page() -> None:
    asked = "<details><summary>Does it work?</summary><p>Nobody knows yet.</p></details>"
    html = page(f"<h1>H</h1>{TEXT}<h2>FAQ</h2>{asked}")
    found = read_page(html.encode(), "a.html")
    assert [(q.question, q.answer) for q in found.questions] == [
        ("Does it work?", "<p>Nobody knows yet.</p>")
    ]
    assert found.questions_shown


def test_addresses_behind_links_of_the_list_are_kept() -> None:
    entry = (
        "Kim MH, Kim H. A title. Int J Mol Sci. 2017;18(5):1051. "
        '<a href="https://doi.org/10.3390/ijms18051051">Crossref</a> <a href="#back">↩</a>'
    )
    html = page(f"<h1>H</h1>{TEXT}<h2>References</h2><ol><li>{entry}</li></ol>")
    text = read_page(html.encode(), "a.html").references[0].text
    assert "https://doi.org/10.3390/ijms18051051" in text
    assert "↩" not in text


def test_a_list_without_a_title_is_known_by_its_entries() -> None:
    entries = "".join(
        f"<li>{name} M. A title. J Nutr. 20{n};1(2):3-9.</li>"
        for n, name in enumerate(("Kim", "Roth", "Shah"), start=10)
    )
    found = read_page(page(f"<h1>H</h1>{TEXT}<ol>{entries}</ol>").encode(), "a.html")
    assert len(found.references) == 3


def test_a_list_in_the_letter_is_no_reference_list() -> None:
    found = read_page(
        page(f"<h1>H</h1>{TEXT}<ol><li>Eat.</li><li>Sleep.</li></ol>").encode(), "a.html"
    )
    assert found.references == ()
    assert "<ol>" in found.body


def test_markdown_front_matter_and_named_footnotes() -> None:
    text = (
        "---\ntitle: A Title\nslug: a-slug\nauthor: Ann Other\ndate: 2026-03-04\n---\n\n"
        "One paragraph.[^roth] Then another one.[^kim]\n\n"
        "[^kim]: Kim M. A title. J Nutr. 2017;1(2):3-9.\n"
        "[^roth]: Roth E. A title. J Nutr. 2008;1(2):3-9.\n"
    )
    layout = markdown_page.read(text)
    assert layout.facts["slug"] == "a-slug"
    found = read_page(text.encode(), "a.md")
    assert (found.headline, found.slug, found.dates.visible) == ("A Title", "a-slug", "2026-03-04")
    assert [entry.text[:4] for entry in found.references] == ["Roth", "Kim "]
    assert 'paragraph.<span data-cites="ref-1"></span>' in found.body


@pytest.mark.parametrize("name", ["has-shared-bg", "content-has-sidebar", "unrelated", "no-share"])
def test_a_class_that_only_sounds_like_a_margin_keeps_its_prose(name: str) -> None:
    html = page(f"<article><h1>H</h1>{TEXT}<div class='{name}'><p>KEPT</p></div></article>")
    assert "KEPT" in html_page.read(html).html


@pytest.mark.parametrize("name", ["share-bar", "jp-relatedposts", "post_comments", "shareButtons"])
def test_a_word_of_a_class_names_a_margin(name: str) -> None:
    html = page(f"<article><h1>H</h1>{TEXT}<div class='wide {name}'><p>GONE</p></div></article>")
    assert "GONE" not in html_page.read(html).html


def test_prose_that_is_left_out_is_told() -> None:
    caution = "Do not take it with blood thinners before you have asked your own physician."
    html = page(f"<article><h1>H</h1>{TEXT}<aside><p>{caution}</p></aside></article>")
    found = read_page(html.encode(), "a.html")
    assert caution not in found.body
    assert any(caution in note for note in found.notes.unplaced)


def test_neighbours_in_a_line_are_parted_and_halves_of_a_word_are_not() -> None:
    line = "<div><span>Ann Other</span><time>Feb 2</time><span>3 min read</span></div>"
    word = "<p><span>Gluta</span><span>mine</span> helps, and so does rest after a long day.</p>"
    html = html_page.read(page(f"<article>{line}<h1>H</h1>{TEXT}{word}</article>")).html
    assert "Glutamine" in " ".join(html.replace("<span>", "").replace("</span>", "").split())
    assert "</span> <time>" in html
    assert "</time> <span>" in html


AUTHOR = '<meta name="author" content="Ann Other">'


@pytest.mark.parametrize(
    "line",
    [
        "<p>Posted on <time>March 2, 2026</time> by <a href='/ann'>Ann Other</a></p>",
        "<div><span>Ann Other</span><span>Feb 2</span><span>3 min read</span></div>",
        "<h4>Ann Other</h4><time>Jan 5, 2026</time><span>4 min read</span>",
        "<p>Feb 2</p><p>3 min read</p>",
    ],
)
def test_bylines_dates_and_reading_times_are_no_part_of_the_letter(line: str) -> None:
    html = page(f"<article><h1>H</h1>{line}{TEXT}{TEXT}</article>")
    found = read_page(html.replace("</head>", f"{AUTHOR}</head>").encode(), "a.html")
    assert found.body.startswith("<p>The letter goes on")
    assert found.authors[0].name == "Ann Other"
    assert found.products == ()
    told = " ".join(found.notes.recognised)
    assert "left out of the letter" in told or "visible date" in told


def test_an_excerpt_above_the_byline_is_the_description() -> None:
    html = page(f"<h1>H</h1><p>What iron carries.</p><p>Ann Other</p>{TEXT}")
    head = f'{AUTHOR}<meta name="description" content="Iron."></head>'
    found = read_page(html.replace("</head>", head).encode(), "a.html")
    assert (found.description, found.body[:20]) == (
        "What iron carries.",
        "<p>The letter goes on"[:20],
    )
    assert any("Iron." in note for note in found.notes.guessed)
