"""
Decide the `@id` of every node, once.

Ids are promises: other sites and search engines remember them. The ids of the page,
the organization, the people and the FAQ are older than this code and must not change
for a letter that is already public (jsonld-target 2).

A newcomer gets this wrong: a person's slug is a fragment of the site's front page, next
to `website` and `logo`. So some slugs are taken; `is_reserved` knows them.
"""

import re

from articles.addresses import home_url, letter_url
from articles.content import Brand, Content

Link = dict[str, str]

RESERVED = frozenset({"website", "organization", "logo", "letters"})
PRODUCT_PREFIX = "product-"


def is_reserved(slug: str) -> bool:
    """Say whether a person may not have `slug`, because another site node's @id uses it."""
    lowered = slug.strip().lower()
    return not lowered or lowered in RESERVED or lowered.startswith(PRODUCT_PREFIX)


def link(identifier: str) -> Link:
    """Return the reference to the node called `identifier`: {"@id": ...} and nothing else."""
    return {"@id": identifier}


def is_own(identifier: str, origin: str) -> bool:
    """Say whether `identifier` lies on the site at `origin` (https://site.example, no slash)."""
    return re.match(re.escape(origin) + r"(?=[/?#]|\Z)", identifier) is not None


def _of_site(brand: Brand, fragment: str) -> str:
    return f"{home_url(brand)}#{fragment}"


def _of_letter(content: Content, fragment: str) -> str:
    return f"{letter_url(content.brand, content.slug)}#{fragment}"


def website(brand: Brand) -> str:
    """Name the WebSite."""
    return _of_site(brand, "website")


def organization(brand: Brand) -> str:
    """Name the Organization that publishes."""
    return _of_site(brand, "organization")


def logo(brand: Brand) -> str:
    """Name the logo of the Organization."""
    return _of_site(brand, "logo")


def letters(brand: Brand) -> str:
    """Name the series of letters (Blog)."""
    return _of_site(brand, "letters")


def person(brand: Brand, slug: str) -> str:
    """Name a Person by slug; see `is_reserved`."""
    return _of_site(brand, slug)


def product(brand: Brand, slug: str) -> str:
    """Name a product of the brand by slug."""
    return _of_site(brand, f"{PRODUCT_PREFIX}{slug}")


def profile_page(url: str) -> str:
    """Name the ProfilePage at `url`, as a letter's page is named."""
    return f"{url}#webpage"


def webpage(content: Content) -> str:
    """Name the MedicalWebPage of a letter."""
    return _of_letter(content, "webpage")


def article(content: Content) -> str:
    """Name the BlogPosting of a letter."""
    return _of_letter(content, "article")


def faq(content: Content) -> str:
    """Name the FAQPage of a letter."""
    return _of_letter(content, "faq")


def question(content: Content, position: int) -> str:
    """Name a letter's question by its place, from 1; the same anchor stands on the page."""
    return _of_letter(content, f"q-{position}")


def breadcrumb(content: Content) -> str:
    """Name the BreadcrumbList of a letter."""
    return _of_letter(content, "breadcrumb")


def primary_image(content: Content) -> str:
    """Name the main image of a letter."""
    return _of_letter(content, "primaryimage")


def figure(content: Content, position: int) -> str:
    """Name a letter's figure by its place, from 1; the same anchor stands on the page."""
    return _of_letter(content, f"figure-{position}")


def reference(content: Content, number: int) -> str:
    """Name a cited paper by its number in the letter; the same anchor stands on the page."""
    return _of_letter(content, f"ref-{number}")


def disclaimer(content: Content, position: int) -> str:
    """Name a letter's disclaimer by its place, from 1: `#disclaimer`, then `#disclaimer-2`."""
    return _of_letter(content, "disclaimer" if position == 1 else f"disclaimer-{position}")


def topic(content: Content, slug: str) -> str:
    """Name a topic of a letter by slug."""
    return _of_letter(content, f"topic-{slug}")
