"""Hold one text of a letter with everything in it that the rules ask about."""

from dataclasses import dataclass

from articles.body.document import Citation, Claim, LetterLink
from articles.compliance.place import Place


@dataclass(frozen=True, slots=True)
class Field:
    """
    One visible text. `path` is a `Finding.field`; `own_words` is False for what others wrote.

    `label` texts name rather than say: an address, a tag, a product. `hidden` says, for texts
    that crawlers see and readers do not, what such a text is called. `paragraphs` are (start,
    end) offsets. `rich` fields (the body and the answers) can hold citations, claims and links
    to other letters, each with its offset or offsets. `captions` are the paragraphs that stand
    under pictures.
    """

    path: str
    text: str
    own_words: bool = True
    label: bool = False
    hidden: str = ""
    rich: bool = False
    paragraphs: tuple[tuple[int, int], ...] = ()
    citations: tuple[tuple[int, Citation], ...] = ()
    claims: tuple[tuple[int, int, Claim], ...] = ()
    links: tuple[tuple[int, int, LetterLink], ...] = ()
    captions: tuple[tuple[int, int], ...] = ()

    def place(self, start: int, end: int) -> Place:
        return Place(self.path, start, end, self.text[start:end])
