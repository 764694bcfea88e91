"""
Name the law of the house as it stands: which rules, which words, what was agreed to be allowed.

The rules are code; a brand's reviewers add words to the lexicons and agree that certain sentences
are no claims. All three decide what is found, so all three make up the version that a finding,
a resolution and a signature name. A newcomer gets this wrong: brand, products and ingredients are
not here. They belong to the letter (`Content.lexicon`) and are frozen with it.
"""

from dataclasses import dataclass
from functools import cached_property

import msgspec

from articles.compliance.claims import vocabulary
from articles.digests import canonical_text, digest

RULES_VERSION = "4"
"""Raise it with every change that can add, drop or alter a finding; approvals record it."""


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A phrase that a reviewer taught the lexicon, and what it is: a kind of the vocabulary."""

    kind: str
    phrase: str


@dataclass(frozen=True, slots=True, order=True)
class Allowance:
    """A passage that two people agreed is no finding of the rule `code`, by the passage's hash."""

    code: str
    sentence_sha256: str


@dataclass(frozen=True)
class Policy:
    """What a letter is checked by. `terms` and `allowances` in any order say the same."""

    terms: frozenset[Term] = frozenset()
    allowances: frozenset[Allowance] = frozenset()

    @cached_property
    def text(self) -> str:
        """The whole policy as canonical JSON (RFC 8785); its digest names it."""
        told = {
            "rules": RULES_VERSION,
            "vocabulary": vocabulary.version(),
            "terms": msgspec.to_builtins(sorted(self.terms)),
            "allowances": msgspec.to_builtins(sorted(self.allowances)),
        }
        return canonical_text(told)

    @cached_property
    def version(self) -> str:
        """The rules' version, and behind a plus sign what the house added to it, if anything."""
        if not self.terms and not self.allowances:
            return RULES_VERSION
        return f"{RULES_VERSION}+{digest(self.text)[:12]}"


STANDARD = Policy()
"""The rules and words as they come, with nothing added by a house."""


class _Told(msgspec.Struct):
    """What of a policy's text is a house's own; the rules are always those of the code."""

    terms: frozenset[Term]
    allowances: frozenset[Allowance]


def from_text(text: str) -> Policy:
    """Return the policy that `text` tells, under the rules of today. ValueError: not a policy."""
    told = msgspec.json.decode(text, type=_Told)
    return Policy(terms=told.terms, allowances=told.allowances)
