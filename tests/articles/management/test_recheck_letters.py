"""The re-check in the foreground: the same run, the same findings, an exit status."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import checking
from articles.models import Check, Recheck
from articles.workflow import house, rechecking
from tests.articles.workflow.policies import obedient_rules, says
from tests.articles.workflow.test_rechecking import teach
from tests.factories import make_article

__all__ = ["obedient_rules"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("obedient_rules")]


def run(*arguments: str) -> tuple[int, str]:
    """Call the command; return its exit status and what it printed."""
    out = StringIO()
    try:
        call_command("recheck_letters", *arguments, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_letters_that_got_worse_are_named_with_their_sentences() -> None:
    letter = make_article("published")
    teach("zorb")
    status, out = run()
    assert status == 1
    assert f"{letter.slug}, revision 1" in out
    assert "new  block DC-01    “It names zorb.”" in out
    assert "1 checked, 1 with new findings to answer, 0 could not be checked." in out


def test_nothing_new_is_exit_status_0() -> None:
    make_article("published")
    teach("zorb")
    term = house.LexiconTerm.objects.get()
    house.retire(term, why="It found too much.", actor=term.added_by, now=timezone.now())
    status, out = run()
    assert status == 0
    assert "1 checked, 0 with new findings" in out


def test_a_program_reads_json() -> None:
    letter = make_article("published")
    teach("zorb")
    status, out = run("--json")
    told = json.loads(out)
    assert status == 1
    assert (told["policy"], told["total"]) == (2, 1)
    (row,) = told["letters"]
    assert (row["slug"], row["revision"], row["gone"]) == (letter.slug, 1, [])
    assert [finding["code"] for finding in row["new"]] == [says("zorb").code]


def test_with_nothing_live_it_says_so() -> None:
    status, out = run("--json")
    assert (status, json.loads(out)["letters"]) == (0, [])


def test_what_a_worker_did_is_not_done_again(obedient_rules: list[Any]) -> None:
    for _ in range(3):
        make_article("published")
    started = teach("zorb")
    rechecking.prepare(started, now=timezone.now())
    next(rechecking.steps(started))
    obedient_rules.clear()
    run()
    assert len(obedient_rules) == 2
    run()
    assert len(obedient_rules) == 2
    assert Check.objects.filter(version=started.version).count() == 3


def test_what_could_not_be_checked_is_named_and_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = make_article("published")
    obedient = checking.rules.check

    def stumbling(*_: Any) -> Any:
        raise ValueError("A rule stumbled.")

    monkeypatch.setattr(checking.rules, "check", stumbling)
    teach("zorb")
    status, out = run()
    assert status == 1
    assert f"{letter.slug}, revision 1" in out
    assert "could not be checked: A rule stumbled." in out
    monkeypatch.setattr(checking.rules, "check", obedient)
    status, out = run()
    assert "0 could not be checked" in out
    assert Recheck.objects.latest("id").letters.worse().count() == 1


def test_rules_that_changed_since_the_last_migrate_count(monkeypatch: pytest.MonkeyPatch) -> None:
    make_article("published")
    monkeypatch.setattr("articles.compliance.policy.RULES_VERSION", "999")
    _, out = run()
    assert "Policy 2: The rules and words that come with the software changed." in out
