"""The documents that the API serves."""

from typing import Any

import msgspec
import orjson
import pytest

from articles.reading import read
from articles.rendering.detail import card, detail
from articles.rendering.html import body_html
from tests.articles.jsonld.letters import bare_imprint, full, imprint, minimal
from tests.articles.rendering.letters import cite, letter

FIELDS = """
slug url headline description series date_published date_modified last_reviewed reviewed_by
authors in_language word_count time_required topics about mentions products image body citations
faqs disclaimers disclosures seo previous next related revision review json_ld
"""


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    return detail(full(), imprint())


def test_the_fields_are_the_contracts_in_its_order(shown: dict[str, Any]) -> None:
    assert list(shown) == FIELDS.split()
    assert list(detail(minimal(), bare_imprint())) == FIELDS.split()


def test_it_is_plain_json_and_the_same_every_time(shown: dict[str, Any]) -> None:
    assert orjson.dumps(shown) == orjson.dumps(detail(full(), imprint()))


def test_the_body_comes_in_three_forms(shown: dict[str, Any]) -> None:
    assert list(shown["body"]) == ["html", "blocks", "text"]
    assert shown["body"]["html"] == body_html(read(full()))


def test_a_citation_says_everything_about_its_paper_and_its_places(shown: dict[str, Any]) -> None:
    assert [c["number"] for c in shown["citations"]] == [1, 2, 3]
    report = shown["citations"][2]
    assert list(report) == [
        "number",
        "key",
        "reference",
        "formatted_html",
        "formatted_text",
        "anchors",
    ]
    assert report["anchors"] == ["cite-3-1", "cite-3-2"]
    assert shown["citations"][1]["reference"]["status"] == "retracted"
    assert shown["citations"][0]["reference"]["identifiers"]["pmid"] == "31000001"


def test_every_anchor_is_in_the_html_it_comes_with(shown: dict[str, Any]) -> None:
    html = shown["body"]["html"] + "".join(faq["answer_html"] for faq in shown["faqs"])
    for citation in shown["citations"]:
        for anchor in citation["anchors"]:
            assert f'id="{anchor}"' in html


def test_questions_carry_their_anchor_and_numbers(shown: dict[str, Any]) -> None:
    first, second = shown["faqs"]
    assert first["anchor"] == "q-1"
    assert first["citations"] == [3]
    assert first["answer_text"] == "For most people it does³.\n\nNuts are rich in it."
    assert (second["anchor"], second["citations"]) == ("q-2", [])


def test_hidden_questions_are_not_served() -> None:
    hidden = msgspec.structs.replace(full(), faqs_shown=False)
    assert detail(hidden, imprint())["faqs"] == []


def test_hidden_answers_leave_no_anchors_behind() -> None:
    body, answer = f"<p>a{cite('kim-2017')}</p>", f"<p>b{cite('kim-2017')}</p>"
    (citation,) = detail(letter(body, answer, faqs_shown=False), imprint())["citations"]
    assert citation["anchors"] == ["cite-1-1"]


def test_a_reviewed_letter_names_its_reviewer_and_an_unreviewed_one_nobody() -> None:
    reviewed, bare = detail(full(), imprint()), detail(minimal(), bare_imprint())
    assert reviewed["reviewed_by"]["name"] == "Tom Okafor"
    assert reviewed["last_reviewed"] == "2026-06-03"
    assert bare["reviewed_by"] is bare["last_reviewed"] is None


def test_absent_things_are_null_or_empty_never_missing() -> None:
    bare = detail(minimal(), bare_imprint())
    assert bare["series"] is bare["image"] is bare["previous"] is bare["next"] is None
    for name in ("citations", "faqs", "disclaimers", "topics", "products", "related"):
        assert bare[name] == []


def test_topics_have_their_schema_org_type(shown: dict[str, Any]) -> None:
    assert [topic["type"] for topic in shown["about"] + shown["mentions"]] == [
        "Substance",
        "AnatomicalStructure",
        "DefinedTerm",
        "MedicalCondition",
        "MedicalSignOrSymptom",
    ]
    assert shown["topics"][0] == {"slug": "magnesium", "name": "Magnesium"}


def test_the_seo_block_falls_back_to_what_readers_see(shown: dict[str, Any]) -> None:
    assert shown["seo"]["title"] == "Why magnesium matters"
    assert shown["seo"]["canonical_url"] == shown["url"]
    assert detail(minimal(), bare_imprint())["seo"]["title"] == "A Short Note"


def test_a_letter_can_ask_not_to_be_indexed() -> None:
    hidden = msgspec.structs.replace(minimal(), indexable=False)
    assert detail(hidden, bare_imprint())["seo"]["robots"] == "noindex, follow"


def test_a_card_says_the_same_as_the_detail(shown: dict[str, Any]) -> None:
    small = card(shown)
    for name in small.keys() - {"products"}:
        assert small[name] == shown[name]
    assert small["products"] == [{"slug": "calm-formula", "name": "Calm Formula"}]
