"""What makes a review weigh more, each reason with its close neighbour that does not."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from articles.compliance.finding import Finding, Severity
from articles.compliance.outcome import Outcome
from articles.compliance.resolution import Kind, Resolution
from articles.content import (
    Brand,
    Claim,
    Content,
    Disclaimer,
    Evidence,
    LibraryEntry,
    Reference,
)
from articles.workflow import risk
from articles.workflow.risk import Factor, Level

TRIAL = Reference(
    key="doe-2020",
    csl={"title": "A trial in adults"},
    formatted_html="",
    formatted_text="",
    kind="randomised_trial",
)
REVIEW = msgspec.structs.replace(TRIAL, key="roe-2017", kind="narrative_review")
CLAIM = Claim(
    mark="c1",
    kind="structure_function",
    text="Evenwell supports a healthy gut lining",
    evidence=(Evidence(reference="doe-2020"),),
)
ENTRY = LibraryEntry(
    entry="e",
    version=1,
    text=CLAIM.text,
    grade="moderate",
    approved_on="2026-01-01",
    expires_on="2027-01-01",
)
FDA = Disclaimer(
    kind="fda", name="FDA disclaimer", symbol="*", version=1, text="T", singular="S", plural="P"
)


def letter(**changes: Any) -> Content:
    """Return a letter that weighs nothing once it was signed as it is."""
    values: dict[str, Any] = {
        "brand": Brand(name="Evenwell Health", origin="https://www.evenwell.example"),
        "slug": "fuel",
        "headline": "Fuel",
        "description": "",
        "language": "en-US",
        "body": "<p>Words.</p>",
        "references": (TRIAL, REVIEW),
        "claims": (CLAIM,),
        "disclaimers": (FDA,),
    }
    return Content(**{**values, **changes})


def claim(**changes: Any) -> Claim:
    return msgspec.structs.replace(CLAIM, **changes)


def paper(**changes: Any) -> tuple[Reference, ...]:
    return (msgspec.structs.replace(TRIAL, **changes), REVIEW)


def finding(code: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.BLOCK,
        field="body",
        message="",
        hint="",
        source="",
        quote="IBS",
    )


OPEN = Outcome(finding=finding("DC-01"))
JUDGED = Resolution(
    number=1,
    kind=Kind.OVERRIDE,
    code="DC-01",
    sentence_sha256="",
    severity=Severity.BLOCK,
    made_by=1,
)
RESOLVED = Outcome(finding=finding("DC-01"), resolution=JUDGED)
OTHER = Outcome(finding=finding("SUB-02"))


def factors(content: Content, **changes: Any) -> list[str]:
    given: dict[str, Any] = {"signed": letter(), "outcomes": (), **changes}
    return [factor.code for factor in risk.assess(content, **given).factors]


def test_a_letter_as_it_was_signed_weighs_nothing() -> None:
    weighed = risk.assess(letter(), signed=letter(), outcomes=())
    assert weighed.factors == ()
    assert weighed.level is Level.LOW


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (letter(claims=(claim(text="Evenwell calms the gut"),)), ["new_claim"]),
        (letter(claims=(claim(text="evenwell  supports a healthy gut lining"),)), []),
        (letter(claims=(claim(text="Evenwell calms", kind="nutrient_content"),)), []),
        (letter(claims=(CLAIM, claim(text="I slept again", kind="testimonial"))), ["testimonial"]),
        (letter(claims=(claim(evidence=()),)), ["no_evidence"]),
        (letter(claims=(claim(evidence=(Evidence(reference="unknown"),)),)), ["no_evidence"]),
        (letter(claims=(claim(evidence=(), library=ENTRY),)), []),
        (
            letter(
                claims=(claim(library=msgspec.structs.replace(ENTRY, grade="background")),),
            ),
            ["weak_evidence"],
        ),
        (letter(claims=(claim(evidence=(Evidence(reference="roe-2017"),)),)), ["weak_evidence"]),
        (
            letter(
                claims=(
                    claim(
                        evidence=tuple(Evidence(reference=key) for key in ("roe-2017", "doe-2020"))
                    ),
                )
            ),
            [],
        ),
        (
            letter(claims=(claim(evidence=(Evidence(reference="doe-2020", gap="Another dose"),)),)),
            ["weak_evidence"],
        ),
        (letter(references=paper(status="retracted")), ["retracted", "weak_evidence"]),
        (letter(references=paper(status="concern")), ["concern"]),
        (letter(references=paper(status="corrected")), []),
        (
            letter(disclaimers=(msgspec.structs.replace(FDA, version=2),)),
            ["new_disclaimer"],
        ),
    ],
)
def test_what_the_letter_says_weighs(content: Content, expected: list[str]) -> None:
    assert factors(content) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"outcomes": (OPEN,)}, ["disease_open"]),
        ({"outcomes": (RESOLVED,)}, ["disease_resolved"]),
        ({"outcomes": (OTHER,)}, []),
        (
            {"outcomes": (Outcome(finding=replace(OPEN.finding, severity=Severity.INFO)),)},
            [],
        ),
        ({"beginners": ["Sam Writer"]}, ["first_letter"]),
        ({"is_expedited": True}, ["expedited"]),
        ({"signed": None}, ["new_claim"]),
    ],
)
def test_what_is_known_beside_the_letter_weighs(asked: dict[str, Any], expected: list[str]) -> None:
    assert factors(letter(), **asked) == expected


@pytest.mark.parametrize(
    ("weights", "level"),
    [([], "low"), ([10], "low"), ([15], "medium"), ([20, 15], "medium"), ([40], "high")],
)
def test_the_total_decides_the_level(weights: list[int], level: str) -> None:
    weighed = risk.weigh(Factor(code="c", weight=weight, words="W.") for weight in weights)
    assert weighed.level == level


def test_the_weightiest_reason_comes_first_and_each_is_told_in_words() -> None:
    weighed = risk.assess(
        letter(claims=(claim(text="Evenwell calms the gut"),)),
        signed=letter(),
        outcomes=(OPEN,),
        is_expedited=True,
    )
    assert [factor.words for factor in weighed.factors] == [
        "Words of disease that nobody has answered: “IBS”.",
        "1 statement that nobody has signed yet: “Evenwell calms the gut”.",
        "Whoever asked says that it cannot wait.",
    ]
    assert weighed.weight == 70


def test_many_things_are_counted_after_the_first_three() -> None:
    new = tuple(claim(text=f"Evenwell helps in way {number}") for number in range(6))
    (factor,) = risk.assess(letter(claims=new), signed=letter(), outcomes=()).factors
    assert factor.words.startswith("6 statements")
    assert factor.words.endswith("; and 3 more.")
    assert factor.weight == 40


def test_a_risk_is_the_same_after_it_was_stored() -> None:
    weighed = risk.assess(letter(), signed=None, outcomes=(OPEN,), is_expedited=True)
    assert risk.from_text(risk.to_text(weighed)) == weighed
    assert risk.to_text(weighed) == risk.to_text(risk.from_text(risk.to_text(weighed)))
