"""What actions do to letters, and what they refuse."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core import mail
from django.db import connection

from articles import frozen
from articles.models import Article, Event, Publication, Redirect
from articles.workflow import actions, publishing, standing
from articles.workflow.policy import Role
from articles.workflow.states import Status
from tests.factories import BODY, NOW, make_article, make_author, make_user, ticks

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=2)


def edit(article: Article, *, now=LATER, actor=None, **changes: object) -> Article:
    actor = actor or make_user(Role.EDITOR)
    with actions.editing(article, actor=actor, now=now) as draft:
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save()
    article.refresh_from_db()
    return article


def sign_and_publish(article: Article, *, now) -> Publication:
    actions.submit(article, actor=make_user(Role.EDITOR), now=now)
    digest = standing.newest_revision(article).digest
    actions.approve(
        article, ticked=ticks(article), actor=make_user(Role.REVIEWER), now=now, digest=digest
    )
    return actions.publish(article, actor=make_user(Role.PUBLISHER), now=now)


@pytest.mark.parametrize("status", Status)
def test_a_letter_can_be_brought_to_every_status(status: Status) -> None:
    article = make_article(status)
    assert article.status == status


@pytest.mark.parametrize("status", Status)
def test_every_step_of_a_letters_life_is_recorded_with_its_actor(status: Status) -> None:
    events = make_article(status).events.order_by("id")
    assert events[0].kind == "create"
    assert all(event.actor for event in events)


def test_a_save_that_changes_nothing_changes_no_byte_and_records_nothing() -> None:
    article = make_article("approved")
    before = (article.body, article.draft_version, Event.objects.count())
    edit(article, headline=article.headline)
    assert (article.body, article.draft_version, Event.objects.count()) == before
    assert article.status == Status.APPROVED


def test_html_that_is_written_differently_but_says_the_same_changes_nothing() -> None:
    article = make_article("draft")
    events = article.events.count()
    edit(article, body=BODY.replace("<p>", "\n  <p >").replace("<mark", "<mark "))
    assert article.events.count() == events
    assert article.body == BODY


def test_a_script_never_reaches_the_database() -> None:
    article = edit(
        make_article("draft"), body=BODY + "<script>alert(1)</script><p onclick=x>So.</p>"
    )
    assert article.body == BODY + "<p>So.</p>"


def test_an_edit_after_approval_voids_it() -> None:
    article = edit(make_article("approved"), headline="Another headline")
    assert article.status == Status.DRAFT
    with pytest.raises(actions.Refused, match="must be approved"):
        actions.publish(article, actor=make_user(Role.PUBLISHER), now=LATER)


def test_an_edit_after_publication_leaves_alone_what_is_live() -> None:
    article = make_article("published")
    before = standing.live_publication(article, now=LATER).detail
    edit(article, headline="Another headline")
    assert article.status == Status.DRAFT
    assert standing.live_publication(article, now=LATER).detail == before


@pytest.mark.parametrize("status", ["in_review", "scheduled"])
def test_an_edit_at_the_wrong_time_is_refused_and_nothing_is_kept(status: str) -> None:
    article = make_article(status)
    headline = article.headline
    with pytest.raises(actions.Refused):
        edit(article, headline="Another headline", now=NOW)
    article.refresh_from_db()
    assert article.headline == headline


def test_an_error_while_writing_leaves_nothing_behind() -> None:
    events = Event.objects.count()
    editor = make_user(Role.EDITOR)

    def write_half() -> None:
        new = Article(slug="half", headline="Half")
        with actions.editing(new, actor=editor, now=NOW) as draft:
            draft.save()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert not Article.objects.filter(slug="half").exists()
    assert Event.objects.count() == events


def test_citations_and_claims_are_read_off_the_text() -> None:
    article = make_article("draft")
    assert list(article.citations.values_list("reference__citation_key", flat=True)) == [
        "kim-2017",
        "cordova-martinez-2021",
        "garlick-2001",
        "kim-2017",
    ]
    claim = article.claims.get()
    assert (claim.mark, claim.text) == ("c1", "Evenwell supports a healthy gut lining")


def test_evidence_survives_an_edit_elsewhere_and_goes_with_its_claim() -> None:
    article = make_article("draft")
    edit(article, body=article.body + "<p>One more thing.</p>")
    assert article.claims.get().references.count() == 1
    edit(article, body="<p>Nothing is claimed here.</p>")
    assert not article.claims.exists()


def test_a_revision_freezes_what_was_submitted() -> None:
    article = make_article("in_review")
    author = article.authors.get()
    author.name = "Renamed Later"
    author.save()
    assert standing.newest_revision(article).content.authors[0].name == "Sam Writer"


def test_a_writer_cannot_approve_even_as_a_reviewer() -> None:
    both = make_user(Role.EDITOR)
    both.groups.add(make_user(Role.REVIEWER).groups.get())
    article = make_article("in_review", editor=both)
    with pytest.raises(actions.Refused, match="Somebody else"):
        actions.approve(
            article,
            ticked=ticks(article),
            actor=both,
            now=NOW,
            digest=standing.newest_revision(article).digest,
        )


def test_somebody_who_wrote_only_before_the_last_signature_may_approve_the_next() -> None:
    both = make_user(Role.EDITOR)
    both.groups.add(make_user(Role.REVIEWER).groups.get())
    article = edit(make_article("published", editor=both), headline="By another hand")
    actions.submit(article, actor=make_user(Role.EDITOR), now=LATER)
    revision = standing.newest_revision(article)
    actions.approve(article, ticked=ticks(article), actor=both, now=LATER, digest=revision.digest)
    article.refresh_from_db()
    assert article.status == Status.APPROVED


def test_recalling_and_sending_back_do_not_wash_a_writer_clean() -> None:
    both = make_user(Role.EDITOR)
    both.groups.add(make_user(Role.REVIEWER).groups.get())
    article = make_article("changes_requested", editor=both)
    edit(article, headline="By another hand")
    actions.submit(article, actor=make_user(Role.EDITOR), now=LATER)
    with pytest.raises(actions.Refused, match="Somebody else"):
        actions.approve(
            article,
            ticked=ticks(article),
            actor=both,
            now=LATER,
            digest=standing.newest_revision(article).digest,
        )


def test_the_person_named_above_the_letter_cannot_approve_it() -> None:
    reviewer = make_user(Role.REVIEWER)
    article = make_article("in_review", authors=[make_author(user=reviewer)])
    with pytest.raises(actions.Refused, match="Your name stands above"):
        actions.approve(
            article,
            ticked=ticks(article),
            actor=reviewer,
            now=NOW,
            digest=standing.newest_revision(article).digest,
        )


def test_nobody_signs_a_revision_they_did_not_read() -> None:
    article = make_article("in_review")
    read = standing.newest_revision(article).digest
    actions.recall(article, actor=make_user(Role.EDITOR), now=NOW)
    edit(article, headline="Another headline")
    actions.submit(article, actor=make_user(Role.EDITOR), now=LATER)
    with pytest.raises(actions.Refused, match="newer revision"):
        actions.approve(
            article, ticked=ticks(article), actor=make_user(Role.REVIEWER), now=LATER, digest=read
        )


def test_a_signature_says_who_what_when_and_under_which_rules() -> None:
    reviewer = make_user(Role.REVIEWER, name="Robin Reviewer")
    article = make_article("approved", reviewer=reviewer)
    approval = standing.newest_revision(article).approvals.get()
    assert approval.printed_name == "Robin Reviewer"
    assert approval.meaning == "approved for publication"
    assert approval.digest == standing.newest_revision(article).digest
    assert approval.signed_at == NOW - timedelta(hours=2)
    assert approval.rules_version


def test_a_letter_with_a_blocking_finding_is_not_approved() -> None:
    article = make_article("in_review", authors=[make_author(disclosure="")])
    with pytest.raises(actions.Refused, match="blocking finding"):
        actions.approve(
            article,
            ticked=ticks(article),
            actor=make_user(Role.REVIEWER),
            now=NOW,
            digest=standing.newest_revision(article).digest,
        )


def test_publishing_again_keeps_the_first_date_and_moves_the_modified_one() -> None:
    article = make_article("published")
    edit(article, headline="Another headline")
    second = sign_and_publish(article, now=LATER)
    assert second.date_published == NOW
    assert second.date_modified == LATER
    first = article.publications.order_by("live_from").first()
    assert (first.live_until, second.live_until) == (LATER, None)


def test_publishing_the_same_revision_again_is_no_change_of_substance() -> None:
    article = make_article("unpublished")
    again = actions.publish(article, actor=make_user(Role.PUBLISHER), now=LATER)
    assert (again.date_published, again.date_modified) == (NOW, NOW)


def test_a_letter_published_elsewhere_before_keeps_that_date() -> None:
    earlier = NOW - timedelta(days=100)
    publication = make_article("published", date_published=earlier).publications.get()
    assert publication.date_published == earlier
    assert publication.date_modified == NOW


def test_a_scheduled_letter_is_live_on_its_second_with_nobody_working() -> None:
    article = make_article("scheduled")
    instant = NOW + timedelta(days=1)
    assert standing.live_publication(article, now=instant - timedelta(seconds=1)) is None
    assert standing.live_publication(article, now=instant) is not None
    assert standing.status_of(article, now=instant) is Status.PUBLISHED


def test_a_scheduled_revision_takes_over_from_the_live_one_without_a_gap() -> None:
    article = edit(make_article("published"), headline="Another headline")
    actions.submit(article, actor=make_user(Role.EDITOR), now=LATER)
    digest = standing.newest_revision(article).digest
    actions.approve(
        article, ticked=ticks(article), actor=make_user(Role.REVIEWER), now=LATER, digest=digest
    )
    instant = LATER + timedelta(days=1)
    actions.schedule(article, actor=make_user(Role.PUBLISHER), now=LATER, at=instant)
    before = standing.live_publication(article, now=instant - timedelta(seconds=1))
    after = standing.live_publication(article, now=instant)
    assert (before.revision.number, after.revision.number) == (1, 2)
    actions.unschedule(article, actor=make_user(Role.PUBLISHER), now=LATER)
    assert standing.live_publication(article, now=instant).revision.number == 1
    article.refresh_from_db()
    assert article.status == Status.APPROVED


def test_nothing_is_scheduled_into_the_past() -> None:
    article = make_article("approved")
    with pytest.raises(actions.Refused, match="has passed"):
        actions.schedule(article, actor=make_user(Role.PUBLISHER), now=NOW, at=NOW)


def test_ending_what_is_live_leaves_a_newer_draft_where_it_is() -> None:
    article = edit(make_article("published"), headline="Another headline")
    actions.unpublish(article, actor=make_user(Role.PUBLISHER), now=LATER, reason="Misread.")
    article.refresh_from_db()
    assert article.status == Status.DRAFT
    assert standing.live_publication(article, now=LATER) is None


def test_a_withdrawn_letter_comes_back_only_through_review() -> None:
    article = make_article("withdrawn")
    with pytest.raises(actions.Refused):
        actions.publish(article, actor=make_user(Role.PUBLISHER), now=LATER)
    edit(article, headline="Made good")
    publication = sign_and_publish(article, now=LATER + timedelta(days=1))
    assert standing.live_publication(article, now=LATER + timedelta(days=1)) == publication


def test_a_new_slug_leaves_a_redirect_behind() -> None:
    article = make_article("published", slug="old-name")
    edit(article, slug="new-name")
    sign_and_publish(article, now=LATER)
    assert Redirect.objects.get().old_slug == "old-name"


def test_a_slug_that_is_used_again_shows_the_letter_and_leads_in_no_circle(client) -> None:
    article = make_article("published", slug="old-name")
    for day, slug in enumerate(["new-name", "old-name"], start=1):
        edit(article, slug=slug, now=LATER + timedelta(days=day))
        sign_and_publish(article, now=LATER + timedelta(days=day))
    assert client.get("/api/v1/articles/old-name/").status_code == 200
    moved = client.get("/api/v1/articles/new-name/")
    assert moved.status_code == 301
    assert moved["Location"].endswith("/api/v1/articles/old-name/")
    listed = client.get("/api/v1/redirects/").json()["results"]
    assert ["new-name" in str(row) for row in listed] == [True]


def test_a_scheduled_rename_changes_no_address_before_its_time(client) -> None:
    article = make_article("published", slug="first")
    edit(article, slug="second")
    sign_and_publish(article, now=LATER)
    edit(article, slug="first", now=LATER)
    actions.submit(article, actor=make_user(Role.EDITOR), now=LATER)
    digest = standing.newest_revision(article).digest
    actions.approve(
        article, ticked=ticks(article), actor=make_user(Role.REVIEWER), now=LATER, digest=digest
    )
    far = datetime(2126, 1, 1, tzinfo=UTC)
    revision, publisher = standing.newest_revision(article), make_user(Role.PUBLISHER)
    # No signature holds that long; the addresses do not ask for one.
    publishing.go_live(article, revision, actor=publisher, now=LATER, at=far)
    assert client.get("/api/v1/articles/first/").status_code == 301
    assert client.get("/api/v1/articles/second/").status_code == 200


def test_no_letter_takes_an_address_that_still_shows_another() -> None:
    other = make_article("published", slug="taken")
    edit(other, slug="moved-on")
    article = make_article("approved", slug="taken")
    with pytest.raises(actions.Refused, match="Choose another slug"):
        actions.publish(article, actor=make_user(Role.PUBLISHER), now=LATER)


def test_mail_goes_to_the_reviewers_after_the_commit(django_capture_on_commit_callbacks) -> None:
    reviewer = make_user(Role.REVIEWER, email="robin@example.com")
    editor = make_user(Role.EDITOR, email="erin@example.com")
    article = make_article("draft", editor=editor)
    with django_capture_on_commit_callbacks(execute=True):
        actions.submit(article, actor=editor, now=NOW)
        assert not mail.outbox
    assert [message.to for message in mail.outbox] == [[reviewer.email]]


def test_a_revision_changed_in_the_database_can_be_neither_approved_nor_published() -> None:
    article = make_article("in_review")
    frozen.remove(connection)
    revision = standing.newest_revision(article)
    type(revision).objects.filter(pk=revision.pk).update(text=revision.text + " ")
    found = standing.findings_of(article, status=Status.IN_REVIEW)
    assert [finding.code for finding in found] == ["HIST-01"]
    with pytest.raises(actions.Refused, match="1 blocking finding is open"):
        actions.approve(
            article,
            actor=make_user(Role.REVIEWER),
            now=LATER,
            digest=revision.digest,
        )


def test_who_changed_a_record_the_letter_shows_wrote_a_part_of_it() -> None:
    article = make_article("in_review")
    administrator = make_user(Role.ADMINISTRATOR)
    author = article.authors.get()
    LogEntry.objects.log_actions(administrator.pk, [author], CHANGE, change_message="disclosure")
    digest = standing.newest_revision(article).digest
    with pytest.raises(actions.Refused, match="You wrote a part of it"):
        actions.approve(
            article, ticked=ticks(article), actor=administrator, now=LATER, digest=digest
        )


def test_who_changed_a_record_of_other_letters_may_still_approve() -> None:
    article = make_article("in_review")
    administrator = make_user(Role.ADMINISTRATOR)
    LogEntry.objects.log_actions(administrator.pk, [make_author(name="Another")], CHANGE)
    digest = standing.newest_revision(article).digest
    actions.approve(article, ticked=ticks(article), actor=administrator, now=LATER, digest=digest)


def test_evidence_stays_with_its_statement_and_goes_to_no_other() -> None:
    article = make_article("draft")
    other = '<p><mark data-kind="structure_function">Zinc supports the skin</mark>.</p>'
    edit(article, body=other)
    claim = article.claims.get()
    assert claim.mark == "c2"
    assert claim.product is None
    assert not claim.references.exists()


def test_the_same_statement_without_its_id_keeps_its_evidence() -> None:
    article = make_article("draft")
    edit(article, body=BODY.replace('data-claim="c1" ', ""))
    assert [r.citation_key for r in article.claims.get().references.all()] == ["kim-2017"]


def test_a_rename_while_nothing_is_live_leaves_a_redirect_too(client) -> None:
    article = make_article("unpublished", slug="first")
    edit(article, slug="second")
    sign_and_publish(article, now=LATER)
    assert client.get("/api/v1/articles/first/").status_code == 301
