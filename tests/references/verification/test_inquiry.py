"""A paper is asked for by identifier or by its words; no registry's fault is an exception."""

from references import csl
from references.csl import PersonName, build
from references.recognition import Identifiers
from references.verification import inquiry
from tests.references import papers
from tests.references.answering import NOBODY, Answering, found, the_eight

TYPED = build(
    title="Nonnutritive effects of glutamine",
    authors=[PersonName("Roth", "E")],
    container_title="J Nutr",
    issued="2008",
    volume="138",
    issue="10",
    page="2025S-2031S",
)


def test_an_identifier_leads_to_the_paper() -> None:
    answer = inquiry.ask(build(identifiers=Identifiers(pmid="28450817")), the_eight())
    assert answer.found is not None
    assert csl.title(answer.found.item) == csl.title(papers.CIAMPA)


def test_without_identifier_the_words_lead_to_the_paper() -> None:
    answer = inquiry.ask(TYPED, the_eight())
    assert answer.found is not None
    assert csl.doi(answer.found.item) == "10.1093/jn/138.10.2025s"


def test_a_paper_that_only_may_be_it_is_a_suggestion() -> None:
    typed = build(title="Nonnutritive effects of glutamine", issued="2001")
    answer = inquiry.ask(typed, the_eight())
    assert answer.found is None
    assert answer.reached
    assert answer.fault == inquiry.NO_MATCH


def test_an_identifier_nobody_knows_is_answered_with_what_the_words_lead_to() -> None:
    typed: csl.Item = {**TYPED, "DOI": "10.1093/jn/138.10.2025x"}
    answer = inquiry.ask(typed, the_eight())
    assert answer.found is None
    assert "knows no such paper" in answer.fault
    assert [csl.doi(one.item) for one in answer.suggestions] == ["10.1093/jn/138.10.2025s"]


def test_nobody_reached_is_no_answer_about_the_paper() -> None:
    for item in (papers.KIM, TYPED):
        answer = inquiry.ask(item, the_eight(down=NOBODY))
        assert (answer.found, answer.reached, answer.fault) == (None, False, NOBODY)


def test_nothing_to_ask_about_asks_nobody() -> None:
    registries = the_eight()
    answer = inquiry.ask({"type": "webpage"}, registries)
    assert answer.fault == inquiry.TOO_LITTLE
    assert registries.asked == 0


def test_a_paper_found_by_its_words_alone_is_kept_when_asking_for_more_fails() -> None:
    registries = Answering(papers=[found(papers.ROTH)])
    registries.meanwhile = lambda: setattr(
        registries, "down", NOBODY if registries.asked > 1 else ""
    )
    answer = inquiry.ask(TYPED, registries)
    assert answer.found is not None
    assert answer.found.faults == (NOBODY,)


def test_suggestions_leave_out_the_paper_that_is_the_wrong_one() -> None:
    typed: csl.Item = {**TYPED, "PMID": "28450817"}
    wrong = found(papers.CIAMPA)
    likely = inquiry.suggestions(typed, wrong, the_eight())
    assert [csl.doi(one.item) for one in likely] == ["10.1093/jn/138.10.2025s"]
