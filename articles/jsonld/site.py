"""Make the structured data of the site's own pages: who publishes, in full (jsonld-target 3.2)."""

from articles.content import Brand
from articles.jsonld.joining import join
from articles.jsonld.nodes.site import logo, whole_organization, whole_website
from articles.jsonld.pruning import Node


def site(brand: Brand) -> Node:
    """Return the JSON-LD document of the home or about page: WebSite, Organization, logo."""
    return join([whole_website(brand), whole_organization(brand), logo(brand)], brand.origin)
