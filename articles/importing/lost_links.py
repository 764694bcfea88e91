"""Find sentences that speak of another letter without leading to it."""

import re
from collections.abc import Iterator

from articles.body.document import Document, LetterLink, Link
from articles.body.prose import prose
from articles.body.walk import text_of, walk
from articles.compliance import sentences

SPOKEN = re.compile(
    r"\bI(?:['’]ve| have)? (?:also )?(?:written|wrote|covered|described|discussed|talked|explained)"
    r"\b(?=[^.!?]{0,80}\b(?:about|before|earlier|elsewhere|previous\w*|last)\b)"
    r"|\b(?:earlier|previous|last|other|first|next) letters?\b"
    r"|\bletters? (?:that |which )?I (?:wrote|sent|published)\b"
    r"|\bin (?:a|an|another|my) (?:\w+ )?letter (?:on|about)\b",
    re.I,
)


def read(document: Document) -> Iterator[str]:
    """Yield each sentence that mentions another letter and holds no link."""
    text = prose(document).text
    links = [text_of(node) for node in walk(document) if isinstance(node, Link | LetterLink)]
    for start, end in sentences.split(text):
        sentence = text[start:end]
        if SPOKEN.search(sentence) and not any(link and link in sentence for link in links):
            yield sentence
