"""The letter for frontends that build their own markup."""

from typing import Any

from articles.rendering.portable_text import blocks
from tests.articles.documents import LETTERS
from tests.articles.rendering.letters import cite, claim, reading


def shown(body: str, **facts: object) -> list[dict[str, Any]]:
    return blocks(reading(body, **facts))


def without_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_keys(inner) for name, inner in value.items() if name != "_key"}
    return [without_keys(inner) for inner in value] if isinstance(value, list) else value


def span(text: str, *marks: str) -> dict[str, Any]:
    return {"_type": "span", "text": text, "marks": list(marks)}


def test_a_paragraph_is_a_block_of_spans_with_decorators() -> None:
    (block,) = without_keys(shown("<p>a <strong>b<s>c</s></strong><br>d</p>"))
    assert block == {
        "_type": "block",
        "style": "normal",
        "children": [
            span("a "),
            span("b", "strong"),
            span("c", "strong", "strike-through"),
            span("\n"),
            span("d"),
        ],
        "markDefs": [],
    }


def test_a_citation_is_an_inline_object_with_an_anchor_for_each_key() -> None:
    body = f"<p>a{cite('rao-2012')} b{cite('kim-2017', 'rao-2012', 'stranger')}</p>"
    (block,) = without_keys(shown(body))
    assert block["children"][3] == {
        "_type": "citation",
        "keys": ["rao-2012", "kim-2017"],
        "numbers": [1, 2],
        "label": "1,2",
        "anchors": ["cite-1-2", "cite-2-1"],
    }


def test_a_claim_names_its_disclaimer_and_prints_its_symbol_once() -> None:
    statement = f"a{cite('kim-2017')} <em>b</em>"
    (block,) = shown(f"<p>{claim(statement)}</p>")
    (definition,) = block["markDefs"]
    assert without_keys(definition) == {
        "_type": "claim",
        "claim": "c1",
        "kind": "structure_function",
        "anchor": "claim-c1",
        "symbol": "*",
        "disclaimer": "disclaimer",
    }
    kinds = [child["_type"] for child in block["children"]]
    assert kinds == ["span", "citation", "span", "span", "claimSymbol"]
    assert all(definition["_key"] in c["marks"] for c in block["children"] if "marks" in c)


def test_a_claim_without_disclaimer_has_no_symbol() -> None:
    (block,) = shown(f"<p>{claim('a')}</p>", disclaimers=())
    assert block["markDefs"][0]["symbol"] is None
    assert [child["_type"] for child in block["children"]] == ["span"]


def test_links_are_mark_definitions_and_a_dead_one_is_only_words() -> None:
    live, hidden = LETTERS
    (block,) = shown(
        '<p><a href="https://other.example/">a</a> '
        f'<a data-letter="{live}">b</a> <a data-letter="{hidden}">c</a></p>'
    )
    assert without_keys(block["markDefs"]) == [
        {"_type": "link", "href": "https://other.example/"},
        {
            "_type": "letterLink",
            "href": "https://site.example/post/salt",
            "identity": live,
            "headline": "Salt",
        },
    ]
    assert block["children"][-1]["marks"] == []


def test_lists_are_flat_with_levels_and_one_block_an_item() -> None:
    body = "<ul><li><p>a</p><p>b</p><ol><li><p>c</p></li></ol></li></ul>"
    made = [(b["listItem"], b["level"], b["children"]) for b in without_keys(shown(body))]
    assert made == [
        ("bullet", 1, [span("a"), span("\n\n"), span("b")]),
        ("number", 2, [span("c")]),
    ]


def test_headings_quotations_rules_and_tables_keep_what_they_are() -> None:
    body = (
        "<h3>Dose</h3><blockquote><p>q</p></blockquote><hr>"
        "<table><tr><th>h</th><td colspan=2>x</td></tr></table>"
    )
    heading, quote, rule, table = shown(body)
    assert (heading["style"], heading["anchor"]) == ("h3", "dose")
    assert quote["style"] == "blockquote"
    assert rule["_type"] == "break"
    header, cell = table["rows"][0]["cells"]
    assert (header["header"], header["colspan"]) == (True, 1)
    assert (cell["header"], cell["colspan"]) == (False, 2)
    assert cell["blocks"][0]["children"][0]["text"] == "x"


def test_every_key_is_unique_and_the_same_letter_has_the_same_keys() -> None:
    body = f"<p>a <b>b</b>{cite('kim-2017')}</p><ul><li>{claim('c')}</li></ul>"
    found: list[str] = []

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            found.extend([value["_key"]] if "_key" in value else [])
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                collect(inner)

    collect(shown(body))
    assert len(found) == len(set(found)) == 8
    assert shown(body) == shown(body)
