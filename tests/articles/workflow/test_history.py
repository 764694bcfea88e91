"""A history that somebody rewrote says so, and says where."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from articles import frozen
from articles.digests import digest
from articles.models import Approval, Check, Event, PolicyVersion, Revision
from articles.workflow import history
from tests.factories import NOW, make_article
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db


@kept
def two_letters() -> None:
    """A history to tamper with."""
    make_article("published")
    make_article("in_review")


@pytest.fixture
def unguarded(two_letters: None) -> None:
    """An attacker with the database's own password drops the triggers first."""
    frozen.remove(connection)


@pytest.mark.usefixtures("live_letter")
def test_an_honest_history_holds() -> None:
    make_article("withdrawn")
    assert history.first_broken_link() is None


@pytest.mark.usefixtures("live_letter")
def test_the_first_event_follows_nothing_and_each_other_the_one_before() -> None:
    events = list(Event.objects.order_by("id"))
    assert events[0].previous_hash == history.GENESIS
    assert [e.previous_hash for e in events[1:]] == [e.hash for e in events[:-1]]


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "because"},
        {"kind": "unpublish"},
        {"at": NOW},
        {"record": "{}"},
        {"revision": None},
        {"actor": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_event_is_found(unguarded: None, change: dict[str, Any]) -> None:
    event = Event.objects.filter(kind="submit").order_by("id")[0]
    Event.objects.filter(pk=event.pk).update(**change)
    broken = history.first_broken_link()
    assert broken is not None
    assert broken.place.startswith(f"event {event.pk} ")


def test_a_removed_event_is_found_at_the_one_after_it(unguarded: None) -> None:
    first, second = Event.objects.order_by("id")[1:3]
    Event.objects.filter(pk=first.pk).delete()
    broken = history.first_broken_link()
    assert broken is not None
    assert broken.place.startswith(f"event {second.pk} ")


def test_a_changed_revision_is_found(unguarded: None) -> None:
    revision = Revision.objects.order_by("id")[0]
    Revision.objects.filter(pk=revision.pk).update(text=revision.text.replace("gut", "mind"))
    broken = history.first_broken_link()
    assert broken is not None
    assert broken.place == str(revision)


def test_a_revision_changed_together_with_its_digest_is_found(unguarded: None) -> None:
    revision = Revision.objects.order_by("id")[0]
    text = revision.text.replace("gut", "mind")
    from articles.digests import digest

    Revision.objects.filter(pk=revision.pk).update(text=text, digest=digest(text))
    assert history.first_broken_link() is not None


@pytest.mark.parametrize(
    "change",
    [
        {"printed_name": "Somebody Else"},
        {"meaning": "read"},
        {"note": "with changes"},
        {"signed_at": NOW},
        {"findings": "[]x"},
        {"resolutions": '[{"number":1}]'},
        {"answers": '[{"code":"DISC-05"}]'},
        {"rules_version": "1"},
        {"policy_sha256": "0" * 64},
        {"bound_sha256": "0" * 64},
        {"digest": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_signature_is_found(unguarded: None, change: dict[str, Any]) -> None:
    Approval.objects.update(**change)
    broken = history.first_broken_link()
    assert broken is not None
    assert broken.place.startswith(str(Approval.objects.get().printed_name))


def test_a_changed_policy_is_found(unguarded: None) -> None:
    PolicyVersion.objects.update(text="{}")
    broken = history.first_broken_link()
    assert broken is not None
    assert broken.place == "policy 1"
    assert "its digest names" in broken.reason


def test_a_changed_check_is_found(unguarded: None) -> None:
    Check.objects.create(
        revision=Revision.objects.earliest("id"),
        version=PolicyVersion.objects.get(),
        findings="[]",
        digest=digest("[]"),
        unsigned=0,
        at=NOW,
    )
    assert history.first_broken_link() is None
    Check.objects.update(findings="[1]")
    broken = history.first_broken_link()
    assert broken is not None
    assert "under policy 1" in broken.place


@pytest.mark.usefixtures("live_letter")
def test_an_account_may_be_renamed_without_breaking_history() -> None:
    for user in User.objects.all():
        user.username += "-married"
        user.save()
    assert history.first_broken_link() is None


@pytest.mark.usefixtures("draft_letter")
def test_two_events_cannot_follow_the_same_one() -> None:
    event = Event.objects.order_by("id")[0]
    event.pk, event.hash = None, "f" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save(force_insert=True)
