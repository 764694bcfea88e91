"""What the editor stores of a letter that nobody touched is the letter, byte for byte."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from articles.body.document import Document
from articles.body.sanitize import clean
from articles.body.serialize import serialize
from articles.citations import numbering
from articles.workflow.policy import Role
from tests.articles.documents import documents
from tests.factories import make_brand, make_user
from tests.journeys.chromium import Chromium

pytestmark = pytest.mark.django_db(transaction=True)

DEMO = Path(__file__).parents[2] / "articles/demo/data"
MODULES = "/static/articles/desk"
TWO_CLAIMS = (
    '<mark data-claim="c1" data-kind="testimonial">a</mark>'
    '<mark data-claim="c2" data-kind="testimonial">b</mark>'
)
CORNERS = (
    "<p>R&amp;D &lt;b&gt; isn’t\u00a0“so”</p>",
    "<table><tbody><tr><td></td><td><p>1</p></td></tr><tr><th><p>2</p></th></tr></tbody></table>",
    "<ul><li><h3>Dose</h3></li><li><ul><li><p>Deep</p></li></ul></li></ul>",
    f"<p>{TWO_CLAIMS}</p>",
    '<p><a href="https://a.example/?a=1&amp;b=%22"><strong><code>x</code></strong></a></p>',
)


@pytest.fixture
def page(chromium: Chromium, live_server: Any) -> Chromium:
    make_brand()
    chromium.sign_in(live_server.url, make_user(Role.EDITOR))
    chromium.open(f"{live_server.url}/admin/articles/article/add/")
    return chromium


def through_the_editor(page: Chromium, stored: list[str]) -> list[str]:
    """Return what the editor writes of each text once it has read it."""
    written: list[str] = page.run(
        f"import('{MODULES}/schema.js').then(m => {json.dumps(stored)}.map(m.roundTrip))"
    )
    return written


def generated(*, count: int) -> list[str]:
    found: list[str] = []

    @given(documents)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
        database=None,
        derandomize=True,
    )
    def gather(document: Document) -> None:
        found.append(serialize(document))

    gather()
    return found


def test_demo_letters_and_generated_ones_come_back_byte_for_byte(page: Chromium) -> None:
    letters = [clean(path.read_text()) for path in sorted(DEMO.glob("*.html"))]
    assert len(letters) == 3
    stored = [*letters, *CORNERS, *generated(count=150)]
    assert [clean(each) for each in stored] == stored, "not stored form to begin with"
    changed = [
        pair
        for pair in zip(stored, through_the_editor(page, stored), strict=True)
        if pair[0] != pair[1]
    ]
    assert changed == []


def test_the_desk_numbers_as_the_letter_is_printed(page: Chromium) -> None:
    places = [[1], [2, 1], [3, 4], [5, 3, 4], [1, 3, 4, 5, 7], [2, 2], list(range(20, 0, -1)), []]
    labels = page.run(
        f"import('{MODULES}/numbering.js').then(m => {json.dumps(places)}.map(m.label))"
    )
    assert labels == [numbering.label(place).replace("-", "–") for place in places]
    mentioned = ["kim-2017", "garlick-2001", "kim-2017", "abe-1999", "garlick-2001"]
    numbers = page.run(
        f"import('{MODULES}/numbering.js')"
        f".then(m => Object.fromEntries(m.number({json.dumps(mentioned)})))"
    )
    assert numbers == numbering.number(mentioned)
