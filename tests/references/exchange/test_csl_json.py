"""CSL-JSON in the shapes that programs give it."""

import json
from typing import Any

import pytest

from references import csl
from references.exchange import formats
from references.exchange.row import NotReadable, Row
from tests.references import papers


def rows(value: Any) -> tuple[Row, ...]:
    text = value if isinstance(value, str) else json.dumps(value)
    return formats.loads(text, formats.CSL_JSON)


def read(**fields: Any) -> csl.Item:
    [row] = rows([{"title": "T", **fields}])
    assert row.item is not None
    return row.item


@pytest.mark.parametrize(
    "shape",
    [
        [papers.KIM],
        papers.KIM,
        {"items": [papers.KIM]},
        {"references": [papers.KIM]},
        {"status": "ok", "message": papers.KIM},
    ],
)
def test_one_paper_in_any_wrapping(shape: Any) -> None:
    [row] = rows(shape)
    assert row.item == papers.KIM
    assert row.key == "kim-2017"


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ({"type": "journal-article"}, "type_", "article-journal"),
        ({"type": "posted-content"}, "type_", "article"),
        ({"type": "entry-encyclopedia"}, "type_", "chapter"),
        ({"type": "song"}, "type_", "document"),
        ({"issued": {"raw": "2017-05-12"}}, "issued", "2017-05-12"),
        ({"issued": {"literal": "12 May 2017"}}, "issued", "2017-05-12"),
        ({"issued": "2017"}, "issued", "2017"),
        ({"issued": {"date-parts": [["2017", "5"]]}}, "issued", "2017-05"),
        ({"journalAbbreviation": "J Nutr"}, "container_title_short", "J Nutr"),
        ({"article-number": "1051"}, "number", "1051"),
        ({"note": "PMID: 28498331\nPMCID: PMC5454963"}, "pmid", "28498331"),
        ({"note": "PMID: 28498331\nPMCID: PMC5454963"}, "pmcid", "PMC5454963"),
        ({"note": "Retracted, see PMID: 33801135 there"}, "pmid", ""),
        ({"ISSN": ["1422-0067", "1661-6596"]}, "issn", "1422-0067"),
        ({"ISSN": "1422-0067, 1661-6596"}, "issn", "1422-0067"),
        ({"URL": "http://dx.doi.org/10.1000/a"}, "url", ""),
        ({"URL": "https://example.org/"}, "url", "https://example.org/"),
        (
            {"abstract": "<jats:title>Aims</jats:title><jats:p>To see.</jats:p>"},
            "abstract",
            "Aims: To see.",
        ),
        ({"volume": 18}, "volume", "18"),
        ({"title": "a\u0000b\ud800c"}, "title", "abc"),
    ],
)
def test_a_field_is_read_in_every_spelling(fields: dict[str, Any], field: str, value: str) -> None:
    assert getattr(csl, field)(read(**fields)) == value


def test_what_is_no_item_is_refused_by_itself() -> None:
    bad, good = rows(["a title", papers.KIM])
    assert bad.item is None
    assert "JSON object" in bad.error
    assert (good.place, good.error) == ("record 2", "")


@pytest.mark.parametrize("text", ['[{"title": "cut o', "", "not json", "[" * 100_000])
def test_a_file_that_is_no_json_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotReadable, match="not valid JSON"):
        rows(text)


def test_a_file_without_references_is_refused_in_words() -> None:
    with pytest.raises(NotReadable, match="no references"):
        rows("12")


def test_what_we_write_is_a_json_list_whatever_its_length() -> None:
    for papers_ in ([], [papers.KIM], list(papers.PAPERS)):
        assert json.loads(formats.dumps(papers_, "csl-json")) == papers_
