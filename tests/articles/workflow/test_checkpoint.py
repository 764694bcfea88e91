"""A checkpoint kept elsewhere finds what a chain that is sound in itself does not show."""

import json
from typing import Any

import pytest
import rfc8785
from django.db import connection

from articles import frozen
from articles.digests import digest
from articles.models import Approval, Article, Event, Revision
from articles.workflow import checkpoint, history
from articles.workflow.checkpoint import Checkpoint, NoCheckpoint
from tests.factories import NOW, make_article
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db


@kept
def two_letters() -> Article:
    """A history to anchor, of some twenty events."""
    make_article("published")
    return make_article("published")


@pytest.fixture
def anchored(two_letters: Article) -> Checkpoint:
    return checkpoint.from_text(checkpoint.to_text(checkpoint.make(now=NOW)))


def rewrite(start: int) -> None:
    """Write the chain anew from its `start`th event on, sound in itself."""
    frozen.remove(connection)
    previous = history.GENESIS
    for place, event in enumerate(Event.objects.order_by("id"), start=1):
        told = json.loads(event.record)
        if place == start:
            told["reason"] = "Because."
        event.record = rfc8785.dumps(told).decode()
        event.previous_hash = previous
        event.hash = history.link(previous, digest(event.record))
        event.reason = told["reason"]
        Event.objects.filter(pk=event.pk).update(
            record=event.record,
            previous_hash=event.previous_hash,
            hash=event.hash,
            reason=event.reason,
        )
        previous = event.hash


def test_it_names_how_many_events_the_newest_and_what_was_signed(anchored: Checkpoint) -> None:
    newest = Event.objects.latest("id")
    assert (anchored.events, anchored.newest) == (Event.objects.count(), newest.pk)
    assert (anchored.hash, anchored.signed.count) == (newest.hash, 2)
    assert anchored.at == "2026-06-01T15:00:00+00:00"


def test_the_same_history_gives_the_same_bytes(two_letters: Article) -> None:
    first, second = (checkpoint.to_text(checkpoint.make(now=NOW)) for _ in range(2))
    assert first == second
    assert first == rfc8785.dumps(json.loads(first)).decode()


def test_a_history_that_went_on_is_still_the_same(anchored: Checkpoint) -> None:
    make_article("published")
    assert checkpoint.first_disagreement(anchored) is None


def test_a_chain_that_was_cut_off_is_found(anchored: Checkpoint) -> None:
    frozen.remove(connection)
    kept_ids = Event.objects.order_by("id").values_list("id", flat=True)[: anchored.events - 1]
    Event.objects.exclude(id__in=list(kept_ids)).delete()
    broken = checkpoint.first_disagreement(anchored)
    assert broken is not None
    assert "cut off" in broken.reason
    assert "1 event" in broken.reason


@pytest.mark.parametrize("start", [1, 5])
def test_a_chain_that_was_written_anew_is_found_and_where(anchored: Checkpoint, start: int) -> None:
    rewrite(start)
    assert history.first_broken_link() is None, "by itself the chain looks sound"
    broken = checkpoint.first_disagreement(anchored)
    assert broken is not None
    assert broken.place == f"events {start} to {start} of the chain"
    assert "written anew" in broken.reason


def test_a_text_that_is_signed_no_more_is_found(anchored: Checkpoint) -> None:
    frozen.remove(connection)
    Revision.objects.filter(pk=Revision.objects.earliest("id").pk).update(digest="0" * 64)
    broken = checkpoint.first_disagreement(anchored)
    assert broken is not None
    assert "signatures" in broken.place


def test_a_signature_taken_out_is_found(anchored: Checkpoint, two_letters: Article) -> None:
    frozen.remove(connection)
    Approval.objects.filter(revision__article=two_letters).update(bound_sha256="0" * 64)
    assert checkpoint.first_disagreement(anchored) is not None


def test_a_long_chain_has_no_more_than_so_many_milestones(
    two_letters: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "MILESTONES", 4)
    made = checkpoint.make(now=NOW)
    assert 1 < len(made.milestones) <= 4


@pytest.mark.parametrize("change", [{"form": "another/1"}, {"events": "many"}, {"more": 1}])
def test_what_is_no_checkpoint_says_so(anchored: Checkpoint, change: dict[str, Any]) -> None:
    text = json.dumps(json.loads(checkpoint.to_text(anchored)) | change)
    with pytest.raises(NoCheckpoint):
        checkpoint.from_text(text)


@pytest.mark.parametrize("text", [b"", b"[]", b"\xff\xfe"])
def test_nor_is_any_other_file(text: bytes) -> None:
    with pytest.raises(NoCheckpoint):
        checkpoint.from_text(text)
