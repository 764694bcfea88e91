"""Describe authors and reviewers, and a person's own page (jsonld-target 3.3)."""

from articles.content import Brand, Credential, Person
from articles.jsonld import ids
from articles.jsonld.nodes.images import image_object
from articles.jsonld.pruning import Node


def person(who: Person, brand: Brand) -> Node:
    """Return the Person; `name` is bare, for titles and firm have properties of their own."""
    return {
        "@type": "Person",
        "@id": ids.person(brand, who.slug),
        "name": who.name,
        "givenName": who.given_name,
        "familyName": who.family_name,
        "honorificPrefix": who.honorific_prefix,
        "honorificSuffix": who.honorific_suffix,
        "jobTitle": who.job_title,
        "description": who.description,
        "worksFor": ids.link(ids.organization(brand)) if who.works_for_brand else None,
        "url": who.url,
        "image": image_object(who.image),
        "sameAs": list(who.same_as),
        "hasCredential": [_credential(credential) for credential in who.credentials],
    }


def profile_page(who: Person, brand: Brand, *, date_created: str, date_modified: str) -> Node:
    """Return the ProfilePage at the person's own `url`; dates are ISO 8601 or empty."""
    return {
        "@type": "ProfilePage",
        "@id": ids.profile_page(who.url),
        "url": who.url,
        "name": who.name,
        "inLanguage": brand.language,
        "isPartOf": ids.link(ids.website(brand)),
        "dateCreated": date_created,
        "dateModified": date_modified,
        "publisher": ids.link(ids.organization(brand)),
        # Not in a list: a profile page is about exactly one person.
        "mainEntity": ids.link(ids.person(brand, who.slug)),
    }


def _credential(credential: Credential) -> Node:
    return {
        "@type": "EducationalOccupationalCredential",
        "name": credential.name,
        "credentialCategory": credential.credential_category,
        "recognizedBy": {"@type": "Organization", "name": credential.recognized_by},
    }
