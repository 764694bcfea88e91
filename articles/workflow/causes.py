"""
Name what reopens the review of a letter that readers see, and how much each cause weighs.

A newcomer gets this wrong: none of it takes a letter down. It brings the letter before a reviewer's
eyes again; what an overdue letter does is the review policy's setting.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from articles.compliance.finding import Finding
from articles.digests import digest
from articles.workflow.risk import Factor, Risk, weigh


class Cause(StrEnum):
    """Why a signed letter needs another look."""

    PAPER = "paper"
    POLICY = "policy"
    LIBRARY = "library"
    DISCLAIMER = "disclaimer"
    EXPIRY = "expiry"


TITLES: dict[Cause, str] = {
    Cause.PAPER: "A cited paper no longer stands as it was",
    Cause.POLICY: "The rules find what nobody has signed",
    Cause.LIBRARY: "An entry of the claims library no longer holds",
    Cause.DISCLAIMER: "A disclaimer has a new wording",
    Cause.EXPIRY: "Its signature ends",
}

URGENT = frozenset({Cause.PAPER})
"""Causes that are looked at within the days of an expedited review."""

PAPER_WEIGHTS = {"retraction": 40, "concern": 25}
WEIGHTS: dict[Cause, int] = {
    Cause.PAPER: 15,
    Cause.POLICY: 30,
    Cause.LIBRARY: 20,
    Cause.DISCLAIMER: 15,
    Cause.EXPIRY: 15,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One cause in one letter: `key` tells it from the next one of its kind."""

    cause: Cause
    key: str
    words: str
    weight: int

    @property
    def name(self) -> tuple[str, str]:
        return self.cause.value, self.key


def reason(cause: Cause, key: object, words: str, *, notice: str = "") -> Reason:
    """Return a reason with the weight of its cause, or of the kind of `notice` about a paper."""
    weight = PAPER_WEIGHTS.get(notice, WEIGHTS[cause])
    return Reason(cause=cause, key=str(key), words=words, weight=weight)


def unsigned(findings: Iterable[Finding], *, policy: int) -> Reason:
    """Return what the rules of `policy` find, and nobody has signed or resolved, as a reason."""
    found = sorted({(each.code, each.sentence_sha256) for each in findings})
    codes = ", ".join(dict.fromkeys(code for code, _ in found))
    return reason(
        Cause.POLICY,
        digest(repr(found)),
        f"Policy {policy} finds what nobody has signed ({codes}). Resolve it or change the letter.",
    )


def weighed(reasons: Iterable[Reason]) -> Risk:
    """Return `reasons` as a queue reads them."""
    return weigh(Factor(code=each.cause, weight=each.weight, words=each.words) for each in reasons)
