"""Admitted HTML reads the same as with a parser that knows every page."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.allowlist import admit
from articles.body.events import Events, Pairs

Event = tuple[object, ...]


class Ours(Events):
    def __init__(self) -> None:
        self.seen: list[Event] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(("text", data))

    def handle_starttag(self, tag: str, attrs: Pairs) -> None:
        self.seen.append(("start", tag, sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(("end", tag))


class Theirs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[Event] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(("text", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(("start", tag, sorted((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(("end", tag))


def agreed(html: str) -> list[Event]:
    """Return what both readers made of `html` once it was admitted."""
    admitted = admit(html)
    ours, theirs = Ours(), Theirs()
    ours.feed(admitted)
    theirs.feed(admitted)
    theirs.close()
    assert ours.seen == theirs.seen, admitted
    return ours.seen


@pytest.mark.parametrize(
    "html",
    [
        "",
        "loose words & more < less",
        '<p title="x">one<br>two<br/>three</p>',
        '<a href="https://a.example/?a=1&amp;b=&quot;2&quot;&lt;3>">link</a>',
        "<a href='https://a.example/\"onclick=\"x'>quotes</a>",
        '<mark data-claim="c1" data-kind="structure_function">a &amp;lt; b</mark>',
        '<table><tr><td colspan="2">x<td>y</table>',
        "<p>&nbsp;&#160;&#x26;&copy;&notit;&amp;amp;</p>",
        "<h1>A<p>B</h1></p></div><hr>",
        "<!-- no --><p <p>>x</p>",
        '<span data-cites="a b">1</span><script>alert("<p>")</script>',
        "<p>\x00\r\n\t \u2028 \ud83d\ude00</p>",
    ],
)
def test_written_pages_read_the_same(html: str) -> None:
    agreed(html)


def test_references_are_read_once() -> None:
    assert agreed("<p>&amp;lt;b&amp;gt;</p>")[1] == ("text", "&lt;b&gt;")


PIECES = st.sampled_from(
    """<p>
</p>
<b>
</b>
<br>
<td>
<table>
<script>
<svg/onload=x>
<a href="https://a.example/?x='&y">
</a>
<mark data-claim=c1 data-kind=x>
</mark>
<span data-cites='k"1 &gt; k2'>
</span>
<!--
-->
&amp;
&lt
&nbsp;
"
'
<
>
=""".splitlines()
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=25).map("".join))
def test_any_page_reads_the_same(html: str) -> None:
    agreed(html)
