"""What becomes of HTML that is not a stored letter yet."""

import pytest

from articles.body.document import Citation, Document, LetterLink, Paragraph, Text
from articles.body.parse import parse
from articles.body.sanitize import clean

LETTER = "5f0c1f4e-0000-4000-8000-000000000001"


def test_a_paragraph_becomes_a_tree() -> None:
    html = f'<p>See <a data-letter="{LETTER}">here</a><span data-cites="kim-2017"></span></p>'
    link = LetterLink(LETTER, (Text("here"),))
    assert parse(html) == Document((Paragraph((Text("See "), link, Citation(("kim-2017",)))),))


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("", ""),
        ("loose", "<p>loose</p>"),
        ("a<p>b</p>c", "<p>a</p><p>b</p><p>c</p>"),
        ("<div>one</div><div>two</div>", "<p>one</p><p>two</p>"),
        ("<p> </p><p><br></p><p>x</p>", "<p>x</p>"),
        ("<h1>A</h1><h5>B</h5><h6>C</h6>", "<h2>A</h2><h4>B</h4><h4>C</h4>"),
        ("<h2><div>two</div><div>lines</div></h2>", "<h2>two lines</h2>"),
        ("<ul>stray<li>x</li></ul>", "<ul><li><p>stray</p></li><li><p>x</p></li></ul>"),
        (
            "<ul><li>x</li><ul><li>y</li></ul></ul>",
            "<ul><li><p>x</p><ul><li><p>y</p></li></ul></li></ul>",
        ),
        ("<ul><li></li></ul><blockquote></blockquote><table></table>", ""),
        ("<li>alone</li>", "<p>alone</p>"),
        (
            "<table><caption>Doses</caption><tr><td>1</table>",
            "<p>Doses</p><table><tbody><tr><td><p>1</p></td></tr></tbody></table>",
        ),
        (
            "<table><tr><td><table><tr><td>in</table></table>",
            "<table><tbody><tr><td><p>in</p></td></tr></tbody></table>",
        ),
        (
            '<table><tr><td colspan="0">a<td colspan=2 rowspan="-3">b</table>',
            '<table><tbody><tr><td><p>a</p></td><td colspan="2"><p>b</p></td></tr></tbody></table>',
        ),
        ("<img src=x onerror=y>before<script>code</script>after", "<p>beforeafter</p>"),
    ],
)
def test_blocks_take_the_shape_of_a_letter(given: str, stored: str) -> None:
    assert clean(given) == stored


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("<b>a</b><i>b</i><del>c</del>", "<strong>a</strong><em>b</em><s>c</s>"),
        ("<b>a</b><strong>b</strong>", "<strong>ab</strong>"),
        ("<em><strong>x</strong></em>", "<strong><em>x</em></strong>"),
        ("<b>a <b>b</b></b>", "<strong>a b</strong>"),
        ("<u>under</u><font>lined</font>", "underlined"),
        ("a \n\t b", "a b"),
        ("a <b> b</b> ", "a <strong>b</strong>"),
        ("a <br> b<br>", "a<br>b"),
        ("5&nbsp;&nbsp;g", "5\u00a0\u00a0g"),
        ("cafe\u0301", "café"),
        ("can\u200bcer so\u00adft \u202eevil\u202c", "cancer soft evil"),
        ("1 &lt; 2 &amp; 3", "1 &lt; 2 &amp; 3"),
    ],
)
def test_inline_markup_takes_one_form(given: str, stored: str) -> None:
    assert clean(given) == f"<p>{stored}</p>"


@pytest.mark.parametrize(
    ("href", "stored"),
    [
        ("https://site.example/", "https://site.example/"),
        ("HTTP://site.example", "HTTP://site.example"),
        ("mailto:a@site.example", "mailto:a@site.example"),
        ("#sources", "#sources"),
        (" https://site.example/a b ", "https://site.example/a%20b"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("/post/other", None),
        ("//site.example", None),
        ("https://", None),
        ("http://[broken", None),
        ("https://known.example@other.example/", None),
        ("http://known.example\\@other.example/", None),
        ("#a\tb", None),
        ("mailto:", None),
        ("#", None),
        ("", None),
    ],
)
def test_a_link_leads_somewhere_safe_or_is_only_its_words(href: str, stored: str | None) -> None:
    expected = f'<a href="{stored}">word</a>' if stored else "word"
    assert clean(f'<p><a href="{href}">word</a></p>') == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        # A link without words, or to a letter that cannot be one, is no link.
        ('a<a href="https://site.example"> </a>b', "a b"),
        ('<a data-letter="7">b</a>', "b"),
        (f'<a data-letter="{LETTER.upper()}">b</a>', f'<a data-letter="{LETTER}">b</a>'),
        ("<a>b</a>", "b"),
    ],
)
def test_links_to_nothing_become_their_words(given: str, stored: str) -> None:
    assert clean(given) == f"<p>{stored}</p>"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        # The typed number goes: numbers exist only when a letter is rendered.
        ('a<span data-cites="k1">3</span>', 'a<span data-cites="k1"></span>'),
        ('a<span data-cites="k1 k2 k1"></span>', 'a<span data-cites="k1 k2"></span>'),
        (
            'a<span data-cites="k1"></span><span data-cites="k2 k1"></span>',
            'a<span data-cites="k1 k2"></span>',
        ),
        # A citation is never bold or part of a link: its numbers are links themselves.
        (
            '<b>a<span data-cites="k1"></span></b>',
            '<strong>a</strong><span data-cites="k1"></span>',
        ),
        ('a<span data-cites="K!">3</span>', "a3"),
        ("a<span class=x>b</span>", "ab"),
    ],
)
def test_citations_are_keys_and_neighbours_are_one(given: str, stored: str) -> None:
    assert clean(given) == f"<p>{stored}</p>"


def mark(identity: str, words: str, kind: str = "structure_function") -> str:
    return f'<mark data-claim="{identity}" data-kind="{kind}">{words}</mark>'


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("<mark>a</mark> <mark>b</mark>", f"{mark('c1', 'a')} {mark('c2', 'b')}"),
        # The ledger's record hangs on the id: a new claim never takes one in use.
        (f"<mark>a</mark> {mark('c1', 'b')}", f"{mark('c2', 'a')} {mark('c1', 'b')}"),
        (f"{mark('c1', 'a')} {mark('c1', 'b')}", f"{mark('c1', 'a')} {mark('c2', 'b')}"),
        (mark("c1", "a", "magic"), mark("c1", "a")),
        (mark("c1", "a", "testimonial"), mark("c1", "a", "testimonial")),
        (mark("No Key", "a"), mark("c1", "a")),
        (mark("c1", f"a {mark('c2', 'b')}"), mark("c1", "a b")),
        (mark("c1", " ") + "x", "x"),
        (f"<b>a {mark('c1', 'b')}</b>", f"<strong>a </strong>{mark('c1', '<strong>b</strong>')}"),
    ],
)
def test_claims_have_an_id_of_their_own_and_do_not_nest(given: str, stored: str) -> None:
    assert clean(given) == f"<p>{stored}</p>"


def test_a_claim_over_two_paragraphs_becomes_two_claims() -> None:
    assert clean(f"<div>{mark('c1', '<p>a</p><p>b</p>')}</div>") == (
        f"<p>{mark('c1', 'a')}</p><p>{mark('c2', 'b')}</p>"
    )


def test_lists_deeper_than_anybody_reads_are_flattened_and_keep_their_words() -> None:
    cleaned = clean("".join(f"<ul><li>level {n}" for n in range(12)))
    assert cleaned.count("<ul>") == 8
    assert all(f"level {n}<" in cleaned for n in range(12))
