"""Describe the site, who publishes it, and its series of letters (jsonld-target 3.1, 3.2, 3.6)."""

from articles.addresses import home_url
from articles.content import Brand, Series
from articles.jsonld import ids
from articles.jsonld.nodes.images import image_object
from articles.jsonld.pruning import Node


def website(brand: Brand) -> Node:
    """Return the WebSite as a page of the site carries it."""
    return {
        "@type": "WebSite",
        "@id": ids.website(brand),
        "url": home_url(brand),
        "name": brand.name,
        "inLanguage": brand.language,
        "publisher": ids.link(ids.organization(brand)),
    }


def whole_website(brand: Brand) -> Node:
    """Return the WebSite with all that is known of it."""
    return website(brand) | {
        "alternateName": brand.alternate_name,
        "description": brand.tagline or brand.description,
    }


def organization(brand: Brand) -> Node:
    """
    Return the Organization in its short form, enough for a letter.

    What a letter's page does not show (address lines, e-mail) stays off its markup.
    """
    return {
        "@type": "Organization",
        "@id": ids.organization(brand),
        "name": brand.name,
        "url": home_url(brand),
        "logo": ids.link(ids.logo(brand)) if brand.logo else None,
        "sameAs": list(brand.same_as),
        "publishingPrinciples": brand.publishing_principles,
        "correctionsPolicy": brand.corrections_policy,
    }


def whole_organization(brand: Brand) -> Node:
    """Return the Organization with all that is known of it, for the site's own pages."""
    return organization(brand) | {
        "legalName": brand.legal_name,
        "alternateName": brand.alternate_name,
        "description": brand.description,
        "email": brand.email,
        "telephone": brand.telephone,
        "contactPoint": _contact_point(brand),
    }


def logo(brand: Brand) -> Node | None:
    """Return the ImageObject of the brand's logo, or None without one."""
    return image_object(brand.logo, name=ids.logo(brand), caption=brand.name)


def blog(brand: Brand, series: Series | None) -> Node | None:
    """Return the Blog that a letter of `series` is part of, or None for a letter of none."""
    if series is None:
        return None
    return {
        "@type": "Blog",
        "@id": ids.letters(brand),
        "name": series.name,
        "url": series.url,
        "description": series.description,
        "publisher": ids.link(ids.organization(brand)),
    }


def _contact_point(brand: Brand) -> Node | None:
    if not (brand.email or brand.telephone):
        return None
    return {
        "@type": "ContactPoint",
        "contactType": "customer support",
        "email": brand.email,
        "telephone": brand.telephone,
    }
