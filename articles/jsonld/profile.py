"""Make the structured data of a person's own page (schema.org ProfilePage; jsonld-target 3.3)."""

from articles.content import Brand, Person
from articles.jsonld.ids import is_own
from articles.jsonld.joining import join
from articles.jsonld.nodes.people import person as person_node
from articles.jsonld.nodes.people import profile_page
from articles.jsonld.nodes.site import logo, organization, website
from articles.jsonld.pruning import Node


def profile(
    person: Person, brand: Brand, *, date_created: str = "", date_modified: str = ""
) -> Node:
    """
    Return the JSON-LD document of the person's profile page; dates are ISO 8601.

    {} when the person has no page on the brand's own site: nothing to describe there.
    """
    if not (person.url and is_own(person.url, brand.origin)):
        return {}
    page = profile_page(person, brand, date_created=date_created, date_modified=date_modified)
    return join(
        [website(brand), organization(brand), logo(brand), person_node(person, brand), page],
        brand.origin,
    )
