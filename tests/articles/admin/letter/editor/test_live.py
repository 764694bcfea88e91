"""What the page is told while somebody types: of the letter as typed, and nothing is saved."""

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser

from articles.models import Article, Event
from articles.workflow.policy import Role
from tests.factories import make_article, make_brand, make_disclaimer, make_user

pytestmark = pytest.mark.django_db

UNMARKED = "<p>Evenwell supports a healthy gut lining. I take it myself.</p>"


@pytest.fixture
def client() -> Client:
    make_brand()
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    return client


def post(client: Client, article: Article | None, **typed: Any) -> Any:
    address = f"/admin/articles/article/{article.pk if article else 0}/desk/live/"
    return client.post(address, json.dumps(typed), content_type="application/json")


def parts(client: Client, article: Article | None, **typed: Any) -> dict[str, str]:
    answer = post(client, article, **typed)
    assert answer.status_code == 200, answer.content
    told: dict[str, str] = answer.json()["parts"]
    return told


def words(html: str) -> str:
    body = LexborHTMLParser(html).body
    return " ".join(body.text(separator=" ").split()) if body else ""


def test_it_tells_of_what_is_typed_and_saves_none_of_it(client: Client) -> None:
    article = make_article("draft")
    before = (article.body, article.draft_version, Event.objects.count())
    told = parts(client, article, headline="Another", body="<p>Three short words.</p>")
    assert "3 words · 1 minute to read" in words(told["measures"])
    assert "Another" in words(told["measures"])
    assert "The text cites no paper yet." in words(told["papers"])
    article.refresh_from_db()
    assert (article.body, article.draft_version, Event.objects.count()) == before


def test_findings_point_into_the_text_and_offer_the_fix_that_is_mechanical(client: Client) -> None:
    told = parts(client, make_article("draft"), body=UNMARKED)
    page = LexborHTMLParser(told["findings"])
    [finding] = [li for li in page.css("li.finding") if li.css_first("code").text() == "DISC-04"]
    assert finding.attributes["data-field"] == "body"
    assert (finding.attributes["data-start"], finding.attributes["data-end"]) == ("0", "39")
    assert [b.attributes["data-fix"] for b in finding.css("[data-fix]")] == ["claim"]
    told = parts(client, make_article("draft"), body="<p>Evenwell comes in glass.</p>")
    page = LexborHTMLParser(told["findings"])
    missing = [li for li in page.css("li.finding") if "DISC-01" in li.text()]
    assert [b.attributes["data-fix"] for b in missing[0].css("[data-fix]")] == ["disclaimer"]


def test_a_statement_in_an_answer_is_marked_by_one_click_like_one_of_the_letter(
    client: Client,
) -> None:
    def fixes(answer: str) -> list[str | None]:
        faqs = [{"question": "And Evenwell?", "answer": answer}]
        told = parts(client, make_article("draft"), body="<p>So.</p>", faqs=faqs)
        page = LexborHTMLParser(told["findings"])
        found = page.css('li[data-field="faqs[0].answer"] [data-fix]')
        return [button.attributes["data-fix"] for button in found]

    assert "claim" in fixes(UNMARKED)
    marked = UNMARKED.replace("<p>", '<p><mark data-kind="structure_function">')
    assert "claim" not in fixes(marked.replace(" I take", "</mark> I take"))


def test_a_disclaimer_ticked_but_not_saved_counts(client: Client) -> None:
    told = parts(client, make_article("draft"), body=UNMARKED, disclaimers=[make_disclaimer().pk])
    assert "DISC-01" not in told["findings"]


def test_a_claim_marked_but_not_saved_counts_and_offers_no_mark_again(client: Client) -> None:
    marked = UNMARKED.replace("<p>", '<p><mark data-kind="structure_function">').replace(
        " I take", "</mark> I take"
    )
    told = parts(client, make_article("draft"), body=marked)
    assert "DISC-04" not in told["findings"]
    assert 'data-fix="claim"' not in told["findings"]
    assert "Evidence, by “Claim” at the marked words, for" in words(told["missing"])


def test_evidence_of_a_stored_claim_is_kept_while_its_words_change(client: Client) -> None:
    article = make_article("draft")
    stored = article.claims.get()
    stored.references.set(article.citations.values_list("reference", flat=True))
    told = parts(client, article, body=article.body.replace("a healthy", "a very healthy"))
    assert "Evidence, by “Claim”" not in words(told["missing"])


def test_questions_are_read_as_typed_and_cite_after_the_letter(client: Client) -> None:
    cited = '<p>So.<span data-cites="{}"></span></p>'
    told = parts(
        client,
        make_article("draft"),
        body=cited.format("kim-2017"),
        faqs=[{"question": "Why?", "answer": cited.format("garlick-2001")}],
    )
    papers = words(told["papers"])
    assert papers.index("kim-2017") < papers.index("garlick-2001")


def test_costly_parts_come_only_when_they_are_looked_at(client: Client) -> None:
    article = make_article("draft")
    assert not {"letter", "json_ld"} & set(parts(client, article, body="<p>So.</p>"))
    told = parts(client, article, body="<p>So.</p>", show=["letter", "json_ld"])
    assert "<p>So.</p>" in told["letter"]
    assert "https://schema.org" in words(told["json_ld"])


def test_a_letter_that_was_never_saved_is_told_of_too(client: Client) -> None:
    told = parts(client, None, headline="New", body='<p>S.<span data-cites="kim-2017"></span></p>')
    assert "An author, under “Authors”." in words(told["missing"])


def test_it_takes_a_constant_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_article("draft")
    body = article.body * 5
    post(client, article, body=body)
    with django_assert_num_queries(33, exact=False):
        post(client, article, body=body)


@pytest.mark.parametrize(
    "sent", [b"", b"{", b"[]", b'{"body": 1}', b'{"nonsense": ""}', b"\xff", b'{"faqs": [1]}']
)
def test_what_is_no_letter_is_refused_in_words(client: Client, sent: bytes) -> None:
    address = f"/admin/articles/article/{make_article('draft').pk}/desk/live/"
    answer = client.post(address, sent, content_type="application/json")
    assert answer.status_code == 422
    assert "could not be read" in answer.json()["fault"]


def test_a_text_without_end_is_refused(client: Client) -> None:
    answer = post(client, make_article("draft"), body="x" * 400_001)
    assert answer.status_code == 422
    assert "longer than 400,000 characters" in answer.json()["fault"]


def test_a_letter_that_is_gone_and_a_person_without_rights_are_told_so(client: Client) -> None:
    answer = client.post("/admin/articles/article/999/desk/live/", b"{}", "application/json")
    assert answer.status_code == 404
    stranger = Client()
    stranger.force_login(make_user())
    assert post(stranger, make_article("draft")).status_code == 403
    assert client.get("/admin/articles/article/0/desk/live/").status_code == 405
