"""A sentence is allowed in every letter once a second reviewer has seen what that changes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import policies
from articles.checking import check
from articles.models import Allowance, Article, Resolution
from articles.workflow import house
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, words
from tests.factories import NOW, make_article, make_user

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_allowance_add")
WHY = "It says what cells do, whoever sells what, in every letter of ours."


@pytest.fixture
def letter() -> Article:
    return make_article("published")


@pytest.fixture
def judged(letter: Article) -> Resolution:
    """A sentence of a live letter that a reviewer judged to be no claim."""
    revision = letter.revisions.get()
    found = next(one for one in check(revision.content) if one.code == "SF-01")
    return Resolution.objects.create(
        article=letter,
        revision=revision,
        kind="R3",
        code=found.code,
        severity=found.severity,
        field=found.field,
        sentence=found.passage,
        sentence_sha256=found.sentence_sha256,
        policy_version="2",
        made_by=make_user(Role.REVIEWER),
        printed_name="Rita Reviewer",
        made_at=NOW,
        reason="It says what cells do, and no more.",
    )


def proposed(judged: Resolution) -> Allowance:
    proposer = make_user(Role.REVIEWER)
    return house.propose_allowance(judged, why=WHY, actor=proposer, now=timezone.now())


def test_with_nothing_judged_there_is_nothing_to_propose() -> None:
    browser = Browser(make_user(Role.REVIEWER))
    assert "There is nothing to propose." in browser.text(ADD)


def test_a_judgement_is_proposed_for_every_letter(judged: Resolution) -> None:
    browser = Browser(make_user(Role.REVIEWER))
    assert judged.sentence in browser.text(ADD)
    assert "at least 20 characters" in words(browser.post(ADD, judged=judged.pk, why="No."))
    done = browser.post(ADD, judged=judged.pk, why=WHY)
    assert "It counts once somebody else agrees." in words(done)
    assert "Waits for a second person" in words(done)
    assert policies.current().allowances == frozenset()


def test_a_second_person_agrees_having_seen_what_it_changes(
    letter: Article, judged: Resolution
) -> None:
    row = proposed(judged)
    browser = Browser(make_user(Role.REVIEWER))
    address = reverse("admin:articles_allowance_agree", args=[row.pk])
    page = browser.text(address)
    assert f"{letter.headline} Live or scheduled, revision 1 Gone" in page
    assert WHY in page
    assert "The allowance counts from now on." in words(browser.send(address))
    assert "SF-01" not in {one.code for one in check(letter.revisions.get().content)}


def test_whoever_proposed_it_is_told_that_somebody_else_must(judged: Resolution) -> None:
    row = proposed(judged)
    address = reverse("admin:articles_allowance_agree", args=[row.pk])
    assert "Somebody else must agree." in words(Browser(row.proposed_by).send(address))
    assert not Allowance.objects.in_force().exists()


def test_an_allowance_is_retired_with_a_reason(letter: Article, judged: Resolution) -> None:
    row = proposed(judged)
    house.agree(row, actor=make_user(Role.REVIEWER), now=timezone.now())
    browser = Browser(make_user(Role.REVIEWER))
    address = reverse("admin:articles_allowance_retire", args=[row.pk])
    assert "Say why" in words(browser.send(address, why=" "))
    assert "Retired." in words(browser.send(address, why="It is a claim after all."))
    assert "SF-01" in {one.code for one in check(letter.revisions.get().content)}
    page = browser.text(reverse("admin:articles_allowance_change", args=[row.pk]))
    assert "It is a claim after all." in page
    assert letter.headline in page


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_others_read_allowances_and_change_none(role: Role, judged: Resolution) -> None:
    row, browser = proposed(judged), Browser(make_user(role))
    assert judged.code in browser.text(reverse("admin:articles_allowance_changelist"))
    assert browser.open(ADD).status_code == 403
    for name in ("agree", "retire"):
        address = reverse(f"admin:articles_allowance_{name}", args=[row.pk])
        assert browser.post(address, why="No longer.").status_code == 403
