"""Two records become one: every draft follows, and what was frozen keeps what it showed."""

from datetime import datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from articles import collect
from articles.admin.letter.citing import complaints
from articles.models import Article, Faq
from articles.workflow import actions, alerts, history, standing
from articles.workflow.policy import Role
from articles.workflow.states import Status
from references import merging
from references.models import Reference
from tests.articles.workflow.notices import HEARD, tell
from tests.factories import BODY, NOW, approve, make_article, make_reference, make_user, ticks

pytestmark = pytest.mark.django_db

LATER = HEARD + timedelta(days=1)
ANSWER = '<p>Mostly on glutamine.<span data-cites="garlick-2001 kim-2017b"></span></p>'
TWICE = BODY.replace("garlick-2001 kim-2017", "kim-2017b kim-2017")


@pytest.fixture
def twin() -> Reference:
    """The same paper, typed in a second time without its identifiers."""
    return make_reference("kim-2017b", authors=[("Kim", "M.-H.")], url="https://papers.example/kim")


def merge(twin: Reference, actor: User | None = None, now: datetime = LATER) -> Reference:
    actor = actor or make_user(Role.EDITOR)
    return merging.merge(twin, make_reference("kim-2017"), actor=actor, now=now)


def test_every_mark_moves_and_none_cites_the_paper_twice(twin: Reference) -> None:
    article = make_article(body=TWICE, faqs=[("What do they run on?", ANSWER)])
    merge(twin)
    article.refresh_from_db()
    assert article.body == TWICE.replace("kim-2017b kim-2017", "kim-2017")
    assert article.faqs.get().answer == ANSWER.replace("kim-2017b", "kim-2017")
    cited = article.citations.values_list("field", "reference__citation_key")
    assert list(cited) == [
        ("body", "kim-2017"),
        ("body", "cordova-martinez-2021"),
        ("body", "kim-2017"),
        ("faqs[0].answer", "garlick-2001"),
        ("faqs[0].answer", "kim-2017"),
    ]


def test_evidence_moves_and_is_offered_once(twin: Reference) -> None:
    article = make_article()
    claim = article.claims.get()
    claim.references.add(twin)
    merge(twin)
    assert [paper.citation_key for paper in claim.references.all()] == ["kim-2017"]


def test_a_paper_that_was_listed_without_being_cited_moves(twin: Reference) -> None:
    article = make_article(body="<p>Nothing is cited here.</p>")
    article.uncited_references.add(twin)
    merge(twin)
    assert [paper.citation_key for paper in article.uncited_references.all()] == ["kim-2017"]


@pytest.mark.parametrize("status", Status)
def test_no_draft_is_left_with_a_key_that_no_paper_has(twin: Reference, status: Status) -> None:
    article = make_article(status, body=TWICE)
    merge(twin)
    article.refresh_from_db()
    assert "kim-2017b" not in article.body
    assert article.events.order_by("id").last().kind == "merge"
    assert history.first_broken_link() is None


# Drawn by hand: where a merge leaves a letter.
AFTER = {
    "draft": "draft",
    "in_review": "in_review",
    "changes_requested": "changes_requested",
    "approved": "draft",
    "scheduled": "scheduled",
    "published": "draft",
    "unpublished": "draft",
    "withdrawn": "draft",
}


@pytest.mark.parametrize(("before", "after"), AFTER.items())
def test_a_merge_voids_an_approval_and_disturbs_no_review(
    twin: Reference, before: str, after: str
) -> None:
    article = make_article(before, body=TWICE)
    merge(twin, now=NOW)
    article.refresh_from_db()
    assert article.status == after


def test_the_table_names_every_status() -> None:
    assert set(AFTER) == set(Status)


def test_what_is_under_review_is_signed_as_it_was_read(twin: Reference) -> None:
    article = make_article("in_review", body=TWICE)
    read = standing.newest_revision(article)
    merge(twin)
    approve(article, now=LATER)
    assert standing.newest_revision(article) == read
    assert "kim-2017b" in standing.newest_revision(article).text


def test_who_merged_has_a_hand_in_the_draft(twin: Reference) -> None:
    both = make_user(Role.EDITOR)
    both.groups.add(make_user(Role.REVIEWER).groups.get())
    article = make_article("approved", body=TWICE)
    merge(twin, both)
    # The admin's log tells it too; the letter's own history must do so without it.
    LogEntry.objects.all().delete()
    actions.submit(article, actor=make_user(Role.EDITOR), now=LATER)
    digest = standing.newest_revision(article).digest
    with pytest.raises(actions.Refused, match="You wrote a part of it"):
        actions.approve(article, ticked=ticks(article), actor=both, now=LATER, digest=digest)


def test_somebody_who_may_not_write_letters_may_still_merge_papers(twin: Reference) -> None:
    article = make_article(body=TWICE)
    merge(twin, make_user(Role.REVIEWER))
    article.refresh_from_db()
    assert "kim-2017b" not in article.body


def test_a_letter_that_cites_neither_is_left_alone(twin: Reference) -> None:
    article = make_article("published", body="<p>Nothing is cited here.</p>", faqs=[])
    article.claims.all().delete()
    before = article.events.count()
    merge(twin)
    article.refresh_from_db()
    assert (article.events.count(), article.status) == (before, "published")


def test_what_is_live_keeps_what_it_showed_and_its_old_key_still_leads_there(
    twin: Reference, client
) -> None:
    article = make_article("published", body=TWICE)
    before = client.get(f"/api/v1/articles/{article.slug}/").json()
    merge(twin)
    after = client.get(f"/api/v1/articles/{article.slug}/").json()
    assert after == before
    assert "kim-2017b" in [citation["key"] for citation in after["citations"]]


def test_a_mark_that_was_never_indexed_moves_too(twin: Reference) -> None:
    article = make_article()
    Faq.objects.filter(article=article).update(answer=ANSWER)
    merge(twin)
    assert article.faqs.get().answer == ANSWER.replace("kim-2017b", "kim-2017")


def test_a_key_that_begins_like_the_one_that_goes_is_left_alone() -> None:
    make_reference("kim-2017b")
    article = make_article(body=BODY.replace("garlick-2001", "kim-2017b"))
    gone, kept = make_reference("roth-2008"), make_reference("garlick-2001")
    Article.objects.filter(pk=article.pk).update(body=article.body + "<p>roth-2008 in words</p>")
    merging.merge(gone, kept, actor=make_user(Role.EDITOR), now=LATER)
    article.refresh_from_db()
    assert "kim-2017b" in article.body
    assert "roth-2008 in words" in article.body


def test_the_draft_can_be_read_and_submitted_after_a_merge(twin: Reference) -> None:
    article = make_article(body=TWICE)
    merge(twin)
    article.refresh_from_db()
    content = collect.collect(article)
    assert "kim-2017b" not in [paper.key for paper in content.references]
    actions.submit(article, actor=make_user(Role.EDITOR), now=LATER)


def test_a_text_pasted_back_from_before_the_merge_cites_the_paper_of_today(
    twin: Reference,
) -> None:
    article = make_article(body=TWICE, faqs=[("What do they run on?", ANSWER)])
    merge(twin)
    editor = make_user(Role.EDITOR)
    assert complaints(TWICE) == []
    with actions.editing(article, actor=editor, now=LATER) as draft:
        draft.body = TWICE + "<p>One more thing.</p>"
        draft.save()
        draft.faqs.update(answer=ANSWER)
    article.refresh_from_db()
    assert "kim-2017b" not in article.body + article.faqs.get().answer
    assert article.citations.filter(reference__citation_key="kim-2017").count() == 3


# Alerts


def test_an_open_alert_goes_along(twin: Reference) -> None:
    article = make_article("published", body=TWICE)
    tell(paper=twin)
    kept = merge(twin)
    alert = article.alerts.get()
    assert (alert.reference, alert.notice.reference, alert.is_open) == (kept, kept, True)


def test_one_of_two_alerts_about_the_same_notice_is_closed(twin: Reference) -> None:
    article = make_article("published", body=TWICE)
    tell(paper=twin)
    tell(paper=make_reference("kim-2017"))
    merge(twin)
    assert [alert.how for alert in article.alerts.order_by("id")] == ["void", ""]
    assert history.first_broken_link() is None


def test_a_letter_that_cited_the_one_hears_of_what_was_known_of_the_other(
    twin: Reference, django_capture_on_commit_callbacks
) -> None:
    article = make_article("published", body=BODY.replace("kim-2017", "kim-2017b"))
    tell(paper=make_reference("kim-2017"))
    already = article.alerts.count()
    with django_capture_on_commit_callbacks(execute=True):
        kept = merge(twin)
    assert already == 0 or article.claims.exists()
    assert article.alerts.get().is_open
    alerts.raise_all(kept, now=LATER)
    assert article.alerts.count() == 1
