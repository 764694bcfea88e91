"""
Compare a statement with the studies offered for it, in plain words and numbers.

FTC Health Products Compliance Guidance: a claim needs trials in people like those it speaks to, at
the dose they take. Animal and laboratory work is background, a review is other people's work. A
newcomer gets this wrong: this never says that a study is bad. It says that the study and the
statement are not about the same thing, and only as far as the library knows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.compliance import doses, peoples
from articles.content import Reference
from references import csl, kinds

WEAK_KINDS = {
    "animal": "an animal study",
    "in_vitro": "laboratory work on cells or tissue",
    "narrative_review": "a review of other people’s studies",
    "editorial": "an opinion, not a study",
    "safety_assessment": "an assessment of safety, not of effect",
    "case_report": "a report on single cases",
}


@dataclass(frozen=True, slots=True)
class Shortfall:
    """
    One way in which a study is weaker than a statement or about something else.

    `kind` is a study's kind, "retracted", "dose" or "people"; `why` completes "This is ...".
    `people` names the groups that were studied and are not those spoken to.
    """

    kind: str
    why: str
    people: frozenset[str] = frozenset()


def shortfalls(
    paper: Reference, *, statement: str, population: str = "", dose: str = ""
) -> tuple[Shortfall, ...]:
    """
    Return where `paper` falls short of `statement`; () when nothing known speaks against it.

    `population` and `dose` are what the ledger says the statement is about; where they are empty
    the words of the statement itself are read.
    """
    return (
        *_retracted(paper),
        *_kind(paper),
        *_dose(paper, dose or statement),
        *_people(paper, population, statement),
    )


def _retracted(paper: Reference) -> Iterator[Shortfall]:
    if paper.status == "retracted":
        yield Shortfall("retracted", "a retracted paper")


def _kind(paper: Reference) -> Iterator[Shortfall]:
    kind = paper.kind or kinds.kind_from_title(csl.title(paper.csl))
    if kind in WEAK_KINDS:
        yield Shortfall(kind, WEAK_KINDS[kind])


def _dose(paper: Reference, spoken_of: str) -> Iterator[Shortfall]:
    studied, claimed = doses.read(paper.dose), doses.read(spoken_of)
    if studied and claimed and not doses.comparable(studied, claimed):
        yield Shortfall(
            "dose", f"a study of another dose ({paper.dose}, not {doses.told(claimed)})"
        )


def _people(paper: Reference, population: str, statement: str) -> Iterator[Shortfall]:
    named = peoples.groups(statement)
    # A statement on patients speaks to them only where the ledger says so; else it lends what
    # helped the ill to readers who are not.
    fragile = named & peoples.FRAGILE
    spoken_to = peoples.groups(population) | (named - fragile)
    studied = peoples.groups(paper.population or csl.title(paper.csl)) | fragile
    if others := studied - spoken_to:
        who = " and ".join(sorted(peoples.NAMES[group] for group in others))
        yield Shortfall("people", f"a study of other people ({paper.population or who})", others)
