"""The one real letter: what is read off it, to the last mark."""

import re
import time
from pathlib import Path

import pytest

from articles.body.document import Heading
from articles.body.parse import parse
from articles.body.prose import prose
from articles.body.walk import citations, walk
from articles.importing.page import Page
from articles.importing.reader import read_page

MARKS = "1 1 2 2 1 2 3 4 5 2 3,4 6 7"
"""Every place that cites, in reading order."""


@pytest.fixture(scope="module")
def page(seed: Path) -> Page:
    return read_page((seed / "letter.txt").read_bytes(), "letter.txt")


def test_every_mark_leads_to_the_entry_it_printed(page: Page) -> None:
    places = [
        ",".join(key.removeprefix("ref-") for key in mark.keys)
        for mark in citations(parse(page.body))
    ]
    assert places == MARKS.split()
    assert sum(len(place.split(",")) for place in places) == 14


def test_all_eight_entries_are_listed_under_their_numbers(page: Page) -> None:
    firsts = ["Kim", "Cruzat", "Cordova-Martinez", "Coqueiro", "Roth", "Shah", "Garlick", "Ciampa"]
    assert [entry.number for entry in page.references] == list(range(1, 9))
    assert [entry.text.split()[0] for entry in page.references] == firsts


def test_there_are_eight_headings(page: Page) -> None:
    headings = [node for node in walk(parse(page.body)) if isinstance(node, Heading)]
    assert [heading.level for heading in headings] == [2] * 8


def test_nothing_of_the_page_around_it_is_in_the_body(page: Page) -> None:
    text = prose(parse(page.body)).text
    for word in ("Read More", "Previous", "Next", "LanFam", "References", "@context", "May 20"):
        assert word not in text
    assert page.headline not in text
    assert page.description not in text


def test_no_raised_figure_and_no_asterisk_is_left(page: Page) -> None:
    assert not re.search(r"[⁰¹²³⁴-⁹*]|<sup>", page.body)


def test_the_asterisk_became_the_one_claim(page: Page) -> None:
    (claim,) = prose(parse(page.body)).claims
    statement = prose(parse(page.body)).text[claim[0] : claim[1]]
    assert statement.startswith("L-glutamine is one of the ingredients")
    assert statement.endswith(".")


def test_the_signature_is_the_last_paragraph(page: Page) -> None:
    assert page.signature == "— Fabio"
    assert page.body.endswith("<p>— Fabio</p>")


def test_who_when_and_where_are_known(page: Page) -> None:
    (author,) = page.authors
    assert (author.name, author.slug) == ("Fabio Lanzieri", "fabio-lanzieri")
    assert (author.job_title, author.material_connection) == ("Founder", "founder")
    assert (page.publisher.name, page.publisher.origin) == (
        "LanFam Health",
        "https://www.lanfamhealth.com",
    )
    assert (page.publisher.post_path, page.publisher.time_zone) == ("/post/", "America/Chicago")
    assert page.series == "LanFam Letters"
    assert page.slug == "l-glutamine-gut-lining-amino-acid-intestinal-cells"
    assert (page.dates.visible, page.dates.published[:10]) == ("2026-05-20", "2026-05-22")


def test_product_and_ingredient_are_guessed(page: Page) -> None:
    assert [(goods.name, goods.ingredients) for goods in page.products] == [
        ("ProleevaMax", ("L-glutamine",))
    ]


def test_the_five_questions_are_known_to_be_hidden(page: Page) -> None:
    assert (len(page.questions), page.questions_shown) == (5, False)
    assert any("5 questions stand in the markup alone" in note for note in page.notes.guessed)


def test_the_mentions_that_lost_their_links_are_told(page: Page) -> None:
    lost = [note for note in page.notes.unplaced if "its link is lost" in note]
    assert any("written before about" in note for note in lost)
    assert any("letter I wrote earlier" in note for note in lost)


def test_it_is_read_in_a_blink(seed: Path) -> None:
    data = (seed / "letter.txt").read_bytes()
    began = time.process_time()
    read_page(data, "letter.txt")
    # Ten times what it takes: this is here to notice a quadratic loop, not a slow machine.
    assert time.process_time() - began < 1
