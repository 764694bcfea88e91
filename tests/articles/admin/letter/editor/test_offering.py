"""Evidence chosen while writing is saved with the letter, or refused by name with it."""

import json
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Claim, Product
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, fields, words
from tests.factories import make_article, make_reference, make_user

pytestmark = pytest.mark.django_db

SAID = "Evenwell supports a healthy gut lining"
NEW = f"<p>{SAID}. It does.</p>".replace(
    "It does", '<mark data-kind="structure_function">Zinc\n helps</mark>'
)
PASSAGE = {"reference": "benjamin-2012", "passage": "Fed cells.", "place": "page 2", "gap": ""}


@pytest.fixture
def editor() -> Browser:
    make_reference("benjamin-2012")
    return Browser(make_user(Role.EDITOR, name="Edda Editor"))


def page_of(article: Article) -> str:
    return address("article_change", article.pk)


def offer(**changes: Any) -> dict[str, Any]:
    return {"field": "body", "mark": "c1", "text": SAID, "evidence": [PASSAGE], **changes}


def send(editor: Browser, article: Article, *offers: dict[str, Any], **changes: Any) -> Any:
    return editor.send(page_of(article), offers=json.dumps(offers), **changes)


def told(claim: Claim) -> tuple[str, str, list[tuple[str, str, str]]]:
    return (
        claim.product.slug if claim.product else "",
        claim.ingredient,
        [(e.reference.citation_key, e.passage, e.place) for e in claim.evidence.all()],
    )


def test_evidence_is_kept_as_an_edit_of_the_letter(editor: Browser) -> None:
    article = make_article("approved")
    answer = send(editor, article, offer(product="evenwell", ingredient="L-glutamine"))
    assert "Saved." in words(answer)
    claim = article.claims.get()
    assert told(claim) == ("evenwell", "L-glutamine", [("benjamin-2012", "Fed cells.", "page 2")])
    article.refresh_from_db()
    assert article.status == "draft", "an approval was for other evidence"
    # The page knows it when it comes back, and sending it again says nothing new.
    page = editor.open(page_of(article)).content.decode()
    assert '"passage": "Fed cells."' in page
    again = send(editor, article, offer(product="evenwell", ingredient="L-glutamine"))
    assert "Nothing changed" in words(again)


def test_a_statement_marked_just_now_is_known_by_its_words(editor: Browser) -> None:
    article = make_article("draft")
    send(editor, article, offer(mark="", text="Zinc helps"), body=article.body + NEW)
    assert told(article.claims.get(text="Zinc helps"))[2] == [
        ("benjamin-2012", "Fed cells.", "page 2")
    ]


def test_a_letter_never_saved_keeps_the_evidence_with_its_first_save(editor: Browser) -> None:
    make_article("draft")
    editor.send(
        address("article_add"),
        headline="New",
        slug="new",
        body=NEW,
        offers=json.dumps([offer(mark="", text="Zinc helps")]),
    )
    assert Article.objects.get(slug="new").claims.get().evidence.count() == 1


def test_an_answers_statement_is_found_by_its_field(editor: Browser) -> None:
    article = make_article("draft", faqs=[("Why?", NEW), ("How?", "<p>So.</p>")])
    row = article.claims.get(faq__isnull=False)
    assert row.text == "Zinc helps"
    send(editor, article, offer(field="faqs-0-answer", mark=row.mark, text=row.text))
    assert row.evidence.count() == 1
    assert not article.claims.get(faq=None).evidence.filter(passage="Fed cells.").exists()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"evidence": [{"reference": "kim-2071"}]}, "no paper has the key “kim-2071”"),
        ({"product": "gone"}, "there is no product “gone” any more"),
        ({"mark": "", "text": "Nobody said so"}, "the text does not mark these words as a claim"),
        ({"field": "headline"}, "the text does not mark these words as a claim"),
        ({"ingredient": "x" * 201}, "the ingredient has more than 200 characters"),
        (
            {"evidence": [PASSAGE | {"place": "p" * 201}]},
            "the place has more than 200 characters",
        ),
        ({"evidence": [PASSAGE] * 41}, "at most 40 papers"),
        ({"surprise": 1}, "The evidence could not be read"),
        ({"evidence": [1]}, "The evidence could not be read"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_saved(
    editor: Browser, wrong: dict[str, Any], message: str
) -> None:
    article = make_article("draft")
    before = told(article.claims.get())
    answer = send(editor, article, offer(**wrong), headline="Typed along")
    assert message in words(answer)
    assert fields(answer)["headline"] == "Typed along"
    assert json.loads(fields(answer)["offers"]) == [offer(**wrong)], "what was chosen is kept"
    article.refresh_from_db()
    assert article.headline != "Typed along"
    assert told(article.claims.get()) == before


def test_what_is_no_list_is_refused_in_words(editor: Browser) -> None:
    answer = editor.send(page_of(make_article("draft")), offers="{")
    assert "The evidence could not be read" in words(answer)


def test_who_may_not_write_in_the_ledger_offers_nothing() -> None:
    from django.contrib.auth.models import Permission

    article = make_article("draft")
    make_reference("benjamin-2012")
    user = make_user(Role.EDITOR, name="Edda Editor")
    editor = Browser(user)
    Permission.objects.get(codename="change_claim").group_set.clear()
    answer = send(editor, article, offer())
    assert "You may not change what statements rest on." in words(answer)


def test_a_paper_taken_out_takes_its_passage_along(editor: Browser) -> None:
    article = make_article("draft")
    send(editor, article, offer(evidence=[PASSAGE, {"reference": "kim-2017"}]))
    send(editor, article, offer(evidence=[{"reference": "kim-2017"}]))
    assert told(article.claims.get()) == ("", "", [("kim-2017", "", "")])


def test_the_panel_counts_evidence_that_is_not_saved_yet() -> None:
    article = make_article("draft")
    make_reference("benjamin-2012")
    Claim.objects.get(article=article).evidence.all().delete()
    client = Client()
    client.force_login(make_user(Role.EDITOR))

    def missing(*offers: dict[str, Any]) -> str:
        typed = {"body": article.body, "offers": offers}
        answer = client.post(
            f"/admin/articles/article/{article.pk}/desk/live/",
            json.dumps(typed),
            content_type="application/json",
        )
        return str(answer.json()["parts"]["missing"])

    assert "Evidence, by “Claim”" in missing()
    assert "Evidence, by “Claim”" not in missing(offer())
    assert Product.objects.exists()
