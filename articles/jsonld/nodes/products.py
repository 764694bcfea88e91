"""
Describe the products a letter names, and the disclaimers that go with them.

Never the type Product and never an offer, a rating or a claim: a letter informs
(jsonld-target 3.12, 3.13; 21 CFR 101.93).
"""

from articles.content import Brand, Content, Disclaimer, Product
from articles.jsonld import ids
from articles.jsonld.nodes.images import image_object
from articles.jsonld.pruning import Node


def supplement(product: Product, brand: Brand) -> Node:
    """Return the DietarySupplement of a product named in the letter."""
    return {
        "@type": "DietarySupplement",
        "@id": ids.product(brand, product.slug),
        "name": product.name,
        "url": product.url,
        "image": image_object(product.image),
        "brand": {"@type": "Brand", "name": brand.name},
        "manufacturer": ids.link(ids.organization(brand)),
        "activeIngredient": list(product.active_ingredients),
        "isProprietary": product.is_proprietary or None,
        "safetyConsideration": product.safety_consideration,
        "targetPopulation": product.target_population,
    }


def disclaimers(content: Content) -> list[Node]:
    """Return a node for each disclaimer the letter shows, tied to every product it names."""
    return [
        _disclaimer(disclaimer, position, content)
        for position, disclaimer in enumerate(content.disclaimers, start=1)
    ]


def _disclaimer(disclaimer: Disclaimer, position: int, content: Content) -> Node:
    # schema.org has no property for a disclaimer (usageInfo is about use of the work).
    return {
        "@type": "WebPageElement",
        "@id": ids.disclaimer(content, position),
        "name": disclaimer.name,
        "text": disclaimer.text,
        "about": [
            ids.link(ids.product(content.brand, product.slug)) for product in content.products
        ],
        "isPartOf": ids.link(ids.webpage(content)),
    }
