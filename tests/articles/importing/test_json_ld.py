"""JSON-LD is found wherever a page was saved to, and a broken block is never passed over."""

import pytest

from articles.importing import json_ld, structured
from articles.importing.refusal import ImportRefused

BLOCK = '{"@context": "https://schema.org", "@type": "Blog", "name": "Notes"}'

WHERE = [
    f"Above\n{BLOCK}\nBelow",
    f"Above\n\n  {BLOCK}\n\nBelow",
    f'Above\n<script type="application/ld+json">{BLOCK}</script>\nBelow',
    f"Above\n```json\n{BLOCK}\n```\nBelow",
    f"Above\n~~~\n{BLOCK}\n~~~\nBelow",
    "Above\n" + BLOCK.replace(", ", ",\n  ") + "\nBelow",
    f"Above\n[{BLOCK}]\nBelow",
]


@pytest.mark.parametrize("text", WHERE)
def test_it_is_cut_out_of_the_text_and_read(text: str) -> None:
    rest, scripts = json_ld.extract(text)
    assert rest.split() == ["Above", "Below"]
    assert [json_ld.text(node, "name") for node in json_ld.graph(scripts).all("Blog")] == ["Notes"]


@pytest.mark.parametrize(
    "text",
    [
        "{ this is a sentence in braces }",
        "[1] Kim M. A title. J Nutr. 2017;1(2):3.",
        '["a list", "of words"]',
        "```json\n{broken: [}\n```",
    ],
)
def test_braces_that_are_no_json_ld_are_left_alone(text: str) -> None:
    assert json_ld.extract(text) == (text, ())


def test_a_broken_block_is_refused_with_its_place() -> None:
    with pytest.raises(ImportRefused, match="line 2, column 19"):
        json_ld.extract('Above\n{"@type": "Blog", }')


@pytest.mark.parametrize(
    "script", [f"<!-- {BLOCK} -->", f"//<![CDATA[\n{BLOCK}\n//]]>", f"{BLOCK};"]
)
def test_old_wrappers_around_a_script_are_no_mistake(script: str) -> None:
    assert json_ld.parse(script)


def test_a_second_value_behind_the_first_is_a_mistake() -> None:
    with pytest.raises(ImportRefused, match="after its end"):
        json_ld.parse(BLOCK + BLOCK)


def test_entities_and_odd_characters_in_values_are_cleaned() -> None:
    assert json_ld.text({"name": "Q&amp;A\u0000 \ud800\n today"}, "name") == "Q&A today"


def test_a_reference_by_id_leads_to_the_node_that_says_most() -> None:
    graph = json_ld.graph(
        [
            {"@type": "BlogPosting", "author": {"@id": "#sam"}},
            {"@type": "Person", "@id": "#sam", "name": "Sam"},
        ]
    )
    assert [node["name"] for node in structured.linked(graph, "author")] == ["Sam"]


ADDRESSES = """
https://a.example/post/a-letter          | https://a.example      | /post/      | a-letter
https://a.example/blog/2026/a-letter/    | https://a.example      | /blog/2026/ | a-letter
https://a.example:8443/a-letter.html?x=1 | https://a.example:8443 | /           | a-letter
https://a.example/post/Ein%20Brief       | https://a.example      | /post/      | ein-brief
mailto:sam@a.example                     |                        |             |
https://[::1                             |                        |             |
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().split("\n"))
def test_an_address_is_taken_apart(row: str) -> None:
    url, *parts = (part.strip() for part in row.split("|"))
    assert structured.split_address(url) == tuple(parts)


def test_a_supplement_without_a_maker_is_a_substance_and_no_product() -> None:
    graph = json_ld.graph(
        [
            {
                "@type": "BlogPosting",
                "mentions": [
                    {"@type": "DietarySupplement", "name": "Glutamine"},
                    {"@type": "DietarySupplement", "name": "SteadyGut", "brand": "Evenwell"},
                    {"@type": "Thing", "name": "Patience"},
                ],
            }
        ]
    )
    found = [(subject.name, subject.kind) for subject in structured.subjects(graph, "mentions")]
    assert found == [("Glutamine", "substance"), ("Patience", "concept")]
    assert [goods.name for goods in structured.products(graph)] == ["SteadyGut"]
