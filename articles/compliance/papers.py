"""Speak of a letter's papers the way an editor sees them: by number, author and year."""

from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.content import Reference
from references import csl


def credit(paper: Reference) -> str:
    """Return who wrote `paper` and when: "Kim & Kim, 2017", "Roth, 2008", "Shah et al., 2020"."""
    return credit_of(paper.csl)


def credit_of(item: csl.AnyItem) -> str:
    """Return what `credit` returns, of a CSL-JSON item."""
    people = [person.family or person.literal for person in csl.names(item)]
    year = csl.year(item)
    if len(people) > 2:
        authors = f"{people[0]} et al."
    else:
        authors = " & ".join(people) or f"“{shortened(csl.title(item))}”"
    return f"{authors}, {year}" if year else authors


def called(letter: Letter, paper: Reference) -> str:
    """Return "reference 4 (Roth, 2008)", or without the number for a paper cited nowhere."""
    number = letter.reading.numbers.get(paper.key)
    return f"reference {number} ({credit(paper)})" if number else f"the paper {credit(paper)}"


def opening(letter: Letter, paper: Reference) -> str:
    """Return what `called` returns, with a capital to begin a sentence."""
    name = called(letter, paper)
    return name[0].upper() + name[1:]


def place(letter: Letter, paper: Reference) -> Place:
    """Return the place of `paper` in the letter's list of references."""
    keys = [listed.key for listed in letter.content.references]
    return Place(f"references[{keys.index(paper.key)}]")


def shortened(text: str, length: int = 80) -> str:
    """Cut `text` at a word's end so that it fits `length` characters, ellipsis included."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
