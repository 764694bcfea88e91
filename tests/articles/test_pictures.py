"""The files of the library: kept by what is in them, anywhere, as long as anybody shows them."""

import errno
import json
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django_tasks_db.models import DBTaskResult
from PIL import Image as Drawing

from articles import collect, content, pictures
from articles.imaging.reading import read
from articles.models import Article, Image, ReplacedFile, Revision
from articles.refusal import Refused
from articles.workflow import actions, hands
from articles.workflow.policy import Role
from tests.factories import NOW, make_article, make_image, make_user, picture_file

pytestmark = pytest.mark.django_db

MONTHS_LATER = NOW + timedelta(days=90)
ELSEWHERE = {
    "default": {
        "BACKEND": "django.core.files.storage.InMemoryStorage",
        "OPTIONS": {"base_url": "https://files.example.com/m/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def files_of(image: Image) -> list[str]:
    return [image.file.name, *(each["name"] for each in image.renditions)]


def replace_file(image: Image, *, color: str = "navy") -> None:
    pictures.keep(image, read(picture_file(color=color)), given="new.png", now=NOW)


def test_a_file_that_was_broken_off_is_written_anew():
    image = make_image()
    whole = contents(image)
    default_storage.delete(image.file.name)
    default_storage.save(image.file.name, ContentFile(whole[:100]))
    make_image()
    assert contents(image) == whole


def contents(image):
    with default_storage.open(image.file.name) as file:
        return file.read()


def test_a_full_disk_leaves_nothing_behind(monkeypatch):
    kept = FileSystemStorage.save

    def save(self, name, file, **more):
        kept(self, name, ContentFile(file.read()[:100]), **more)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", save)
    with pytest.raises(OSError, match="No space left"):
        make_image()
    assert not Image.objects.exists()
    assert [each for _, found in stored() for each in found] == []


def stored(folder=""):
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield folder, files
    for each in folders:
        yield from stored(f"{folder}/{each}".lstrip("/"))


def figure(image: Image, caption: str = "") -> str:
    inner = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure data-image="{image.identity}">{inner}</figure>'


def showing(image: Image, status: str = "draft") -> Article:
    return make_article(status, body=f"<p>Cells burn it.</p>{figure(image, 'Their lining.')}")


# Keeping


def test_a_file_is_named_by_what_is_in_it_and_kept_once() -> None:
    first, second = make_image("One"), make_image("Two")
    assert first.file.name == second.file.name == f"images/{first.sha256[:24]}/lining.png"
    assert make_image("Three", color="red").file.name != first.file.name
    assert (first.width, first.height) == (64, 40)


def test_renditions_are_made_in_the_background_once() -> None:
    image = make_image(ready=False)
    assert image.renditions == []
    task = DBTaskResult.objects.get(task_path="articles.pictures.make_renditions")
    assert task.args_kwargs["args"] == [image.pk]
    for _ in range(2):
        pictures.make_renditions.call(image.pk)
    image.refresh_from_db()
    assert [(each["width"], each["type"]) for each in image.renditions] == [
        (64, "image/avif"),
        (64, "image/webp"),
    ]
    with default_storage.open(image.renditions[0]["name"]) as file:
        assert Drawing.open(BytesIO(file.read())).size == (64, 40)
    pictures.make_renditions.call(image.pk + 1)  # gone meanwhile


def test_renditions_of_a_file_that_was_replaced_meanwhile_are_nobodys() -> None:
    image = make_image(ready=False)
    stale = Image.objects.get(pk=image.pk)
    replace_file(image)
    pictures.render(stale)
    image.refresh_from_db()
    assert image.renditions == []
    assert ReplacedFile.objects.filter(name__endswith=".avif").exists()


def test_another_file_leaves_the_words_and_takes_its_own_renditions() -> None:
    image = make_image(caption="As drawn", focal_x=20, focal_y=80)
    before = files_of(image)
    replace_file(image)
    image.refresh_from_db()
    assert (image.caption, image.focal_x, image.renditions) == ("As drawn", 20, [])
    assert set(ReplacedFile.objects.values_list("name", flat=True)) == set(before)
    assert all(default_storage.exists(name) for name in before)


def test_nothing_assumes_a_folder(settings: object) -> None:
    settings.STORAGES = ELSEWHERE  # type: ignore[attr-defined]
    image = make_image()
    article = showing(image)
    (shown,) = collect.collect(article).images
    assert shown.url == f"https://files.example.com/m/{image.file.name}"
    assert [each.url for each in shown.renditions] == [
        f"https://files.example.com/m/{each['name']}" for each in image.renditions
    ]
    assert pictures.address(image, width=320).endswith("-64w.webp")


# What a letter freezes


def test_a_letter_holds_all_facts_of_the_pictures_it_shows() -> None:
    image = make_image(caption="Library’s words", credit_text="Ada", focal_x=42, focal_y=30)
    article = showing(image)
    Article.objects.filter(pk=article.pk).update(image=image)
    letter = collect.collect(Article.objects.get(pk=article.pk))
    main, (pictured,) = letter.image, letter.images
    assert main is not None
    assert main.caption == "Library’s words"
    assert (pictured.caption, pictured.identity) == ("", str(image.identity))
    for shown in (main, pictured):
        assert shown.url == f"https://www.evenwell.example/media/{image.file.name}"
        assert (shown.sha256, shown.credit_text) == (image.sha256, "Ada")
        assert shown.focal_point == content.FocalPoint(x=42, y=30)
        assert [each.type for each in shown.renditions] == ["image/avif", "image/webp"]
        assert shown.renditions[0].url.startswith("https://www.evenwell.example/media/images/")


def test_a_decoration_has_no_alternative_text_whatever_was_typed() -> None:
    image = make_image("")
    Image.objects.filter(pk=image.pk).update(alt="Words")
    (shown,) = collect.collect(showing(image)).images
    assert (shown.alt, shown.decorative) == ("", True)


def test_a_submitted_letter_makes_the_renditions_that_are_missing() -> None:
    image = make_image(ready=False)
    revision = showing(image, "in_review").revisions.get()
    assert len(revision.content.images[0].renditions) == 2
    assert [each.image for each in revision.shown_images.all()] == [image]


class ClientError(Exception):
    """What the client of an object store raises; it descends from nothing we know."""


@pytest.mark.parametrize("call", ["_open", "exists", "_save"])
@pytest.mark.parametrize("fault", [ClientError("SlowDown"), OSError("no number")])
def test_a_storage_that_fails_stops_the_submission_and_nothing_is_saved(
    monkeypatch: pytest.MonkeyPatch, call: str, fault: Exception
) -> None:
    article = showing(make_image(ready=False))

    def fail(*given: object, **more: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, call, fail)
        with pytest.raises(Refused, match=r"does not do what it is asked.*Nothing was saved"):
            actions.submit(article, actor=make_user(Role.EDITOR), now=NOW)
    article.refresh_from_db()
    assert (article.status, article.revisions.count()) == ("draft", 0)


def test_a_lost_file_stops_the_submission_and_says_which() -> None:
    image = make_image(ready=False)
    article = showing(image)
    default_storage.delete(image.file.name)
    with pytest.raises(Refused, match="“A fold of the gut lining” cannot be read"):
        actions.submit(article, actor=make_user(Role.EDITOR), now=NOW)
    article.refresh_from_db()
    assert article.status == "draft"
    name = image.file.name
    pictures.keep(image, read(picture_file()), given="found again.png", now=NOW)
    assert image.file.name == name
    assert not ReplacedFile.objects.exists()
    revision = actions.submit(article, actor=make_user(Role.EDITOR), now=NOW)
    assert len(revision.content.images[0].renditions) == 2


def test_what_a_revision_showed_it_keeps_when_the_file_is_replaced() -> None:
    image = make_image()
    article = showing(image, "in_review")
    before = article.revisions.get().text
    replace_file(image)
    image.alt = "Something else"
    image.save()
    assert Revision.objects.get(article=article).text == before
    shown = article.revisions.get().content.images[0]
    assert list(pictures.prune(now=MONTHS_LATER)) == []
    for name in (shown.url, *(each.url for each in shown.renditions)):
        assert default_storage.exists(name.partition("/media/")[2])
    assert collect.collect(article).images[0].alt == "Something else"


def test_whoever_changed_a_picture_has_a_hand_in_the_letters_that_show_it() -> None:
    image, other = make_image(), make_image("Unseen", color="red")
    article = showing(image)
    ella, otto = make_user(Role.EDITOR), make_user(Role.EDITOR)
    for user, picture in ((ella, image), (otto, other)):
        LogEntry.objects.log_actions(user.pk, [picture], CHANGE, single_object=True)
    writers = hands.since_signature(article)
    assert ella.pk in writers
    assert otto.pk not in writers


# Taking away


def test_a_replaced_file_goes_after_a_month_when_nothing_names_it() -> None:
    image = make_image()
    before = files_of(image)
    replace_file(image)
    assert list(pictures.prune(now=NOW + timedelta(days=29))) == []
    assert sorted(pictures.prune(now=MONTHS_LATER)) == sorted(before)
    assert not any(default_storage.exists(name) for name in before)
    assert default_storage.exists(image.file.name)
    assert not ReplacedFile.objects.exists()


def test_a_file_that_came_back_stays() -> None:
    image = make_image()
    name = image.file.name
    replace_file(image)
    pictures.keep(image, read(picture_file()), given="lining.png", now=NOW)
    list(pictures.prune(now=MONTHS_LATER))
    assert image.file.name == name
    assert default_storage.exists(name)


def test_a_picture_nobody_shows_can_be_removed() -> None:
    image = make_image()
    pictures.remove(image, now=NOW)
    assert not Image.objects.exists()
    assert ReplacedFile.objects.count() == 3


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_the_database_keeps_a_picture_that_a_letter_shows(status: str) -> None:
    image = make_image()
    showing(image, status)
    with pytest.raises(ProtectedError):
        pictures.remove(image, now=NOW)
    assert not ReplacedFile.objects.exists()


def test_a_frozen_revision_keeps_its_pictures_when_the_draft_drops_them() -> None:
    image = make_image()
    article = showing(image, "approved")
    with actions.editing(article, actor=make_user(Role.EDITOR), now=NOW) as draft:
        draft.body = "<p>Cells burn it.</p>"
        draft.save()
    assert not article.figures.exists()
    with pytest.raises(ProtectedError):
        pictures.remove(image, now=NOW)


@pytest.mark.parametrize("wrong", [{"alt": ""}, {"focal_x": 5}, {"focal_x": 101, "focal_y": 5}])
def test_the_database_wants_words_and_a_whole_point(wrong: dict[str, object]) -> None:
    image = make_image()
    with pytest.raises(IntegrityError), transaction.atomic():
        Image.objects.filter(pk=image.pk).update(**wrong)


def test_the_command_says_what_it_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    image = make_image()
    replace_file(image)
    monkeypatch.setattr(pictures, "GRACE", timedelta(0))
    ReplacedFile.objects.update(at=NOW - timedelta(days=1))
    told = StringIO()
    call_command("prune_images", "--json", stdout=told)
    assert len(json.loads(told.getvalue())["deleted"]) == 3
    call_command("prune_images", stdout=told)
    assert told.getvalue().endswith("0 files deleted.\n")
