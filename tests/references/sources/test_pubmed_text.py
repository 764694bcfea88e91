"""The words inside PubMed's elements."""

import pytest

from references.sources import pubmed_text
from tests.references.sources.pubmed_records import element

MATHML = 'xmlns:mml="http://www.w3.org/1998/Math/MathML"'
POWER = f"<mml:math {MATHML}><mml:msup><mml:mn>10</mml:mn><mml:mn>9</mml:mn></mml:msup></mml:math>"


@pytest.mark.parametrize(
    ("inside", "marked"),
    [
        ("<i>Lactobacillus</i> in mice", "<i>Lactobacillus</i> in mice"),
        ("Ca<sup>2+</sup> and H<sub>2</sub>O", "Ca<sup>2+</sup> and H<sub>2</sub>O"),
        ("<b>Bold <i>and</i></b> plain", "<b>Bold <i>and</i></b> plain"),
        ("<u>underlined</u>", "underlined"),
        ("a <i> </i>gap<i/>", "a gap"),
        ("P &lt; 0.05 &amp; n &gt; 3", "P < 0.05 & n > 3"),
        ("broken\n      over   lines", "broken over lines"),
        ("e\u0301tude", "étude"),
        ("&#8220;Quoted&#8221;", "“Quoted”"),
        ("谷氨酰胺与肠道", "谷氨酰胺与肠道"),
        (f"{POWER} CFU", "10<sup>9</sup> CFU"),
        (f"the <mml:math {MATHML}><mml:mi>α</mml:mi></mml:math> chain", "the α chain"),
    ],
)
def test_titles_keep_the_four_tags_and_lose_the_rest(inside: str, marked: str) -> None:
    assert pubmed_text.marked(element(f"<ArticleTitle>{inside}</ArticleTitle>")) == marked


def test_plain_text_has_no_markup() -> None:
    assert pubmed_text.plain(element("<a>Ca<sup>2+</sup>\n moves</a>")) == "Ca2+ moves"


def test_a_missing_element_reads_as_empty() -> None:
    assert pubmed_text.words(element("<a><b/></a>"), "c") == ""
    assert pubmed_text.words(element("<a><b/></a>"), "b") == ""


def test_an_abstract_keeps_its_sections_under_their_labels() -> None:
    abstract = element(
        '<Abstract><AbstractText Label="AIMS">To <i>see</i>.</AbstractText>'
        '<AbstractText Label="UNLABELLED">Plainly.</AbstractText>'
        '<AbstractText Label="METHODS"/><AbstractText>The end.</AbstractText></Abstract>'
    )
    assert pubmed_text.abstract(abstract) == "AIMS: To see.\n\nPlainly.\n\nThe end."
