"""
Praise from a relative, an officer or an employee says whose relative or employee it is.

16 CFR 465.5: a testimonial by an insider (officer, manager, employee, or a relative of one) who
does not tell the relationship deceives, for readers take it for a stranger's. Who the insiders
are stands in the brand's record. A sentence that names one beside the goods, or says "it" of
them, tells the relationship itself, or a sentence before it did. Naming an
insider with no product in sight is no testimonial. Authors of the letter are END-01's.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from articles.compliance import words
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter, Sentence
from articles.compliance.rule import Observation, Rule
from articles.content import Insider

TIES = (
    "sister|brother|wife|husband|spouse|mother|father|mom|dad|parents?|son|daughter|child|cousin|aunt|"
    "uncle|niece|nephew|grandmother|grandfather|partner|fianc[eé]e?|in-laws?|relatives?|family|"
    "employees?|colleagues?|co-?workers?|staff|team|manager|director|officer|co-?founder|founder|"
    "owner|shareholder|investor|advis[eo]r|works\\s(?:for|at|with)|employed|paid"
)
TIE = re.compile(rf"\b(?:{TIES})\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:it|them|this)\b", re.IGNORECASE)
EVERYDAY = frozenset(words.EVERYDAY_SURNAMES.split())
MINOR = frozenset(("of", "the", "our", "a", "an", "and", "at", "for", "to", "in"))
WORD = re.compile(r"[^\W\d_]+")


def check(letter: Letter) -> Iterator[Observation]:
    for insider in letter.content.insiders:
        name = _name(insider)
        if not any(name.search(sentence.text) for sentence in letter.sentences):
            continue
        for _, field in groupby(letter.sentences, key=lambda one: one.field.path):
            sentence = _unstated(letter, field, insider)
            if sentence:
                yield Observation(
                    sentence.place,
                    f"{insider.name} speaks for the product here, and readers are not told the "
                    f"relationship: {insider.relationship}.",
                    f"Say it in this sentence, for instance “{insider.name}, "
                    f"{insider.relationship}”, or leave the praise out.",
                )


def _unstated(letter: Letter, sentences: Iterable[Sentence], insider: Insider) -> Sentence | None:
    """Return the first sentence that lets `insider` praise the goods as a stranger would."""
    name, paragraph, goods, told = _name(insider), -1, False, False
    for sentence in sentences:
        goods = goods and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        here = letter.lexicon.speaks_of_goods(sentence.text)
        meant = here or (goods and PRONOUN.search(sentence.text) is not None)
        goods = goods or here
        if name.search(sentence.text):
            told = told or _tells(sentence.text, insider)
            if meant and not told:
                return sentence
    return None


def _name(insider: Insider) -> re.Pattern[str]:
    """Match the insider's full name, or the given name unless it is an everyday word."""
    parts = insider.name.split()
    names = [r"\s".join(map(re.escape, parts))]
    if parts and parts[0].lower() not in EVERYDAY and len(parts[0]) > 2:
        names.append(re.escape(parts[0]))
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")


def _tells(text: str, insider: Insider) -> bool:
    """Tell whether `text` says what ties the insider to the brand, in these or other words."""
    said = {word.lower() for word in WORD.findall(text)}
    own = {word.lower() for word in WORD.findall(insider.relationship)} - MINOR
    return TIE.search(text) is not None or bool(said & own)


RULE = Rule(
    code="END-02",
    title="an insider's praise without the relationship",
    severity=Severity.BLOCK,
    source="16 CFR 465.5",
    check=check,
)
