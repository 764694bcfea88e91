"""Two people act on one letter at the same moment, over connections of their own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import (
    Approval,
    Article,
    Author,
    PaperAlert,
    Publication,
    SignatureRequirement,
)
from articles.workflow import (
    actions,
    alerts,
    history,
    holding,
    requiring,
    resolving,
    standing,
)
from articles.workflow.policy import Role
from references import merging
from references.models import Reference
from tests.articles.workflow.notices import tell
from tests.factories import (
    BODY,
    NOW,
    make_article,
    make_reference,
    make_user,
    override_warnings,
    ticks,
)
from tests.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_connections")]


def approving(article: Article, reviewer: User) -> Callable[[], Any]:
    digest = standing.newest_revision(article).digest
    return lambda: actions.approve(
        article, ticked=ticks(article), actor=reviewer, now=NOW, digest=digest
    )


def editing(article: Article, editor: User, **changes: str) -> Callable[[], Any]:
    def edit() -> None:
        with actions.editing(article, actor=editor, now=NOW) as draft:
            for name, value in changes.items():
                setattr(draft, name, value)
            draft.save()

    return edit


def refused(results: list[Any]) -> list[str]:
    """Return why actions were refused; anything else that went wrong is raised."""
    errors = [result for result in results if isinstance(result, BaseException)]
    for error in errors:
        if not isinstance(error, actions.Refused):
            raise error
    return [error.refusal.code for error in errors]


def test_of_two_approvals_at_once_one_is_refused() -> None:
    article = make_article("in_review")
    both = [approving(article, make_user(Role.REVIEWER)) for _ in range(2)]
    assert refused(race(*both)) == ["status"]
    assert Approval.objects.count() == 1
    assert history.first_broken_link() is None


def test_of_two_capacities_at_once_both_sign_and_the_second_approves() -> None:
    SignatureRequirement.objects.create(content_kind="any", capacity="medical")
    article = make_article("in_review")
    both = [approving(article, make_user(role)) for role in (Role.REVIEWER, Role.MEDICAL)]
    assert refused(race(*both)) == []
    article.refresh_from_db()
    assert article.status == "approved"
    kinds = article.events.order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["sign", "approve"]
    assert history.first_broken_link() is None


def test_an_approval_against_a_recall_signs_what_is_in_review_or_nothing() -> None:
    article = make_article("in_review")
    editor = make_user(Role.EDITOR)
    results = race(
        approving(article, make_user(Role.REVIEWER)),
        lambda: actions.recall(article, actor=editor, now=NOW),
    )
    assert refused(results) == ["status"]
    article.refresh_from_db()
    assert article.status == ("approved" if Approval.objects.exists() else "draft")
    assert history.first_broken_link() is None


def test_a_requirement_against_a_schedule_leaves_nothing_planned_without_its_signature() -> None:
    article = make_article("approved")
    publisher, at = make_user(Role.PUBLISHER), NOW + timedelta(days=1)
    legal = SignatureRequirement(content_kind="any", capacity="legal")
    results = race(
        lambda: actions.schedule(article, actor=publisher, now=NOW, at=at),
        lambda: requiring.save(legal, now=NOW),
    )
    assert set(refused(results)) <= {"signatures"}
    # Whoever missed the other's row is found by the last look, a minute before.
    holding.sweep(now=at - timedelta(minutes=1))
    article.refresh_from_db()
    assert article.status == "approved"
    assert not article.publications.live(at).exists()


def test_a_paper_that_falls_against_a_schedule_leaves_nothing_planned_that_relies_on_it() -> None:
    article = make_article("approved")
    publisher, at = make_user(Role.PUBLISHER), NOW + timedelta(days=90)
    results = race(
        lambda: actions.schedule(article, actor=publisher, now=NOW, at=at),
        lambda: tell(now=NOW),
    )
    assert set(refused(results)) <= {"alert", "findings"}
    holding.sweep(now=at - timedelta(minutes=1))
    assert not article.publications.live(at).exists()
    assert history.first_broken_link() is None


def test_the_same_reviewer_pressing_twice_signs_once() -> None:
    article = make_article("in_review")
    reviewer = make_user(Role.REVIEWER)
    assert refused(race(approving(article, reviewer), approving(article, reviewer))) == ["status"]
    assert Approval.objects.count() == 1


def test_an_approval_against_an_edit_signs_what_was_read_or_is_void() -> None:
    article = make_article("in_review")
    read = standing.newest_revision(article).digest
    editor = make_user(Role.EDITOR)

    def recall_and_edit() -> None:
        actions.recall(article, actor=editor, now=NOW)
        editing(article, editor, headline="Another headline")()

    results = race(approving(article, make_user(Role.REVIEWER)), recall_and_edit)
    assert refused(results) == ["status"]
    article.refresh_from_db()
    signed = Approval.objects.first()
    if signed:
        assert (signed.digest, article.status) == (read, "approved")
        assert article.headline != "Another headline"
    else:
        assert (article.status, article.headline) == ("draft", "Another headline")
    assert history.first_broken_link() is None


def test_an_edit_against_a_publication_never_publishes_what_nobody_signed() -> None:
    article = make_article("approved")
    signed = standing.newest_revision(article).digest
    publisher = make_user(Role.PUBLISHER)
    results = race(
        lambda: actions.publish(article, actor=publisher, now=NOW),
        editing(article, make_user(Role.EDITOR), headline="Another headline"),
    )
    assert set(refused(results)) <= {"status"}
    article.refresh_from_db()
    assert article.headline == "Another headline"
    assert article.status == "draft"
    assert [row.digest for row in Publication.objects.all()] in ([], [signed])
    assert history.first_broken_link() is None


def test_two_edits_at_once_lose_no_word() -> None:
    article = make_article("draft")
    results = race(
        editing(article, make_user(Role.EDITOR), headline="Another headline"),
        editing(article, make_user(Role.EDITOR), seo_title="Another title"),
    )
    assert refused(results) == []
    article.refresh_from_db()
    assert (article.headline, article.seo_title) == ("Another headline", "Another title")
    assert history.first_broken_link() is None


def test_namesakes_who_sign_letters_at_once_make_one_chain_and_stay_apart() -> None:
    letters = [make_article("in_review") for _ in range(2)]
    namesakes = [make_user(Role.REVIEWER, name="Robin Reviewer") for _ in letters]
    results = race(*map(approving, letters, namesakes))
    assert refused(results) == []
    assert Author.objects.filter(user__in=namesakes).count() == 2
    assert history.first_broken_link() is None


def test_one_person_who_signs_two_letters_at_once_is_one_person() -> None:
    letters = [make_article("in_review") for _ in range(2)]
    reviewer = make_user(Role.REVIEWER)
    results = race(*[approving(letter, reviewer) for letter in letters])
    assert refused(results) == []
    assert Author.objects.filter(user=reviewer).count() == 1


def test_a_paper_that_falls_while_its_letter_is_approved_is_seen_by_one_of_the_two() -> None:
    article = make_article("in_review")
    results = race(approving(article, make_user(Role.REVIEWER)), lambda: tell(now=NOW))
    assert set(refused(results)) <= {"alert", "findings"}
    assert article.alerts.get().is_open
    article.refresh_from_db()
    with pytest.raises(actions.Refused):
        actions.publish(article, actor=make_user(Role.PUBLISHER), now=NOW)
    assert history.first_broken_link() is None


def test_a_paper_that_falls_while_its_letter_is_edited_waits_for_nobody_for_ever() -> None:
    article = make_article("draft")
    # The edit writes its citations anew, and each of them asks for the paper's row.
    again = BODY + '<p>Once more.<span data-cites="kim-2017"></span></p>'
    results = race(editing(article, make_user(Role.EDITOR), body=again), lambda: tell(now=NOW))
    assert refused(results) == []
    assert article.alerts.get().is_open
    assert article.citations.count() == 5


def test_a_notice_heard_twice_at_once_is_one_alert() -> None:
    article = make_article("published")
    make_reference("kim-2017")
    results = race(lambda: tell("correction"), lambda: tell("correction"))
    # Whoever comes second finds the notice known already, and has nothing to hand back.
    assert sum(isinstance(result, IndexError) for result in results) == 1
    assert article.alerts.count() == 1


def test_a_notice_is_judged_by_one_of_two_reviewers() -> None:
    article = make_article("published")
    tell("correction")
    alert = article.alerts.get()

    def judging(reviewer: User) -> Callable[[], PaperAlert]:
        return lambda: alerts.resolve(
            alert, actor=reviewer, reason="An affiliation.", now=NOW + timedelta(days=31)
        )

    results = race(judging(make_user(Role.REVIEWER)), judging(make_user(Role.REVIEWER)))
    assert [type(r) for r in results if isinstance(r, Exception)] == [alerts.AlertRefused]
    assert history.first_broken_link() is None


def test_a_merge_against_an_edit_leaves_no_key_that_no_paper_has() -> None:
    twin = make_reference("kim-2017b", url="https://papers.example/kim")
    kept = make_reference("kim-2017")
    article = make_article("draft", body=BODY.replace("garlick-2001", "kim-2017b"))
    actor = make_user(Role.EDITOR)
    results = race(
        lambda: merging.merge(twin, kept, actor=actor, now=NOW),
        editing(article, make_user(Role.EDITOR), headline="Another headline"),
    )
    assert refused(results) == []
    article.refresh_from_db()
    assert "kim-2017b" not in article.body
    assert article.headline == "Another headline"
    assert not Reference.objects.filter(citation_key="kim-2017b").exists()
    assert history.first_broken_link() is None


WARNED = BODY.replace("Twelve basketball players took it", "A 2021 review had twelve take it")


def test_a_resolution_against_an_edit_is_recorded_for_what_stood_there_or_refused() -> None:
    article = make_article("draft", body=WARNED)
    reviewer = make_user(Role.REVIEWER)
    results = race(
        lambda: override_warnings(article, actor=reviewer, now=NOW),
        editing(article, make_user(Role.EDITOR), body=BODY),
    )
    assert set(refused(results)) <= {"gone"}
    article.refresh_from_db()
    assert "2021 review" not in article.body
    made = article.resolutions.first()
    assert made is None or made.sentence.startswith("A 2021 review")
    assert history.first_broken_link() is None


def test_of_two_resolutions_of_one_finding_at_once_one_is_refused() -> None:
    article = make_article("draft", body=WARNED)
    both = [make_user(Role.REVIEWER) for _ in range(2)]
    results = race(
        *[lambda who=who: override_warnings(article, actor=who, now=NOW) for who in both]
    )
    # Whoever comes second finds it resolved, or nothing left to resolve.
    assert set(refused(results)) <= {"resolved"}
    assert article.resolutions.count() == 1
    assert history.first_broken_link() is None


def test_a_resolution_taken_back_while_the_letter_is_approved_is_signed_or_stops_it() -> None:
    article = make_article("in_review", body=WARNED)
    (made,) = override_warnings(article, actor=make_user(Role.REVIEWER), now=NOW)
    results = race(
        approving(article, make_user(Role.REVIEWER)),
        lambda: resolving.revoke(made, actor=make_user(Role.LEGAL), now=NOW, reason="No."),
    )
    assert set(refused(results)) <= {"findings"}
    signed = Approval.objects.first()
    assert signed is None or str(made.pk) in signed.resolutions
    with pytest.raises(actions.Refused):
        actions.publish(article, actor=make_user(Role.PUBLISHER), now=NOW)
    assert history.first_broken_link() is None
