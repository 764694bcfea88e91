"""The history tells what happened to a record, and who changed it signs."""

from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry

from articles.workflow import hands
from references import history
from references.models import ReferenceEvent
from references.verification import verifying
from tests.factories import Role, make_article, make_reference, make_user
from tests.references.answering import the_eight

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
Kind = ReferenceEvent.Kind


def test_an_event_says_what_when_who_and_the_rest() -> None:
    kim, editor = make_reference(), make_user(Role.EDITOR)
    event = history.record(kim, Kind.DECIDED, "The title.", at=NOW, actor=editor, field="title")
    event.refresh_from_db()
    assert (event.reference, event.at, event.actor) == (kim, NOW, editor)
    assert (str(event), event.details) == ("The title.", {"field": "title"})


def test_a_person_signs_in_the_admins_log() -> None:
    kim, editor = make_reference(), make_user(Role.EDITOR)
    history.record(kim, Kind.ADDED, "Added.", at=NOW, actor=editor)
    history.record(kim, Kind.MERGED, "Merged.", at=NOW, actor=editor)
    entries = LogEntry.objects.order_by("pk")
    assert [(e.action_flag, e.change_message, e.action_time) for e in entries] == [
        (ADDITION, "Added.", NOW),
        (CHANGE, "Merged.", NOW),
    ]


def test_a_program_signs_nothing_and_the_admin_signs_for_itself() -> None:
    kim = make_reference()
    history.record(kim, Kind.VERIFIED, "Confirmed.", at=NOW)
    history.record(kim, Kind.EDITED, "Edited.", at=NOW, actor=make_user(Role.EDITOR), signed=False)
    assert not LogEntry.objects.exists()


def test_who_decides_a_difference_has_a_hand_in_the_letters_that_cite_the_paper() -> None:
    letter, editor = make_article(), make_user(Role.EDITOR)
    kim = letter.citations.first().reference
    kim.title = "The Role of Glutamine in the Intestine, and Its Implication in Diseases of It"
    kim.save()
    verifying.verify(kim, registries=the_eight(), now=letter.created_at)
    assert editor.pk not in hands.since_signature(letter)
    row = kim.differences.get(field="title")
    verifying.decide(row, keep="typed", actor=editor, now=datetime.now(UTC))
    assert editor.pk in hands.since_signature(letter)
