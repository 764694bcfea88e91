"""A letter is outgrown while readers see findings that nobody saw who signed it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.workflow import actions, house, outgrown
from articles.workflow.policy import Role
from tests.articles.workflow.policies import obedient_rules, says
from tests.articles.workflow.test_rechecking import teach
from tests.factories import make_article, make_user
from tests.working import drain

__all__ = ["obedient_rules"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("obedient_rules")]


def found() -> list[outgrown.Outgrown]:
    return outgrown.letters(now=timezone.now(), at_most=12)


def test_what_was_there_when_it_was_signed_is_no_news() -> None:
    make_article("published")
    house.renew(actor=None, now=timezone.now())
    drain()
    assert found() == []


def test_a_new_finding_is_told_until_the_policy_takes_it_back() -> None:
    letter = make_article("published")
    teach("zorb")
    drain()
    (told,) = found()
    assert (told.article, told.number, told.is_live) == (letter, 1, True)
    assert told.findings == (says("zorb"),)
    assert outgrown.of(letter, now=timezone.now()) == [told]

    # Another policy does not make it forgotten, though it adds nothing about this one.
    teach("wuffle")
    drain()
    (told,) = found()
    assert told.findings == (says("wuffle"), says("zorb"))
    for term in house.LexiconTerm.objects.all():
        house.retire(term, why="It found too much.", actor=term.added_by, now=timezone.now())
    drain()
    assert found() == []


def test_a_text_that_readers_no_longer_see_is_left_out() -> None:
    letter = make_article("published")
    teach("zorb")
    drain()
    publisher = make_user(Role.PUBLISHER)
    actions.unpublish(letter, actor=publisher, now=timezone.now(), reason="To be mended.")
    assert found() == []


def test_what_was_to_go_live_with_a_new_finding_is_cancelled_and_not_listed() -> None:
    planned = make_article("scheduled", now=timezone.now() + timedelta(days=30))
    live = make_article("published")
    teach("zorb")
    drain()
    assert [letter.article for letter in found()] == [live]
    planned.refresh_from_db()
    assert planned.status == "approved"
