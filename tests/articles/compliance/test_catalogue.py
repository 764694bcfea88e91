"""The rules as a set: codes that stay, sources that can be looked up."""

import re
from pathlib import Path

import pytest

from articles.compliance import claims, rules
from articles.compliance.catalogue import RULES
from articles.compliance.handbook import markdown
from articles.compliance.policy import RULES_VERSION
from articles.compliance.rule import Rule

# A code stands in signed approvals: it may be added here, never changed, never used again.
CODES_AND_SEVERITIES = """
DC-01    block warn
DC-02    block warn
DC-03    block warn
DC-04a   block warn
DC-04b   block warn
DC-04c   warn
DC-04d   block warn
DC-04e   warn
DC-05    block warn
DC-06    block warn
DC-07    block warn
DC-08    block warn
DC-09    block warn
DC-10    block warn
DC-11    block warn
DC-12    warn
SF-01    info
SF-02    warn
SF-03    info
SF-04    warn
DISC-01  block
DISC-02  block
DISC-03  warn
DISC-04  warn
DISC-04b warn
DISC-04c warn
DISC-04d warn
DISC-06  info
SUB-01   block
SUB-02   warn
SUB-03   warn
SUB-04   warn
SUB-05a  block
SUB-05b  warn
SUB-05c  warn
SUB-05d  block
SUB-05e  block
SUB-05f  block
SUB-05g  block
SUB-05i  warn
SUB-05j  info
SUB-05k  warn
SUB-06   block
SUB-07   warn
END-01   block
END-02   block
END-03   warn
END-04   warn
DATE-01  block
DATE-02  info
FAQ-01   warn
FAQ-02   block
LINK-01  warn
LINK-02  block
COMP-01  block
COMP-02  block
COMP-03  block
COMP-04  block
COMP-05  warn
COMP-06  info
COMP-07  block
"""


# A library claim never settles a disease claim; what the house requires is put right, not argued.
RESOLUTIONS = {
    "DC-01": "R1 R3 R4 R6",
    "DC-12": "R1 R3 R4 R6",
    "SF-01": "R1 R2 R3",
    "SF-02": "R1 R2 R3 R4",
    "DISC-01": "R1 R4 R5",
    "DISC-04": "R1 R4 R5",
    "SUB-01": "R1 R2 R3 R4",
    "SUB-04": "R1 R3 R4",
    "SUB-05b": "R1 R3 R4",
    "SUB-06": "R1 R3 R4",
    "SUB-07": "R1 R2 R3 R4",
    "END-01": "R1 R3 R4 R5",
    "END-03": "R1 R3 R4 R5",
    "COMP-01": "R1",
    "COMP-05": "R1 R4",
    "DATE-01": "R1",
    "FAQ-01": "R1 R4",
    "LINK-02": "R1",
}


def test_codes_and_severities_are_the_ones_we_promised() -> None:
    promised = [tuple(line.split()) for line in CODES_AND_SEVERITIES.strip().splitlines()]
    assert [(rule.code, *(s.value for s in rule.severities)) for rule in RULES] == promised


def test_no_code_is_used_twice() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_explains_itself_and_names_its_source(rule: Rule) -> None:
    assert len(rule.explanation) > 120
    assert re.search(r"CFR|FD&C|FTC|FDA|Google|House rule|jsonld-target", rule.explanation)
    assert rule.source
    assert rule.title


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_stands_in_the_file_named_after_its_code(rule: Rule) -> None:
    assert rule.check.__module__.rsplit(".", 1)[1].startswith(rule.code.lower().replace("-", "_"))


def test_no_file_of_rules_is_forgotten_in_the_catalogue() -> None:
    folder = Path(rules.__path__[0])
    files = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    assert files == {rule.check.__module__.rsplit(".", 1)[1] for rule in RULES}


def test_every_code_that_the_engine_gives_has_its_rule() -> None:
    sources = [path.read_text() for path in Path(claims.__path__[0]).glob("*.py")]
    given = {
        code for text in sources for code in re.findall(r'"((?:DC|SF|SUB|END)-\d\d[a-e]?)"', text)
    }
    assert given
    assert given <= {rule.code for rule in RULES}


@pytest.mark.parametrize(("code", "ways"), RESOLUTIONS.items())
def test_a_finding_is_settled_only_as_the_table_allows(code: str, ways: str) -> None:
    rule = next(rule for rule in RULES if rule.code == code)
    assert " ".join(sorted(rule.resolutions)) == ways


def test_the_handbook_has_a_chapter_for_every_rule() -> None:
    page = markdown()
    assert f"Version {RULES_VERSION}." in page
    for rule in RULES:
        assert f"## {rule.code}: {rule.title}" in page
        assert rule.explanation in page
        assert f"| {rule.code} | {rule.severity.value}" in page


def test_the_handbook_is_the_same_every_time() -> None:
    assert markdown() == markdown()
    assert "\n\n\n" not in markdown()
