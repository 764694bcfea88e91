"""
Make the structured data of a letter: every node a page refers to, linked by @id.

The order of the nodes is fixed, so the same letter gives the same bytes.
"""

from articles.content import Content, Imprint, Person
from articles.jsonld import ids
from articles.jsonld.joining import join
from articles.jsonld.nodes.images import figures, image_object
from articles.jsonld.nodes.letter import blog_posting, medical_web_page
from articles.jsonld.nodes.people import person
from articles.jsonld.nodes.products import disclaimers, supplement
from articles.jsonld.nodes.questions import faq_page
from articles.jsonld.nodes.site import blog, logo, organization, website
from articles.jsonld.nodes.topics import topic_node, topics
from articles.jsonld.nodes.trail import breadcrumb_list
from articles.jsonld.pruning import Node
from articles.reading import read


def graph(content: Content, imprint: Imprint) -> Node:
    """
    Return the JSON-LD document of a letter: {"@context", "@graph"} (jsonld-target).

    Nodes that lack a required value are left out with every link to them. Raises
    `articles.jsonld.joining.GraphError` rather than return a graph with a loose end.
    """
    brand = content.brand
    reading = read(content)
    return join(
        [
            website(brand),
            organization(brand),
            logo(brand),
            *(person(who, brand) for who in _people(content, imprint)),
            medical_web_page(reading, imprint),
            blog_posting(reading, imprint),
            *(topic_node(topic, content) for topic in topics(content)),
            *(supplement(product, brand) for product in content.products),
            blog(brand, content.series),
            image_object(content.image, name=ids.primary_image(content)),
            *figures(reading),
            breadcrumb_list(content),
            faq_page(reading),
            *disclaimers(content),
        ],
        brand.origin,
    )


def _people(content: Content, imprint: Imprint) -> list[Person]:
    """Return each person once; what the signed letter says of an author wins."""
    reviewers = [imprint.reviewed_by] if imprint.reviewed_by else []
    unique: dict[str, Person] = {}
    for who in [*content.authors, *reviewers]:
        unique.setdefault(who.slug, who)
    return list(unique.values())
