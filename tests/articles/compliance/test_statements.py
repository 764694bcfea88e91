"""What only resembles a structure/function statement is shown, and nothing hangs on it."""

from collections.abc import Iterator

import pytest

from articles.compliance.check import check
from articles.compliance.claims import lines, second_opinion
from articles.compliance.finding import Finding
from articles.content import Content
from tests.articles.compliance.letters import letter

BODY = "<p>Enterova is here. Zinc and your skin, together at last.</p>"
ASKS = ("DISC-01", "DISC-04", "SUB-02")


@pytest.fixture(autouse=True)
def _sure_of_benefits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the second opinion take every sentence about the body for a benefit."""
    monkeypatch.setitem(second_opinion.SURE, "structure_function", 0.0)
    monkeypatch.setitem(second_opinion.SURE, "disease_claim", 2.0)
    # What was judged with other thresholds is remembered, and so would be what is judged here.
    lines.forget()
    yield
    lines.forget()


def found(content: Content, *codes: str) -> list[Finding]:
    return [finding for finding in check(content) if finding.code in codes]


def test_a_person_is_asked_to_look() -> None:
    (finding,) = [f for f in found(letter(body=BODY), "SF-01") if f.field == "body"]
    assert finding.severity == "info"
    assert "resembles" in finding.message


def test_no_disclaimer_and_no_evidence_is_asked_for() -> None:
    sentences = {finding.passage for finding in found(letter(body=BODY), *ASKS)}
    assert not any("skin" in passage for passage in sentences)


def test_once_marked_there_is_nothing_left_to_look_at() -> None:
    marked = BODY.replace(
        "<p>Enterova is here. ",
        "<p>Enterova is here. <mark data-claim='c1' data-kind='structure_function'>",
    ).replace("last.</p>", "last.</mark></p>")
    messages = [f.message for f in found(letter(body=marked), "SF-01") if f.field == "body"]
    assert not any("resembles" in message for message in messages)


def test_a_name_is_too_short_to_guess_from() -> None:
    content = letter(body=BODY, slug="skin-and-zinc")
    fields = {finding.field for finding in found(content, "SF-01")}
    assert "slug" not in fields
    assert "description" in fields
