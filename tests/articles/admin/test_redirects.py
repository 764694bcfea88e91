"""Old addresses in the admin: one at a time, a whole list, and told at the letter's slug."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Redirect
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

IMPORT = address("redirect_import")


@pytest.fixture
def publisher() -> Browser:
    return Browser(make_user(Role.PUBLISHER))


def test_an_old_path_becomes_its_slug(publisher: Browser, live_letter: Article) -> None:
    typed = {"old_slug": "https://www.evenwell.example/post/once/", "article": live_letter.pk}
    publisher.post(address("redirect_add"), **typed)
    assert Redirect.objects.get().old_slug == "once"


def test_an_address_that_something_has_is_refused_in_words(
    publisher: Browser, live_letter: Article
) -> None:
    for typed, said in (
        (live_letter.slug, f"“{live_letter.headline}” has this address already."),
        ("/blog/once", "lies outside /post/"),
    ):
        answer = publisher.post(
            address("redirect_add"), old_slug=typed, article=str(live_letter.pk)
        )
        assert said in words(answer)
    assert not Redirect.objects.exists()


def test_a_list_is_taken_whole_and_says_who_brought_it(
    publisher: Browser, live_letter: Article
) -> None:
    file = SimpleUploadedFile("list.csv", f"old,target\na,{live_letter.slug}\nb,a\n".encode())
    assert "2 created, 0 there already." in words(publisher.post(IMPORT, file=file, text=""))
    assert sorted(Redirect.objects.values_list("old_slug", flat=True)) == ["a", "b"]
    assert LogEntry.objects.filter(change_message="Imported from a list.").count() == 2


def test_a_list_with_faults_tells_each_and_keeps_what_was_pasted(
    publisher: Browser, live_letter: Article
) -> None:
    pasted = f"a,{live_letter.slug}\nb,<b>nowhere</b>\nc,c\n"
    answer = publisher.post(IMPORT, text=pasted)
    told = words(answer)
    assert "Nothing was imported Line 2 “<b>nowhere<" in told
    assert "Line 3 It leads in a circle: c to c." in told
    assert "&lt;b&gt;nowhere" in answer.content.decode()
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("typed", [{"text": ""}, {"text": "a,b", "file": "x"}])
def test_one_of_file_and_text_is_needed(publisher: Browser, typed: dict) -> None:
    if "file" in typed:
        typed = {**typed, "file": SimpleUploadedFile("list.csv", b"a,b")}
    assert "Choose a file or paste lines, one of the two." in words(publisher.post(IMPORT, **typed))


def test_who_may_not_add_redirects_imports_none(live_letter: Article) -> None:
    assert Browser(make_user(Role.EDITOR)).open(IMPORT).status_code == 403


def test_the_slug_tells_where_readers_find_the_letter_and_which_addresses_lead_there(
    live_letter: Article,
) -> None:
    Redirect.objects.create(old_slug="once", article=live_letter)
    told = Browser(make_user(Role.EDITOR)).text(address("article_change", live_letter.pk))
    assert f"Readers find it at https://www.evenwell.example/post/{live_letter.slug} ;" in told
    assert "Its old addresses lead to it as well: once ." in told


def test_an_address_that_leads_to_another_letter_is_no_slug(live_letter: Article) -> None:
    Redirect.objects.create(old_slug="once", article=live_letter)
    draft = make_article("draft")
    editor = Browser(make_user(Role.EDITOR))
    answer = editor.send(address("article_change", draft.pk), slug="once")
    assert f"This address leads readers on to “{live_letter.headline}”." in words(answer)


def test_a_click_copies_a_letter_and_opens_the_copy(live_letter: Article) -> None:
    editor = Browser(make_user(Role.EDITOR))
    assert "Duplicate" in editor.text(address("article_change", live_letter.pk))
    told = words(editor.post(address("article_duplicate", live_letter.pk)))
    assert "Give it its own headline and slug." in told
    copy = Article.objects.get(slug=f"{live_letter.slug}-copy")
    assert copy.status == "draft"


def test_who_may_not_write_is_told_so_and_offered_no_copy(live_letter: Article) -> None:
    reviewer = Browser(make_user(Role.REVIEWER))
    assert "Duplicate" not in reviewer.text(address("article_change", live_letter.pk))
    told = words(reviewer.post(address("article_duplicate", live_letter.pk)))
    assert "Nothing was changed. Only editors or administrators can edit." in told
    assert Article.objects.count() == 1


def test_the_newest_revision_is_previewed_from_the_letters_page(live_letter: Article) -> None:
    editor = Browser(make_user(Role.EDITOR))
    page = editor.open(address("article_change", live_letter.pk)).content.decode()
    revision = live_letter.revisions.get()
    assert f'action="{address("revision_preview", revision.pk)}"' in page
    draft = make_article("draft")
    told = editor.text(address("article_change", draft.pk))
    assert "Only what was submitted can be shown there: nothing has been yet." in told
