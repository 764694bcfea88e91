"""A paper falls: which letters hear of it, what is refused from then on, and how it ends."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError, connection, transaction

from articles import frozen
from articles.models import Article, Event, PaperAlert
from articles.workflow import actions, alerts, history, notices, standing
from articles.workflow.policy import Role
from articles.workflow.states import Status
from references.notices import standing as library
from tests import factories
from tests.articles.workflow.notices import HEARD, tell
from tests.factories import BODY, NOW, make_article, make_reference, make_user

pytestmark = pytest.mark.django_db

LATER = HEARD + timedelta(days=1)
REASON = "The correction concerns an affiliation only."
WITHOUT = BODY.replace('<span data-cites="kim-2017"></span>', "").replace(" kim-2017", "")
TELLING = BODY.replace("a review of 2017", "a review of 2017, since retracted,")


def edit(article: Article, *, now=LATER, **changes: Any) -> None:
    with actions.editing(article, actor=make_user(Role.EDITOR), now=now) as draft:
        for name, value in changes.items():
            setattr(draft, name, value)
        for claim in draft.claims.all():
            claim.references.set([make_reference("garlick-2001")])
        draft.save()


def submit(article: Article, *, now=LATER) -> None:
    actions.submit(article, actor=make_user(Role.EDITOR), now=now)
    article.refresh_from_db()


def approve(article: Article, *, now=LATER) -> None:
    factories.approve(article, now=now)


def publish(article: Article, *, now=LATER) -> None:
    actions.publish(article, actor=make_user(Role.PUBLISHER), now=now)


def writer_of(article: Article) -> User:
    return article.events.order_by("id")[0].actor


# Who hears of it


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("kind", ["retraction", "concern", "correction"])
def test_every_letter_that_cites_the_paper_gets_an_alert(status: Status, kind: str) -> None:
    article = make_article(status)
    tell(kind)
    alert = article.alerts.get()
    assert (alert.notice.kind, alert.is_open, alert.opened_at) == (kind, True, HEARD)


def test_the_alert_names_the_revision_that_readers_see() -> None:
    live, draft = make_article("published"), make_article("draft")
    tell()
    assert live.alerts.get().revision.number == 1
    assert draft.alerts.get().revision is None


def test_a_letter_that_does_not_cite_the_paper_hears_nothing(live_letter: Article) -> None:
    tell(paper=make_reference("another-2019"))
    assert not live_letter.alerts.exists()


def test_a_live_letter_hears_of_a_paper_that_only_its_new_draft_has_dropped(
    live_letter: Article,
) -> None:
    edit(live_letter, body=WITHOUT, now=NOW + timedelta(days=1))
    tell()
    assert live_letter.alerts.get().revision.number == 1


def test_a_live_letter_is_found_by_doi_when_the_paper_changed_its_key(live_letter: Article) -> None:
    edit(live_letter, body=WITHOUT, now=NOW + timedelta(days=1))
    paper = make_reference("kim-2017")
    paper.citation_key = "kim-kim-2017"
    paper.save()
    tell(paper=paper)
    assert live_letter.alerts.exists()


def test_a_letter_that_rests_a_claim_on_the_paper_hears_of_it() -> None:
    article = make_article("draft", body=WITHOUT)
    paper = make_reference("extra-2020")
    article.claims.get().references.add(paper)
    tell(paper=paper)
    assert article.alerts.exists()


def test_hearing_the_same_notice_again_opens_nothing_more(live_letter: Article) -> None:
    notice = tell()
    alerts.heard(notice=notice, actor=None, now=LATER)
    alerts.raise_all(notice.reference, now=LATER)
    assert live_letter.alerts.count() == 1


def test_a_reinstatement_alone_opens_nothing(live_letter: Article) -> None:
    tell("reinstatement")
    assert not live_letter.alerts.exists()


def test_the_alert_stands_in_the_letters_history_and_nobody_wrote_it(live_letter: Article) -> None:
    tell()
    event, reopened = live_letter.events.order_by("id").reverse()[:2][::-1]
    assert (event.kind, event.actor, event.revision.number) == ("alert", None, 1)
    assert (reopened.kind, reopened.actor) == ("reopen_review", None)
    assert '"doi":"10.3390/notice1"' in event.record
    assert history.first_broken_link() is None


def test_an_alert_makes_nobody_a_writer(letter_in_review: Article) -> None:
    before = standing.situation_of(letter_in_review, now=LATER).wrote
    tell()
    assert standing.situation_of(letter_in_review, now=LATER).wrote == before


@pytest.mark.usefixtures("live_letter")
def test_an_error_while_telling_the_letters_undoes_the_notice(monkeypatch) -> None:
    paper = make_reference("kim-2017")

    def fail(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(history, "record", fail)
    with pytest.raises(ZeroDivisionError):
        tell(paper=paper)
    assert not paper.notices.exists()
    assert not PaperAlert.objects.exists()


# What is refused, what is not


def test_a_live_letter_stays_live(live_letter: Article) -> None:
    before = standing.live_publication(live_letter, now=LATER)
    tell()
    assert standing.live_publication(live_letter, now=LATER) == before
    assert standing.status_of(live_letter, now=LATER) is Status.PUBLISHED


@pytest.mark.parametrize("kind", ["retraction", "concern", "correction"])
def test_a_text_from_before_the_notice_is_not_approved(
    letter_in_review: Article, kind: str
) -> None:
    tell(kind)
    with pytest.raises(actions.Refused, match="1 notice about a cited paper") as refused:
        approve(letter_in_review)
    assert refused.value.refusal.code == "alert"


def test_two_notices_are_counted(letter_in_review: Article) -> None:
    tell("correction")
    tell("correction", doi="10.3390/notice2")
    with pytest.raises(actions.Refused, match="2 notices about cited papers"):
        approve(letter_in_review)


def test_an_approved_letter_is_neither_published_nor_scheduled(approved_letter: Article) -> None:
    tell()
    publisher = make_user(Role.PUBLISHER)
    with pytest.raises(actions.Refused, match="came up after this text"):
        publish(approved_letter)
    with pytest.raises(actions.Refused, match="came up after this text"):
        actions.schedule(approved_letter, actor=publisher, now=LATER, at=LATER + timedelta(days=1))


def test_an_unpublished_letter_is_not_published_again() -> None:
    article = make_article("unpublished")
    tell()
    with pytest.raises(actions.Refused, match="came up after this text"):
        publish(article)


def test_a_scheduled_letter_is_called_off_at_once_and_says_why() -> None:
    article = make_article("scheduled")
    tell(now=NOW)
    article.refresh_from_db()
    assert standing.status_of(article, now=NOW) is Status.APPROVED
    event = article.events.get(kind="schedule_cancelled")
    assert (event.actor, "came up after this text" in event.reason) == (None, True)
    with pytest.raises(actions.Refused, match="came up after this text"):
        publish(article, now=NOW)


def test_an_open_alert_never_stops_writing(live_letter: Article) -> None:
    tell()
    edit(live_letter, body=WITHOUT)
    submit(live_letter)
    assert standing.status_of(live_letter, now=LATER) is Status.IN_REVIEW


# How it ends by itself


def test_it_ends_when_readers_get_a_revision_without_the_paper_and_not_before(
    live_letter: Article,
) -> None:
    tell()
    edit(live_letter, body=WITHOUT)
    submit(live_letter)
    approve(live_letter)
    assert live_letter.alerts.get().is_open
    publish(live_letter)
    alert = live_letter.alerts.get()
    assert (alert.how, alert.resolved_at, alert.resolved_by) == ("not_cited", LATER, None)


def test_it_ends_when_readers_are_told_of_the_retraction(live_letter: Article) -> None:
    tell()
    edit(live_letter, body=TELLING)
    submit(live_letter)
    approve(live_letter)
    publish(live_letter)
    assert live_letter.alerts.get().how == "told"


def test_a_retraction_that_the_new_text_keeps_silent_about_is_still_unanswered(
    live_letter: Article,
) -> None:
    tell()
    edit(live_letter, description="Said in other words.")
    submit(live_letter)
    with pytest.raises(actions.Refused):
        approve(live_letter)
    assert standing.unanswered_alerts(live_letter, status=Status.IN_REVIEW) == 1


@pytest.mark.parametrize("kind", ["concern", "correction"])
def test_a_correction_ends_with_a_revision_whose_printed_entry_carries_it(
    live_letter: Article, kind: str
) -> None:
    tell(kind)
    edit(live_letter, description="Said in other words.")
    submit(live_letter)
    approve(live_letter)
    publish(live_letter)
    assert live_letter.alerts.get().how == "told"
    live = standing.live_publication(live_letter, now=LATER)
    assert "10.3390/notice1" in live.markdown


def test_a_second_correction_is_not_answered_by_an_entry_that_carries_the_first() -> None:
    tell("correction", now=NOW - timedelta(days=90))
    article = make_article("in_review")
    tell("correction", doi="10.3390/notice2")
    with pytest.raises(actions.Refused, match="1 notice"):
        approve(article)


def test_a_letter_that_was_never_public_is_done_with_it_on_submission(
    draft_letter: Article,
) -> None:
    tell()
    edit(draft_letter, body=WITHOUT)
    submit(draft_letter)
    assert draft_letter.alerts.get().how == "not_cited"


def test_taking_the_letter_down_does_not_settle_what_it_says(live_letter: Article) -> None:
    tell()
    actions.unpublish(live_letter, actor=make_user(Role.PUBLISHER), now=LATER, reason="It fell.")
    assert live_letter.alerts.get().is_open


def test_a_schedule_settles_it_once_its_time_has_come_and_somebody_looks(
    live_letter: Article,
) -> None:
    tell()
    edit(live_letter, body=WITHOUT)
    submit(live_letter)
    approve(live_letter)
    at = LATER + timedelta(days=1)
    actions.schedule(live_letter, actor=make_user(Role.PUBLISHER), now=LATER, at=at)
    alerts.settle_all(now=LATER)
    assert live_letter.alerts.get().is_open
    alerts.settle_all(now=at)
    assert live_letter.alerts.get().how == "not_cited"


# How a person ends it


def test_a_reviewer_who_wrote_nothing_of_it_may_judge_with_a_reason(
    letter_in_review: Article,
) -> None:
    tell("correction")
    reviewer = make_user(Role.REVIEWER)
    alert = alerts.resolve(letter_in_review.alerts.get(), actor=reviewer, reason=REASON, now=LATER)
    assert (alert.how, alert.resolved_by, alert.reason) == ("judged", reviewer, REASON)
    event = letter_in_review.events.order_by("id").last()
    assert (event.kind, event.actor, event.reason) == ("alert_resolved", reviewer, REASON)
    approve(letter_in_review)
    assert history.first_broken_link() is None


def test_a_writer_of_the_letter_may_not_judge_not_even_one_of_long_ago() -> None:
    both = make_user(Role.EDITOR)
    both.groups.add(make_user(Role.REVIEWER).groups.get())
    article = make_article("published", editor=both)
    tell("correction")
    with pytest.raises(alerts.AlertRefused, match="You wrote a part"):
        alerts.resolve(article.alerts.get(), actor=both, reason=REASON, now=LATER)
    assert article.alerts.get().is_open


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER, None])
def test_others_may_not_judge(live_letter: Article, role: Role | None) -> None:
    tell("correction")
    with pytest.raises(alerts.AlertRefused, match="Only reviewers or administrators"):
        alerts.resolve(live_letter.alerts.get(), actor=make_user(role), reason=REASON, now=LATER)


def test_a_judgement_needs_its_reason(live_letter: Article) -> None:
    tell("correction")
    with pytest.raises(alerts.AlertRefused, match="Write why"):
        alerts.resolve(
            live_letter.alerts.get(), actor=make_user(Role.REVIEWER), reason=" ", now=LATER
        )


def test_a_notice_is_judged_once(live_letter: Article) -> None:
    tell("correction")
    alert = live_letter.alerts.get()
    alerts.resolve(alert, actor=make_user(Role.REVIEWER), reason=REASON, now=LATER)
    with pytest.raises(alerts.AlertRefused, match="settled already"):
        alerts.resolve(alert, actor=make_user(Role.REVIEWER), reason=REASON, now=LATER)


def test_what_was_judged_is_not_raised_again_by_the_next_check(live_letter: Article) -> None:
    notice = tell("correction")
    reviewer = make_user(Role.REVIEWER)
    alerts.resolve(live_letter.alerts.get(), actor=reviewer, reason=REASON, now=LATER)
    alerts.raise_all(notice.reference, now=LATER)
    assert live_letter.alerts.count() == 1


# How it ends with the notice


def test_setting_the_notice_aside_ends_its_alerts(live_letter: Article) -> None:
    notice = tell()
    reviewer = make_user(Role.REVIEWER)
    library.set_aside(notice, actor=reviewer, reason="It is about another paper.", now=LATER)
    alert = live_letter.alerts.get()
    assert (alert.how, alert.reason) == ("void", "It is about another paper.")


def test_a_writer_who_sets_the_notice_aside_decides_nothing_for_the_letter() -> None:
    editor = make_user(Role.EDITOR)
    article = make_article("published", editor=editor)
    notice = tell()
    library.set_aside(notice, actor=editor, reason="It is fine.", now=LATER)
    assert article.alerts.get().is_open
    status = standing.status_of(article, now=LATER)
    found = standing.alert_findings(article, status=status, now=LATER)
    assert "set aside (“It is fine.”)" in found[0].message


def test_a_notice_that_counts_again_is_a_new_alert(live_letter: Article) -> None:
    notice = tell()
    reviewer = make_user(Role.REVIEWER)
    library.set_aside(notice, actor=reviewer, reason="It is about another paper.", now=LATER)
    library.take_up(notice, actor=reviewer, reason="It is about this one.", now=LATER)
    assert [alert.is_open for alert in live_letter.alerts.order_by("id")] == [False, True]


def test_a_reinstatement_ends_the_alert_of_the_retraction(live_letter: Article) -> None:
    tell()
    tell("reinstatement", doi="10.3390/back", now=LATER)
    assert live_letter.alerts.get().how == "void"


def test_a_second_retraction_does_not_bring_back_the_one_that_was_undone(
    live_letter: Article,
) -> None:
    first = tell(date="2026-06-20")
    tell("reinstatement", doi="10.3390/back", date="2026-06-25", now=LATER)
    tell(doi="10.3390/notice2", date="2026-07-01", now=LATER)
    alerts.raise_all(make_reference(), now=LATER + timedelta(days=1))
    assert [row.how for row in live_letter.alerts.filter(notice=first)] == ["void"]
    assert live_letter.alerts.open().count() == 1


# What the nightly check catches up on


def test_a_letter_that_slipped_through_is_found_by_the_next_check() -> None:
    notice = tell()
    article = make_article("draft")
    assert not article.alerts.exists()
    assert alerts.raise_all(notice.reference, now=LATER) == [], "a draft is checked as it is"


def test_a_frozen_text_that_never_heard_is_found_by_the_next_check(live_letter: Article) -> None:
    notice = tell()
    # As if the notice had come with a restored backup of the library.
    frozen.remove(connection)
    PaperAlert.objects.all().delete()
    alerts.raise_all(notice.reference, now=LATER)
    assert live_letter.alerts.get().is_open


# Who is told


def addresses() -> set[str]:
    return {address for message in mail.outbox for address in message.to}


def test_writers_reviewers_and_publishers_are_told_after_the_commit(
    django_capture_on_commit_callbacks,
) -> None:
    editor = make_user(Role.EDITOR, email="erin@example.com")
    make_user(Role.REVIEWER, email="robin@example.com")
    make_user(Role.PUBLISHER, email="pat@example.com")
    make_user(Role.EDITOR, email="other@example.com")
    article = make_article("published", editor=editor)
    with django_capture_on_commit_callbacks(execute=True):
        tell()
        assert not mail.outbox
    assert addresses() == {"erin@example.com", "robin@example.com", "pat@example.com"}
    assert article.headline in mail.outbox[0].subject
    assert "https://doi.org/10.3390/notice1" in mail.outbox[0].body


def test_a_run_that_finds_much_sends_one_mail_for_each_letter(
    django_capture_on_commit_callbacks,
) -> None:
    make_article("published", editor=make_user(Role.EDITOR, email="erin@example.com"))
    with notices.gathering():
        for key in ("kim-2017", "garlick-2001"):
            with django_capture_on_commit_callbacks(execute=True):
                tell(paper=make_reference(key), doi=f"10.3390/{key}")
        assert not mail.outbox
    assert len(mail.outbox) == 1
    assert "kim-2017" in mail.outbox[0].body
    assert "garlick-2001" in mail.outbox[0].body


# What the database guards


@pytest.mark.usefixtures("live_letter")
@pytest.mark.parametrize("change", [{"opened_at": NOW}, {"revision": None}])
def test_what_an_alert_says_is_never_rewritten(change: dict[str, Any]) -> None:
    tell()
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperAlert.objects.update(**change)


def test_an_alert_is_closed_once_and_never_deleted(live_letter: Article) -> None:
    tell("correction")
    alerts.resolve(
        live_letter.alerts.get(), actor=make_user(Role.REVIEWER), reason=REASON, now=LATER
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperAlert.objects.update(reason="On second thoughts.")
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperAlert.objects.all().delete()


def test_every_alert_has_its_events(live_letter: Article) -> None:
    tell()
    edit(live_letter, body=WITHOUT)
    submit(live_letter)
    approve(live_letter)
    publish(live_letter)
    kinds = Event.objects.filter(article=live_letter, kind__startswith="alert").order_by("id")
    assert list(kinds.values_list("kind", flat=True)) == ["alert", "alert_resolved"]
    assert history.first_broken_link() is None
