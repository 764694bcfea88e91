"""The health claims that FDA authorised or qualified, and wording that only resembles one."""

import re

import pytest

from articles.compliance.authorised.claims import CLAIMS, HealthClaim
from articles.compliance.finding import Finding, Severity
from articles.compliance.outcome import Standing, assess
from articles.compliance.resolution import Capacity, Kind
from articles.compliance.resolution_facts import Facts
from articles.compliance.resolving import refusal
from tests.articles.compliance.resolutions import TODAY, person, resolution


def disease_claim(text: str) -> Finding:
    """A finding on the first sentence of the paragraph `text` that says "risk"."""
    sentences = re.split(r"(?<=[a-z)]\.) ", text)
    passage = next((s for s in sentences if "risk" in s or "promote" in s), text)
    return Finding(
        code="DC-01",
        severity=Severity.BLOCK,
        field="body",
        message="Names a disease.",
        hint="Leave it out.",
        source="21 CFR 101.93(g)(2)(i)",
        passage=passage,
        paragraph=text,
    )


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.key)
def test_the_wording_of_fda_lacks_nothing(claim: HealthClaim) -> None:
    sentences = re.split(r"(?<=[a-z)]\.) ", claim.text)
    assert any(
        not claim.lacking(
            Finding(
                code="DC-01",
                severity=Severity.BLOCK,
                field="body",
                message="",
                hint="",
                source="",
                passage=sentence,
                paragraph=claim.text,
            )
        )
        for sentence in sentences
    )


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=lambda claim: claim.key)
def test_a_bare_promise_about_the_same_disease_is_not_the_claim(claim: HealthClaim) -> None:
    bare = disease_claim("Enterova prevents disease.")
    named = [element.name for element in (*claim.wording, *claim.beside)]
    assert list(claim.lacking(bare))[: len(named)] == named


def test_the_regulations_from_101_72_to_101_83_are_all_there() -> None:
    told = {claim.basis[:13] for claim in CLAIMS.values() if claim.basis.startswith("21 CFR")}
    assert told == {f"21 CFR 101.{number}" for number in range(72, 84)}


CALCIUM = "Adequate calcium throughout life, as part of a balanced diet, may reduce the risk of osteoporosis."  # noqa: E501
OMEGA = "Supportive but not conclusive research shows that consumption of EPA and DHA omega-3 fatty acids may reduce the risk of coronary heart disease. One serving provides 0.5 grams of EPA and DHA omega-3 fatty acids."  # noqa: E501

# claim, wording -> a word of what is lacking; "" nothing
WORDING = [
    ("calcium-osteoporosis", CALCIUM, ""),
    ("calcium-osteoporosis", CALCIUM.upper(), ""),
    ("calcium-osteoporosis", CALCIUM.replace("may reduce", "reduces"), "“may” or “might”"),
    ("calcium-osteoporosis", CALCIUM.replace("throughout life", "every day"), "throughout life"),
    ("calcium-osteoporosis", CALCIUM.replace(", as part of a balanced diet,", ""), "diet"),
    ("calcium-osteoporosis", CALCIUM.replace("Adequate calcium", "Our calcium"), "adequate"),
    ("calcium-osteoporosis", CALCIUM.replace("the risk of", "the risk by 40% of"), "40%"),
    ("calcium-osteoporosis", CALCIUM.replace("may reduce", "may reduce by half"), "by half"),
    ("calcium-osteoporosis", CALCIUM.replace(".", " and prevents fractures."), "prevents"),
    ("omega-3-heart-disease", OMEGA, ""),
    ("omega-3-heart-disease", OMEGA.replace("Supportive but not conclusive research", "Research"), "supportive"),  # noqa: E501
    ("omega-3-heart-disease", OMEGA.partition(" One")[0], "a serving provides"),
    ("calcium-osteoporosis", OMEGA, "osteoporosis"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "text", "lacking"), WORDING)
def test_every_required_element_is_asked_for(key: str, text: str, lacking: str) -> None:
    no = refusal(
        Kind.AUTHORISED_CLAIM,
        disease_claim(text),
        person=person(*Capacity),
        on=TODAY,
        facts=Facts(reason="It is the claim of the regulation.", authorised=key),
    )
    if not lacking:
        assert no is None
    else:
        assert no is not None
        assert no.code == "authorised"
        assert lacking in no.reason.partition("FDA’s own words")[0]


@pytest.mark.parametrize("key", ["", "glutamine-sepsis"])
def test_a_claim_that_fda_does_not_know_is_refused(key: str) -> None:
    no = refusal(
        Kind.AUTHORISED_CLAIM,
        disease_claim(CALCIUM),
        person=person(*Capacity),
        on=TODAY,
        facts=Facts(reason="It must be one.", authorised=key),
    )
    assert no is not None
    assert no.code == "authorised"


def test_it_is_void_once_its_qualification_is_taken_out_of_the_next_sentence() -> None:
    whole, cut = disease_claim(OMEGA), disease_claim(OMEGA.partition(" One")[0])
    assert whole.sentence_sha256 == cut.sentence_sha256
    made = resolution("R6", whole, authorised="omega-3-heart-disease")
    assert assess([whole], [made], on=TODAY).fates[0].standing is Standing.IN_FORCE
    found = assess([cut], [made], on=TODAY)
    assert found.fates[0].standing is Standing.VOID
    assert "lacks what FDA letter of 8 September 2004 requires" in found.fates[0].why
    assert found.outcomes[0].is_open
