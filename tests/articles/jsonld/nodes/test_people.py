"""What the markup says of an author."""

from articles.jsonld.nodes.images import image_object
from articles.jsonld.nodes.people import person
from articles.jsonld.pruning import prune
from tests.articles.jsonld.letters import BRAND, REVIEWER, SITE, WRITER, full


def test_an_author_has_a_bare_name_and_everything_else_apart() -> None:
    assert prune(person(WRITER, BRAND), frozenset()) == {
        "@type": "Person",
        "@id": f"{SITE}/#ines-duarte",
        "name": "Inês Duarte",
        "givenName": "Inês",
        "familyName": "Duarte",
        "honorificSuffix": "PharmD",
        "jobTitle": "Co-founder",
        "description": "Pharmacist; writes about minerals.",
        "worksFor": {"@id": f"{SITE}/#organization"},
        "url": f"{SITE}/people/ines-duarte",
        "image": {
            "@type": "ImageObject",
            "url": f"{SITE}/media/ines.jpg",
            "contentUrl": f"{SITE}/media/ines.jpg",
            "width": "800 px",
            "height": "800 px",
            "caption": "Inês at her desk",
        },
        "sameAs": ["https://www.linkedin.com/in/ines-duarte"],
        "hasCredential": {
            "@type": "EducationalOccupationalCredential",
            "name": "Doctor of Pharmacy",
            "credentialCategory": "degree",
            "recognizedBy": {"@type": "Organization", "name": "University of Coimbra"},
        },
    }


def test_a_credential_without_issuer_names_none() -> None:
    described = prune(person(REVIEWER, BRAND), frozenset())
    assert described is not None
    assert "recognizedBy" not in described["hasCredential"]
    assert "worksFor" not in described


def test_a_picture_says_its_size_with_its_unit_and_who_made_it() -> None:
    assert image_object(full().image, name=f"{SITE}/x#primaryimage") == {
        "@type": "ImageObject",
        "@id": f"{SITE}/x#primaryimage",
        "url": f"{SITE}/media/nurses.jpg",
        "contentUrl": f"{SITE}/media/nurses.jpg",
        "width": "1600 px",
        "height": "900 px",
        "caption": "Two nurses at dawn",
        "creditText": "Photo: M. Silva",
        "copyrightNotice": "© 2026 M. Silva",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
