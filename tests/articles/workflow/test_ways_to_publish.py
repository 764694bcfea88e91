"""Every way to readers meets the same gate: a letter that lacks a signature takes none of them."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Approval, Article, Publication, SignatureRequirement
from articles.workflow import actions, holding
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import approve, make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting() -> Article:
    """A letter with one of its two signatures."""
    SignatureRequirement.objects.create(content_kind="any", capacity="legal")
    article = make_article("in_review")
    approve(article, now=timezone.now())
    article.refresh_from_db()
    assert article.status == "in_review"
    return article


def is_public(article: Article) -> bool:
    """Tell whether readers can open it, now or at any time to come."""
    far = timezone.now() + timedelta(days=900)
    planned = Publication.objects.live(far).filter(article=article).exists()
    return planned or Client().get(f"/api/v1/articles/{article.slug}/").status_code == 200


def by_button(article: Article) -> None:
    for person in (make_user(Role.PUBLISHER), make_user(is_superuser=True)):
        page = Browser(person).post(address("article_action", article.pk, "publish"))
        assert "Nothing was changed." in words(page)


def by_schedule(article: Article) -> None:
    page = address("article_action", article.pk, "schedule")
    answer = Browser(make_user(Role.PUBLISHER)).post(page, at="2099-07-01T09:30")
    assert "Nothing was changed." in words(answer)


def by_shell(article: Article) -> None:
    at = timezone.now() + timedelta(days=1)
    for role in (Role.PUBLISHER, Role.ADMINISTRATOR):
        with pytest.raises(actions.Refused):
            actions.publish(article, actor=make_user(role), now=timezone.now())
        with pytest.raises(actions.Refused):
            actions.schedule(article, actor=make_user(role), now=timezone.now(), at=at)


def by_a_status_written_past_everything(article: Article) -> None:
    for status in ("approved", "unpublished", "scheduled", "published"):
        Article.objects.filter(pk=article.pk).update(status=status)
        by_shell(article)


def by_saving_the_letter(article: Article) -> None:
    actions.recall(article, actor=make_user(Role.EDITOR), now=timezone.now())
    editor, page = Browser(make_user(Role.EDITOR)), address("article_change", article.pk)
    editor.send(page, headline="Another headline")
    editor.post(page, status="published", headline="A third headline")
    article.refresh_from_db()
    assert article.status == "draft"


def by_list(article: Article) -> None:
    person = Browser(make_user(Role.ADMINISTRATOR))
    for action, more in (
        ("publish", {}),
        ("schedule", {"at": "2099-07-01T09:30"}),
        ("approve", {}),
    ):
        person.post(
            address("article_changelist"),
            action=action,
            index="0",
            sent="1",
            _selected_action=article.pk,
            **more,
        )


def by_command(article: Article) -> None:
    call_command("rebuild_publications", "--json", stdout=StringIO())
    call_command("recheck_letters", stdout=StringIO())
    for name in ("publish", "approve_letter"):
        with pytest.raises(CommandError, match="Unknown command"):
            call_command(name, article.slug)


def by_the_worker(article: Article) -> None:
    holding.resume()


def by_a_row_of_its_own(article: Article) -> None:
    """Write a publication past everything, under the signature of another letter."""
    model = make_publication()
    row = Publication.objects.get(pk=model.pk)
    row.pk, row.article, row.revision = None, article, article.revisions.get()
    row.slug, row.digest = article.slug, row.revision.digest
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)
    row.digest = model.digest
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)


def make_publication() -> Publication:
    SignatureRequirement.objects.all().delete()
    return make_article("published").publications.get()


WAYS = [
    by_button,
    by_schedule,
    by_shell,
    by_a_status_written_past_everything,
    by_saving_the_letter,
    by_list,
    by_command,
    by_the_worker,
    by_a_row_of_its_own,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_letter_that_lacks_a_signature_reaches_no_reader(
    way: Callable[[Article], None], waiting: Article
) -> None:
    way(waiting)
    assert not is_public(waiting)


def test_with_the_signature_it_does(waiting: Article) -> None:
    approve(waiting, now=timezone.now(), reviewer=make_user(Role.LEGAL))
    actions.publish(waiting, actor=make_user(Role.PUBLISHER), now=timezone.now())
    assert is_public(waiting)
    assert Approval.objects.count() == 2


def test_an_imported_letter_is_a_draft_whatever_its_page_said(tmp_path) -> None:
    make_article("draft")
    page = tmp_path / "letter.md"
    page.write_text("# What cells burn\n\nBy Sam Writer\n\nPublished May 1, 2020\n\nCells burn.\n")
    call_command("import_letter", str(page), stdout=StringIO())
    imported = Article.objects.latest("id")
    assert imported.status == "draft"
    assert not is_public(imported)
