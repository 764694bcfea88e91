"""What each way out has to be backed by, before anything is recorded."""

from datetime import date
from typing import Any

import pytest

from articles.compliance.resolution import Capacity, Kind
from articles.compliance.resolution_facts import Facts, in_a_year
from articles.compliance.resolving import refusal
from tests.articles.compliance.resolutions import TODAY, entry, finding, person

OWNED = {"reason": "Legal weighed it.", "risk_owner": "Olga Owner", "expires_on": date(2026, 9, 1)}
BACKED = {"reason": "It is this very claim.", "entry": entry()}

# kind, code, facts -> the field that is lacking, or None
CASES: list[tuple[str, str, dict[str, Any], str | None]] = [
    ("R3", "DC-01", {"reason": "Cure is a verb about ham here."}, None),
    ("R3", "DC-01", {"reason": ""}, "reason"),
    ("R3", "DC-01", {"reason": " \n "}, "reason"),
    ("R3", "DC-01", {"reason": "It is about ham, ok"}, "reason"),  # 19 characters
    ("R3", "DC-01", {"reason": "It is about ham, ok?"}, None),  # 20
    ("R3", "DC-01", {"reason": "ok" + " " * 40 + "ok"}, "reason"),  # spaces say nothing
    ("R4", "SUB-03", OWNED, None),
    ("R4", "SUB-03", OWNED | {"reason": " "}, "reason"),
    ("R4", "SUB-03", OWNED | {"risk_owner": " "}, "risk_owner"),
    ("R4", "SUB-03", OWNED | {"expires_on": None}, "expires_on"),
    ("R4", "SUB-03", OWNED | {"expires_on": TODAY}, "expires_on"),
    ("R4", "SUB-03", OWNED | {"expires_on": date(2026, 6, 2)}, None),
    ("R4", "SUB-03", OWNED | {"expires_on": date(2027, 6, 1)}, None),  # twelve months
    ("R4", "SUB-03", OWNED | {"expires_on": date(2027, 6, 2)}, "expires_on"),
    ("R2", "SUB-02", BACKED, None),
    ("R2", "SUB-02", {"reason": "It is this very claim."}, "entry"),
    ("R2", "SUB-02", BACKED | {"entry": entry(is_approved=False)}, "entry"),
    ("R2", "SUB-02", BACKED | {"entry": entry(expires_on=date(2026, 5, 31))}, "entry"),
    ("R2", "SUB-02", BACKED | {"entry": entry(expires_on=TODAY)}, None),
    ("R2", "SUB-02", BACKED | {"entry": entry(expires_on=None)}, None),
    ("R2", "SUB-01", BACKED, "entry"),  # "clinically shown" takes a human trial
    ("R2", "SUB-01", BACKED | {"entry": entry(has_human_trial=True)}, None),
]


@pytest.mark.parametrize(("kind", "code", "facts", "lacking"), CASES)
def test_a_resolution_is_refused_with_the_field_that_it_lacks(
    kind: str, code: str, facts: dict[str, Any], lacking: str | None
) -> None:
    asker = person(*Capacity)
    no = refusal(Kind(kind), finding(code), person=asker, on=TODAY, facts=Facts(**facts))
    assert (no.code if no else None) == lacking, no


def test_nothing_is_lacking_before_it_was_asked_for() -> None:
    assert refusal(Kind.OVERRIDE, finding(), person=person(*Capacity), on=TODAY) is None


def test_a_year_from_a_leap_day_ends_on_the_last_of_february() -> None:
    assert in_a_year(date(2028, 2, 29)) == date(2029, 2, 28)
