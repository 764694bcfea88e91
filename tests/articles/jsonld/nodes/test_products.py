"""A named product is informed about, never sold; its disclaimer is always there."""

import msgspec

from articles.jsonld.graph import graph
from tests.articles.jsonld.letters import FORMULA, SITE, URL, full, imprint, minimal, of_type, the


def test_a_named_product_is_a_supplement_of_the_brand() -> None:
    assert the(graph(full(), imprint()), "DietarySupplement") == {
        "@type": "DietarySupplement",
        "@id": f"{SITE}/#product-calm-formula",
        "name": "Calm Formula",
        "url": f"{SITE}/products/calm-formula",
        "image": {
            "@type": "ImageObject",
            "url": f"{SITE}/media/jar.jpg",
            "contentUrl": f"{SITE}/media/jar.jpg",
            "width": "900 px",
            "height": "900 px",
            "caption": "The jar",
        },
        "brand": {"@type": "Brand", "name": "Birch & Brook"},
        "manufacturer": {"@id": f"{SITE}/#organization"},
        "activeIngredient": ["magnesium glycinate"],
        "isProprietary": True,
        "safetyConsideration": "Ask your doctor first if you take other medicines.",
        "targetPopulation": "Adults",
    }


def test_a_product_is_never_typed_as_one() -> None:
    assert of_type(graph(full(), imprint()), "Product") == []


def test_that_a_product_is_not_proprietary_is_not_worth_saying() -> None:
    plain = msgspec.structs.replace(FORMULA, is_proprietary=False)
    letter = msgspec.structs.replace(full(), products=(plain,))
    assert "isProprietary" not in the(graph(letter, imprint()), "DietarySupplement")


def test_a_product_that_the_letter_does_not_name_is_absent() -> None:
    letter = msgspec.structs.replace(minimal(), lexicon=(FORMULA,))
    assert of_type(graph(letter, imprint()), "DietarySupplement") == []


def test_the_disclaimer_is_about_the_product_and_part_of_the_page() -> None:
    (shown,) = full().disclaimers
    assert the(graph(full(), imprint()), "WebPageElement") == {
        "@type": "WebPageElement",
        "@id": f"{URL}#disclaimer",
        "name": "FDA disclaimer",
        "text": shown.text,
        "about": {"@id": f"{SITE}/#product-calm-formula"},
        "isPartOf": {"@id": f"{URL}#webpage"},
    }


def test_a_second_disclaimer_has_a_name_of_its_own() -> None:
    letter = msgspec.structs.replace(full(), disclaimers=full().disclaimers * 2)
    document = graph(letter, imprint())
    assert [node["@id"] for node in of_type(document, "WebPageElement")] == [
        f"{URL}#disclaimer",
        f"{URL}#disclaimer-2",
    ]
    assert {"@id": f"{URL}#disclaimer-2"} in the(document, "MedicalWebPage")["hasPart"]


def test_a_disclaimer_covers_every_product_named() -> None:
    other = msgspec.structs.replace(FORMULA, slug="dawn-formula", name="Dawn Formula")
    letter = msgspec.structs.replace(full(), products=(FORMULA, other))
    assert the(graph(letter, imprint()), "WebPageElement")["about"] == [
        {"@id": f"{SITE}/#product-calm-formula"},
        {"@id": f"{SITE}/#product-dawn-formula"},
    ]
