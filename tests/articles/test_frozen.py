"""The database itself refuses to change what was signed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles import frozen
from articles.digests import digest
from articles.models import (
    Approval,
    Article,
    Check,
    Comment,
    CommentResolution,
    Contributor,
    Countersignature,
    DisclaimerVersion,
    Event,
    LibraryUse,
    OwedSignature,
    PolicyVersion,
    Publication,
    Resolution,
    ReviewPolicy,
    Revision,
    Revocation,
    ShownImage,
)
from articles.workflow.policy import Role
from tests.factories import NOW, make_article, make_image, make_library_claim, make_user

pytestmark = pytest.mark.django_db

CHANGES = [
    (Revision, {"text": "{}"}),
    (Revision, {"digest": "0" * 64}),
    (Contributor, {"user_id": 1}),
    (Approval, {"printed_name": "Somebody Else"}),
    (Approval, {"digest": "0" * 64}),
    (Event, {"reason": "another"}),
    (Event, {"hash": "0" * 64}),
    (PolicyVersion, {"text": "{}"}),
    (PolicyVersion, {"changes": "Nothing."}),
    (Check, {"findings": "[1]"}),
    (DisclaimerVersion, {"plural": "Trust us."}),
    (Publication, {"digest": "0" * 64}),
    (Publication, {"live_from": NOW - timedelta(days=9)}),
    (Publication, {"date_published": NOW - timedelta(days=9)}),
]


@pytest.fixture
def every_row(live_letter: Article) -> None:
    """A letter that was signed, published, judged, and checked again: a row in every table."""
    revision, reviewer = live_letter.revisions.get(), make_user(Role.REVIEWER)
    Check.objects.create(
        revision=revision,
        version=PolicyVersion.objects.latest(),
        findings="[]",
        digest=digest("[]"),
        unsigned=0,
        at=NOW,
    )
    word = {"made_by": reviewer, "printed_name": "Rita Reviewer", "made_at": NOW}
    resolution = Resolution.objects.create(
        article=live_letter,
        revision=revision,
        kind="R3",
        code="SF-01",
        severity="info",
        field="body",
        sentence="It says what cells do.",
        sentence_sha256=digest("It says what cells do."),
        policy_version="2",
        reason="It says what cells do, and no more.",
        **word,
    )
    ReviewPolicy.objects.create(why="We began.", changed_at=NOW, changed_by=reviewer)
    ShownImage.objects.create(revision=revision, image=make_image(ready=False))
    LibraryUse.objects.create(
        revision=revision, entry=make_library_claim(), field="body", mark="c1"
    )
    said = {"printed_name": "Rita Reviewer", "at": NOW}
    comment = Comment.objects.create(revision=revision, author=reviewer, text="Which dose?", **said)
    CommentResolution.objects.create(comment=comment, by=reviewer, **said)
    Countersignature.objects.create(resolution=resolution, capacity="legal", **word)
    OwedSignature.objects.create(
        revision=revision, capacity="legal", opened_at=NOW, opened_by=reviewer, due_at=NOW
    )
    Revocation.objects.create(resolution=resolution, reason="It is a claim after all.", **word)


def refused(sql: str, *values: object) -> bool:
    # IntegrityError on SQLite and PostgreSQL alike: the trigger names that error class.
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return True


@pytest.mark.usefixtures("every_row")
@pytest.mark.parametrize(("model", "change"), CHANGES, ids=lambda x: getattr(x, "__name__", ""))
def test_a_signed_row_is_never_changed(model: type, change: dict[str, object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(**change)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("every_row")
@pytest.mark.parametrize("table", [*frozen.FROZEN, frozen.PUBLICATION])
def test_a_signed_row_is_never_deleted_even_by_raw_sql(table: str) -> None:
    assert refused(f"DELETE FROM {table}")


@pytest.mark.usefixtures("every_row")
@pytest.mark.parametrize("table", frozen.FROZEN)
def test_a_signed_row_is_never_changed_even_by_raw_sql(table: str) -> None:
    assert refused(f"UPDATE {table} SET id = id + 1000")


@pytest.mark.parametrize("table", [*frozen.FROZEN, frozen.PUBLICATION])
def test_a_table_of_signed_rows_is_never_emptied(table: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE; its DELETE is refused in the test above")
    make_article("published")
    # Foreign keys still waiting to be checked would refuse it too, for a reason of their own.
    connection.check_constraints()
    assert refused(f"TRUNCATE {table} CASCADE")


def test_a_publication_may_end(live_letter: Article) -> None:
    live_letter.publications.update(live_until=NOW + timedelta(days=1))
    assert live_letter.publications.get().live_until == NOW + timedelta(days=1)


def test_a_publication_may_not_end_before_it_begins(live_letter: Article) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        live_letter.publications.update(live_until=NOW - timedelta(days=1))


@pytest.mark.parametrize("begins", [timedelta(days=-1), timedelta(0), timedelta(hours=3)])
def test_two_revisions_of_one_letter_are_never_live_at_once(begins: timedelta) -> None:
    publication = make_article("published").publications.get()
    publication.pk = None
    publication.live_from = NOW + begins
    publication.live_until = NOW + timedelta(days=30)
    with pytest.raises(IntegrityError), transaction.atomic():
        publication.save(force_insert=True)


def test_one_publication_may_begin_where_another_ends(live_letter: Article) -> None:
    live_letter.publications.update(live_until=NOW + timedelta(days=1))
    following = live_letter.publications.get()
    following.pk, following.live_until = None, None
    following.live_from = NOW + timedelta(days=1)
    following.save(force_insert=True)
    assert live_letter.publications.count() == 2


@pytest.mark.usefixtures("live_letter")
def test_a_published_wording_is_never_edited_in_place() -> None:
    wording = DisclaimerVersion.objects.get()
    wording.plural = "Trust us."
    with pytest.raises(ValidationError, match="write a new version"):
        wording.save()


@pytest.mark.usefixtures("live_letter")
def test_the_guards_can_be_put_back_in_place_at_any_time() -> None:
    frozen.remove(connection)
    Event.objects.update(reason="gone unnoticed")
    frozen.install(connection)
    frozen.install(connection)
    assert refused("DELETE FROM articles_event")
