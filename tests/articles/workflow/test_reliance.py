"""How a text stands to a paper of which something became known: values in, a value out."""

from typing import Any

import pytest

from articles.content import Brand, Claim, Content, Evidence, Reference
from articles.workflow.reliance import Answer, Paper, answer

NOTICE = "https://doi.org/10.3390/ani11030905"
PAPER = Paper(keys=frozenset({"shah-2020", "shah-2020b"}), doi="10.3390/ani10020326", pmid="320")
SILENT = '<p>A review says so.<span data-cites="shah-2020"></span></p>'
TOLD = '<p>A review, since retracted, said so.<span data-cites="shah-2020"></span></p>'


def reference(key: str = "shah-2020", **facts: Any) -> Reference:
    item = {"id": key, "type": "article-journal", "title": "Glutamine", **facts.pop("csl", {})}
    return Reference(key=key, csl=item, formatted_html="", formatted_text="", **facts)


def letter(body: str, *papers: Reference, claims: tuple[Claim, ...] = ()) -> Content:
    return Content(
        brand=Brand(name="Evenwell", origin="https://www.evenwell.example"),
        slug="fuel",
        headline="Fuel",
        description="",
        language="en-US",
        body=body,
        references=papers,
        claims=claims,
    )


# kind of notice, status in the text, its notice, body, written since -> answer
TABLE = [
    ("retraction", "current", "", SILENT, False, None),
    ("retraction", "current", "", TOLD, False, None),
    ("retraction", "retracted", NOTICE, SILENT, True, None),
    ("retraction", "retracted", NOTICE, TOLD, True, Answer.TOLD),
    ("retraction", "retracted", NOTICE, TOLD, False, Answer.TOLD),
    ("correction", "current", "", SILENT, False, None),
    ("correction", "corrected", NOTICE, SILENT, True, Answer.TOLD),
    # Frozen before we heard, with the same notice typed in by hand.
    ("correction", "corrected", NOTICE, SILENT, False, Answer.TOLD),
    # Frozen before we heard, with an earlier correction.
    ("correction", "corrected", "https://doi.org/10.3390/first", SILENT, False, None),
    # Written since, and the library says that the paper stands: the notice is not in the text.
    ("correction", "current", "", SILENT, True, None),
    ("concern", "concern", NOTICE, SILENT, True, Answer.TOLD),
    ("concern", "retracted", "https://doi.org/10.3390/worse", SILENT, True, Answer.TOLD),
]


@pytest.mark.parametrize(("kind", "status", "notice", "body", "informed", "expected"), TABLE)
def test_a_text_answers_a_notice_or_does_not(
    kind: str, status: str, notice: str, body: str, informed: bool, expected: Answer | None
) -> None:
    text = letter(body, reference(status=status, status_notice=notice))
    assert answer(text, PAPER, kind=kind, address=NOTICE, informed=informed) is expected


def test_a_text_that_does_not_cite_the_paper_has_answered() -> None:
    text = letter("<p>Nothing.</p>", reference("kim-2017"))
    said = answer(text, PAPER, kind="retraction", address=NOTICE, informed=False)
    assert said is Answer.NOT_CITED


def test_a_text_that_offers_the_paper_as_evidence_has_not() -> None:
    claim = Claim(
        mark="c1",
        kind="structure_function",
        text="So.",
        evidence=(Evidence(reference="shah-2020b"),),
    )
    text = letter("<p>Nothing.</p>", claims=(claim,))
    assert answer(text, PAPER, kind="retraction", address=NOTICE, informed=True) is None


@pytest.mark.parametrize(
    "known",
    [
        reference("shah-2020b"),
        reference("other", csl={"DOI": "10.3390/ani10020326"}),
        reference("other", csl={"PMID": "320"}),
    ],
    ids=["former key", "DOI", "PMID"],
)
def test_a_frozen_text_may_know_the_paper_by_any_of_its_names(known: Reference) -> None:
    assert PAPER.is_same(known)


def test_two_papers_without_identifiers_are_not_the_same() -> None:
    assert not Paper(keys=frozenset({"a-2000"})).is_same(reference("b-2000"))
