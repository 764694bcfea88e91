"""Which findings are open, which resolutions hold, and that none is ever lost from sight."""

from datetime import date

import pytest

from articles.compliance.finding import Severity
from articles.compliance.outcome import Standing, assess
from articles.compliance.resolution import Capacity
from tests.articles.compliance.resolutions import TODAY, entry, finding, resolution

OPEN = [
    # severity, resolution or None -> is it open?
    ("block", None, True),
    ("warn", None, True),
    ("info", None, False),
    ("block", {"kind": "R3"}, False),
    ("warn", {"kind": "R3"}, False),
    ("warn", {"kind": "R4"}, False),
    ("block", {"kind": "R4"}, True),
    ("block", {"kind": "R4", "countersigned": frozenset({Capacity.LEGAL})}, False),
    ("warn", {"kind": "R2"}, True),
    ("warn", {"kind": "R2", "countersigned": frozenset({Capacity.MEDICAL})}, False),
    ("warn", {"kind": "R3", "is_revoked": True}, True),
    ("warn", {"kind": "R4", "expires_on": date(2026, 5, 31)}, True),
    ("warn", {"kind": "R4", "expires_on": TODAY}, False),
    ("warn", {"kind": "R1"}, True),
    ("warn", {"kind": "R5"}, True),
]


@pytest.mark.parametrize(("severity", "made", "is_open"), OPEN)
def test_a_finding_is_open_until_something_in_force_answers_it(
    severity: str, made: dict | None, is_open: bool
) -> None:
    about = finding("SUB-02", severity)
    rows = [resolution(made.pop("kind"), about, **made)] if made else []
    found = assess([about], rows, on=TODAY)
    assert found.outcomes[0].is_open is is_open
    assert found.open(Severity(severity)) == int(is_open)


def test_it_holds_wherever_the_sentence_stands_now() -> None:
    here = finding(sentence="Evenwell supports a calm gut.")
    moved = finding(sentence="Evenwell supports\n a calm  gut.")
    assert not assess([moved], [resolution(of=here)], on=TODAY).outcomes[0].is_open


def test_one_resolution_answers_the_same_sentence_wherever_it_is_repeated() -> None:
    found = assess([finding(), finding()], [resolution()], on=TODAY)
    assert [row.is_open for row in found.outcomes] == [False, False]


@pytest.mark.parametrize(
    "other",
    [finding(sentence="Evenwell supports a very calm gut."), finding(code="SUB-03")],
    ids=["another sentence", "another rule"],
)
def test_it_answers_nothing_but_its_own_rule_and_sentence(other) -> None:
    found = assess([other], [resolution()], on=TODAY)
    assert found.outcomes[0].is_open
    assert found.fates[0].standing is Standing.VOID
    assert "changed" in found.fates[0].why


NO_CLAIM = [
    # kind of the resolution, its rule, the rule of the finding -> is the finding open?
    ("R3", "SF-01", "DISC-04", False),
    ("R4", "SF-01", "DISC-04", True),
    ("R3", "SF-01", "DISC-01", True),  # Other statements of the letter may call for one.
    ("R3", "SF-01", "DISC-04b", True),
    ("R3", "SUB-02", "DISC-04", True),
]


@pytest.mark.parametrize(("kind", "resolved", "rule", "is_open"), NO_CLAIM)
def test_a_sentence_that_is_no_claim_needs_no_symbol(
    kind: str, resolved: str, rule: str, is_open: bool
) -> None:
    statement, called_for = finding(resolved, "warn"), finding(rule, "warn")
    found = assess([statement, called_for], [resolution(kind, statement)], on=TODAY)
    assert [row.is_open for row in found.outcomes] == [False, is_open]


def test_another_sentence_still_needs_its_symbol() -> None:
    statement = finding("SF-01", "info")
    other = finding("DISC-04", "warn", "Evenwell supports sleep.")
    found = assess([statement, other], [resolution(of=statement)], on=TODAY)
    assert found.outcomes[1].is_open


FATES = [
    # what became of it -> how it stands, and a word of why
    ({"kind": "R3"}, "in_force", ""),
    ({"kind": "R4"}, "in_force", ""),
    ({"kind": "R2"}, "waiting", "medical reviewer"),
    ({"kind": "R4", "expires_on": date(2026, 5, 31)}, "expired", "2026-05-31"),
    ({"kind": "R3", "is_revoked": True}, "revoked", "taken back"),
    ({"kind": "R1"}, "done", ""),
    ({"kind": "R6"}, "void", "disease-claim findings only"),
    ({"kind": "R2", "entry": entry(is_approved=False)}, "void", "not approved"),
    ({"kind": "R2", "entry": entry(expires_on=date(2026, 5, 31))}, "void", "expired"),
    ({"kind": "R2", "entry": None}, "void", "Choose"),
]


@pytest.mark.parametrize(("made", "standing", "word"), FATES)
def test_every_resolution_says_how_it_stands_and_why(made: dict, standing: str, word: str) -> None:
    fate = assess([finding()], [resolution(**made)], on=TODAY).fates[0]
    assert fate.standing == standing
    assert word in fate.why


def test_what_is_in_force_counts_although_something_else_waits() -> None:
    waiting, holding = resolution("R2", number=1), resolution("R3", number=2)
    found = assess([finding()], [waiting, holding], on=TODAY)
    assert found.outcomes[0].resolution == holding
    assert found.in_force == (holding,)


def test_a_second_try_counts_after_the_first_was_taken_back() -> None:
    first, second = resolution(number=1, is_revoked=True), resolution(number=2)
    found = assess([finding()], [second, first], on=TODAY)
    assert found.outcomes[0].resolution == second
    assert [row.standing for row in found.fates] == [Standing.REVOKED, Standing.IN_FORCE]


def test_of_two_findings_of_one_rule_in_one_sentence_the_graver_decides() -> None:
    block, warn = finding(severity="block"), finding(severity="warn")
    found = assess([block, warn], [resolution("R4", warn)], on=TODAY)
    assert found.fates[0].standing is Standing.WAITING
    assert found.outcomes[0].is_open
