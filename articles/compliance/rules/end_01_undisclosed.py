"""
An author who gains from the product says so before praising it.

16 CFR 255.5: a material connection between endorser and seller that readers would not expect
(founder, employee, paid, given product) is disclosed clearly and close to the endorsement. A
word in the markup, the biography or the footer is not close. It is enough that disclosures are
shown above the letter, or that the letter itself says it up to the paragraph in which the
product is first named.
"""

import re
from collections.abc import Iterator

from articles.compliance import scope
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule

TIED = re.compile(
    r"\b(?:I|we|I['’]ve|I['’]m|we['’]ve|we['’]re|who)\s(?:\w{1,20}\s){0,3}?(?:co-?founded|founded|"
    r"co-?founders?|founders?|own|owners?|make|sell|manufacture|formulated|created|developed|"
    r"work\s(?:for|at)|employees?|earn|profit|paid\sby|sponsored|run)\b"
    r"|\b(?:my|our)\s(?:\w{1,20}\s){0,2}?company\b|\bcompany\s(?:that\s)?(?:I|we)\b"
    r"|\bdisclosure\s?:|\b(?:material|financial)\s(?:connection|interest)\b",
    re.IGNORECASE,
)
"""Ways to say "I gain from it"; each counts only beside the company, brand or product."""
SELLER = re.compile(r"\b(?:company|brand|business|firm|its\s(?:maker|founder|owner))\b", re.I)
TIE = r"(?:co-?founded|co-?founder\sof|founded|founder\sof|owns|works\s(?:for|at)|is\spaid\sby)"
NOTHING = re.compile(r"\s(?:nothing|no)\b")


def check(letter: Letter) -> Iterator[Observation]:
    tied = [person for person in letter.content.authors if person.material_connection.strip()]
    if not (tied and letter.names_product) or any(map(str.strip, letter.content.disclosures)):
        return
    if _said_in_time(letter):
        return
    ties = " and ".join(f"{person.name} ({person.material_connection})" for person in tied)
    yield Observation(
        letter.first_product() or Place("disclosures"),
        f"The letter names a product, and readers are not told how its author is tied to the "
        f"brand: {ties}.",
        "Show the author's disclosure above the letter, or say it in the text at or before this "
        "place, for instance “I co-founded the company that makes it”.",
    )


def _said_in_time(letter: Letter) -> bool:
    """Tell whether the body discloses a connection up to the product's first paragraph."""
    last = _last_paragraph_in_time(letter)
    return any(
        _discloses(sentence.text, letter)
        for sentence in letter.sentences
        if sentence.field.path == "body" and sentence.paragraph <= last
    )


def _last_paragraph_in_time(letter: Letter) -> int:
    """Return the paragraph that first names a product; the first one when the headline does."""
    above = (field for field in letter.fields if field.path in ("headline", "description"))
    if any(letter.lexicon.names_product(field.text) for field in above):
        return 0
    for sentence in letter.sentences:
        if sentence.field.path == "body" and letter.lexicon.names_product(sentence.text):
            return sentence.paragraph
    return len(letter.body.paragraphs)


def _discloses(text: str, letter: Letter) -> bool:
    """Tell whether `text` ties its speaker, or an author by name, to who sells the product."""
    people = [
        name for person in letter.content.authors for name in (person.name, person.given_name)
    ]
    named = "|".join(re.escape(name) for name in people if name)
    tied = TIED.search(text) or re.search(rf"\b(?:{named})\s(?:\w{{1,20}}\s){{0,3}}?{TIE}\b", text)
    if tied is None or scope.denied(text, tied.end()) or NOTHING.match(text, tied.end()):
        return False
    return SELLER.search(text) is not None or any(letter.lexicon.sellers(text))


RULE = Rule(
    code="END-01",
    title="a product named by an author whose connection is not disclosed",
    severity=Severity.BLOCK,
    source="16 CFR 255.5",
    check=check,
)
