"""Letters to render: one for each thing that can be wrong with a rendering."""

from articles.body.document import Document
from articles.body.serialize import serialize
from articles.content import (
    Brand,
    Content,
    Disclaimer,
    Faq,
    LetterTarget,
    Reference,
)
from articles.reading import Reading, read
from tests.articles.documents import KEYS, LETTERS

BRAND = Brand(name="Example Health", origin="https://site.example")

FDA = Disclaimer(
    kind="fda",
    name="FDA disclaimer",
    symbol="*",
    version=1,
    text="This statement has not been evaluated.",
    singular="This statement …",
    plural="These statements …",
)

PAPERS = tuple(
    Reference(
        key=key,
        csl={"id": key, "type": "article-journal", "title": f"On {key}"},
        formatted_html=f"<i>{key}</i> and others.",
        formatted_text=f"{key} and others.",
    )
    for key in KEYS[:-1]
)

TARGETS = (
    LetterTarget(
        identity=LETTERS[0],
        url="https://site.example/post/salt",
        headline="Salt",
        live=True,
    ),
    LetterTarget(
        identity=LETTERS[1],
        url="https://site.example/post/iron",
        headline="Iron",
        live=False,
    ),
)


def letter(body: str = "", *answers: str, **facts: object) -> Content:
    """Return a letter with this body and these answers, papers, a disclaimer and link targets."""
    given = {
        "references": PAPERS,
        "disclaimers": (FDA,),
        "letters": TARGETS,
        "faqs": tuple(Faq(question="Why?", answer=answer) for answer in answers),
        **facts,
    }
    return Content(
        brand=BRAND,
        slug="fuel",
        headline="Fuel",
        description="What cells burn.",
        language="en-US",
        body=body,
        **given,  # type: ignore[arg-type]
    )


def reading(body: str = "", *answers: str, **facts: object) -> Reading:
    """Return such a letter, read."""
    return read(letter(body, *answers, **facts))


def reading_of(document: Document) -> Reading:
    """Return a letter with this tree as its body."""
    return reading(serialize(document))


def cite(*keys: str) -> str:
    """Return a citation as it is stored."""
    return f'<span data-cites="{" ".join(keys)}"></span>'


def claim(words: str, identity: str = "c1", kind: str = "structure_function") -> str:
    """Return a claim as it is stored."""
    return f'<mark data-claim="{identity}" data-kind="{kind}">{words}</mark>'
