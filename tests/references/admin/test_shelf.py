"""The shelf: what an editor finds, narrows down, ticks and takes along."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from references import library
from references.csl import build
from references.models import Difference, Reference
from references.watch.watching import FRESH_FOR
from tests.factories import make_article, make_reference
from tests.references import papers
from tests.references.admin.pressing import LIST
from tests.registry_server.server import RegistryServer

pytestmark = pytest.mark.django_db
Words = Callable[[Any], str]

THEN = datetime(2026, 1, 2, tzinfo=UTC)


def test_a_paper_that_nobody_was_asked_about_is_not_shown_in_green(editor: Client) -> None:
    kim = library.add(papers.KIM).reference
    assert '<span class="badge info">Current</span>' in editor.get(LIST).content.decode()
    Reference.objects.filter(pk=kim.pk).update(checked_at=timezone.now())
    assert '<span class="badge good">Current</span>' in editor.get(LIST).content.decode()


def test_the_list_shows_first_author_year_standing_and_check(editor: Client, words: Words) -> None:
    library.add(papers.KIM)
    roth = library.add(papers.ROTH, verified_at=THEN, verified_source="PubMed").reference
    Reference.objects.filter(pk=roth.pk).update(checked_at=THEN)
    library.add(build(title="Nobody’s <i>paper</i> " + "on and on " * 12))
    page = words(editor.get(LIST))
    for said in (
        "Kim et al kim-2017 2017 Int. J. Mol. Sci.",
        "Current Unverified Never Not cited",
        "Current Verified 1 Jan 2026",  # America/Chicago
        "No author yet",
        "No year yet",
        "Nobody’s paper on and on",
        "3 papers",
    ):
        assert said in page


def test_an_open_difference_is_shown_on_the_shelf(editor: Client, words: Words) -> None:
    paper = library.add(papers.KIM, verified_at=THEN).reference
    difference = Difference.objects.create(
        reference=paper,
        field="issue",
        typed="5",
        registered="4",
        source="Crossref",
        kept="typed",
        found_at=THEN,
    )
    assert "1 difference" in words(editor.get(LIST))
    Difference.objects.filter(pk=difference.pk).update(decided_at=THEN)
    assert "Current Verified" in words(editor.get(LIST))


def test_a_title_with_script_in_it_is_shown_as_characters(editor: Client) -> None:
    reference = library.add(build(title="<script>alert(1)</script>")).reference
    for address in (f"{LIST}{reference.pk}/change/", LIST):
        assert "<script>alert(1)" not in editor.get(address).content.decode()


@pytest.fixture
def three() -> None:
    """Kim 2017, unverified; Roth 2008, verified, checked long ago; Shah 2020, retracted, fresh."""
    library.add(papers.KIM, kind="narrative_review")
    roth = library.add(papers.ROTH, verified_at=THEN, kind="trial").reference
    shah = library.add(papers.SHAH, verified_at=THEN, status="retracted").reference
    now = timezone.now()
    old = now - FRESH_FOR - timedelta(hours=1)
    Reference.objects.filter(pk=roth.pk).update(checked_at=old, unanswered_since=old)
    Reference.objects.filter(pk=shah.pk).update(checked_at=now)
    Difference.objects.create(
        reference=roth,
        field="issue",
        typed="10",
        registered="9",
        source="Crossref",
        kept="typed",
        found_at=THEN,
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=nonnutritive+roth", "roth-2008"),
        ("q=https://doi.org/10.1093/JN/138.10.2025S", "roth-2008"),
        ("q=", "kim-2017 roth-2008 shah-2020"),
        ("q=nothing+of+the+kind", ""),
        ("verified=no", "kim-2017"),
        ("verified=yes", "roth-2008 shah-2020"),
        ("verified=differs", "roth-2008"),
        ("verified=nonsense", "kim-2017 roth-2008 shah-2020"),
        ("status__exact=retracted", "shah-2020"),
        ("kind__exact=trial", "roth-2008"),
        ("year=2010s", "kim-2017"),
        ("year=2008", "roth-2008"),
        ("year=none", ""),
        ("year=20x", "kim-2017 roth-2008 shah-2020"),
        ("journal=Animals", "shah-2020"),
        ("journal=J+Nutr", "roth-2008"),
        ("journal=J+Nowhere", ""),
        ("checked=fresh", "shah-2020"),
        ("checked=stale", "roth-2008"),
        ("checked=never", "kim-2017"),
        ("checked=unanswered", "roth-2008"),
        ("year=2010s&verified=yes", ""),
    ],
)
def test_the_shelf_is_searched_and_filtered(
    editor: Client, three: None, query: str, found: str
) -> None:
    answer = editor.get(f"{LIST}?{query}")
    assert answer.status_code == 200
    rows = answer.context["cl"].result_list
    assert sorted(row.citation_key for row in rows) == found.split()


def test_a_chosen_decade_offers_its_years(editor: Client, three: None) -> None:
    page = editor.get(f"{LIST}?year=2010s").content.decode()
    assert "?year=2017" in page
    assert "?year=2008" not in page
    assert "?year=2000s" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cited=live", "cordova-martinez-2021 garlick-2001 kim-2017"),
        ("cited=yes", "cordova-martinez-2021 garlick-2001 kim-2017"),
        ("cited=no", "alone"),
    ],
)
def test_the_shelf_knows_what_letters_cite(editor: Client, query: str, found: str) -> None:
    make_article("published")
    make_reference("alone")
    rows = editor.get(f"{LIST}?{query}").context["cl"].result_list
    assert sorted(row.citation_key for row in rows) == found.split()


def test_the_list_takes_the_same_number_of_queries_for_any_length(
    editor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    library.add(papers.PAPERS[0])
    editor.get(LIST)
    with CaptureQueriesContext(connection) as one:
        editor.get(LIST)
    for item in papers.PAPERS:
        library.add(item)
    with django_assert_num_queries(len(one)):
        editor.get(LIST)


def run(client: Client, action: str, *keys: str) -> Any:
    ticked = Reference.objects.filter(citation_key__in=keys).values_list("pk", flat=True)
    data = {"action": action, "_selected_action": list(ticked), "index": 0}
    return client.post(LIST, data, follow=True)


@pytest.mark.parametrize(
    ("action", "ending", "holds"),
    [
        ("export_ris", "ris", "TY  - JOUR"),
        ("export_bibtex", "bib", "@article{"),
        ("export_nbib", "nbib", "PMID- 28498331"),
    ],
)
def test_ticked_papers_are_exported(
    reviewer: Client, three: None, action: str, ending: str, holds: str
) -> None:
    answer = run(reviewer, action, "kim-2017", "roth-2008")
    content = answer.getvalue().decode()
    assert answer["Content-Disposition"] == f'attachment; filename="references.{ending}"'
    assert holds in content
    assert "10.1093/jn/138.10.2025s" in content
    assert "10.3390/ani10020326" not in content


def test_csl_json_is_exported_as_one_list(reviewer: Client, three: None) -> None:
    answer = run(reviewer, "export_csl_json", "kim-2017", "roth-2008")
    assert [item["id"] for item in json.loads(answer.getvalue())] == ["kim-2017", "roth-2008"]


def test_ticked_papers_are_checked_and_the_bad_news_is_told(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    library.add(papers.SHAH, verified_at=THEN)
    page = words(run(editor, "check_now", "shah-2020"))
    assert "New: Retraction of" in page
    assert "1 paper was checked" in page
    assert Reference.objects.get().status == "retracted"


def test_a_check_that_nobody_answered_is_never_told_as_done(editor: Client, words: Words) -> None:
    library.add(papers.SHAH, verified_at=THEN)
    page = words(run(editor, "check_now", "shah-2020"))
    assert "Could not be checked" in page
    assert "checked with the registries" not in page
    assert Reference.objects.get().checked_at is None


def test_too_many_are_not_checked_at_once(
    editor: Client, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("references.admin.shelf.CHECKED_AT_ONCE", 1)
    library.add(papers.SHAH)
    library.add(papers.KIM)
    page = words(run(editor, "check_now", "shah-2020", "kim-2017"))
    assert "tick at most 1 papers" in page


def test_two_ticked_papers_lead_to_their_merge_and_other_numbers_do_not(
    editor: Client, three: None, words: Words
) -> None:
    answer = run(editor, "merge_two", "kim-2017", "roth-2008")
    assert answer.redirect_chain[-1][0].startswith(f"{LIST}merge/?paper=")
    assert "Tick exactly two papers" in words(run(editor, "merge_two", "kim-2017"))


def test_a_reviewer_is_offered_the_exports_alone(reviewer: Client, three: None) -> None:
    page = reviewer.get(LIST).content.decode()
    assert "Export as RIS" in page
    assert "Check with the registries now" not in page
    assert "Merge the two ticked papers" not in page
    assert "Delete selected" not in page


def test_an_endless_search_is_cut_not_refused_by_the_database(editor: Client) -> None:
    assert editor.get(LIST, {"q": "glutamine " * 3000}).status_code == 200
