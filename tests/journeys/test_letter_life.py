"""
A letter's whole life, through the screens its people use and the API its readers use.

Every step is a page opened, a form filled in and sent by somebody who signed in.
"""

import json
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Author, Event, Product, Topic
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import (
    make_author,
    make_brand,
    make_disclaimer,
    make_reference,
    make_user,
    ticks,
)

pytestmark = pytest.mark.django_db

SLUG = "what-feeds-the-gut-lining"
BODY = """
<p>A cell of the gut lining lives for a few days and works for all of them. What it burns was
reviewed in 2017.<span data-cites="kim-2017"></span></p>

<h2>Where a product comes in</h2>

<p><mark data-kind="structure_function">Evenwell supports a healthy gut lining</mark>, and its
safety was looked at long ago.<span data-cites="garlick-2001 kim-2017"></span></p>
"""


@pytest.fixture
def editor() -> Browser:
    return Browser(make_user(Role.EDITOR, name="Edda Editor"))


@pytest.fixture
def reviewer() -> Browser:
    return Browser(make_user(Role.REVIEWER, name="Rita Reviewer"))


@pytest.fixture
def publisher() -> Browser:
    return Browser(make_user(Role.PUBLISHER, name="Pia Publisher"))


@pytest.fixture
def administrator() -> Browser:
    return Browser(make_user(Role.ADMINISTRATOR, name="Ada Administrator"))


@pytest.fixture
def writer() -> Author:
    make_brand()
    for key in ("kim-2017", "garlick-2001"):
        make_reference(key)
    return make_author(name="Sam Writer")


def read(slug: str = SLUG) -> tuple[int, dict[str, Any]]:
    """Fetch a letter as a reader's website does: without any session."""
    answer = Client().get(f"/api/v1/articles/{slug}/")
    return answer.status_code, json.loads(answer.content) if answer.content else {}


def do(person: Browser, action: str, letter: Article, **filled_in: Any) -> str:
    """Take `action` on its page, or under review; return what the next page says."""
    if action in ("approve", "request_changes"):
        return words(person.decide(letter.pk, action, **filled_in))
    return words(person.send(address("article_action", letter.pk, action), **filled_in))


def test_a_letter_lives_from_the_first_word_to_its_withdrawal(
    editor: Browser,
    reviewer: Browser,
    publisher: Browser,
    administrator: Browser,
    writer: Author,
) -> None:
    # An administrator keeps the product; an editor writes the letter.
    administrator.send(
        address("product_add"),
        name="Evenwell",
        slug="evenwell",
        active_ingredients="L-glutamine\n\nL-glutamine\nzinc",
    )
    disclaimer = make_disclaimer()
    editor.send(
        address("article_add"),
        headline="What feeds the gut lining",
        slug=SLUG,
        description="Cells that live for days, and what they burn.",
        body=BODY,
        disclaimers=[disclaimer.pk],
        show_disclosures="on",
        **{
            "bylines-0-author": writer.pk,
            "topic_links-0-topic": Topic.objects.create(slug="gut", name="Gut", kind="anatomy").pk,
            "topic_links-0-relation": "about",
        },
    )
    letter = Article.objects.get(slug=SLUG)
    page = address("article_change", letter.pk)
    assert letter.events.get().kind == "create"
    assert read()[0] == 404

    # The claim that the text marks is waiting in the ledger for its evidence.
    claim = letter.claims.get()
    kim, product = letter.citations.first().reference, Product.objects.get(slug="evenwell")
    rests_on = {"field": "body", "mark": claim.mark, "text": claim.text, "product": product.slug}
    rests_on["evidence"] = [{"reference": kim.citation_key}]
    editor.send(page, offers=json.dumps([rests_on]))
    assert list(claim.references.all()) == [kim]

    # Submit; the text is shut while it is read.
    assert "Submitted." in do(editor, "submit", letter)
    shut = words(editor.open(page))
    assert "In review" in shut
    assert "It is being reviewed. Recall it first" in shut
    assert 'name="headline"' not in editor.open(page).content.decode()

    # The reviewer, who wrote nothing of it, sends it back with a reason.
    assert "Write why" in do(reviewer, "request_changes", letter, reason="  ")
    do(reviewer, "request_changes", letter, reason="Say what the safety paper looked at.")
    told = words(editor.open(page))
    assert "Changes requested" in told
    assert "Say what the safety paper looked at." in told

    # The editor answers and submits again.
    answered = BODY.replace("was looked at long ago", "in healthy adults was looked at long ago")
    assert "Saved." in words(editor.send(page, body=answered))
    do(editor, "submit", letter, note="Answered in the second section.")
    second = letter.revisions.get(number=2)

    # Nobody signs what they wrote; the button says so, and so does the guard behind it.
    assert "Only reviewers, administrators, medical or legal can approve." in words(
        editor.open(page)
    )
    refused = editor.post(
        address("article_action", letter.pk, "approve"), digest=second.digest, note=""
    )
    assert "Nothing was changed." in words(refused)
    assert not second.approvals.exists()

    # The reviewer reads the frozen letter and signs that very text.
    shown = words(reviewer.open(address("article_review", letter.pk)))
    assert "in healthy adults was looked at long ago" in shown
    assert second.digest in shown
    assert "Signed." in do(reviewer, "approve", letter, ticked=ticks(letter))
    assert second.approvals.get().printed_name == "Rita Reviewer"
    assert read()[0] == 404

    # Published: readers have it.
    assert "Published." in do(publisher, "publish", letter)
    status, served = read()
    assert status == 200
    assert served["headline"] == "What feeds the gut lining"
    assert served["revision"] == served["revision"] | {"number": 2, "digest": second.digest}
    assert served["reviewed_by"]["name"] == "Rita Reviewer"
    assert [citation["number"] for citation in served["citations"]] == [1, 2]
    assert f"https://www.evenwell.example/post/{SLUG}" in words(editor.open(page))

    # A new edit is a new draft; what is live stays live.
    assert "Saved." in words(editor.send(page, headline="What feeds the gut lining, revisited"))
    letter.refresh_from_db()
    assert letter.status == "draft"
    assert read()[1]["headline"] == "What feeds the gut lining"
    assert "Live: revision 2 since" in words(editor.open(page))

    # Withdrawn: the address tells that it is gone.
    do(publisher, "withdraw", letter, reason="The safety paper was misread.")
    assert read()[0] == 410

    # All of it stands in the history, with names and reasons.
    told = [
        (event.kind, event.actor.get_full_name(), event.reason)
        for event in Event.objects.filter(article=letter).order_by("id").select_related("actor")
    ]
    assert told == [
        ("create", "Edda Editor", ""),
        ("edit", "Edda Editor", ""),
        ("submit", "Edda Editor", ""),
        ("request_changes", "Rita Reviewer", "Say what the safety paper looked at."),
        ("edit", "Edda Editor", ""),
        ("submit", "Edda Editor", "Answered in the second section."),
        ("approve", "Rita Reviewer", ""),
        ("publish", "Pia Publisher", ""),
        ("edit", "Edda Editor", ""),
        ("withdraw", "Pia Publisher", "The safety paper was misread."),
    ]
