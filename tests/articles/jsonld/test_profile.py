"""A person's own page is about that person alone."""

from pathlib import Path

import msgspec
import pytest

from articles.jsonld.profile import profile
from tests.articles.jsonld.checker import findings
from tests.articles.jsonld.letters import BRAND, REVIEWER, SITE, WRITER, the

DATES = {"date_created": "2026-01-01", "date_modified": "2026-06-03T16:20:00-05:00"}


def test_the_vocabulary_has_nothing_against_a_profile(shared: Path) -> None:
    assert findings(shared, profile(WRITER, BRAND, **DATES)) == []
    assert findings(shared, profile(WRITER, BRAND)) == []


def test_the_page_is_about_the_person() -> None:
    document = profile(WRITER, BRAND, **DATES)
    assert the(document, "ProfilePage") == {
        "@type": "ProfilePage",
        "@id": f"{SITE}/people/ines-duarte#webpage",
        "url": f"{SITE}/people/ines-duarte",
        "name": "Inês Duarte",
        "inLanguage": "en-US",
        "isPartOf": {"@id": f"{SITE}/#website"},
        "dateCreated": "2026-01-01",
        "dateModified": "2026-06-03T16:20:00-05:00",
        "publisher": {"@id": f"{SITE}/#organization"},
        "mainEntity": {"@id": f"{SITE}/#ines-duarte"},
    }
    assert the(document, "Person")["name"] == "Inês Duarte"


def test_unknown_dates_are_left_out() -> None:
    page = the(profile(WRITER, BRAND), "ProfilePage")
    assert not {"dateCreated", "dateModified"} & set(page)


@pytest.mark.parametrize("url", ["", "https://elsewhere.example/people/ines-duarte"])
def test_a_person_without_a_page_on_the_site_has_no_profile(url: str) -> None:
    assert profile(msgspec.structs.replace(REVIEWER, url=url), BRAND) == {}
