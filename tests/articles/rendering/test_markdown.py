"""The letter as Markdown."""

import msgspec
import pytest
from markdown_it import MarkdownIt

from articles.rendering.markdown import body_markdown, letter_markdown
from tests.articles.jsonld.letters import full, imprint
from tests.articles.rendering import words
from tests.articles.rendering.letters import PAPERS, cite, claim, letter, reading


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ("<h2>A #</h2><p>b</p>", "## A \\#\n\nb"),
        ("<p>a <strong>b</strong> <em>c</em></p>", "a **b** *c*"),
        # Asterisks next to punctuation or each other would not be emphasis for sure.
        ("<p><strong>a.</strong>b</p>", "<strong>a.</strong>b"),
        ("<p><strong>a</strong><em>b</em></p>", "**a**<em>b</em>"),
        ("<p>H<sub>2</sub>O <s>x</s> <code>y</code></p>", "H<sub>2</sub>O <s>x</s> `y`"),
        ("<p>a<br>b</p>", "a\\\nb"),
        (
            "<p>1. a<br># b<br>- c<br>--- <br>&gt; d</p>",
            "1\\. a\\\n\\# b\\\n\\- c\\\n\\---\\\n\\> d",
        ),
        ("<p>*a* _b_ [c] &lt;d&gt; &amp;amp; R&amp;D</p>", r"\*a\* \_b\_ \[c\] \<d> \&amp; R\&D"),
        (f"<p>a{cite('rao-2012')} b{cite('kim-2017', 'rao-2012')}</p>", "a[^1] b[^1][^2]"),
        (f"<p>a{cite('rao-2012')}(b)</p>", "a[^1]\\(b)"),
        (f"<p>{claim('It supports.')}</p>", "It supports.\\*"),
        (
            '<p>wow!<a href="https://a.example/x_(y)?b=1&amp;copy=2">z</a></p>',
            "wow\\![z](https://a.example/x_%28y%29?b=1&amp;copy=2)",
        ),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n+ b"),
        ("<ol><li><p>a</p><ul><li>b</li></ul></li></ol>", "1. a\n\n   - b"),
        ("<blockquote><p>a</p><p>b</p></blockquote><hr>", "> a\n>\n> b\n\n***"),
        (
            "<table><tr><th>a|</th><th>b</th></tr><tr><td colspan=2>c<p>d</p></td></tr></table>",
            "| a\\| | b |\n| --- | --- |\n| c<br>d |  |",
        ),
        (
            "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            "|  |  |\n| --- | --- |\n| a | b |\n|  | c |",
        ),
    ],
)
def test_the_body_in_commonmark(body: str, markdown: str) -> None:
    assert body_markdown(reading(body)) == markdown


def test_a_whole_letter_stands_in_reading_order() -> None:
    markdown = letter_markdown(full(), imprint())
    order = (
        "# Why Magnesium Matters After a Night Shift\n",
        "\nBy Inês Duarte, PharmD\n",
        "\nPublished May 22, 2026 · Updated June 3, 2026\n",
        "\nReviewed by Dr. Tom Okafor on June 3, 2026\n",
        "\n*Inês Duarte co-founded Birch & Brook.*\n",
        "\n## What the mineral does\n",
        "\n— Inês Duarte, PharmD, Co-founder, Birch & Brook\n",
        "\n### Does food hold enough of it?\n",
        "\n- June 1, 2026: The first version named another journal.\n",
        "\n[^1]: lopez-2019 &nbsp;\n",
        "\n[^3]: agency-2020 &nbsp;\n",
        "\n\\* **This statement has not been evaluated",
    )
    places = [markdown.find(line) for line in order]
    assert -1 not in places
    assert places == sorted(places)
    assert markdown.endswith("**\n")


def test_hidden_questions_are_not_written() -> None:
    hidden = msgspec.structs.replace(full(), faqs_shown=False)
    assert "Does food hold" not in letter_markdown(hidden, imprint())


def test_a_headline_cannot_become_markup() -> None:
    tricky = msgspec.structs.replace(letter("<p>x</p>"), headline="<b>*1* # [x](y)\n# z #")
    assert words.of_markdown(letter_markdown(tricky, imprint())).startswith("<b>*1*#[x](y)#z#")


@pytest.mark.parametrize("entry", ["javascript:x", "javascript:x (2017)", 'javascript:x "y"'])
def test_a_reader_without_footnotes_makes_no_link_of_a_paper(entry: str) -> None:
    """To CommonMark alone the line of a footnote is the definition of a link."""
    paper = msgspec.structs.replace(PAPERS[0], formatted_text=entry)
    written = letter_markdown(letter(f"<p>a{cite(paper.key)}</p>", references=(paper,)), imprint())
    assert f"[^1]: {entry} &nbsp;" in written
    assert "href" not in MarkdownIt().render(written)
