"""What happens to letters is told: exactly if it happened, when it is due, until it is taken."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from standardwebhooks.webhooks import Webhook

from articles.delivery import backoff, outbox, posting, sending
from articles.models import (
    Article,
    Publication,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookMessage,
)
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.articles.delivery.receiver import Receiver
from tests.factories import NOW, approve, make_article, make_user
from tests.tooling.kept_rows import kept
from tests.working import drain

pytestmark = pytest.mark.django_db

Result = WebhookDelivery.Outcome


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOK_PRIVATE_NETWORKS = [ip_network("127.0.0.0/8")]
    with Receiver() as receiver:
        yield receiver


@pytest.fixture
def endpoint(receiver: Receiver) -> WebhookEndpoint:
    return WebhookEndpoint.objects.create(url=receiver.url)


def publish(article: Article, *, now: datetime = NOW) -> Publication:
    return actions.publish(article, actor=make_user(Role.PUBLISHER), now=now)


class ReceiversClock(datetime):
    """The receiver's clock, which goes as ours does: tests may be set back to another year."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return timezone.now()


@pytest.fixture(autouse=True)
def _one_time_for_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standardwebhooks.webhooks.datetime", ReceiversClock)


def told(receiver: Receiver, endpoint: WebhookEndpoint) -> list[dict[str, Any]]:
    """Return what arrived, each message verified as a receiver would."""
    endpoint.refresh_from_db()
    return [Webhook(endpoint.secret).verify(each.body, each.headers) for each in receiver.received]


def pass_time() -> None:
    """Let the next attempt be due now, and have it made."""
    now = timezone.now()
    WebhookDelivery.objects.filter(outcome=Result.WAITING).update(next_at=now)
    waiting = DBTaskResult.objects.filter(status="READY", task_path__endswith="sending.send")
    waiting.update(run_after=now)
    drain()


def test_a_publication_is_told_signed_with_all_that_it_touches(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    publication = publish(approved_letter)
    assert receiver.received == [], "nothing is sent before the commit"
    drain()
    (message,) = told(receiver, endpoint)
    data = message["data"]
    assert message["type"] == "article.published"
    assert message["timestamp"] == "2026-06-01T15:00:00Z"
    assert data["slug"] == approved_letter.slug
    assert data["url"] == f"https://www.evenwell.example/post/{approved_letter.slug}"
    assert data["revision"] == {"number": 1, "digest": publication.digest}
    assert data["paths"][:2] == ["/", f"/post/{approved_letter.slug}"]
    assert {f"letter:{approved_letter.slug}", "letters", "site"} <= set(data["tags"])
    assert set(publication.tags.split(",")) <= set(data["tags"])
    assert WebhookDelivery.objects.get().outcome == Result.TAKEN


def test_it_is_written_exactly_if_the_letter_goes_live(approved_letter: Article) -> None:
    with transaction.atomic():
        publish(approved_letter)
        assert WebhookMessage.objects.count() == 1
        transaction.set_rollback(True)
    assert not WebhookMessage.objects.exists()
    assert not DBTaskResult.objects.filter(task_path__endswith="outbox.sort").exists()


def test_the_end_of_a_letter_is_told_as_what_it_is(
    live_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    publisher, later = make_user(Role.PUBLISHER), NOW + timedelta(hours=1)
    actions.unpublish(live_letter, actor=publisher, now=later, reason="A typing error.")
    last = later + timedelta(hours=1)
    actions.withdraw(live_letter, actor=publisher, now=last, reason="It is wrong.")
    drain()
    kinds = [message["type"] for message in told(receiver, endpoint)]
    assert sorted(kinds[-2:]) == ["article.unpublished", "article.withdrawn"]
    assert all(m["data"]["slug"] == live_letter.slug for m in told(receiver, endpoint))


def test_a_letter_that_nobody_ever_saw_ends_without_a_word(approved_letter: Article) -> None:
    outbox.ended(approved_letter, outbox.Kind.WITHDRAWN, now=NOW)
    assert not WebhookMessage.objects.exists()


# Planned publications


def plan(article: Article, *, at: datetime) -> Publication:
    return actions.schedule(article, actor=make_user(Role.PUBLISHER), now=NOW, at=at)


def test_a_planned_publication_is_told_on_its_second_and_not_before(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    at = timezone.now() + timedelta(hours=1)
    plan(approved_letter, at=at)
    drain()
    assert receiver.received == []
    waiting = DBTaskResult.objects.get(task_path__endswith="outbox.sort")
    assert waiting.run_after == at
    DBTaskResult.objects.update(run_after=timezone.now())
    drain()
    (message,) = told(receiver, endpoint)
    assert message["type"] == "article.published"
    assert datetime.fromisoformat(message["timestamp"]) == at


def test_what_was_called_off_is_told_to_nobody(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    plan(approved_letter, at=timezone.now() + timedelta(hours=1))
    actions.unschedule(approved_letter, actor=make_user(Role.PUBLISHER), now=NOW)
    DBTaskResult.objects.update(run_after=timezone.now())
    drain()
    assert receiver.received == []
    assert WebhookMessage.objects.get().body == ""


@kept
def renewed_letter() -> Article:
    """A live letter whose next revision, under another address, is signed."""
    article = make_article("published")
    editor = make_user(Role.EDITOR)
    later = NOW + timedelta(days=1)
    with actions.editing(article, actor=editor, now=later) as draft:
        draft.slug = "what-cells-run-on-today"
        draft.save()
    article.refresh_from_db()
    actions.submit(article, actor=editor, now=later)
    approve(article, now=later)
    article.refresh_from_db()
    return article


def test_a_new_revision_is_an_update_and_its_former_address_is_named(
    renewed_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    old = Publication.objects.get().slug
    publish(renewed_letter, now=NOW + timedelta(days=2))
    drain()
    message = told(receiver, endpoint)[-1]
    assert message["type"] == "article.updated"
    assert message["data"]["slug"] == "what-cells-run-on-today"
    assert f"/post/{old}" in message["data"]["paths"]
    assert f"letter:{old}" in message["data"]["tags"]


def test_a_planned_update_of_what_was_taken_down_meanwhile_is_a_publication(
    renewed_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    planned = plan(renewed_letter, at=NOW + timedelta(days=9))
    message = WebhookMessage.objects.get(publication=planned)
    assert message.kind == "article.updated"
    Publication.objects.exclude(pk=planned.pk).update(live_until=NOW + timedelta(days=8))
    outbox.sort.call(message.pk)
    message.refresh_from_db()
    assert message.kind == json.loads(message.body)["type"] == "article.published"


# Who is told


def test_only_those_who_asked_for_it_and_are_on_are_told(
    approved_letter: Article, receiver: Receiver
) -> None:
    for events, active in ((["article.withdrawn"], True), (["article.published"], False)):
        WebhookEndpoint.objects.create(url=receiver.url, events=events, active=active)
    publish(approved_letter)
    drain()
    assert receiver.received == []
    assert not WebhookDelivery.objects.exists()


def test_during_a_change_of_secrets_either_of_them_verifies(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    former = endpoint.secret
    endpoint.former_secret, endpoint.secret = former, "whsec_bmV3"
    endpoint.former_until = timezone.now() + timedelta(hours=1)
    endpoint.save()
    publish(approved_letter)
    drain()
    (received,) = receiver.received
    for secret in (former, endpoint.secret):
        assert Webhook(secret).verify(received.body, received.headers)
    endpoint.former_until = timezone.now()
    assert endpoint.secrets(timezone.now()) == [endpoint.secret]


# Trouble


def test_what_is_not_taken_is_sent_again_the_same_and_every_answer_is_kept(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    receiver.says = [500, 503]
    publish(approved_letter)
    drain()
    delivery = WebhookDelivery.objects.get()
    assert (delivery.outcome, delivery.attempts) == (Result.WAITING, 1)
    assert delivery.next_at is not None
    assert delivery.next_at - timezone.now() <= backoff.FIRST
    pass_time()
    pass_time()
    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.attempts) == (Result.TAKEN, 3)
    assert [attempt.status for attempt in delivery.tries.order_by("pk")] == [500, 503, 204]
    first, *others = receiver.received
    assert {each.body for each in others} == {first.body}
    assert {each.headers["webhook-id"] for each in receiver.received} == {
        WebhookMessage.objects.get().key
    }


def test_after_the_last_attempt_it_is_given_up(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    receiver.says = [500]
    publish(approved_letter)
    outbox.sort.call(WebhookMessage.objects.get().pk)
    WebhookDelivery.objects.update(attempts=backoff.ATTEMPTS - 1)
    drain()
    delivery = WebhookDelivery.objects.get()
    assert (delivery.outcome, delivery.next_at) == (Result.GIVEN_UP, None)
    pass_time()
    assert len(receiver.received) == 1


def test_a_worker_killed_in_the_middle_of_an_attempt_loses_nothing(
    approved_letter: Article,
    receiver: Receiver,
    endpoint: WebhookEndpoint,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(approved_letter)
    outbox.sort.call(WebhookMessage.objects.get().pk)
    delivery = WebhookDelivery.objects.get()

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(posting, "post", killed)
        with pytest.raises(KeyboardInterrupt):
            sending.send.call(delivery.pk)
    assert receiver.received == []
    pass_time()
    delivery.refresh_from_db()
    assert (delivery.outcome, len(receiver.received)) == (Result.TAKEN, 1)


def test_of_two_tasks_for_one_attempt_one_makes_it(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    receiver.says = [500]
    publish(approved_letter)
    outbox.sort.call(WebhookMessage.objects.get().pk)
    delivery = WebhookDelivery.objects.get()
    sending.send.call(delivery.pk)
    sending.send.call(delivery.pk)
    assert len(receiver.received) == 1
    outbox.sort.call(WebhookMessage.objects.get().pk)
    assert WebhookDelivery.objects.count() == 1


def test_a_starting_worker_takes_up_what_another_left(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    publish(approved_letter)
    DBTaskResult.objects.all().delete()
    outbox.resume()
    drain()
    assert len(receiver.received) == 1
    sending.replay(WebhookDelivery.objects.get(), now=timezone.now())
    DBTaskResult.objects.all().delete()
    sending.resume()
    drain()
    assert len(receiver.received) == 2


def test_an_endpoint_that_wants_no_more_is_switched_off(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    receiver.says = [410]
    publish(approved_letter)
    drain()
    endpoint.refresh_from_db()
    assert not endpoint.active
    assert "410" in endpoint.stopped
    assert WebhookDelivery.objects.get().outcome == Result.GIVEN_UP


def test_what_waits_for_an_endpoint_that_was_switched_off_is_not_sent(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    publish(approved_letter)
    outbox.sort.call(WebhookMessage.objects.get().pk)
    WebhookEndpoint.objects.update(active=False)
    drain()
    assert receiver.received == []
    assert WebhookDelivery.objects.get().outcome == Result.GIVEN_UP


def test_a_receiver_that_asks_for_time_gets_it(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    receiver.says, receiver.headers = [429], {"retry-after": "600"}
    publish(approved_letter)
    drain()
    wait = WebhookDelivery.objects.get().next_at - timezone.now()  # type: ignore[operator]
    assert timedelta(minutes=9) < wait <= timedelta(minutes=10)


def test_what_is_sent_again_by_hand_begins_anew(
    approved_letter: Article, receiver: Receiver, endpoint: WebhookEndpoint
) -> None:
    publish(approved_letter)
    drain()
    delivery = WebhookDelivery.objects.get()
    sending.replay(delivery, now=timezone.now())
    drain()
    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.attempts, delivery.tries.count()) == (Result.TAKEN, 1, 2)
    first, second = receiver.received
    assert first.body == second.body
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


def test_telling_costs_a_publication_the_same_however_many_listen(
    approved_letter: Article, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        WebhookEndpoint.objects.create(url=f"https://{number}.example/hook")
    publication = publish(approved_letter)
    with django_assert_num_queries(3 + _savepoints()):
        outbox.goes_live(publication)


def _savepoints() -> int:
    return 0 if connection.in_atomic_block else 2
