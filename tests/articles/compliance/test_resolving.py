"""Which finding has which way out, and who may take it: section 1 of the rules as a table."""

from itertools import product

import pytest

from articles.compliance.catalogue import RULES
from articles.compliance.resolution import RECORDED, Capacity, Kind
from articles.compliance.resolving import BY, refusal
from tests.articles.compliance.resolutions import TODAY, finding, person

# Drawn by hand from section 1 (and section 4 for what a library claim can answer), never
# derived from the code. A cell lists the ways out that somebody may declare; "-" none.
# b blocking, w warning, i shown only.
TABLE = """
             b          w          i
DC-01        R3,R4,R6   R3,R4,R6   R3,R6
DC-10        R3,R4,R6   R3,R4,R6   R3,R6
SF-01        R2,R3,R4   R2,R3,R4   R2,R3
SF-04        R2,R3,R4   R2,R3,R4   R2,R3
DISC-01      R4         R4         -
DISC-04b     R4         R4         -
SUB-01       R2,R3,R4   R2,R3,R4   R2,R3
SUB-02       R2,R3,R4   R2,R3,R4   R2,R3
SUB-03       R2,R3,R4   R2,R3,R4   R2,R3
SUB-04       R3,R4      R3,R4      R3
SUB-05a      R3,R4      R3,R4      R3
SUB-06       R3,R4      R3,R4      R3
SUB-07       R2,R3,R4   R2,R3,R4   R2,R3
END-01       R3,R4      R3,R4      R3
END-03       R3,R4      R3,R4      R3
COMP-01      -          R4         -
DATE-01      -          R4         -
FAQ-01       -          R4         -
LINK-02      -          R4         -
ALERT-01     -          -          -
HIST-01      -          -          -
"""

SEVERITIES = {"b": "block", "w": "warn", "i": "info"}

# Who may declare what, if the finding allows it: by capacity, and whether they wrote in the
# letter. "y" may; "4" needs other eyes; "-" not theirs to say.
WHO = """
                     R2   R3   R4   R6
author               y    -    -    -
author,wrote         y    -    -    -
medical              -    -    -    -
regulatory           -    y    y    y
regulatory,wrote     -    4    4    4
legal                -    -    -    -
none                 -    -    -    -
author,regulatory    y    y    y    y
all                  y    y    y    y
all,wrote            y    4    4    4
"""

DECLARED = [Kind("R2"), Kind("R3"), Kind("R4"), Kind("R6")]
SUITABLE = {"R2": "SUB-02", "R3": "SUB-02", "R4": "SUB-02", "R6": "DC-01"}


def table() -> list[tuple[str, str, Kind, bool]]:
    _, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (code, severity, kind, kind.value in cell.split(","))
        for code, *cells in rows
        for severity, cell in zip(SEVERITIES.values(), cells, strict=True)
        for kind in DECLARED
    ]


@pytest.mark.parametrize(("code", "severity", "kind", "allowed"), table())
def test_a_finding_has_the_ways_out_that_the_table_gives_it(
    code: str, severity: str, kind: Kind, allowed: bool
) -> None:
    everybody = person(*Capacity)
    no = refusal(kind, finding(code, severity), person=everybody, on=TODAY)
    assert (no is None) is allowed, no
    assert allowed or no.code == "table"


def test_a_disease_claim_is_never_cleared_by_evidence() -> None:
    for severity in SEVERITIES.values():
        no = refusal(
            Kind.LINK_CLAIM, finding("DC-01", severity), person=person(*Capacity), on=TODAY
        )
        assert "never clears a disease claim" in no.reason


@pytest.mark.parametrize("kind", sorted(RECORDED))
def test_that_a_sentence_was_mended_is_recorded_and_never_declared(kind: Kind) -> None:
    for code in ("DC-01", "END-01", "DISC-01"):
        no = refusal(kind, finding(code, "block"), person=person(*Capacity), on=TODAY)
        assert no.code == "recorded"


def who() -> list[tuple[str, Kind, str]]:
    head, *rows = [line.split() for line in WHO.strip().splitlines()]
    return [
        (row[0], Kind(kind), cell) for row in rows for kind, cell in zip(head, row[1:], strict=True)
    ]


@pytest.mark.parametrize(("capacities", "kind", "cell"), who())
@pytest.mark.parametrize("severity", ["block", "warn"])
def test_only_the_right_people_declare_it(
    capacities: str, kind: Kind, cell: str, severity: str
) -> None:
    words = capacities.split(",")
    held = list(Capacity) if "all" in words else [w for w in words if w not in ("wrote", "none")]
    asker = person(*held, wrote="wrote" in words)
    no = refusal(kind, finding(SUITABLE[kind], severity), person=asker, on=TODAY)
    assert (no.code if no else "y") == {"y": "y", "4": "four_eyes", "-": "role"}[cell]


@pytest.mark.parametrize("kind", DECLARED)
def test_a_record_needs_a_name_to_print(kind: Kind) -> None:
    nameless = person(*Capacity, name=" ")
    no = refusal(kind, finding(SUITABLE[kind]), person=nameless, on=TODAY)
    assert no.code == "no_name"


def test_every_rule_in_force_has_a_way_out_besides_mending_or_is_shown_only() -> None:
    for rule in RULES:
        ways = [
            kind
            for kind, severity in product(DECLARED, [rule.severity])
            if not refusal(kind, finding(rule.code, severity), person=person(*Capacity), on=TODAY)
        ]
        house_block = rule.code.startswith(("COMP", "DATE", "FAQ", "LINK")) and (
            rule.severity == "block"
        )
        assert ways or house_block or rule.severity == "info", rule.code


def test_the_table_speaks_of_every_family_that_has_rules() -> None:
    families = {rule.code.partition("-")[0] for rule in RULES}
    drawn = {code.partition("-")[0] for code, *_ in table()}
    assert families <= drawn
    assert set(BY) == set(DECLARED)
