"""Who has to sign, and which signatures count together."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.compliance.finding import Finding, Severity
from articles.compliance.resolution import Capacity
from articles.content import Brand, Claim, Content, Product
from articles.workflow import signatories
from articles.workflow.signatories import ADMINISTRATOR, ContentKind, Requirement, Signed, SignedFor

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
REGULATORY, MEDICAL, LEGAL = Capacity.REGULATORY, Capacity.MEDICAL, Capacity.LEGAL
PLAIN = {
    "brand": Brand(name="Evenwell", origin="https://www.evenwell.example"),
    "slug": "cells",
    "headline": "What cells run on",
    "description": "",
    "language": "en-US",
    "body": "<p>Cells run.</p>",
}
DISEASE = Finding(
    code="DC-01",
    severity=Severity.BLOCK,
    field="body",
    message="It names a disease.",
    hint="Take it out.",
    source="21 CFR 101.93(g)",
)


def claim(kind: str) -> Claim:
    return Claim(mark="c1", kind=kind, text="It supports the gut.")


@pytest.mark.parametrize(
    ("facts", "findings", "kind"),
    [
        ({}, (), None),
        ({"products": (Product(slug="evenwell", name="Evenwell"),)}, (), ContentKind.PRODUCT),
        ({"claims": (claim("structure_function"),)}, (), ContentKind.STRUCTURE_FUNCTION),
        ({"claims": (claim("testimonial"),)}, (), ContentKind.TESTIMONIAL),
        ({"claims": (claim("general_wellbeing"),)}, (), None),
        ({}, (DISEASE,), ContentKind.DISEASE),
    ],
)
def test_a_letter_is_of_the_kinds_that_it_says(
    facts: dict[str, object], findings: tuple[Finding, ...], kind: ContentKind | None
) -> None:
    said = signatories.kinds(Content(**PLAIN, **facts), findings)
    assert said == {ContentKind.ANY} | ({kind} if kind else set())


RULES = [Requirement(ContentKind.PRODUCT, LEGAL), Requirement(ContentKind.DISEASE, MEDICAL)]


@pytest.mark.parametrize(
    ("said", "needed"),
    [
        (set(), {REGULATORY}),
        ({ContentKind.ANY}, {REGULATORY}),
        ({ContentKind.PRODUCT}, {REGULATORY, LEGAL}),
        ({ContentKind.PRODUCT, ContentKind.DISEASE}, {REGULATORY, LEGAL, MEDICAL}),
    ],
)
def test_regulatory_affairs_sign_every_letter_and_others_what_the_house_says(
    said: set[ContentKind], needed: set[Capacity]
) -> None:
    assert signatories.required(RULES, said) == needed


def signed(
    capacity: str, user: int, *, hours: float = 0, facts: str = "a", **more: object
) -> Signed:
    return Signed(
        user_id=user, capacity=str(capacity), at=NOON + timedelta(hours=hours), facts=facts, **more
    )


def called(capacity: str, user: int, *, hours: float = 0, facts: str = "a") -> Signed:
    return signed(capacity, user, hours=hours, facts=facts, purpose=SignedFor.EMERGENCY)


def left(*given: Signed, now: datetime = NOON + timedelta(hours=1)) -> tuple[Capacity, ...]:
    needed = {REGULATORY, MEDICAL, LEGAL}
    return signatories.missing(needed, signatories.counting(given, now=now))


def test_what_is_missing_is_named_in_one_order_whoever_signs_first() -> None:
    assert left() == (REGULATORY, MEDICAL, LEGAL)
    assert left(signed(LEGAL, 3)) == (REGULATORY, MEDICAL)
    assert left(signed(MEDICAL, 2), signed(REGULATORY, 1)) == (LEGAL,)
    assert left(signed(LEGAL, 3), signed(MEDICAL, 2), signed(REGULATORY, 1)) == ()


def test_signatures_under_other_facts_than_the_newest_do_not_count() -> None:
    before, after = signed(REGULATORY, 1), signed(MEDICAL, 2, hours=0.5, facts="b")
    assert left(before, after) == (REGULATORY, LEGAL)
    assert left(before, after, signed(REGULATORY, 1, hours=0.8, facts="b")) == (LEGAL,)


# An emergency: what was signed at which hour, and whether it stands in for what is missing.
EMERGENCIES = [
    # by a reviewer and an administrator, either first
    ([called(REGULATORY, 1), called(ADMINISTRATOR, 9)], True),
    ([called(ADMINISTRATOR, 9), called(REGULATORY, 1, hours=23)], True),
    # one alone, twice the same half, one person in both halves
    ([called(REGULATORY, 1)], False),
    ([called(ADMINISTRATOR, 8), called(ADMINISTRATOR, 9)], False),
    ([called(REGULATORY, 1), called(REGULATORY, 2)], False),
    ([called(REGULATORY, 1), called(ADMINISTRATOR, 1)], False),
    # more than a day apart
    ([called(REGULATORY, 1), called(ADMINISTRATOR, 9, hours=25)], False),
]


@pytest.mark.parametrize(("calls", "stands_in"), EMERGENCIES)
def test_an_emergency_takes_a_reviewer_and_an_administrator_within_a_day(
    calls: list[Signed], stands_in: bool
) -> None:
    late = NOON + timedelta(days=9)
    assert left(signed(REGULATORY, 1), *calls, now=late) == (() if stands_in else (MEDICAL, LEGAL))


def test_an_emergency_never_replaces_the_regulatory_signature() -> None:
    calls = [called(REGULATORY, 1), called(ADMINISTRATOR, 9)]
    assert left(*calls) == (REGULATORY, MEDICAL, LEGAL)


def test_half_an_emergency_is_forgotten_after_a_day() -> None:
    call = called(REGULATORY, 1)
    assert call in signatories.counting([call], now=NOON + timedelta(hours=24))
    assert call not in signatories.counting([call], now=NOON + timedelta(hours=25))
