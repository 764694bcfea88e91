"""A letter in a feed carries all that must stand beside its text."""

import re
from typing import Any

import pytest

from articles.rendering.detail import detail
from articles.rendering.syndication import item
from tests.articles.jsonld.letters import bare_imprint, full, imprint, minimal


@pytest.fixture(scope="module")
def letter() -> dict[str, Any]:
    return detail(full(), imprint())


def test_the_disclosures_come_before_the_text_and_the_disclaimers_after_all(
    letter: dict[str, Any],
) -> None:
    html = item(letter)["content_html"]
    for disclosure in letter["disclosures"]:
        assert html.index(disclosure["text"][:20]) < html.index("<p>", 5)
    last = html.rindex("<p><strong>")
    assert letter["disclaimers"][-1]["text"][:40] in html[last:]
    assert html.index("<h2>References</h2>") < last


def test_every_paper_and_every_answer_goes_along(letter: dict[str, Any]) -> None:
    html = item(letter)["content_html"]
    assert letter["citations"]
    assert letter["faqs"]
    for citation in letter["citations"]:
        assert citation["formatted_html"] in html
    for faq in letter["faqs"]:
        assert faq["question"] in html


def test_links_within_the_letter_lead_to_its_page(letter: dict[str, Any]) -> None:
    html = item(letter)["content_html"]
    links = re.findall(r'href="([^"]*)"', html)
    assert f"{letter['url']}#ref-1" in links
    assert all(link.startswith(("https://", "http://", "mailto:")) for link in links)


def test_what_only_reads_like_a_link_stays_as_it_was_written() -> None:
    letter = detail(minimal(), bare_imprint())
    letter["body"]["html"] = '<p>&lt;a href="#x"&gt; <a class="c" href="#x">x</a></p>'
    shown = f'<p>&lt;a href="#x"&gt; <a class="c" href="{letter["url"]}#x">x</a></p>'
    assert item(letter)["content_html"].startswith(shown)


def test_a_letter_with_nothing_beside_its_text_is_its_text() -> None:
    letter = detail(minimal(), bare_imprint())
    assert "References" not in item(letter)["content_html"]
    assert item(letter)["content_text"] == letter["body"]["text"]
