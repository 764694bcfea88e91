"""
Check copy that is in no letter yet: a caption, a mail, a paragraph somebody sent.

It is read as a letter of one text would be, by the same rules, as far as they ask nothing but
words: a missing headline or disclaimer is no fault of a sentence. What the copy would be labelled
stands beside the findings.
"""

from dataclasses import dataclass
from functools import cache

from articles.compliance import triggers
from articles.compliance.asking import ask, ordered, without_allowed
from articles.compliance.catalogue import RULES
from articles.compliance.claims.classify import Label, classify
from articles.compliance.fields import plain
from articles.compliance.finding import Finding
from articles.compliance.letter import lay_out, vocabulary_of
from articles.compliance.lexicon import Lexicon
from articles.compliance.policy import STANDARD, Policy
from articles.content import Brand, Content
from articles.reading import Reading, read

ON_COPY = tuple(rule for rule in RULES if rule.on_copy)
FIELD = "text"
"""The `Finding.field` of everything found in copy."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A text, its label, whether the FDA disclaimer belongs to it, and what the rules find."""

    text: str
    label: Label
    needs_disclaimer: bool
    findings: tuple[Finding, ...]


def check_text(text: str, *, lexicon: Lexicon, policy: Policy = STANDARD) -> Checked:
    """Label `text` and return it with every finding, gravest first."""
    field, vocabulary = plain(FIELD, text), vocabulary_of(policy)
    classified = classify(text, lexicon=lexicon, vocabulary=vocabulary)
    found = tuple(triggers.place(classified, (field,)))
    letter = lay_out(_nothing(), (field,), lexicon, vocabulary, found, policy)
    findings = without_allowed(ordered(ask(ON_COPY, letter)), policy)
    return Checked(text, classified.label, classified.needs_disclaimer, findings)


@cache
def _nothing() -> Reading:
    """Return the empty letter that copy is laid out in."""
    brand = Brand(name="", origin="")
    return read(Content(brand=brand, slug="", headline="", description="", language="", body=""))
