"""Say what a draft still lacks before a reviewer can make anything of it."""

from articles.content import Content
from articles.reading import read


def missing(content: Content) -> list[str]:
    """
    Return what is missing, in the words of a to-do list, each with the place to put it.

    These are gaps of the draft, not findings: nothing here is a matter of law.
    """
    reading = read(content)
    gaps = {
        "A description: two or three sentences under the headline.": content.description,
        "The letter itself.": reading.prose.text.strip(),
        "An author, under “Authors”.": content.authors,
        "A cited paper: nothing in the text is backed by one.": reading.cited,
        "A topic that the letter is about, under “Topics”.": content.about,
        "A series, under “Placement”.": content.series,
    }
    found = [words for words, there in gaps.items() if not there]
    if bare := [claim.text for claim in content.claims if not claim.references]:
        bare_words = "; ".join(_short(text) for text in bare)
        found.append(f"Evidence, by “Claim” at the marked words, for: {bare_words}.")
    return found


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59].rstrip()}…”"
