"""Live letters follow what shared records are called; what was signed never does."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Article, Author, Brand, Event, Product, Publication, Renaming, Topic
from articles.proof import moment
from articles.workflow import called, history, renaming
from articles.workflow.policy import Role
from tests.factories import NOW, make_article, make_author, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db


@kept
def letters() -> list[Article]:
    """A letter by Sam Writer, and one by somebody else."""
    other = make_author(name="Ola Other", slug="ola-other")
    return [make_article("published"), make_article("published", authors=[other])]


def rename(record: Any, *, actor: User | None = None, **facts: Any) -> Renaming | None:
    """Change a record as its screen does, and let the worker do all of it."""
    before = called.facts(record)
    for name, value in facts.items():
        setattr(record, name, value)
    record.save()
    run = renaming.begin(record, before, actor=actor, now=timezone.now())
    if run:
        while run.finished_at is None:
            renaming.work.call(run.pk)
            run.refresh_from_db()
    return run


def shown(letter: Article) -> Publication:
    return Publication.objects.get(article=letter)


def detail(letter: Article) -> dict[str, Any]:
    return json.loads(shown(letter).detail)  # type: ignore[no-any-return]


def etags() -> dict[int, str]:
    return dict(Publication.objects.values_list("article", "detail_etag"))


def test_the_letters_of_an_author_show_the_new_name_and_no_other_letter_changes(
    letters: list[Article],
) -> None:
    mine, other = letters
    before, signed = etags(), mine.revisions.get().text
    editor = make_user(Role.EDITOR)
    run = rename(Author.objects.get(name="Sam Writer"), actor=editor, name="Sam Author")
    assert run
    assert (run.total, run.done, run.changed, run.failed) == (1, 1, 1, 0)
    assert detail(mine)["authors"][0]["name"] == "Sam Author"
    assert "Sam Author" in shown(mine).json_ld
    assert "Sam Author" in shown(mine).markdown
    assert "Sam Author" in shown(mine).card
    assert shown(mine).entries.get(kind="author").name == "Sam Author"
    assert [pk for pk, etag in etags().items() if before[pk] != etag] == [mine.pk]
    assert mine.revisions.get().text == signed
    assert detail(other)["authors"][0]["name"] == "Ola Other"


def test_the_history_names_the_cause_and_who_changed_it_and_still_holds(
    letters: list[Article],
) -> None:
    editor = make_user(Role.EDITOR)
    author = Author.objects.get(name="Sam Writer")
    rename(author, actor=editor, name="Sam Author")
    event = letters[0].events.latest("id")
    assert (event.kind, event.actor) == ("render", editor)
    assert event.reason == "The author “Sam Writer” is called “Sam Author” now."
    assert json.loads(event.record)["details"]["cause"] == {
        "record": f"author:{author.slug}",
        "changes": {"name": ["Sam Writer", "Sam Author"]},
    }
    assert history.first_broken_link() is None


def test_a_moment_before_shows_the_name_of_then(letters: list[Article]) -> None:
    rename(Author.objects.get(name="Sam Writer"), name="Sam Author")
    then = moment.moment(letters[0], at=NOW).shown
    now = moment.moment(letters[0], at=timezone.now()).shown
    assert then
    assert now
    assert then.names == ""
    assert "Sam Author" in now.names


def test_doing_it_twice_changes_nothing_more(letters: list[Article]) -> None:
    run = rename(Author.objects.get(name="Sam Writer"), name="Sam Author")
    assert run
    before, events = etags(), Event.objects.count()
    Renaming.objects.filter(pk=run.pk).update(finished_at=None, reached=0)
    renaming.work.call(run.pk)
    renaming.work.call(run.pk)
    assert (etags(), Event.objects.count()) == (before, events)


def test_a_run_goes_on_where_a_worker_was_killed(
    letters: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renaming, "STEP", 1)
    brand = Brand.objects.get()
    before = called.facts(brand)
    brand.name = "Evenwell Science"
    brand.save()
    run = renaming.begin(brand, before, actor=None, now=timezone.now())
    assert run
    renaming.work.call(run.pk)
    run.refresh_from_db()
    assert (run.total, run.done, run.finished_at) == (2, 1, None)
    DBTaskResult.objects.all().delete()
    renaming.resume()
    assert DBTaskResult.objects.filter(task_path__endswith="renaming.work").count() == 1
    renaming.work.call(run.pk)
    renaming.work.call(run.pk)
    run.refresh_from_db()
    assert (run.done, run.changed) == (2, 2)
    assert run.finished_at
    assert {detail(each)["seo"]["open_graph"]["site_name"] for each in letters} == {
        "Evenwell Science"
    }


def test_a_topic_is_followed_by_the_letters_about_it(letters: list[Article]) -> None:
    rename(Topic.objects.get(name="Glutamine"), name="L-glutamine")
    assert {detail(each)["topics"][0]["name"] for each in letters} == {"L-glutamine"}


def test_a_product_is_called_what_the_signed_text_calls_it(letters: list[Article]) -> None:
    run = rename(Product.objects.get(name="Evenwell"), name="Evenwell Pro")
    assert run
    assert (run.done, run.changed) == (2, 0)
    assert detail(letters[0])["products"][0]["name"] == "Evenwell"


def test_a_name_that_a_disclosure_mentions_stays() -> None:
    author = make_author(disclosure="Sam Writer co-founded the company that makes Evenwell.")
    letter = make_article("published", authors=[author])
    run = rename(author, name="Sam Author")
    assert run
    assert run.changed == 0
    assert detail(letter)["authors"][0]["name"] == "Sam Writer"


def test_a_name_that_is_a_claim_is_not_followed_before_somebody_signs_it(
    letters: list[Article],
) -> None:
    run = rename(Topic.objects.get(name="Glutamine"), name="Glutamine cures Crohn's disease")
    assert run
    assert run.changed == 0
    assert detail(letters[0])["topics"][0]["name"] == "Glutamine"


def test_what_a_reviewer_weighed_starts_no_run(letters: list[Article]) -> None:
    author = Author.objects.get(name="Sam Writer")
    assert rename(author, job_title="Chief of everything", description="Ten trials.") is None


def test_a_letter_that_goes_live_later_takes_the_name_of_that_day() -> None:
    letter = make_article("approved")
    Author.objects.filter(name="Sam Writer").update(name="Sam Author")
    from articles.workflow import actions

    actions.publish(letter, actor=make_user(Role.PUBLISHER), now=timezone.now())
    assert detail(letter)["authors"][0]["name"] == "Sam Author"
    assert history.first_broken_link() is None


def test_the_authors_screen_starts_it_and_its_own_shows_how_far_it_is(
    client: Client, letters: list[Article]
) -> None:
    client.force_login(make_user(Role.EDITOR))
    author = Author.objects.get(name="Sam Writer")
    url = reverse("admin:articles_author_change", args=[author.pk])
    form = client.get(url).context["adminform"].form
    assert "slug" not in form.fields
    given = {name: form.initial.get(name) or "" for name in form.fields}
    management = {f"credentials-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")}
    given |= {"name": "Sam Author", "same_as": "", **management}
    answer = client.post(url, given, follow=True)
    assert "Live letters follow in the background" in answer.content.decode()
    run = Renaming.objects.get()
    page = client.get(reverse("admin:articles_renaming_change", args=[run.pk]))
    assert page["Refresh"]
    assert "Waits for a worker" in page.content.decode()
    renaming.work.call(run.pk)
    page = client.get(reverse("admin:articles_renaming_change", args=[run.pk]))
    assert "Refresh" not in page
    assert "1 rendered anew, 0 as before." in page.content.decode()
