"""
Write the texts that sample letters share: a whole letter of about 13 KB each.

A letter in full takes milliseconds to render, and a hundred thousand are wanted. So a few dozen
are rendered, with marks where a letter's own slug, headline and days go, and each sample is one
of them with its own in these places (`articles.sampling.making`).
"""

from datetime import UTC, datetime
from random import Random

from articles.content import (
    Brand,
    Claim,
    Content,
    Disclaimer,
    Evidence,
    Faq,
    Person,
    Reference,
    Series,
    Topic,
)
from articles.sampling.words import Words
from references import formatting

TEXTS = 48
AUTHORS, SERIES, TOPICS, PAPERS = 24, 6, 30, 300

SLUG = "sample-slug-mark"
HEADLINE = "Sample Headline Mark"
PUBLISHED = datetime(1987, 3, 7, 16, 11, tzinfo=UTC)
SIGNED = datetime(1987, 2, 5, 15, 9, tzinfo=UTC)
"""Days on which nothing else of a sample happened."""

FDA = (
    "has not been evaluated by the Food and Drug Administration. This product is not intended to "
    "diagnose, treat, cure, or prevent any disease."
)
DISCLAIMER = Disclaimer(
    kind="fda",
    name="FDA disclaimer",
    symbol="*",
    version=1,
    text=f"This statement {FDA}",
    singular=f"This statement {FDA}",
    plural=f"These statements {FDA}".replace("statements has", "statements have"),
)
MARK = "c1"


def content(number: int, *, brand: Brand, words: Words, seed: str) -> Content:
    """Return the shared text of this number, from 0; the same for the same seed."""
    dice = Random(f"{seed} text {number}")  # noqa: S311 - the same letters in every run
    papers = tuple(_paper(paper, words) for paper in sorted(dice.sample(range(PAPERS), 8)))
    keys = [paper.key for paper in papers]
    claim = words.sentence(dice, 8).rstrip(".")
    return Content(
        brand=brand,
        slug=SLUG,
        headline=HEADLINE,
        description=f"{words.sentence(dice, 14)} {words.sentence(dice, 10)}",
        language=brand.language,
        body=_body(dice, words, keys, claim),
        authors=(_author(number % AUTHORS, words),),
        series=_series(number % SERIES, brand),
        about=(_topic(number % 10, words), _topic(10 + number % 7, words)),
        mentions=(_topic(17 + number % 13, words),),
        faqs=tuple(_question(dice, words, keys) for _ in range(5)),
        references=papers,
        disclaimers=(DISCLAIMER,),
        claims=(
            Claim(
                mark=MARK,
                kind="structure_function",
                text=claim,
                evidence=(Evidence(reference=keys[0]),),
            ),
        ),
    )


def _body(dice: Random, words: Words, keys: list[str], claim: str) -> str:
    blocks, cited = [], iter([*keys, *dice.choices(keys, k=24)])
    for paragraph in range(32):
        if paragraph % 6 == 5:
            blocks.append(f"<h2>{words.sentence(dice, 5).rstrip('.')}</h2>")
        sentences = [words.sentence(dice, dice.randint(8, 20)) for _ in range(4)]
        sentences[1] += f'<span data-cites="{next(cited)}"></span>'
        if paragraph == 3:
            sentences[2] = (
                f'<mark data-claim="{MARK}" data-kind="structure_function">{claim}</mark>.'
            )
        blocks.append(f"<p>{' '.join(sentences)}</p>")
    return "".join(blocks)


def _question(dice: Random, words: Words, keys: list[str]) -> Faq:
    cited = f'<span data-cites="{dice.choice(keys)}"></span>'
    answer = f"<p>{words.sentence(dice, 18)} {words.sentence(dice, 14)}{cited}</p>"
    return Faq(question=words.sentence(dice, 8).replace(".", "?"), answer=answer)


def _paper(number: int, words: Words) -> Reference:
    dice = Random(f"paper {number}")  # noqa: S311
    family = dice.choice(words.all).capitalize()
    year = dice.randint(1990, 2024)
    csl = {
        "type": "article-journal",
        "title": words.sentence(dice, 12).rstrip("."),
        "container-title": f"Journal of {dice.choice(words.all).capitalize()}",
        "author": [{"family": family, "given": "Ada"}, {"family": "Sample", "given": "Bo"}],
        "issued": {"date-parts": [[year]]},
        "volume": str(dice.randint(1, 90)),
        "page": f"{dice.randint(1, 400)}-{dice.randint(401, 900)}",
        "DOI": f"10.5555/sample.{number}",
        "PMID": str(90_000_000 + number),
    }
    entry = formatting.entry(csl)
    return Reference(
        key=f"sample-{number}",
        csl=csl,
        formatted_html=entry.html,
        formatted_text=entry.text,
        kind="trial",
    )


def _author(number: int, words: Words) -> Person:
    family = words.all[100 + number].capitalize()
    return Person(
        slug=f"sample-author-{number}",
        name=f"Ada {family}",
        given_name="Ada",
        family_name=family,
        job_title="Writer",
        description=f"Ada {family} writes samples.",
    )


def _series(number: int, brand: Brand) -> Series:
    slug = f"sample-series-{number}"
    return Series(slug=slug, name=f"Sample series {number}", url=f"{brand.origin}/{slug}")


def _topic(number: int, words: Words) -> Topic:
    return Topic(
        slug=f"sample-topic-{number}", name=words.all[200 + number].capitalize(), kind="concept"
    )
