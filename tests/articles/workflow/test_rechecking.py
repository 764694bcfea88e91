"""A new policy is put to every letter that readers see or are going to see, once."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import checking
from articles.models import Article, Check, Event, Recheck, RecheckedLetter
from articles.workflow import history, house, rechecking, standing
from articles.workflow.policy import Role
from articles.workflow.states import Action
from tests.articles.workflow.policies import ALWAYS, obedient_rules, says
from tests.factories import NOW, make_article, make_user
from tests.racing import race
from tests.working import drain

__all__ = ["obedient_rules"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("obedient_rules")]
WHY = "Met in a letter on footwear."


def teach(phrase: str) -> Recheck:
    """Make a new policy by teaching a disease, and return the run that it starts."""
    reviewer = make_user(Role.REVIEWER, email="teacher@evenwell.example")
    house.add_term(kind="disease", phrase=phrase, why=WHY, actor=reviewer, now=timezone.now())
    return Recheck.objects.latest("id")


def planned() -> Article:
    """Make a letter that is going to be live."""
    return make_article("scheduled", now=timezone.now() + timedelta(days=30))


def test_live_and_scheduled_letters_are_checked_and_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking.rules, "check", lambda content, policy: (ALWAYS,))
    shown = [make_article("published"), planned()]
    for status in ("draft", "in_review", "approved", "unpublished", "withdrawn"):
        make_article(status)
    run = teach("zorb")
    drain()
    run.refresh_from_db()
    checked = run.letters.values_list("revision__article", flat=True)
    assert sorted(checked) == sorted(letter.pk for letter in shown)
    assert (run.total, run.overtaken) == (2, False)
    assert run.finished_at is not None


def test_what_is_new_and_what_is_gone_is_told_with_its_sentence() -> None:
    make_article("published")
    run = teach("zorb")
    drain()
    letter = run.letters.get()
    assert letter.changed.new == (says("zorb"),)
    assert letter.changed.gone == ()
    assert (letter.new_block, letter.new_warn, letter.new_info, letter.gone) == (1, 0, 0, 0)

    term = house.LexiconTerm.objects.get()
    house.retire(term, why="It found too much.", actor=term.added_by, now=timezone.now())
    drain()
    letter = Recheck.objects.latest("id").letters.get()
    assert letter.changed.gone == (says("zorb"),)
    assert letter.changed.new == ()


def test_a_check_keeps_every_finding_and_what_nobody_saw_who_signed() -> None:
    revision = standing.newest_revision(make_article("published"))
    run = teach("zorb")
    drain()
    check = Check.objects.get(revision=revision, version=run.version)
    assert check.found == (says("zorb"), ALWAYS)
    assert check.unsigned == 1


def test_a_live_letter_stays_live_and_the_next_publication_is_refused() -> None:
    letter = make_article("published")
    ended = make_article("unpublished")
    teach("zorb")
    drain()
    now = timezone.now()
    assert letter.publications.live(now).exists()
    refusal = standing.refusals(ended, user=make_user(Role.PUBLISHER), now=now)[Action.PUBLISH]
    assert refusal is not None
    assert refusal.code == "findings"


def test_the_history_of_a_letter_that_got_worse_says_so() -> None:
    letter = make_article("published")
    teach("zorb")
    drain()
    event, reopened = letter.events.filter(actor=None).order_by("id")
    assert (event.kind, reopened.kind) == ("recheck", "reopen_review")
    assert says("zorb").sentence_sha256 in event.record
    assert history.first_broken_link() is None


def test_a_letter_that_did_not_change_is_left_in_peace(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = make_article("published")
    before = letter.events.count()
    monkeypatch.setattr(checking.rules, "check", lambda content, policy: (ALWAYS,))
    run = teach("zorb")
    drain()
    assert not run.letters.get().changed
    assert letter.events.count() == before
    assert mail.outbox == []


def test_those_concerned_are_told_once_by_one_mail(
    django_capture_on_commit_callbacks: Any,
) -> None:
    editor = make_user(Role.EDITOR, email="writes@evenwell.example")
    for _ in range(2):
        make_article("published", editor=editor)
    make_article("published", editor=make_user(Role.EDITOR, email="other@evenwell.example"))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        run = teach("zorb")
        drain()
    sent = {message.to[0]: message for message in mail.outbox}
    assert len(sent) == len(mail.outbox)
    assert "2 live letters have findings" in sent["writes@evenwell.example"].body
    assert "1 live letter has findings" in sent["other@evenwell.example"].body
    assert "3 live letters" in sent["teacher@evenwell.example"].body
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        Recheck.objects.filter(pk=run.pk).update(finished_at=None)
        rechecking.resume()
        drain()
    assert mail.outbox == []


def test_with_nothing_live_there_is_nothing_to_wait_for() -> None:
    run = teach("zorb")
    assert (run.total, run.finished_at is not None) == (0, True)
    assert not DBTaskResult.objects.exists()


def test_a_letter_that_cannot_be_checked_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letters = [make_article("published") for _ in range(3)]
    broken = standing.newest_revision(letters[1]).text
    obedient = checking.rules.check

    def stumbling(content: Any, policy: Any) -> Any:
        if content.slug in broken:
            raise ValueError("A rule stumbled.")
        return obedient(content, policy)

    monkeypatch.setattr(checking.rules, "check", stumbling)
    run = teach("zorb")
    drain()
    assert run.letters.worse().count() == 2
    assert [letter.failure for letter in run.letters.failed()] == ["A rule stumbled."]
    run.refresh_from_db()
    assert run.finished_at is not None

    monkeypatch.setattr(checking.rules, "check", obedient)
    assert rechecking.try_again(run) == 1
    rechecking.resume()
    drain()
    assert run.letters.worse().count() == 3
    assert not run.letters.failed().exists()


def test_a_database_that_is_away_is_not_the_letters_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_article("published")
    run = teach("zorb")

    def away(*_: Any) -> Any:
        raise OperationalError("gone")

    monkeypatch.setattr(checking.rules, "check", away)
    rechecking.prepare(run, now=NOW)
    with pytest.raises(OperationalError):
        next(rechecking.steps(run))
    assert run.letters.waiting().count() == 1
    assert not run.letters.failed().exists()


def test_who_is_killed_leaves_a_claim_that_runs_out(obedient_rules: list[Any]) -> None:
    make_article("published")
    run = teach("zorb")
    rechecking.prepare(run, now=NOW)
    obedient_rules.clear()
    # The worker that took the letter never came back.
    taken = rechecking._claim(run, "killed", now=NOW)
    assert taken is not None
    before, after = NOW + rechecking.LEASE, NOW + rechecking.LEASE + timedelta(seconds=1)
    assert list(rechecking.steps(run, clock=lambda: before)) == []
    assert not rechecking.finish(run, now=before)
    assert len(list(rechecking.steps(run, clock=lambda: after))) == 1
    assert rechecking.finish(run, now=after)
    assert len(obedient_rules) == 1


def test_who_comes_back_after_its_claim_ran_out_says_nothing_twice() -> None:
    letter = make_article("published")
    run = teach("zorb")
    rechecking.prepare(run, now=NOW)
    slow = rechecking._claim(run, "slow", now=NOW)
    later = NOW + rechecking.LEASE * 2
    assert len(list(rechecking.steps(run, clock=lambda: later))) == 1
    assert slow is not None
    rechecking._check(slow, run, now=later)
    assert Check.objects.filter(version=run.version).count() == 1
    assert letter.events.filter(kind="recheck").count() == 1


def test_the_watch_goes_on_with_a_run_whose_worker_is_gone() -> None:
    for _ in range(2):
        make_article("published")
    run = teach("zorb")
    rechecking.prepare(run, now=timezone.now())
    DBTaskResult.objects.all().delete()
    rechecking.watch.call(run.pk)
    drain()
    run.refresh_from_db()
    assert run.finished_at is not None


def test_a_run_takes_small_steps_so_that_others_get_their_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rechecking, "STEP", 2)
    for _ in range(5):
        make_article("published")
    run = teach("zorb")
    rechecking.work.call(run.pk)
    assert run.letters.waiting().count() == 3
    drain()
    assert run.letters.waiting().count() == 0


def test_a_newer_policy_overtakes_a_run(obedient_rules: list[Any]) -> None:
    letter = make_article("published")
    first, second = teach("zorb"), teach("wuffle")
    obedient_rules.clear()
    drain()
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.overtaken
    assert not second.overtaken
    assert second.letters.get().changed.new == (says("wuffle"), says("zorb"))
    assert letter.events.filter(kind="recheck").count() == 1
    assert len(obedient_rules) == 1


def test_a_worker_of_another_release_keeps_its_hands_off(monkeypatch: pytest.MonkeyPatch) -> None:
    make_article("published")
    run = teach("zorb")
    monkeypatch.setattr("articles.compliance.policy.RULES_VERSION", "999")
    drain()
    run.refresh_from_db()
    assert run.total is None
    assert not Check.objects.filter(version=run.version).exists()


def test_a_step_costs_the_same_however_many_letters_there_are(
    django_assert_num_queries: Any,
) -> None:
    for _ in range(3):
        make_article("published")
    run = teach("zorb")
    rechecking.prepare(run, now=NOW)
    steps = rechecking.steps(run)
    next(steps)
    # PostgreSQL is asked for the lock of the history, too.
    count = 39 if connection.vendor == "postgresql" else 37
    with django_assert_num_queries(count):
        next(steps)
    with django_assert_num_queries(count):
        next(steps)


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_one_letter(
    real_connections: None, obedient_rules: list[Any]
) -> None:
    letters = [make_article("published") for _ in range(6)]
    run = teach("zorb")
    rechecking.prepare(run, now=timezone.now())
    obedient_rules.clear()

    def working() -> int:
        mine = Recheck.objects.select_related("version").get(pk=run.pk)
        done = len(list(rechecking.steps(mine)))
        return done + rechecking.finish(mine, now=timezone.now()) * 1000

    results = race(working, working, working)
    # All letters once, and one of them had the last word.
    assert sum(results) == len(letters) + 1000
    assert len(obedient_rules) == len(letters)
    assert Event.objects.filter(kind="recheck").count() == len(letters)
    assert RecheckedLetter.objects.exclude(finished_at=None).count() == len(letters)
    assert history.first_broken_link() is None
