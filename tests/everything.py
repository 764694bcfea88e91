"""
One letter to which all has happened that can be proven later: a row in every table of evidence.

It goes through the real actions, so its history is one that a real letter has.
"""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles import carrying
from articles.compliance.resolution import Kind
from articles.models import Article, Recheck, ReviewPolicy, SignatureRequirement
from articles.workflow import (
    actions,
    commented,
    commenting,
    history,
    house,
    library,
    rechecking,
    resolving,
    standing,
)
from articles.workflow.situation import Role
from tests.articles.workflow.notices import tell
from tests.factories import (
    BODY,
    NOW,
    approve,
    make_article,
    make_author,
    make_image,
    make_library_claim,
    make_user,
    override_warnings,
    ticks,
)

# A trial called a review: SUB-05c warns of it.
WARNED = BODY.replace("Twelve basketball players took it", "A 2021 review had twelve take it")
BEFORE = NOW - timedelta(hours=5)
"""When it is discussed: after it was submitted, and before it is signed."""
REASON = "“Review” is how the journal itself files this trial."


def make_everything() -> Article:
    """Make the letter: commented on, resolved, signed, published, checked again, and alarmed."""
    editor, reviewer = make_user(Role.EDITOR), make_user(Role.REVIEWER, name="Rita Reviewer")
    _agreements(reviewer)
    entry = make_library_claim(variants=("Evenwell looks after a healthy gut lining",))
    article = make_article("draft", editor=editor, body=WARNED, image=make_image())
    actions.submit(article, actor=editor, now=NOW - timedelta(hours=9))
    _discuss(article, editor, reviewer)
    _judge(article, reviewer)
    approve(article, now=NOW - timedelta(hours=2), reviewer=reviewer)
    actions.publish(article, actor=make_user(Role.PUBLISHER), now=NOW)
    _agree_elsewhere(reviewer)
    _hurry_elsewhere(reviewer)
    _check_again()
    tell(now=timezone.now())
    library.record_notification(entry, actor=reviewer, now=NOW, on=NOW.date())
    article.refresh_from_db()
    return article


def _agreements(reviewer: User) -> None:
    policy = ReviewPolicy.objects.create(why="We began.", changed_at=NOW, changed_by=reviewer)
    history.record(None, "review_policy", actor=reviewer, now=NOW, reason=policy.why, rows=[policy])


def _discuss(article: Article, editor: User, reviewer: User) -> None:
    revision = standing.newest_revision(article)
    assert revision is not None
    passage = carrying.find("twenty days", commented.fields_of(revision))
    thread = commenting.comment(
        revision, actor=reviewer, now=BEFORE, text="Which dose?", passage=passage, is_blocking=True
    )
    commenting.reply(thread, actor=editor, now=BEFORE, text="Five grams a day.")
    commenting.resolve(thread, actor=reviewer, now=BEFORE, note="I see.")


def _judge(article: Article, reviewer: User) -> None:
    """Resolve the warning twice: judged no claim and taken back, then overridden."""
    status = standing.status_of(article, now=BEFORE)
    found = standing.findings_of(article, status=status)
    warning = next(finding for finding in found if finding.code == "SUB-05c")
    judged = resolving.resolve(
        article,
        actor=reviewer,
        now=BEFORE,
        kind=Kind.NOT_A_CLAIM,
        code=warning.code,
        sentence_sha256=warning.sentence_sha256,
        reason=REASON,
    )
    house.propose_allowance(judged, why=REASON, actor=reviewer, now=BEFORE)
    resolving.revoke(judged, actor=reviewer, now=BEFORE, reason="It is a claim after all.")
    override_warnings(article, actor=reviewer, now=BEFORE)


def _agree_elsewhere(reviewer: User) -> None:
    """Override what blocks another letter, with a lawyer's word."""
    blocked = make_article("draft", authors=[make_author(disclosure="")])
    found = standing.findings_of(blocked, status=standing.status_of(blocked, now=NOW))
    made = resolving.resolve(
        blocked,
        actor=reviewer,
        now=NOW,
        kind=Kind.OVERRIDE,
        code="END-01",
        sentence_sha256=next(f.sentence_sha256 for f in found if f.code == "END-01"),
        reason="The tie is told on the page itself.",
        risk_owner="Olga Owner",
        expires_on=NOW.date() + timedelta(days=90),
    )
    resolving.countersign(made, actor=make_user(Role.LEGAL), now=NOW, note="Weighed.")


def _hurry_elsewhere(reviewer: User) -> None:
    """Approve another letter in an emergency, without the lawyer's signature."""
    SignatureRequirement.objects.create(content_kind="any", capacity="legal")
    hurried = make_article("in_review")
    approve(hurried, now=NOW)
    for actor in (reviewer, make_user(Role.ADMINISTRATOR)):
        actions.emergency_approve(
            hurried,
            actor=actor,
            now=NOW,
            digest=hurried.revisions.get().digest,
            reason="A batch is called back today.",
            ticked=ticks(hurried),
        )


def _check_again() -> None:
    """Teach the checker a word, and have all that is live checked by it."""
    house.add_term(
        kind="disease",
        phrase="zorb",
        why="A word that a wholesaler uses for an illness.",
        actor=make_user(Role.REVIEWER),
        now=timezone.now(),
    )
    run = Recheck.objects.latest("id")
    rechecking.prepare(run, now=timezone.now())
    for _ in rechecking.steps(run):
        pass
    rechecking.finish(run, now=timezone.now())
