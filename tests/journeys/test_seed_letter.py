"""
The real letter: it comes in with its mistakes, is corrected, signed and published.

The text is the brand's and stays outside the repository; without it this file skips.
"""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.core.management import call_command

from articles import collect
from articles.compliance.check import check
from articles.compliance.finding import Severity
from articles.digests import digest
from articles.models import Article, Publication
from articles.reading import read
from articles.workflow import actions, standing
from articles.workflow.policy import Role
from tests.articles.jsonld import checker
from tests.factories import make_user, override_warnings, ticks
from tests.journeys.seed_letter import SLUG, correct, tell_of_the_retraction

pytestmark = pytest.mark.django_db

SITE = "https://www.lanfamhealth.com"
PAGE = f"{SITE}/post/{SLUG}"
NOW = datetime(2026, 6, 3, 21, 20, tzinfo=UTC)

# SHA-256 of the graph's bytes: the golden file itself would hold the brand's sentences.
# When a change is meant, read the graph that the failing test prints, then copy the digest.
KNOWN_GRAPH = "e722a25f5d91ef429731c6e47460e9f0d5bba6e6e1e87c2a7c75fbecd06ec4cc"


@pytest.fixture
def imported(seed: Path) -> Article:
    call_command("import_letter", str(seed / "letter.txt"), "--json", stdout=StringIO())
    return Article.objects.get(slug=SLUG)


@pytest.fixture
def published(imported: Article) -> Publication:
    correct(imported, now=NOW)
    tell_of_the_retraction(imported, now=NOW)
    actions.submit(imported, actor=make_user(Role.EDITOR), now=NOW)
    reviewer = make_user(Role.REVIEWER, name="Robin Reviewer")
    # What the rules only warn of, somebody answers for by name.
    override_warnings(imported, actor=reviewer, now=NOW)
    signed = standing.newest_revision(imported).digest
    actions.approve(imported, ticked=ticks(imported), actor=reviewer, now=NOW, digest=signed)
    return actions.publish(imported, actor=make_user(Role.PUBLISHER), now=NOW)


def node(graph: dict[str, Any], identifier: str) -> dict[str, Any]:
    return next(found for found in graph["@graph"] if found.get("@id") == identifier)


def test_everything_of_the_page_finds_its_place(imported: Article) -> None:
    letter = read(collect.collect(imported))
    assert imported.citations.count() == 14
    assert len(letter.cited) == 7
    assert len(letter.uncited) == 1
    assert imported.faqs.count() == 5
    assert imported.claims.count() == 1
    assert [disclaimer.kind for disclaimer in imported.disclaimers.all()] == ["fda"]
    assert [author.name for author in imported.authors.all()] == ["Fabio Lanzieri"]
    assert imported.series.name == "LanFam Letters"


@pytest.mark.parametrize(
    ("mistake", "code", "place"),
    [
        ("S1: reference 8 is cited nowhere", "SUB-05a", "references[7]"),
        ("S2: Cruzat 2018 bears the mark of Coqueiro 2019", "SUB-05b", "body"),
        ("S6: the page says May 20, its markup May 22", "DATE-01", "date_published"),
        ("S6: reviewed, but by nobody", "DATE-02", "source.last_reviewed"),
        ("S7: five questions that no reader sees", "FAQ-01", "faqs"),
        ("S8: a trial in twelve players is called a review", "SUB-05c", "body"),
        ("S10: a condition beside a product", "DC-12", "about[0]"),
        ("S11: one asterisk, several statements", "DISC-04", "body"),
        ("S13: the founder is named as such in the markup alone", "END-01", "body"),
    ],
)
def test_its_mistakes_are_found(imported: Article, mistake: str, code: str, place: str) -> None:
    found = {(finding.code, finding.field) for finding in check(collect.collect(imported))}
    assert (code, place) in found, mistake


def test_what_is_right_in_it_is_left_alone(imported: Article) -> None:
    for finding in check(collect.collect(imported)):
        assert "standalone cure" not in finding.quote
        assert "Instagram" not in finding.quote
        assert not (finding.code.startswith("DC-") and finding.severity is Severity.BLOCK)


# What the house expects of this letter, by rule, severity and a word of the passage. Whatever
# reads evidence (SUB-02, SUB-03), papers (SUB-05) and dates is looked at elsewhere.
EXPECTED = """
DC-10    warn   hospital stays
DC-10    warn   built for Maria
DC-12    warn   Intestinal permeability
DISC-04  warn   In athletic populations
DISC-04  warn   2020 review
DISC-06  info   DC-10, DC-12
END-01   block  ProleevaMax
"""
JUDGED = ("DC-", "DISC-", "END-", "SF-02", "SF-04", "SUB-01", "SUB-04", "SUB-06", "SUB-07")


def test_its_claims_are_exactly_those_a_reviewer_would_name(imported: Article) -> None:
    found = [one for one in check(collect.collect(imported)) if one.code.startswith(JUDGED)]
    lines = [line.split(maxsplit=2) for line in EXPECTED.strip().splitlines()]
    for code, severity, word in lines:
        mine = [one for one in found if one.code == code and word in (one.passage or one.message)]
        assert [one.severity for one in mine] == [severity], (code, word)
    assert len(found) == len(lines), found


def test_the_founders_story_is_one_passage_to_the_end_of_its_paragraph(imported: Article) -> None:
    (story,) = [
        one
        for one in check(collect.collect(imported))
        if one.code == "DC-10" and "built for Maria" in one.passage
    ]
    assert story.quote.startswith("The formula was built for Maria")
    assert story.quote.endswith("is the right call.")


SILENT = (
    "standalone cure",
    "Instagram",
    "rabbit hole",
    "sepsis",
    "IBD, celiac disease",
    "liver disease, kidney disease",
    "Intestinal Diseases",
    "have not been evaluated",
)


def test_what_claims_nothing_is_silent_even_with_its_questions_shown(imported: Article) -> None:
    content = msgspec.structs.replace(collect.collect(imported), faqs_shown=True)
    told = [
        one.passage or one.message
        for one in check(content)
        if one.severity is not Severity.INFO and one.code.startswith((*JUDGED, "SF-"))
    ]
    assert told
    assert [(words, text) for words in SILENT for text in told if words in text] == []


def test_uncorrected_it_cannot_be_approved(imported: Article) -> None:
    actions.submit(imported, actor=make_user(Role.EDITOR), now=NOW)
    with pytest.raises(actions.Refused, match="blocking findings"):
        actions.approve(
            imported,
            ticked=ticks(imported),
            actor=make_user(Role.REVIEWER),
            now=NOW,
            digest=standing.newest_revision(imported).digest,
        )


def test_corrected_it_keeps_the_four_ids_that_the_world_knows(published: Publication) -> None:
    graph = json.loads(published.json_ld)
    assert node(graph, f"{PAGE}#webpage")["@type"] == "MedicalWebPage"
    assert node(graph, f"{SITE}/#fabio-lanzieri")["name"] == "Fabio Lanzieri"
    assert node(graph, f"{SITE}/#organization")["name"] == "LanFam Health"
    assert len(node(graph, f"{PAGE}#faq")["mainEntity"]) == 5


def test_corrected_its_papers_have_their_own_dates(published: Publication) -> None:
    papers = node(json.loads(published.json_ld), f"{PAGE}#article")["citation"]
    # S3: in order of first mention, and none of them the letter's own date.
    assert [paper["datePublished"] for paper in papers] == [
        "2017",
        "2018",
        "2021",
        "2008",
        "2019",
        "2020",
        "2001",
    ]
    assert papers[5]["creativeWorkStatus"] == "Retracted"


def test_corrected_its_dates_agree(published: Publication) -> None:
    page = node(json.loads(published.json_ld), f"{PAGE}#webpage")
    assert page["datePublished"] == "2026-05-20T09:00:00-05:00"
    assert page["dateModified"] == "2026-06-03T16:20:00-05:00"
    assert page["lastReviewed"] == "2026-06-03"
    assert page["reviewedBy"] == {"@id": f"{SITE}/#robin-reviewer"}


def test_corrected_its_graph_is_valid_and_these_very_bytes(
    published: Publication, shared: Path
) -> None:
    assert checker.findings(shared, json.loads(published.json_ld)) == []
    assert digest(published.json_ld) == KNOWN_GRAPH, published.json_ld
