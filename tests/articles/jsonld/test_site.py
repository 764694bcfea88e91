"""The site's own pages say in full who publishes."""

from pathlib import Path

from articles.content import Brand
from articles.jsonld.graph import graph
from articles.jsonld.site import site
from tests.articles.jsonld.checker import findings
from tests.articles.jsonld.letters import BRAND, SITE, full, imprint, the

BARE = Brand(name="B", origin=SITE)


def test_the_vocabulary_has_nothing_against_the_site(shared: Path) -> None:
    assert findings(shared, site(BRAND)) == []
    assert findings(shared, site(BARE)) == []


def test_the_site_names_its_publisher_in_full() -> None:
    organization = the(site(BRAND), "Organization")
    assert organization["legalName"] == "Birch and Brook Nutrition LLC"
    assert organization["contactPoint"] == {
        "@type": "ContactPoint",
        "contactType": "customer support",
        "email": "hello@birchbrook.example",
        "telephone": "+1-555-0100",
    }
    assert the(site(BRAND), "WebSite")["alternateName"] == "B&B"
    assert the(site(BRAND), "WebSite")["description"] == "Letters from the bench"


def test_a_letter_carries_the_short_form_that_its_page_shows() -> None:
    assert the(graph(full(), imprint()), "Organization") == {
        "@type": "Organization",
        "@id": f"{SITE}/#organization",
        "name": "Birch & Brook",
        "url": f"{SITE}/",
        "logo": {"@id": f"{SITE}/#logo"},
        "sameAs": ["https://www.linkedin.com/company/birch-brook"],
        "publishingPrinciples": f"{SITE}/how-we-write",
        "correctionsPolicy": f"{SITE}/corrections",
    }


def test_a_bare_brand_has_a_bare_site() -> None:
    assert [node["@type"] for node in site(BARE)["@graph"]] == ["WebSite", "Organization"]
    assert set(the(site(BARE), "Organization")) == {"@type", "@id", "name", "url"}


def test_the_logo_bears_the_brands_name_when_it_has_no_words() -> None:
    logo = the(site(BRAND), "ImageObject")
    assert logo["caption"] == "Birch & Brook"
    assert logo["width"] == "512 px"
