"""
Label a text as a regulator would: disease claim, structure/function, disclaimer or neutral.

Text in, label and triggers out; the same text, lexicon and vocabulary always give the same.
A text of several sentences takes the gravest label. A disclaimer never cures a disease claim
(SECG), so only structure/function statements need one.
"""

from dataclasses import dataclass
from typing import Literal

from articles.compliance.claims import lines
from articles.compliance.claims import vocabulary as vocabularies
from articles.compliance.claims.lines import Words
from articles.compliance.claims.trigger import Trigger
from articles.compliance.claims.vocabulary import Vocabulary
from articles.compliance.lexicon import Lexicon

Label = Literal["disease_claim", "structure_function", "neutral", "disclaimer"]


@dataclass(frozen=True, slots=True)
class Classification:
    """The label of a text, whether the FDA disclaimer belongs to it, and what says so."""

    label: Label
    needs_disclaimer: bool
    triggers: tuple[Trigger, ...]


def classify(
    text: str, *, lexicon: Lexicon, vocabulary: Vocabulary | None = None
) -> Classification:
    """
    Return what `text` claims; trigger offsets point into `text` as it was given.

    Without a `vocabulary`, the house's own is used.
    """
    known = vocabulary or vocabularies.standard()
    triggers: list[Trigger] = []
    disclaims = False
    for start, claimed, before in lines.judged(text, Words(lexicon, known)):
        disclaims = disclaims or claimed.disclaims
        triggers += [found.placed(start, before) for found in claimed.found]
    label = _label(triggers, disclaims=disclaims)
    return Classification(label, label == "structure_function", tuple(triggers))


def _label(triggers: list[Trigger], *, disclaims: bool) -> Label:
    kinds = {trigger.code[:2] for trigger in triggers}
    if "DC" in kinds:
        return "disease_claim"
    if "SF" in kinds:
        return "structure_function"
    return "disclaimer" if disclaims else "neutral"
