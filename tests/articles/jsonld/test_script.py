"""Nothing that anybody types can end the script element."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.jsonld.script import dumps

HOSTILE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                "</script>",
                "<!--",
                "<script",
                "]]>",
                "&lt;",
                "\u2028",
                "\u2029",
                '"',
                "\\",
                "\\u003c",
            ]
        ),
        max_size=6,
    ).map("".join),
)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | HOSTILE,
    lambda inner: st.lists(inner) | st.dictionaries(HOSTILE, inner),
    max_leaves=20,
)


@given(ANYTHING)
def test_what_is_written_reads_back_the_same(value: Any) -> None:
    assert json.loads(dumps({"@graph": value})) == {"@graph": value}


@given(ANYTHING)
def test_no_character_that_could_end_or_break_the_element_is_written(value: Any) -> None:
    assert not set(dumps({"@graph": value})) & set("<>&\u2028\u2029")


def test_names_keep_their_diacritics() -> None:
    assert dumps({"name": "Córdova-Martínez"}) == '{"name":"Córdova-Martínez"}'


def test_a_script_end_tag_is_written_as_escapes() -> None:
    assert dumps({"a": "</script>&"}) == '{"a":"\\u003c/script\\u003e\\u0026"}'


def test_keys_stay_in_their_order() -> None:
    assert dumps({"b": 1, "a": 2}) == '{"b":1,"a":2}'


def test_a_number_that_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError):
        dumps({"a": float("nan")})


class ScriptReader(HTMLParser):
    """Collect the text of script elements as a browser would cut it out of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open = False
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag == "script"
        if self.open:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.scripts[-1] += data


@given(ANYTHING)
def test_a_page_gives_back_one_script_with_the_same_graph(value: Any) -> None:
    graph = {"@graph": value}
    page = ScriptReader()
    page.feed(f'<script type="application/ld+json">{dumps(graph)}</script><p>after</p>')
    page.close()
    (script,) = page.scripts
    assert json.loads(script) == graph
