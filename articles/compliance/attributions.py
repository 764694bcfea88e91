"""
Find where the prose credits a paper to somebody: "Roth's 2008 paper", "(Kim et al., 2017)".

An *attribution* is a name written like an author's, with the years beside it and what the
text calls the paper. Two rules read it: does the citation mark next to it lead to that
paper, and is the paper what the text calls it.

A newcomer gets this wrong: most capitalised words beside a year are no authors ("In May
2019", "Medicare's 2018 budget"). A name counts if its form says so ("and colleagues",
"et al.", "(Kim, 2017)", "Kim's 2017 review"), or if a paper of this letter has that author
and the sentence names a year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.compliance import words
from articles.compliance.people import fold, is_author
from articles.content import Reference
from references import csl

# Every repetition is bounded, so that a page of capitals costs no more than a page of prose.
UPPER = f"[{''.join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())}]"
LETTERS = r"[^\W\d_]{1,30}"
CAPITALISED = rf"{UPPER}(?:{LETTERS})?(?:[’']{UPPER}{LETTERS}|[-‐‑]{LETTERS}){{0,4}}"
PARTICLES = r"(?:(?:van|von|de|del|della|der|den|da|di|dos|du|la|le|el|al|bin|ter|ten)\s){0,3}"
PERSON = (
    rf"{PARTICLES}{CAPITALISED}(?:\s{PARTICLES}{CAPITALISED}){{0,3}}(?:\s(?:[A-Z]\.\s?){{1,3}})?"
)
CREW = (
    r"(?:,?\s(?:and|&)\s(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|co-?authors|"
    r"collaborators)|\s(?:and|&)\s(?:his|her|their)\s(?:team|group)|,?\set\sal\b\.?)"
)
NAMED = re.compile(
    rf"(?<![\w’'-])(?P<people>{PERSON}(?:,\s{PERSON}){{0,6}}(?:,?\s(?:and|&)\s{PERSON})?)"
    rf"(?P<crew>{CREW})?(?P<owner>[’']s?(?!\w))?"
    r"(?P<dated>,?\s?[(\[]?(?:19|20)\d\d[a-z]?\b[)\]]?)?"
)
YEAR = re.compile(
    r"(?<![\d.,$€£])((?:19|20)\d\d)[a-z]?(?!\w)(?![.,]\d)(?!\s?%)"
    r"(?!\s?(?:mg|mcg|µg|g|iu|kcal|ml|steps|calories|people|participants|patients|adults|times)\b)",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"\b(?:review|overview|meta-?analysis|trial|study|paper|article|report|analysis|work|"
    r"experiment|publication|survey)\b",
    re.IGNORECASE,
)
BY = re.compile(r"\b(?:by|from|of)\s(?:Drs?\.?\s|Prof\.?\s|Professor\s)?$")
BETWEEN_PEOPLE = re.compile(r",\s|,?\s(?:and|&)\s")
NO_SURNAMES = frozenset(words.NO_SURNAMES.split())
EVERYDAY_SURNAMES = frozenset(words.EVERYDAY_SURNAMES.split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """
    A paper credited to `names`; offsets count from the start of its sentence.

    `end` is where the next attribution begins, and `reach` the words that belong to this
    one. `years` are those among them. `shown` is the credit as the letter writes it.
    """

    start: int
    end: int
    names: tuple[str, ...]
    years: tuple[int, ...]
    reach: str
    shown: str

    def agrees_with(self, paper: Reference) -> bool:
        """Tell whether `paper` has one of the names and, where a year is known, the year."""
        return self.credits_author_of(paper) and self.dates(paper)

    def credits_author_of(self, paper: Reference) -> bool:
        return any(is_author(name, paper) for name in self.names)

    def dates(self, paper: Reference) -> bool:
        year = csl.year(paper.csl)
        return not self.years or year is None or year in self.years


def find(sentence: str, *, known: frozenset[str], strange: frozenset[str]) -> Iterator[Attribution]:
    """
    Yield the attributions of `sentence` in reading order.

    `known` are the folded surnames of the letter's papers; `strange` are folded words that
    name no person here: journals, products, ingredients.
    """
    written = tuple(_credits(sentence, known, strange))
    ends = [match.start() for match, _ in written[1:]] + [len(sentence)]
    before = 0
    for (match, people), end in zip(written, ends[: len(written)], strict=True):
        made = _attribution(sentence, match, people, before=before, end=end)
        if _counts(sentence, match, made, known):
            yield made
            before = match.end()


def _credits(
    sentence: str, known: frozenset[str], strange: frozenset[str]
) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Yield what is written like a credit, with the surnames in it."""
    for match in NAMED.finditer(sentence):
        people = tuple(dict.fromkeys(_surnames(match["people"], known, strange)))
        formal = match["crew"] or match["owner"] or _bracketed(sentence, match)
        if people and (formal or _folded(people) & known):
            yield match, people


def _surnames(people: str, known: frozenset[str], strange: frozenset[str]) -> Iterator[str]:
    """Yield the surname of each of `people`: the last word, initials aside; strangers have none."""
    for person in BETWEEN_PEOPLE.split(people):
        parts = [part for part in person.split() if not part.endswith(".")]
        while len(parts) > 1 and parts[-1].isupper() and len(parts[-1]) <= 3:
            parts.pop()
        folded = frozenset(fold(parts[-1])) if parts else frozenset()
        written_as_name = not folded & (NO_SURNAMES | strange) and not parts[-1].isupper()
        if sum(map(len, folded)) > 1 and (folded & known or written_as_name):
            yield parts[-1]


def _attribution(
    sentence: str, match: re.Match[str], people: tuple[str, ...], *, before: int, end: int
) -> Attribution:
    # "the 2017 review by Kim": what is said of the paper stands in front of the name.
    lead = sentence[max(before, match.start() - 80) : match.start()]
    reach = sentence[match.start() : end][:400]
    if BY.search(lead):
        reach = lead + reach
    years = _years(reach) or _years(lead)
    start = match.start() + match["people"].index(people[0])
    shown = sentence[start : match.end()].strip(" ,[")
    shown = shown if "(" in shown else shown.rstrip(")]")
    return Attribution(start, end, people, years, reach, shown)


def _years(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(found[1]) for found in YEAR.finditer(text)))


def _folded(people: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in people for word in fold(name))


def _bracketed(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether the credit is written "Kim (2017)" or "(Kim, 2017; Roth, 2008)"."""
    opened = sentence[max(0, match.start() - 2) : match.start()].endswith(("(", "[", "; "))
    return bool(match["dated"]) and ("(" in match["dated"] or opened)


def _counts(sentence: str, match: re.Match[str], made: Attribution, known: frozenset[str]) -> bool:
    """Tell whether the form shows an author, or the letter knows the name and a year is given."""
    folded = _folded(made.names)
    if match["crew"]:
        return bool(made.years) or bool(folded & known)
    if not made.years:
        return False
    possessed = match["owner"] and PAPER.search(made.reach[:60])
    return bool(_bracketed(sentence, match) or possessed or folded & (known - EVERYDAY_SURNAMES))
