"""Comments: what is recorded, whom they reach, what they stop, and where they are seen later."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError, transaction

from articles import carrying
from articles.models import Article, Comment, CommentResolution, Revision
from articles.refusal import Refused
from articles.workflow import actions, commented, commenting, history, standing, telling
from articles.workflow.commented import Where
from articles.workflow.policy import Role
from articles.workflow.states import Action
from tests.factories import BODY, NOW, approve, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)
PASSAGE = "took it for twenty days"


@pytest.fixture
def rita() -> User:
    return make_user(Role.REVIEWER, name="Rita Reviewer", username="rita", email="rita@e.example")


@pytest.fixture
def edda() -> User:
    return make_user(Role.EDITOR, name="Edda Editor", username="edda", email="edda@e.example")


def newest(article: Article) -> Revision:
    revision = standing.newest_revision(article)
    assert revision is not None
    return revision


def say(article: Article, by: User, text: str = "Which dose?", **facts: object) -> Comment:
    revision = newest(article)
    quote = facts.pop("quote", "")
    passage = carrying.find(str(quote), commented.fields_of(revision)) if quote else None
    return commenting.comment(revision, actor=by, now=NOW, text=text, passage=passage, **facts)


def submit_again(article: Article, editor: User, body: str) -> Revision:
    actions.recall(article, actor=editor, now=LATER)
    with actions.editing(article, actor=editor, now=LATER) as draft:
        draft.body = body
        draft.save()
    return actions.submit(article, actor=editor, now=LATER)


def test_it_records_who_said_what_on_which_passage_of_which_revision(
    letter_in_review: Article, rita: User
) -> None:
    made = say(letter_in_review, rita, quote=PASSAGE, is_blocking=True)
    assert (made.author, made.printed_name, made.at) == (rita, "Rita Reviewer", NOW)
    assert (made.field, made.quote, made.is_blocking) == ("body", PASSAGE, True)
    text = commented.fields_of(made.revision)["body"]
    assert text[made.start : made.end] == PASSAGE
    event = letter_in_review.events.latest("id")
    assert (event.kind, event.actor, event.revision) == ("comment", rita, made.revision)
    told = json.loads(event.record)["details"]["rows"]
    assert told == {"articles_comment": [telling.told(made)]}


def test_every_word_in_a_thread_stands_in_the_chain(
    letter_in_review: Article, rita: User, edda: User
) -> None:
    thread = say(letter_in_review, rita)
    commenting.reply(thread, actor=edda, now=NOW, text="Five grams.")
    commenting.resolve(thread, actor=rita, now=NOW, note="I see.")
    commenting.reopen(thread, actor=edda, now=NOW, note="I was wrong.")
    kinds = letter_in_review.events.order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-4:] == ["comment", "comment", "resolve_comment", "reopen_comment"]
    assert history.first_broken_link() is None


def test_a_reply_to_a_reply_joins_the_thread(
    letter_in_review: Article, rita: User, edda: User
) -> None:
    thread = say(letter_in_review, rita)
    first = commenting.reply(thread, actor=edda, now=NOW, text="Five grams.")
    second = commenting.reply(first, actor=rita, now=NOW, text="A day?")
    assert second.parent == thread


def test_a_passage_that_is_not_there_is_refused(letter_in_review: Article, rita: User) -> None:
    passage = carrying.Passage("body", 3, 9, "no such")
    with pytest.raises(Refused) as error:
        commenting.comment(
            newest(letter_in_review), actor=rita, now=NOW, text="Which?", passage=passage
        )
    assert error.value.refusal.code == "quote"
    assert not Comment.objects.exists()


def test_an_overtaken_revision_is_past_discussion(
    letter_in_review: Article, rita: User, edda: User
) -> None:
    first = newest(letter_in_review)
    submit_again(letter_in_review, edda, BODY.replace("twenty", "thirty"))
    with pytest.raises(Refused, match="newer revision"):
        commenting.comment(first, actor=rita, now=LATER, text="Which?")


# What a comment stops


def test_an_unresolved_blocking_comment_stops_the_approval(
    letter_in_review: Article, rita: User
) -> None:
    thread = say(letter_in_review, rita, is_blocking=True)
    signer = make_user(Role.REVIEWER)
    with pytest.raises(Refused) as error:
        approve(letter_in_review, now=NOW, reviewer=signer)
    assert error.value.refusal.code == "comments"
    commenting.resolve(thread, actor=rita, now=NOW, note="The dose is told above.")
    approve(letter_in_review, now=NOW, reviewer=signer)
    assert newest(letter_in_review).approvals.count() == 1


def test_one_that_is_opened_again_stops_it_again(letter_in_review: Article, rita: User) -> None:
    thread = say(letter_in_review, rita, is_blocking=True)
    for step, note in ((commenting.resolve, "Told."), (commenting.reopen, "Not for women.")):
        step(thread, actor=rita, now=NOW, note=note)
    assert commented.unresolved_blocking(letter_in_review) == 1


def test_a_remark_stops_nothing(letter_in_review: Article, rita: User) -> None:
    say(letter_in_review, rita)
    approve(letter_in_review, now=NOW)


def test_one_on_a_signed_text_stops_its_publication(approved_letter: Article, rita: User) -> None:
    say(approved_letter, rita, is_blocking=True)
    publisher = make_user(Role.PUBLISHER)
    refusal = standing.refusals(approved_letter, user=publisher, now=NOW)[Action.PUBLISH]
    assert refusal is not None
    assert refusal.code == "comments"


def test_changing_its_passage_does_not_clear_it_away(
    letter_in_review: Article, rita: User, edda: User
) -> None:
    say(letter_in_review, rita, quote=PASSAGE, is_blocking=True)
    revision = submit_again(letter_in_review, edda, BODY.replace("twenty days", "a month"))
    assert [thread.where for thread in commented.threads(revision)] == [Where.GONE]
    assert commented.unresolved_blocking(letter_in_review) == 1


# Where it is seen later


def test_it_stays_with_its_revision_and_is_carried_to_the_next(
    letter_in_review: Article, rita: User, edda: User
) -> None:
    first = newest(letter_in_review)
    made = say(letter_in_review, rita, quote=PASSAGE)
    say(letter_in_review, rita, "A good letter.")
    second = submit_again(letter_in_review, edda, f"<p>It began with sport.</p>{BODY}")
    here, whole = commented.threads(first)
    assert (here.where, whole.where) == (Where.HERE, Where.WHOLE)
    carried, whole = commented.threads(second)
    assert (carried.where, whole.where) == (Where.CARRIED, Where.WHOLE)
    assert carried.comment == made
    assert carried.comment.revision == first
    assert carried.passage is not None
    assert carried.passage.start == made.start + len("It began with sport.\n\n")


def test_an_earlier_revision_knows_nothing_of_what_was_said_later(
    letter_in_review: Article, rita: User, edda: User
) -> None:
    first = newest(letter_in_review)
    submit_again(letter_in_review, edda, BODY.replace("twenty", "thirty"))
    say(letter_in_review, rita)
    assert commented.threads(first) == []


# Whom it reaches


@pytest.fixture
def mails(
    letter_in_review: Article, rita: User, edda: User, django_capture_on_commit_callbacks
) -> list[list[str]]:
    with django_capture_on_commit_callbacks(execute=True):
        thread = say(letter_in_review, rita, "Which dose, @edda? Write to dose@trial.example.")
        commenting.reply(thread, actor=edda, now=NOW, text="Five grams, @edda and @nobody.")
        commenting.resolve(thread, actor=edda, now=NOW)
    return [[*message.to, message.subject.split(":")[0]] for message in mail.outbox]


def test_it_reaches_those_it_names_and_those_who_spoke_before(mails: list[list[str]]) -> None:
    assert mails == [
        ["edda@e.example", "Comment"],
        ["rita@e.example", "Comment"],
        ["rita@e.example", "Resolved"],
    ]


# What the database holds to


@pytest.mark.parametrize(
    "row",
    [
        {"text": ""},
        {"printed_name": ""},
        {"field": "body"},
        {"field": "body", "start": 5, "end": 5, "quote": "x"},
        {"field": "", "start": 1, "end": 5, "quote": "gut"},
    ],
)
def test_half_a_comment_is_refused(letter_in_review: Article, rita: User, row: dict) -> None:
    whole = {
        "revision": newest(letter_in_review),
        "author": rita,
        "printed_name": "Rita",
        "at": NOW,
        "text": "Which?",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(**{**whole, **row})


def test_a_reply_stops_nothing_by_itself(letter_in_review: Article, rita: User) -> None:
    thread = say(letter_in_review, rita)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.create(
            revision=thread.revision,
            author=rita,
            printed_name="Rita",
            at=NOW,
            text="Which?",
            parent=thread,
            is_blocking=True,
        )


def test_a_thread_is_settled_by_somebody_with_a_name(letter_in_review: Article, rita: User) -> None:
    thread = say(letter_in_review, rita)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommentResolution.objects.create(comment=thread, by=rita, printed_name="", at=NOW)
