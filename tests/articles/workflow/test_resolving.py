"""Resolving findings: what is recorded, what it clears, what undoes it, and what is signed."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, connection, transaction

from articles import frozen
from articles.compliance.finding import Severity
from articles.compliance.resolution import Kind
from articles.models import Article, Countersignature, Event, Resolution, Revocation
from articles.refusal import Refused
from articles.workflow import actions, history, library, resolved, resolving, standing
from articles.workflow.policy import Role
from tests.factories import (
    BODY,
    NOW,
    approve,
    make_article,
    make_author,
    make_library_claim,
    make_user,
    override_warnings,
    ticks,
)

pytestmark = pytest.mark.django_db

# A trial called a review: SUB-05c warns of it.
WARNED = BODY.replace("Twelve basketball players took it", "A 2021 review had twelve take it")
LATER = NOW + timedelta(days=1)
REASON = "“Review” is how the journal itself files this trial."


def edit(article: Article, *, now=NOW, actor: User | None = None, **changes: Any) -> None:
    with actions.editing(article, actor=actor or make_user(Role.EDITOR), now=now) as draft:
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save()


def open_findings(article: Article, *, now=NOW) -> list[str]:
    status = standing.status_of(article, now=now)
    found = standing.assess(article, status=status, on=resolved.day(now))
    return [row.finding.code for row in found.outcomes if row.is_open]


def resolve(article: Article, code: str = "SUB-05c", *, now=NOW, **facts: Any) -> Resolution:
    article.refresh_from_db()
    found = standing.findings_of(article, status=standing.status_of(article, now=now))
    facts = {"kind": Kind.NOT_A_CLAIM, "reason": REASON, "actor": None, **facts}
    facts["actor"] = facts["actor"] or make_user(Role.REVIEWER)
    sentence = next(row.sentence_sha256 for row in found if row.code == code)
    return resolving.resolve(article, now=now, code=code, sentence_sha256=sentence, **facts)


def owned(**facts: Any) -> dict[str, Any]:
    return {
        "kind": Kind.OVERRIDE,
        "risk_owner": "Olga Owner",
        "expires_on": date(2026, 9, 1),
        **facts,
    }


@pytest.fixture
def warned() -> Article:
    article = make_article("draft", body=WARNED)
    assert open_findings(article) == ["SUB-05c"]
    return article


@pytest.fixture
def blocked() -> Article:
    """A letter that hides its author's tie to the brand: END-01 blocks it."""
    article = make_article("draft", authors=[make_author(disclosure="")])
    assert open_findings(article) == ["END-01"]
    return article


def submit(article: Article, *, now=NOW) -> None:
    actions.submit(article, actor=make_user(Role.EDITOR), now=now)
    article.refresh_from_db()


# What a resolution records and clears


def test_it_records_who_when_under_which_rules_on_which_sentence_and_why(warned: Article) -> None:
    reviewer = make_user(Role.REVIEWER, name="Rita Reviewer")
    made = resolve(warned, actor=reviewer)
    assert (made.made_by, made.printed_name, made.made_at) == (reviewer, "Rita Reviewer", NOW)
    assert (made.kind, made.code, made.severity) == ("R3", "SUB-05c", "warn")
    assert made.sentence.startswith("A 2021 review had twelve take it")
    assert len(made.sentence_sha256) == 64
    assert made.policy_version
    assert made.reason == REASON
    assert made.revision is None
    event = warned.events.order_by("id").last()
    assert (event.kind, event.actor, event.reason) == ("resolve", reviewer, REASON)
    assert json.loads(event.record)["details"]["resolutions"] == [resolved.told(made)]
    assert history.first_broken_link() is None


def test_a_warning_holds_an_approval_back_until_it_is_resolved(warned: Article) -> None:
    submit(warned)
    digest = standing.newest_revision(warned).digest
    reviewer = make_user(Role.REVIEWER)
    with pytest.raises(Refused, match="1 warning is open"):
        actions.approve(warned, ticked=ticks(warned), actor=reviewer, now=NOW, digest=digest)
    made = resolve(warned, actor=reviewer)
    assert made.revision.number == 1
    assert actions.approve(warned, ticked=ticks(warned), actor=reviewer, now=NOW, digest=digest)


def test_what_is_only_shown_holds_nothing_back() -> None:
    article = make_article("in_review")
    found = standing.findings_of(article, status="in_review")
    assert {row.severity for row in found} == {Severity.INFO}
    approve(article, now=NOW)
    assert not article.resolutions.exists()


def test_resolving_makes_nobody_a_writer_and_leaves_the_status(warned: Article) -> None:
    submit(warned)
    before = standing.situation_of(warned, now=NOW).wrote
    resolve(warned)
    warned.refresh_from_db()
    assert warned.status == "in_review"
    assert standing.situation_of(warned, now=NOW).wrote == before


def test_it_survives_edits_elsewhere_and_moving_the_sentence(warned: Article) -> None:
    resolve(warned)
    first, rest = WARNED.split("</p>", 1)
    edit(warned, body=f"<p>A new beginning.</p>{rest}{first}</p>", headline="Another headline")
    warned.refresh_from_db()
    assert open_findings(warned) == []


def test_it_is_void_once_its_sentence_changes_and_stays_listed(warned: Article) -> None:
    resolve(warned)
    edit(warned, body=WARNED.replace("twelve take it", "thirteen take it"))
    warned.refresh_from_db()
    assert open_findings(warned) == ["SUB-05c"]
    found = standing.assess(warned, status=warned.status, on=resolved.day(NOW))
    assert [(row.standing, "changed" in row.why) for row in found.fates] == [("void", True)]


def test_it_holds_again_when_the_old_words_come_back(warned: Article) -> None:
    resolve(warned)
    edit(warned, body=BODY)
    edit(warned, body=WARNED)
    warned.refresh_from_db()
    assert open_findings(warned) == []


def test_an_override_ends_with_its_last_day(warned: Article) -> None:
    resolve(warned, **owned(expires_on=date(2026, 6, 2)))
    assert open_findings(warned, now=LATER) == []
    assert open_findings(warned, now=LATER + timedelta(days=1)) == ["SUB-05c"]


def test_a_letter_is_not_scheduled_beyond_the_override_it_rests_on(warned: Article) -> None:
    resolve(warned, **owned(expires_on=date(2026, 6, 2)))
    submit(warned)
    approve(warned, now=NOW)
    publisher = make_user(Role.PUBLISHER)
    with pytest.raises(Refused, match="1 warning is open"):
        actions.schedule(warned, actor=publisher, now=NOW, at=NOW + timedelta(days=2))
    assert actions.schedule(warned, actor=publisher, now=NOW, at=LATER)


def test_taken_back_it_holds_the_publication_back_that_it_let_through(warned: Article) -> None:
    made = resolve(warned)
    submit(warned)
    approve(warned, now=NOW)
    resolving.revoke(made, actor=make_user(Role.LEGAL), now=NOW, reason="A trial is no review.")
    with pytest.raises(Refused, match="1 warning is open"):
        actions.publish(warned, actor=make_user(Role.PUBLISHER), now=NOW)
    event = warned.events.order_by("id").last()
    assert (event.kind, event.reason) == ("revoke", "A trial is no review.")
    assert history.first_broken_link() is None


# A claim of the library


def link(article: Article, **facts: Any) -> Resolution:
    claim = make_library_claim(**facts)
    editor = make_user(Role.EDITOR)
    return resolve(article, "SF-01", actor=editor, kind=Kind.LINK_CLAIM, entry=claim)


def standing_of(made: Resolution, *, now=NOW) -> tuple[str, str]:
    status = standing.status_of(made.article, now=now)
    found = standing.assess(made.article, status=status, on=resolved.day(now))
    return next((f.standing, f.why) for f in found.fates if f.resolution.number == made.pk)


def test_a_library_claim_in_other_words_counts_once_a_medical_reviewer_agreed() -> None:
    made = link(make_article("draft"), text="Evenwell looks after the gut lining.")
    assert standing_of(made)[0] == "waiting"
    with pytest.raises(Refused, match="medical reviewer"):
        resolving.countersign(made, actor=make_user(Role.REVIEWER), now=NOW)
    resolving.countersign(made, actor=make_user(Role.MEDICAL), now=NOW)
    assert standing_of(made)[0] == "in_force"
    assert history.first_broken_link() is None


def test_the_librarys_own_words_need_nobodys_word() -> None:
    article = make_article("draft")
    words = next(f.passage for f in standing.findings_of(article, status="draft"))
    assert standing_of(link(article, text=words))[0] == "in_force"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"approved": False}, "not approved"),
        ({"expires_on": date(2026, 6, 2)}, "expired"),
    ],
)
def test_a_claim_that_does_not_hold_is_refused(facts: dict[str, Any], why: str) -> None:
    claim, article = make_library_claim(**facts), make_article("draft")
    later = NOW + timedelta(days=30)
    with pytest.raises(Refused, match=why):
        resolve(
            article,
            "SF-01",
            actor=make_user(Role.EDITOR),
            kind=Kind.LINK_CLAIM,
            entry=claim,
            now=later,
        )


def test_a_claim_that_is_retired_takes_its_resolutions_along() -> None:
    made = link(make_article("draft"))
    resolving.countersign(made, actor=make_user(Role.MEDICAL), now=NOW)
    library.retire(made.entry, actor=make_user(Role.REVIEWER), now=NOW, reason="A trial fell.")
    assert standing_of(made) == (
        "void",
        "This claim of the library is not approved (yet, or any more).",
    )


# Two people


def test_a_blocking_finding_is_overridden_by_regulatory_and_legal_together(
    blocked: Article,
) -> None:
    reviewer, lawyer = make_user(Role.REVIEWER), make_user(Role.LEGAL)
    made = resolve(blocked, "END-01", actor=reviewer, **owned())
    assert open_findings(blocked) == ["END-01"]
    resolving.countersign(made, actor=lawyer, now=NOW, note="Weighed with counsel.")
    assert open_findings(blocked) == []
    signed = made.countersignatures.get()
    assert (signed.made_by, signed.capacity) == (lawyer, "legal")
    event = blocked.events.order_by("id").last()
    assert (event.kind, event.actor) == ("countersign", lawyer)
    assert history.first_broken_link() is None


def test_nobody_is_both_persons_not_even_an_administrator(blocked: Article) -> None:
    admin = make_user(Role.ADMINISTRATOR)
    made = resolve(blocked, "END-01", actor=admin, **owned())
    with pytest.raises(Refused, match="second person"):
        resolving.countersign(made, actor=admin, now=NOW)
    resolving.countersign(made, actor=make_user(Role.ADMINISTRATOR), now=NOW)
    assert open_findings(blocked) == []


def test_nobody_agrees_twice_or_to_what_waits_for_nobody(blocked: Article) -> None:
    made = resolve(blocked, "END-01", **owned())
    resolving.countersign(made, actor=make_user(Role.LEGAL), now=NOW)
    with pytest.raises(Refused, match="waits for nobody"):
        resolving.countersign(made, actor=make_user(Role.LEGAL), now=NOW)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR])
def test_whoever_wrote_the_letter_does_not_resolve_its_findings(role: Role) -> None:
    writer = make_user(Role.EDITOR)
    writer.groups.add(Group.objects.get(name=role.value))
    article = make_article("draft", body=WARNED, editor=writer)
    with pytest.raises(Refused, match="You wrote a part"):
        resolve(article, actor=writer)


def test_whoever_wrote_it_long_ago_still_does_not(warned: Article) -> None:
    both = make_user(Role.EDITOR)
    both.groups.add(Group.objects.get(name="reviewers"))
    edit(warned, actor=both, description="A first word.")
    submit(warned)
    approve(warned, now=NOW)
    edit(warned, body=WARNED.replace("twelve take it", "thirteen take it"))
    with pytest.raises(Refused, match="You wrote a part"):
        resolve(warned, actor=both, **owned(expires_on=date(2026, 9, 1)))


@pytest.mark.parametrize(
    ("role", "word"),
    [(Role.EDITOR, "regulatory"), (Role.PUBLISHER, "regulatory"), (Role.MEDICAL, "regulatory")],
)
def test_who_has_not_the_capacity_is_refused(warned: Article, role: Role, word: str) -> None:
    with pytest.raises(Refused, match=word):
        resolve(warned, actor=make_user(role))
    assert not Resolution.objects.exists()


# What is refused


def test_a_finding_that_is_gone_cannot_be_resolved(warned: Article) -> None:
    found = standing.findings_of(warned, status=warned.status)
    sentence = next(row.sentence_sha256 for row in found if row.code == "SUB-05c")
    edit(warned, body=BODY)
    with pytest.raises(Refused, match="finds nothing there any more"):
        resolving.resolve(
            warned,
            actor=make_user(Role.REVIEWER),
            now=NOW,
            kind=Kind.NOT_A_CLAIM,
            code="SUB-05c",
            sentence_sha256=sentence,
            reason=REASON,
        )


def test_a_finding_is_resolved_once(warned: Article) -> None:
    resolve(warned)
    with pytest.raises(Refused, match="resolved already"):
        resolve(warned, **owned())


def test_what_waits_already_is_not_recorded_again(blocked: Article) -> None:
    resolve(blocked, "END-01", **owned())
    with pytest.raises(Refused, match="waits for a second person"):
        resolve(blocked, "END-01", **owned())


def test_a_refused_resolution_leaves_nothing_behind(warned: Article) -> None:
    events = Event.objects.count()
    with pytest.raises(Refused):
        resolve(warned, reason="No claim.")
    assert not Resolution.objects.exists()
    assert Event.objects.count() == events


# What mending records


def test_submitting_records_what_was_mended(warned: Article) -> None:
    submit(warned)
    editor = make_user(Role.EDITOR, name="Edda Editor")
    actions.request_changes(
        warned, actor=make_user(Role.REVIEWER), now=NOW, reason="It was a trial."
    )
    edit(warned, actor=editor, body=BODY)
    actions.submit(warned, actor=editor, now=LATER)
    made = warned.resolutions.get()
    assert (made.kind, made.code, made.printed_name) == ("R1", "SUB-05c", "Edda Editor")
    assert (made.revision.number, made.made_at) == (2, LATER)
    assert "Revision 2 has it no more." in made.reason
    assert history.first_broken_link() is None


def test_a_disclosure_that_was_added_is_recorded_as_one(blocked: Article) -> None:
    submit(blocked)
    actions.recall(blocked, actor=make_user(Role.EDITOR), now=NOW)
    blocked.authors.update(disclosure="I co-founded the company that makes Evenwell.")
    submit(blocked, now=LATER)
    assert [(row.kind, row.code) for row in blocked.resolutions.all()] == [("R5", "END-01")]


def test_words_that_come_back_after_they_were_mended_are_open_again(warned: Article) -> None:
    for body in (WARNED, BODY, WARNED):
        edit(warned, body=body)
        submit(warned)
        actions.recall(warned, actor=make_user(Role.EDITOR), now=NOW)
    assert [row.kind for row in warned.resolutions.all()] == ["R1"]
    assert open_findings(warned) == ["SUB-05c"]


def test_the_first_submission_mends_nothing(warned: Article) -> None:
    submit(warned)
    assert not warned.resolutions.exists()


def test_an_account_without_a_name_may_still_submit_what_it_mended(warned: Article) -> None:
    submit(warned)
    actions.recall(warned, actor=make_user(Role.EDITOR), now=NOW)
    edit(warned, body=BODY)
    nameless = make_user(Role.EDITOR, name="Nobody", username="nn")
    User.objects.filter(pk=nameless.pk).update(first_name="", last_name="")
    nameless.refresh_from_db()
    actions.submit(warned, actor=nameless, now=LATER)
    assert warned.resolutions.get().printed_name == "nn"


# What a signature binds


def test_a_signature_binds_the_resolutions_in_force_and_the_policy(warned: Article) -> None:
    old = resolve(warned)
    resolving.revoke(old, actor=make_user(Role.REVIEWER), now=NOW, reason="Not so.")
    (made,) = override_warnings(warned, actor=make_user(Role.REVIEWER), now=NOW)
    submit(warned)
    approve(warned, now=NOW)
    signed = standing.newest_revision(warned).approvals.get()
    assert json.loads(signed.resolutions) == [resolved.told(made) | {"countersigned": []}]
    assert "SUB-05c" in signed.findings
    assert len(signed.policy_sha256) == 64
    assert signed.bound_sha256 == history.bound(signed)
    event = warned.events.get(kind="approve")
    assert json.loads(event.record)["details"]["signature"]["bound_sha256"] == signed.bound_sha256


def test_nobody_signs_what_they_did_not_look_at(letter_in_review: Article) -> None:
    digest = standing.newest_revision(letter_in_review).digest
    reviewer = make_user(Role.REVIEWER)
    for ticked in ([], ["DISC-05 elsewhere"]):
        with pytest.raises(Refused, match="1 point is not ticked") as refused:
            actions.approve(letter_in_review, actor=reviewer, now=NOW, digest=digest, ticked=ticked)
        assert refused.value.refusal.code == "ticked"
    approve(letter_in_review, now=NOW, reviewer=reviewer)
    signed = standing.newest_revision(letter_in_review).approvals.get()
    (answer,) = json.loads(signed.answers)
    assert (answer["code"], answer["about"]) == ("DISC-05", "disclaimers")
    assert "in bold type" in answer["statement"]


# The database keeps it


@pytest.fixture
def kept(blocked: Article) -> dict[type, Any]:
    made = resolve(blocked, "END-01", **owned())
    signed = resolving.countersign(made, actor=make_user(Role.LEGAL), now=NOW)
    ended = resolving.revoke(made, actor=make_user(Role.LEGAL), now=NOW, reason="No.")
    return {Resolution: made, Countersignature: signed, Revocation: ended}


@pytest.mark.parametrize("model", [Resolution, Countersignature, Revocation])
def test_the_database_refuses_to_rewrite_or_delete_it(kept: dict, model: type) -> None:
    row = model.objects.filter(pk=kept[model].pk)
    with pytest.raises(Exception, match="never changed or deleted"), transaction.atomic():
        row.update(reason="because")
    with pytest.raises(Exception, match="never changed or deleted"), transaction.atomic():
        row._raw_delete(row.db)


@pytest.mark.parametrize("model", [Resolution, Countersignature, Revocation])
def test_what_somebody_rewrote_all_the_same_breaks_the_chain(kept: dict, model: type) -> None:
    frozen.remove(connection)
    model.objects.filter(pk=kept[model].pk).update(printed_name="Somebody Else")
    broken = history.first_broken_link()
    assert broken is not None
    assert broken.reason == "its column printed_name does not say what its event recorded"


def test_one_slipped_in_beside_the_workflow_breaks_the_chain(warned: Article) -> None:
    row = resolve(warned)
    row.pk = None
    row.save(force_insert=True)
    assert history.first_broken_link() is not None


BROKEN = [
    {"kind": "R9"},
    {"reason": ""},
    {"reason": "Too short."},
    {"sentence_sha256": "x"},
    {"sentence": ""},
    {"printed_name": ""},
    {"risk_owner": "Olga Owner"},
    {"expires_on": date(2026, 9, 1)},
    {"kind": "R4", "risk_owner": "Olga Owner"},
    {"kind": "R4", "expires_on": date(2026, 9, 1)},
    {"kind": "R2"},
    {"kind": "R6"},
    {"authorised": "calcium"},
]


@pytest.mark.parametrize("change", BROKEN, ids=str)
def test_the_database_refuses_a_resolution_that_lacks_what_its_kind_needs(
    warned: Article, change: dict[str, Any]
) -> None:
    row = resolve(warned)
    row.pk = None
    for name, value in change.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
