"""One letter in four formats gives one draft; what is no page is refused, kindly."""

import dataclasses
import io
import json
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.importing import decode
from articles.importing.page import Page
from articles.importing.reader import read_page
from articles.importing.refusal import ImportRefused
from tests.articles.importing.letters import as_bytes, as_word

LETTER = b"A Headline\n\nOne paragraph of the letter, and it ends here.\n\nAnother one ends here.\n"


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(as_bytes("letter.txt"), "letter.txt")


@pytest.mark.parametrize("name", ["letter.html", "letter.md", "letter.docx"])
def test_every_format_gives_the_same_page(page: Page, name: str) -> None:
    other = read_page(as_word() if name.endswith("docx") else as_bytes(name), name)
    for field in dataclasses.fields(Page):
        if field.name not in ("text", "notes"):
            assert getattr(other, field.name) == getattr(page, field.name), field.name


def test_a_page_is_known_by_its_content_where_the_suffix_says_nothing(page: Page) -> None:
    assert read_page(as_bytes("letter.html"), "saved page").body == page.body


def test_the_letter_is_read_whole(page: Page) -> None:
    assert page.headline == "What Twelve Players Took for Twenty Days"
    assert page.description.startswith("A small trial, a long review")
    assert page.slug == "what-twelve-players-took"
    assert page.dates.visible == "2026-03-04"
    assert page.body.count("<h2>") == 3
    assert [entry.number for entry in page.references] == [1, 2, 3]
    assert [question.question[-1] for question in page.questions] == ["?", "?"]
    assert page.questions_shown
    assert (page.series, page.signature) == ("Evenwell Letters", "— Sam")


def test_people_are_told_from_their_honours_and_employers(page: Page) -> None:
    writer = page.authors[0]
    assert (writer.name, writer.job_title, writer.works_for_brand) == (
        "Sam Writer",
        "Dietitian",
        True,
    )
    assert (page.publisher.name, page.publisher.time_zone) == (
        "Evenwell Health",
        "America/Chicago",
    )


def test_the_starred_sentence_becomes_a_claim_without_its_star(page: Page) -> None:
    assert page.body.count("<mark") == 1
    assert ">It supports the lining of a healthy gut.</mark>" in page.body
    assert "*" not in page.body


def test_a_product_and_its_ingredient_are_guessed_and_said_so(page: Page) -> None:
    assert [(goods.name, goods.ingredients) for goods in page.products] == [
        ("SteadyGut", ("Glutamine",))
    ]
    assert any("SteadyGut" in note for note in page.notes.guessed)


def _packed(files: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _declaring(before: str, *, encoding: str = "utf-8") -> bytes:
    """Return a Word document, otherwise whole, that declares an entity behind `before`."""
    with zipfile.ZipFile(io.BytesIO(as_word())) as whole:
        files: dict[str, str | bytes] = {name: whole.read(name) for name in whole.namelist()}
    name = "word/document.xml"
    text = f'{before}<!DOCTYPE a [<!ENTITY b "c">]>{bytes(files[name]).decode()}'
    return _packed(files | {name: text.encode(encoding)})


def _with_graph(block: bytes) -> bytes:
    return LETTER + b"\n" + block


# (what is wrong, the bytes, the file's name, words of the message)
DAMAGED = [
    ("empty", b"", "a.txt", "empty"),
    ("blank", b" \n\t\n", "a.txt", "empty"),
    ("a byte order mark alone", b"\xef\xbb\xbf \n", "a.txt", "nothing but blanks"),
    ("huge", b"word " * 1_100_000, "a.txt", "5 MB"),
    ("more text than a letter", b"word " * 300_000, "a.txt", "far more than a letter"),
    ("huge Markdown", b"word " * 200_000, "a.md", "512 kB"),
    ("a PDF", b"%PDF-1.7\n1 0 obj", "a.pdf", "a PDF"),
    ("a PDF that says it is text", b"%PDF-1.7\n1 0 obj", "a.txt", "a PDF"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(200), "a.html", "a picture"),
    ("an old Word document", b"\xd0\xcf\x11\xe0" + bytes(99), "a.doc", "save it as .docx"),
    ("rich text", b"{\\rtf1 hello}", "a.rtf", "rich text"),
    ("a zip of something", _packed({"a.txt": "hello"}), "a.zip", "zip archive"),
    ("binary with zeros", b"text\x00\x00\x01text" * 50, "a.txt", "binary"),
    ("control characters", b"\x01\x02\x03abc" * 50, "a.txt", "binary"),
    ("half of UTF-16", b"\xff\xfeA\x00B\x00C", "a.txt", "UTF-16"),
    ("UTF-8 that it only claims to be", b"\xef\xbb\xbfA \xff\xfe B", "a.txt", "cut off"),
    ("text called .docx", LETTER, "a.docx", "damaged"),
    ("Word cut off", as_word()[:1500], "a.docx", "damaged"),
    ("Word without a document", _packed({"word/x.xml": "<a/>"}), "a.docx", "damaged"),
    (
        "Word with an entity bomb",
        _packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "a.docx",
        "damaged",
    ),
    (
        "Word with an entity bomb behind a long comment",
        _declaring(f"<!--{'x' * 5000}-->"),
        "a.docx",
        "damaged",
    ),
    (
        "Word with an entity bomb in UTF-16",
        _declaring("", encoding="utf-16"),
        "a.docx",
        "damaged",
    ),
    ("JSON-LD cut off", _with_graph(b'{ "@context": "https://schema.org", "@gr'), "a.txt", "line"),
    (
        "JSON-LD lacking a comma",
        _with_graph(b'{ "@type": "Blog" "name": 1 }'),
        "a.txt",
        "line 7, column 19",
    ),
    (
        "JSON-LD in curly quotes",
        _with_graph("{ “@context”: “https://schema.org” }".encode()),
        "a.txt",
        "typographic",
    ),
    (
        "JSON-LD nested without end",
        _with_graph(b'{"@type": ' + b"[" * 100_000),
        "a.txt",
        "nested too deep",
    ),
    (
        "a broken script element",
        b"<h1>A</h1><p>B</p><script type='application/ld+json'>{]</script>",
        "a.html",
        "JSON-LD is broken",
    ),
    ("a broken fence", b"# A\n\nB\n\n```json\n{ '@type': 1 }\n```\n", "a.md", "JSON-LD is broken"),
    ("no letter in HTML", b"<html><body><nav>Home</nav></body></html>", "a.html", "headline"),
    (
        "no headline",
        b"This is one long sentence without any headline above it.",
        "a.txt",
        "headline",
    ),
    ("a headline alone", b"A Headline", "a.txt", "No letter"),
    (
        "JSON-LD alone",
        b'{"@type": "BlogPosting", "headline": "A Headline"}',
        "a.jsonld",
        "No letter",
    ),
    ("tags without end", b"<div>" * 70_000, "a.html", "60000 tags"),
]


@pytest.mark.parametrize(
    ("data", "name", "words"), [case[1:] for case in DAMAGED], ids=[case[0] for case in DAMAGED]
)
def test_what_is_no_page_is_refused_with_the_reason(data: bytes, name: str, words: str) -> None:
    with pytest.raises(ImportRefused, match=words):
        read_page(data, name)


def test_every_refusal_ends_in_a_sentence_with_the_way_out() -> None:
    for _, data, name, _ in DAMAGED:
        with pytest.raises(ImportRefused) as refused:
            read_page(data, name)
        assert str(refused.value).endswith((".", "?")), str(refused.value)


def test_a_page_without_any_markup_becomes_a_letter_too() -> None:
    page = read_page(LETTER, "a.txt")
    assert (page.headline, page.slug) == ("A Headline", "a-headline")
    assert page.body.startswith("<p>")
    assert any("slug" in note for note in page.notes.guessed)
    assert any("author" in note for note in page.notes.unplaced)


def test_an_encoding_that_was_guessed_is_said() -> None:
    text = "Un encabezado\n\nCórdova escribió sobre el tamaño de la muestra y la duración.\n" * 4
    page = read_page(text.encode("latin-1"), "a.txt")
    assert "Córdova" in page.body
    assert any("encoding was guessed" in note for note in page.notes.guessed)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_in_its_usual_forms_needs_no_guess(page: Page, encoding: str) -> None:
    data = as_bytes("letter.txt").decode().replace("\n", "\r\n").encode(encoding)
    other = read_page(data, "letter.txt")
    assert other.body == page.body
    assert not any("encoding" in note for note in other.notes.guessed)


NAMES = st.sampled_from(["a.txt", "a.html", "a.md", "a.docx", "a"])
PRINTED = """
¹ ²,³ 10⁶ * [3] [^1] [^1]: <sup>3</sup> <h1> <h2> <p> </p> <ol> <li> <a href='#x'> ``` # ## >
--- — References FAQ Next ? ! . 1. 1) - <script> </script> <!-- <article> <footer> <details>
"""
PROPERTIES = """
@type @id @graph name headline url author publisher about citation mainEntity acceptedAnswer
text isPartOf datePublished image logo sameAs mainEntityOfPage
"""
PIECES = st.sampled_from(
    [
        *LETTER.decode().split("\n\n"),
        *PRINTED.split(),
        "\n",
        "\n\n",
        '<script type="application/ld+json">',
        '{"@type": "FAQPage", "mainEntity": [{"name": "Why?", "acceptedAnswer": {"text": 1}}]}',
        '{"@graph": [{"@type": ["WebPage"], "author": [[], 3, null, {"name": []}], "url": "//["}]}',
        '{"@type": "BlogPosting", "url": "http://[::1", "author": {"@id": "#a"}, "citation": 3}',
        "\ud800 \x00 \u202e \ufeff".encode("utf-8", "ignore").decode(),
        "May 20th, 2026",
        "By A. B.",
        "February 30, 2026",
        "* These statements have not been evaluated by the Food and Drug Administration.",
        "1. Kim M. A title. J Nutr. 2017;1(2):3.",
    ]
)


@given(st.binary(max_size=400), NAMES)
@example(b"PK\x03\x04word/", "a.docx")
def test_arbitrary_bytes_are_read_or_refused_and_nothing_else(data: bytes, name: str) -> None:
    _read_or_refuse(data, name)


@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\n\n", " "]), NAMES)
def test_any_heap_of_page_parts_is_read_or_refused(pieces: list[str], glue: str, name: str) -> None:
    _read_or_refuse(glue.join(pieces).encode(), name)


@given(st.data())
def test_a_letter_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["letter.txt", "letter.html", "letter.md", "letter.docx"]))
    whole = as_word() if name.endswith("docx") else as_bytes(name)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    _read_or_refuse(whole[:start] + data.draw(st.binary(max_size=5)) + whole[end:], name)


JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(PROPERTIES.split()),
            inner
            | st.sampled_from(
                ["FAQPage", "BlogPosting", "Organization", "https://a.example/b#c", "#d"]
            ),
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(st.lists(JUNK, max_size=3))
def test_json_ld_of_any_shape_does_no_harm(nodes: list[object]) -> None:
    graph = json.dumps({"@type": "BlogPosting", "@graph": nodes})
    _read_or_refuse(LETTER + graph.encode(), "a.txt")


def _read_or_refuse(data: bytes, name: str) -> None:
    try:
        page = read_page(data, name)
    except ImportRefused:
        return
    assert page.headline
    assert page.slug
    assert page.body
    assert not decode.NO_TEXT.search(page.body + page.headline + page.text)


FRENCH = (
    "Café and “energy” – naïve\n\nIt’s a paragraph—and it ends here.\n\nAnother one ends here.\n"
)


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "us-ascii", "windows-1252", ""])
def test_latin_pages_are_read_as_browsers_read_them(declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    html = f"<html><head>{meta}</head><body><h1>{FRENCH.replace(chr(10) * 2, '</h1><p>', 1)}"
    found = read_page(html.encode("cp1252"), "a.html")
    assert found.headline == "Café and “energy” – naïve"
    assert "It’s a paragraph—and" in found.body
    assert any("guessed as windows-1252" in note for note in found.notes.guessed)


def test_a_declared_encoding_is_believed_before_any_guess() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'
    html = f"<html><head>{meta}</head><body><h1>Dvořák</h1><p>He said so, and it ends here.</p>"
    assert read_page(html.encode("cp1250"), "a.html").headline == "Dvořák"


@pytest.mark.parametrize("declared", ["rot13", "utf-7", "unicode_escape", "no-such-thing", "utf-8"])
def test_a_declared_encoding_of_no_page_is_not_used(declared: str) -> None:
    data = f'<meta charset="{declared}"><h1>Café</h1>'.encode("cp1252")
    assert decode.decode(data).guessed == "windows-1252"


def test_a_raised_range_of_an_old_page_stays_a_range() -> None:
    html = "<html><body><h1>H</h1><p>It is so, and it ends here.<sup>1–2</sup></p>"
    assert 'data-cites="ref-1 ref-2"' in read_page(html.encode("cp1252"), "a.html").body


def test_a_file_that_is_too_large_is_not_said_to_have_a_size_it_has_not() -> None:
    with pytest.raises(ImportRefused, match="more than 5 MB"):
        read_page(b"x" * (decode.LARGEST + 1), "a.txt")
