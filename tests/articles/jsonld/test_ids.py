"""Every @id is a promise; this is the list of promises."""

import pytest

from articles.jsonld import ids
from tests.articles.jsonld.letters import BRAND, SITE, URL, full

LETTER = full()

NAMES = [
    (ids.website(BRAND), f"{SITE}/#website"),
    (ids.organization(BRAND), f"{SITE}/#organization"),
    (ids.logo(BRAND), f"{SITE}/#logo"),
    (ids.letters(BRAND), f"{SITE}/#letters"),
    (ids.person(BRAND, "ines-duarte"), f"{SITE}/#ines-duarte"),
    (ids.product(BRAND, "calm-formula"), f"{SITE}/#product-calm-formula"),
    (ids.webpage(LETTER), f"{URL}#webpage"),
    (ids.article(LETTER), f"{URL}#article"),
    (ids.faq(LETTER), f"{URL}#faq"),
    (ids.question(LETTER, 2), f"{URL}#q-2"),
    (ids.breadcrumb(LETTER), f"{URL}#breadcrumb"),
    (ids.primary_image(LETTER), f"{URL}#primaryimage"),
    (ids.reference(LETTER, 8), f"{URL}#ref-8"),
    (ids.disclaimer(LETTER, 1), f"{URL}#disclaimer"),
    (ids.disclaimer(LETTER, 2), f"{URL}#disclaimer-2"),
    (ids.topic(LETTER, "magnesium"), f"{URL}#topic-magnesium"),
    (ids.profile_page(f"{SITE}/people/ines-duarte"), f"{SITE}/people/ines-duarte#webpage"),
]


@pytest.mark.parametrize(("name", "promised"), NAMES)
def test_every_node_keeps_the_name_it_was_promised(name: str, promised: str) -> None:
    assert name == promised


@pytest.mark.parametrize(
    "slug",
    ["website", "organization", "logo", "letters", "product-", "product-x", "Website", "", " "],
)
def test_a_slug_that_names_another_part_of_the_site_is_reserved(slug: str) -> None:
    assert ids.is_reserved(slug)


@pytest.mark.parametrize("slug", ["ines-duarte", "production", "website-2", "lettersmith"])
def test_an_ordinary_slug_is_free(slug: str) -> None:
    assert not ids.is_reserved(slug)


@pytest.mark.parametrize(
    ("identifier", "own"),
    [
        ("https://a.example", True),
        ("https://a.example/#logo", True),
        ("https://a.example?x", True),
        ("https://a.example.evil/", False),
        ("https://a.examples/", False),
        ("https://doi.org/10.1/https://a.example/", False),
        ("http://a.example/", False),
    ],
)
def test_own_means_the_very_origin(identifier: str, own: bool) -> None:
    assert ids.is_own(identifier, "https://a.example") is own
