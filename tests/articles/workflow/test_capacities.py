"""Several people sign one revision: who is missing, what counts together, what is bound."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError, connection, transaction

from articles import frozen
from articles.compliance.resolution import Capacity
from articles.models import Approval, Article, OwedSignature, SignatureRequirement
from articles.rendering import markdown
from articles.workflow import actions, afterwards, history, holding, requiring, standing
from articles.workflow.asking import Asked
from articles.workflow.policy import Role
from articles.workflow.states import Action
from tests.articles.workflow.notices import tell
from tests.factories import NOW, approve, make_article, make_user, ticks

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)


def require(capacity: str, kind: str = "product") -> list[Article]:
    return requiring.save(SignatureRequirement(content_kind=kind, capacity=capacity), now=NOW)


def sign(article: Article, actor: User, *, now=NOW, **more: object) -> Approval:
    digest = standing.newest_revision(article).digest
    approval = actions.approve(
        article, actor=actor, now=now, digest=digest, ticked=ticks(article), **more
    )
    article.refresh_from_db()
    return approval


def call(article: Article, actor: User, *, now=NOW, reason: str = "A lot is recalled.") -> Approval:
    digest = standing.newest_revision(article).digest
    approval = actions.emergency_approve(
        article, actor=actor, now=now, digest=digest, reason=reason, ticked=ticks(article)
    )
    article.refresh_from_db()
    return approval


def publish(article: Article, *, now=SOON) -> None:
    actions.publish(article, actor=make_user(Role.PUBLISHER), now=now)
    article.refresh_from_db()


def refused(action: Action, article: Article, role: Role) -> str:
    """Return the code with which somebody of `role` would be refused, empty where not."""
    no = standing.refusals(article, user=make_user(role), now=SOON)[action]
    return no.code if no else ""


@pytest.mark.parametrize("order", [("reviewers", "medical"), ("medical", "reviewers")])
def test_the_last_signature_approves_whatever_the_order(order: tuple[str, str]) -> None:
    require("medical")
    article = make_article("in_review")
    first, second = (make_user(Role(name)) for name in order)
    sign(article, first)
    assert article.status == "in_review"
    sign(article, second)
    assert article.status == "approved"
    events = article.events.filter(kind__in=["sign", "approve"]).order_by("id")
    missing = {"reviewers": ["medical"], "medical": ["regulatory"]}[order[0]]
    assert [json.loads(event.record)["details"]["missing"] for event in events] == [missing, []]
    assert [event.kind for event in events] == ["sign", "approve"]
    assert history.first_broken_link() is None


def test_the_author_signs_in_no_capacity_even_when_another_signed_first() -> None:
    require("medical")
    editor = make_user(Role.EDITOR)
    article = make_article("in_review", editor=editor)
    editor.groups.add(*make_user(Role.MEDICAL).groups.all())
    sign(article, make_user(Role.REVIEWER))
    with pytest.raises(actions.Refused, match="You wrote a part of it"):
        sign(article, editor)


def test_who_wrote_a_revision_that_got_one_of_two_signatures_still_wrote_it() -> None:
    require("medical")
    editor, other = make_user(Role.EDITOR), make_user(Role.EDITOR)
    article = make_article("in_review", editor=editor)
    sign(article, make_user(Role.REVIEWER))
    actions.recall(article, actor=other, now=NOW)
    with actions.editing(article, actor=other, now=NOW) as draft:
        draft.headline = "Another headline"
        draft.save()
    actions.submit(article, actor=other, now=NOW)
    editor.groups.add(*make_user(Role.MEDICAL).groups.all())
    with pytest.raises(actions.Refused, match="You wrote a part of it"):
        sign(article, editor)


def test_submitting_the_same_words_again_does_not_let_their_writer_sign_them() -> None:
    editor = make_user(Role.EDITOR)
    article = make_article("approved", editor=editor)
    actions.submit(article, actor=make_user(Role.EDITOR), now=NOW)
    editor.groups.add(*make_user(Role.REVIEWER).groups.all())
    with pytest.raises(actions.Refused, match="You wrote a part of it"):
        sign(article, editor)


def test_an_administrator_signs_once_and_says_in_which_capacity() -> None:
    require("medical")
    article = make_article("in_review")
    administrator = make_user(Role.ADMINISTRATOR)
    with pytest.raises(actions.Refused, match="regulatory or medical"):
        sign(article, administrator)
    assert sign(article, administrator, capacity=Capacity.MEDICAL).capacity == "medical"
    with pytest.raises(actions.Refused, match="You signed it in medical capacity"):
        sign(article, administrator, capacity=Capacity.REGULATORY)


def test_the_database_lets_nobody_sign_twice_under_the_same_facts() -> None:
    approval = make_article("approved").revisions.get().approvals.get()
    for changes in ({"capacity": "medical"}, {"reviewer": make_user(Role.REVIEWER)}):
        again = Approval.objects.get(pk=approval.pk)
        again.pk = None
        for name, value in changes.items():
            setattr(again, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            again.save()


def test_a_requirement_of_another_kind_of_letter_asks_for_nothing() -> None:
    require("legal", kind="testimonial")
    assert make_article("approved").status == "approved"


def test_a_requirement_added_later_makes_an_approved_letter_wait_and_leaves_what_is_live() -> None:
    live, article = make_article("published"), make_article("approved")
    require("legal")
    assert live.publications.live(SOON).exists()
    with pytest.raises(actions.Refused, match="The legal signature is missing"):
        publish(article)
    sign(article, make_user(Role.LEGAL))
    publish(article)
    assert article.status == "published"


def test_a_requirement_taken_back_asks_for_nothing_more() -> None:
    article = make_article("approved")
    require("legal")
    SignatureRequirement.objects.all().delete()
    publish(article)


def test_a_signature_keeps_what_was_required_in_its_moment() -> None:
    require("medical")
    told = json.loads(sign(make_article("in_review"), make_user(Role.MEDICAL)).requirements)
    assert told["capacities"] == ["regulatory", "medical"]
    assert told["requirements"] == [["product", "medical"]]


def test_readers_are_told_of_the_regulatory_reviewer_whoever_signs_last() -> None:
    require("medical")
    article = make_article("in_review")
    reviewer = make_user(Role.REVIEWER)
    sign(article, reviewer)
    sign(article, make_user(Role.MEDICAL), now=NOW + timedelta(minutes=5))
    publish(article)
    assert article.publications.get().approval.reviewer == reviewer


def test_those_whose_signature_is_missing_are_asked_and_then_those_who_publish(
    django_capture_on_commit_callbacks,
) -> None:
    require("medical")
    make_user(Role.PUBLISHER, email="publisher@evenwell.example")
    medical = make_user(Role.MEDICAL, email="medical@evenwell.example")
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article("in_review")
        assert article.status == "in_review"
    assert [message.to for message in mail.outbox] == [["medical@evenwell.example"]]
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        sign(article, make_user(Role.REVIEWER))
    assert [message.subject[:32] for message in mail.outbox] == ["Waits for the medical signature:"]
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        sign(article, medical)
    assert [message.to for message in mail.outbox] == [["publisher@evenwell.example"]]


# What a signature binds


def render_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the software render Markdown with one more byte, as a new release might."""
    rendered = markdown.letter_markdown
    monkeypatch.setattr(markdown, "letter_markdown", lambda *args: rendered(*args) + "\n")


def test_one_byte_of_difference_refuses_publication_until_it_is_signed_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live, article = make_article("published"), make_article("approved")
    render_otherwise(monkeypatch)
    with pytest.raises(actions.Refused, match="the Markdown would differ"):
        publish(article)
    with pytest.raises(actions.Refused, match="the Markdown would differ"):
        actions.schedule(
            article, actor=make_user(Role.PUBLISHER), now=NOW, at=NOW + timedelta(days=1)
        )
    assert live.publications.live(SOON).exists()
    actions.submit(article, actor=make_user(Role.EDITOR), now=NOW)
    approve(article, now=NOW)
    publish(article)


def test_what_is_published_is_what_was_signed_byte_for_byte() -> None:
    article = make_article("approved")
    signed = json.loads(article.revisions.get().approvals.get().documents)
    assert set(signed) == {"detail", "json_ld", "markdown", "card", "tags"}
    publish(article)
    assert history.first_broken_link() is None


@pytest.mark.parametrize("column", ["documents", "requirements", "capacity", "resolutions"])
def test_a_signature_changed_in_the_database_is_found(column: str) -> None:
    article = make_article("approved")
    frozen.remove(connection)
    Approval.objects.filter(revision__article=article).update(**{column: "legal"})
    broken = history.first_broken_link()
    assert broken is not None
    assert "Reviewers Person" in broken.place


# A schedule whose approval no longer holds


def scheduled() -> Article:
    return make_article("scheduled")


def cancelled(article: Article) -> str:
    """Return why the schedule of `article` was cancelled; fails if it was not."""
    article.refresh_from_db()
    assert article.status == "approved"
    assert not article.publications.live(NOW + timedelta(days=9)).exists()
    return json.loads(article.events.latest("id").record)["details"]["code"]


def test_a_requirement_added_later_cancels_a_schedule_and_is_told(
    django_capture_on_commit_callbacks,
) -> None:
    article = scheduled()
    make_user(Role.PUBLISHER, email="publisher@evenwell.example")
    with django_capture_on_commit_callbacks(execute=True):
        assert require("legal") == [article]
    assert cancelled(article) == "signatures"
    assert [message.subject for message in mail.outbox] == [
        f"Publication cancelled: {article.headline}"
    ]


def test_software_that_renders_otherwise_cancels_a_schedule_at_the_last_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = scheduled()
    assert holding.sweep(now=NOW) == []
    render_otherwise(monkeypatch)
    assert holding.sweep(now=NOW, letters=[article.pk]) == [article]
    assert cancelled(article) == "documents"


def test_a_document_changed_in_the_database_cancels_a_schedule() -> None:
    article = scheduled()
    planned = article.publications.get()
    planned.markdown += "A sentence that nobody signed."
    planned.save(update_fields=["markdown"])
    holding.sweep(now=NOW)
    assert cancelled(article) == "documents"


def test_what_was_live_goes_on_when_its_successor_is_cancelled() -> None:
    article = make_article("published")
    with actions.editing(article, actor=make_user(Role.EDITOR), now=NOW) as draft:
        draft.headline = "Another headline"
        draft.save()
    actions.submit(article, actor=make_user(Role.EDITOR), now=NOW)
    approve(article, now=NOW)
    at = NOW + timedelta(days=1)
    actions.schedule(article, actor=make_user(Role.PUBLISHER), now=SOON, at=at)
    require("legal")
    later = NOW + timedelta(days=9)
    assert article.publications.live(later).get().revision.number == 1


def test_the_last_look_is_booked_for_the_minute_before() -> None:
    from django_tasks_db.models import DBTaskResult

    scheduled()
    booked = DBTaskResult.objects.get(task_path="articles.workflow.holding.look")
    assert booked.run_after == NOW + timedelta(days=1) - timedelta(minutes=1)


def test_once_live_a_letter_is_cancelled_no_more() -> None:
    article = scheduled()
    require("legal")
    SignatureRequirement.objects.all().delete()
    actions.schedule(article, actor=make_user(Role.PUBLISHER), now=NOW, at=SOON)
    SignatureRequirement.objects.create(content_kind="any", capacity="legal")
    assert holding.sweep(now=SOON) == []
    assert article.publications.live(SOON).exists()


# An emergency


def waiting() -> Article:
    """Return a letter that regulatory affairs signed and that waits for a medical signature."""
    require("medical")
    article = make_article("in_review")
    sign(article, make_user(Role.REVIEWER))
    return article


def test_two_people_approve_in_an_emergency_and_the_signature_is_owed_from_then_on(
    django_capture_on_commit_callbacks,
) -> None:
    article = waiting()
    for role in Role:
        make_user(role, email=f"{role.value}@evenwell.example")
    with django_capture_on_commit_callbacks(execute=True):
        call(article, make_user(Role.REVIEWER))
    assert article.status == "in_review"
    told = {to for message in mail.outbox for to in message.to}
    assert told == {f"{role.value}@evenwell.example" for role in Role if role is not Role.EDITOR}
    approval = call(article, make_user(Role.ADMINISTRATOR), now=SOON)
    assert (approval.meaning, approval.capacity) == (
        "approved for publication in an emergency",
        "administrator",
    )
    assert article.status == "approved"
    owed = OwedSignature.objects.get()
    assert (owed.capacity, owed.due_at) == ("medical", SOON + timedelta(days=3))
    publish(article)
    kinds = article.events.order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-3:] == ["emergency_call", "emergency_approve", "publish"]
    assert history.first_broken_link() is None


def test_an_emergency_needs_a_reason_of_each() -> None:
    article = waiting()
    with pytest.raises(actions.Refused, match="Write why"):
        call(article, make_user(Role.REVIEWER), reason=" ")


def test_what_is_owed_is_overdue_until_somebody_with_no_part_in_it_signs() -> None:
    article = waiting()
    administrator = make_user(Role.ADMINISTRATOR)
    call(article, make_user(Role.REVIEWER))
    call(article, administrator)
    publish(article)
    owed = OwedSignature.objects.get()
    late = NOW + timedelta(days=4)
    assert list(OwedSignature.objects.overdue(late)) == [owed]
    digest = owed.revision.digest
    signature = {"now": late, "digest": digest, "ticked": ticks(article)}
    with pytest.raises(actions.Refused, match="You signed this revision already"):
        afterwards.sign(owed, actor=administrator, **signature)
    afterwards.sign(owed, actor=make_user(Role.MEDICAL), **signature)
    assert not OwedSignature.objects.open(late).exists()
    assert history.first_broken_link() is None


def test_what_is_owed_is_not_signed_over_a_paper_that_fell_meanwhile() -> None:
    article = waiting()
    call(article, make_user(Role.REVIEWER))
    call(article, make_user(Role.ADMINISTRATOR))
    publish(article)
    tell()
    owed = OwedSignature.objects.get()
    no = afterwards.refusal(owed, user=make_user(Role.MEDICAL), now=SOON)
    assert no is not None
    assert no.code in ("alert", "findings")


def test_what_is_owed_is_forgotten_only_with_its_revision() -> None:
    article = waiting()
    call(article, make_user(Role.REVIEWER))
    call(article, make_user(Role.ADMINISTRATOR))
    publish(article)
    with actions.editing(article, actor=make_user(Role.EDITOR), now=SOON) as draft:
        draft.headline = "Another headline"
        draft.save()
    actions.submit(article, actor=make_user(Role.EDITOR), now=SOON)
    assert OwedSignature.objects.open(SOON).exists()
    sign(article, make_user(Role.REVIEWER), now=SOON)
    sign(article, make_user(Role.MEDICAL), now=SOON)
    publish(article)
    assert not OwedSignature.objects.open(SOON).exists()


# No, and what to change


def test_a_rejected_letter_is_a_draft_again_and_its_text_is_not_submitted_twice() -> None:
    article = make_article("in_review")
    editor = make_user(Role.EDITOR)
    actions.reject(article, actor=make_user(Role.LEGAL), now=NOW, reason="We do not run this.")
    article.refresh_from_db()
    assert article.status == "draft"
    with pytest.raises(actions.Refused, match="rejected this very text on 1 June 2026: We do not"):
        actions.submit(article, actor=editor, now=NOW)
    with actions.editing(article, actor=editor, now=NOW) as draft:
        draft.headline = "Another headline"
        draft.save()
    actions.submit(article, actor=editor, now=NOW)


def test_changes_are_asked_for_at_places_of_the_revision_and_kept_with_it() -> None:
    article = make_article("in_review")
    asked = Asked(field="body", quote="and I take it myself", text="Say since when.")
    actions.request_changes(
        article, actor=make_user(Role.MEDICAL), now=NOW, reason="One thing.", asked=[asked]
    )
    (told,) = json.loads(article.events.latest("id").record)["details"]["asked"]
    assert Asked(**told) == asked


def test_changes_cannot_be_asked_for_where_the_letter_says_something_else() -> None:
    article = make_article("in_review")
    asked = Asked(field="body", quote="words that are not there")
    with pytest.raises(actions.Refused, match="is not what the letter says"):
        actions.request_changes(
            article, actor=make_user(Role.REVIEWER), now=NOW, reason="One.", asked=[asked]
        )
    article.refresh_from_db()
    assert article.status == "in_review"
