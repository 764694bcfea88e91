"""Taking a letter back: one action with a reason, at once everywhere, and back only by review."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.delivery import outbox
from articles.models import Article, WebhookEndpoint, WebhookMessage
from articles.refusal import Refused
from articles.workflow import actions, history, standing
from articles.workflow.situation import Role
from articles.workflow.states import Action
from tests.factories import approve, make_article, make_user

pytestmark = pytest.mark.django_db


def read(article: Article) -> int:
    return Client().get(f"/api/v1/articles/{article.slug}/").status_code


def test_a_withdrawn_letter_is_gone_at_once_told_of_and_back_only_by_review(
    django_capture_on_commit_callbacks,
) -> None:
    now = timezone.now()
    WebhookEndpoint.objects.create(url="https://site.example/hook")
    editor = make_user(Role.EDITOR)
    article = make_article("published", editor=editor, now=now - timedelta(days=2))
    tags = Client().get(f"/api/v1/articles/{article.slug}/")["Cache-Tag"]
    assert read(article) == 200

    # Nobody takes it back without saying why.
    rita = make_user(Role.REVIEWER, name="Rita Reviewer")
    with pytest.raises(Refused, match="Write why"):
        actions.withdraw(article, actor=rita, now=now, reason=" ")
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(article, actor=rita, now=now, reason="The trial was retracted.")

    # Readers are told at once, and caches and frontends which pages to make anew.
    assert read(article) == 410
    gone = Client().get(f"/api/v1/articles/{article.slug}/json-ld/")
    assert gone.status_code == 410
    message = WebhookMessage.objects.latest("id")
    outbox.sort.call(message.pk)
    message.refresh_from_db()
    told = json.loads(message.body)
    assert told["type"] == "article.withdrawn"
    assert told["data"]["slug"] == article.slug
    assert f"letter:{article.slug}" in told["data"]["tags"]
    assert f"letter:{article.slug}" in tags
    assert f"/post/{article.slug}" in told["data"]["paths"]

    # Who, why, and how long readers could open it stays.
    event = article.events.get(kind="withdraw")
    assert (event.actor, event.reason) == (rita, "The trial was retracted.")
    publication = article.publications.get()
    assert publication.withdrawn_at == now
    assert publication.live_until - publication.live_from == timedelta(days=2)

    # Nobody simply publishes it again; it takes an edit, a review and a signature.
    publisher = make_user(Role.PUBLISHER)
    article.refresh_from_db()
    assert standing.refusals(article, user=publisher, now=now)[Action.PUBLISH] is not None
    with actions.editing(article, actor=editor, now=now) as draft:
        draft.headline = "What they run on, without that trial"
        draft.save()
    assert read(article) == 410
    actions.submit(article, actor=editor, now=now)
    approve(article, now=now)
    assert read(article) == 410
    actions.publish(article, actor=publisher, now=now)
    assert read(article) == 200
    assert history.first_broken_link() is None
