"""The trail leads from the front page to the letter; its last step leads nowhere."""

import msgspec
import pytest

from articles.jsonld.graph import graph
from tests.articles.jsonld.letters import SITE, full, imprint, minimal, the


def test_the_trail_leads_over_the_series() -> None:
    assert the(graph(full(), imprint()), "BreadcrumbList")["itemListElement"] == [
        {
            "@type": "ListItem",
            "position": 1,
            "name": "Home",
            "item": {"@type": "WebPage", "@id": f"{SITE}/"},
        },
        {
            "@type": "ListItem",
            "position": 2,
            "name": "Bench Letters",
            "item": {"@type": "CollectionPage", "@id": f"{SITE}/letters"},
        },
        {"@type": "ListItem", "position": 3, "name": full().headline},
    ]


@pytest.mark.parametrize("change", [{"url": ""}, {"name": ""}, {"url": f"{SITE}/"}])
def test_a_series_without_a_page_of_its_own_is_no_step(change: dict[str, str]) -> None:
    letter = full()
    assert letter.series is not None
    series = msgspec.structs.replace(letter.series, **change)
    letter = msgspec.structs.replace(letter, series=series)
    steps = the(graph(letter, imprint()), "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == ["Home", full().headline]


def test_a_letter_of_no_series_hangs_on_the_front_page() -> None:
    steps = the(graph(minimal(), imprint()), "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [
        (1, "Home"),
        (2, "A Short Note"),
    ]
