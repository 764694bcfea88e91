"""Nothing that page, API or markup tells of a letter goes unread."""

import json
import re
from itertools import count

import pytest

from articles.compliance.check import check
from articles.compliance.claims import second_opinion
from articles.compliance.letter import view
from articles.content import (
    Brand,
    Content,
    Correction,
    Credential,
    Image,
    Imprint,
    Person,
    Product,
    Series,
    Topic,
)
from articles.jsonld.graph import graph
from articles.rendering import detail, page
from tests.articles.compliance.claims.words import read
from tests.articles.compliance.letters import disclaimer, faq, letter, promoting
from tests.articles.documents import IMAGES

NAMES = {"name", "given", "family", "prefix", "suffix", "credential", "category", "recognized"}
"""What names a person claims nothing."""
_numbers = count(1)


def told(what: str) -> str:
    """Return a word that stands nowhere else and says what it is."""
    return f"told{what}{next(_numbers)}x"


def everything() -> Content:
    """Return a letter with a word of its own in every text it has."""
    person = Person(
        slug="ines",
        name=told("name"),
        given_name=told("given"),
        family_name=told("family"),
        honorific_prefix=told("prefix"),
        honorific_suffix=told("suffix"),
        job_title=told("job"),
        description=told("biography"),
        url="https://halden.example/team/ines",
        credentials=(
            Credential(
                name=told("credential"),
                credential_category=told("category"),
                recognized_by=told("recognized"),
            ),
        ),
    )
    product = Product(
        slug="enterova",
        name=told("product"),
        url="https://halden.example/enterova",
        active_ingredients=(told("ingredient"),),
        safety_consideration=told("safety"),
        target_population=told("population"),
    )
    image, pictured = (
        Image(
            url=f"https://halden.example/media/{told('file')}.jpg",
            width=1200,
            height=630,
            alt=told("alt"),
            caption=told("caption"),
            credit_text=told("credit"),
            copyright_notice=told("copyright"),
            identity=identity,
        )
        for identity in IMAGES
    )
    return letter(
        brand=Brand(
            name=told("brand"),
            origin="https://halden.example",
            alternate_name=told("alternate"),
            description=told("about"),
            tagline=told("tagline"),
        ),
        slug=told("slug"),
        headline=told("headline"),
        description=told("description"),
        seo_title=told("seotitle"),
        seo_description=told("seodescription"),
        body=(
            f"<h2>{told('heading')}</h2><p>{told('body')}<br>{told('line')}</p>"
            f"<ul><li><p>{told('item')}</p></li></ul>"
            f"<blockquote><p>{told('quote')}</p></blockquote>"
            f"<table><tbody><tr><td><p>{told('cell')}</p></td></tr></tbody></table>"
            f'<figure data-image="{pictured.identity}"><figcaption>{told("under")}</figcaption>'
            "</figure>"
        ),
        authors=(person,),
        series=Series(
            slug="s", name=told("series"), url="https://halden.example/s", description=told("blog")
        ),
        about=(Topic(slug="t", name=told("topic"), kind="concept"),),
        mentions=(Topic(slug="u", name=told("mention"), kind="substance"),),
        products=(product,),
        lexicon=(product,),
        image=image,
        images=(pictured,),
        faqs=(faq(told("question"), told("answer")),),
        disclaimers=(disclaimer(told("disclaimer")),),
        disclosures=(told("disclosure"),),
        corrections=(Correction(text=told("correction"), date="2026-01-01"),),
    )


def test_whatever_leaves_the_house_is_read() -> None:
    content = everything()
    imprint = Imprint(
        date_published="2026-05-20T09:00:00-05:00",
        date_modified="2026-05-20T09:00:00-05:00",
        revision_number=1,
        digest="d" * 64,
    )
    leaving = " ".join(
        (
            json.dumps(graph(content, imprint)),
            json.dumps(detail.detail(content, imprint), default=str),
            page.letter_page(content, imprint),
        )
    )
    read = " ".join(field.text for field in view(content).fields)
    words = set(re.findall(r"told[a-z]+\d+x", leaving))
    assert len(words) > 30
    unread = {re.sub(r"^told|\d+x$", "", word) for word in words if word not in read}
    assert unread == NAMES


CLAIM = "Zinc cures colitis"
SLUG = "zinc-cures-colitis"
TOPIC = Topic(slug="it", name=CLAIM, kind="concept")


@pytest.mark.parametrize(
    ("field", "content"),
    [
        ("headline", letter(headline=CLAIM)),
        ("description", letter(description=CLAIM)),
        ("slug", letter(slug=SLUG)),
        ("seo_title", letter(seo_title=CLAIM)),
        ("seo_description", letter(seo_description=CLAIM)),
        ("body", letter(f"{CLAIM}.")),
        ("faqs[0].question", letter(faqs=(faq(f"Why {CLAIM}", "Glass."),))),
        ("faqs[0].answer", letter(faqs=(faq("What is it?", f"{CLAIM}."),))),
        ("about[0].name", letter(about=(TOPIC,))),
        ("mentions[0].name", letter(mentions=(TOPIC,))),
        ("image.alt", letter(image=Image(url="https://h.example/a.jpg", alt=CLAIM))),
        ("image.caption", letter(image=Image(url="https://h.example/a.jpg", caption=CLAIM))),
        ("image.url", letter(image=Image(url=f"https://h.example/{SLUG}.jpg"))),
        ("disclosures[0]", letter(disclosures=(CLAIM,))),
        ("corrections[0].text", letter(corrections=(Correction(text=CLAIM, date="2026-01-01"),))),
        ("series.name", letter(series=Series(slug="s", name=CLAIM, url=""))),
        ("disclaimers[0].text", promoting(disclaimers=(disclaimer(CLAIM),))),
        (
            "products[0].target_population",
            letter(products=(Product(slug="p", name="Enterova", target_population=CLAIM),)),
        ),
        ("brand.tagline", letter(brand=Brand(name="H", origin="https://h.example", tagline=CLAIM))),
        (
            "authors[0].description",
            letter(authors=(Person(slug="i", name="I", description=CLAIM),)),
        ),
    ],
)
def test_a_claim_is_found_wherever_it_stands(field: str, content: Content) -> None:
    (finding,) = [one for one in check(content) if one.code == "DC-01"]
    assert finding.field == field
    assert finding.passage


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (letter(slug=SLUG), "the letter's address"),
        (letter(seo_description=CLAIM), "the search description"),
        (letter(about=(TOPIC,)), "a topic"),
        (letter(image=Image(url=f"https://h.example/{SLUG}.jpg")), "the image's file name"),
    ],
)
def test_a_claim_in_a_hidden_field_says_where_readers_do_not_see_it(
    content: Content, called: str
) -> None:
    (finding,) = [one for one in check(content) if one.code == "DC-01"]
    assert f"It stands in {called}: readers do not see it there" in finding.message
    assert "(DC-12)" in finding.message


def test_a_guess_at_a_disease_claim_warns_in_a_letter_only_where_it_speaks_of_the_goods(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The second opinion was learned from single statements; a letter mostly teaches."""
    monkeypatch.setitem(second_opinion.SURE, "disease_claim", 0.0)
    text = "You may have met the phrase “leaky gut.”"
    (guess,) = [one for one in read(text).triggers if one.guess]
    assert guess.code == "DC-10"
    assert [one for one in check(letter(text)) if one.code == "DC-10"] == []


def test_a_claim_that_readers_see_is_not_called_hidden() -> None:
    (finding,) = [one for one in check(letter(f"{CLAIM}.")) if one.code == "DC-01"]
    assert "DC-12" not in finding.message
