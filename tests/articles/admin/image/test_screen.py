"""The picture library in the admin: what it takes in, what it shows, what it refuses to delete."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from selectolax.lexbor import LexborHTMLParser

from articles.admin.image import form
from articles.imaging import reading
from articles.models import Article, Image, ReplacedFile
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.articles.imaging.files import SVG, from_a_camera
from tests.articles.test_pictures import showing
from tests.factories import make_image, make_user, picture_file

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/image/add/"


@pytest.fixture
def editor() -> Browser:
    return Browser(make_user(Role.EDITOR))


def upload(data: bytes, name: str = "Gut Lining.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_picture_is_taken_in_with_its_words_and_its_point(editor: Browser) -> None:
    editor.send(ADD, upload=upload(from_a_camera()), alt="A fold", focal_x="42", focal_y="30")
    image = Image.objects.get()
    assert (image.width, image.height) == (32, 48)
    assert image.file.name.endswith("/gut-lining.jpg")
    assert (image.alt, image.focal_x, image.focal_y) == ("A fold", 42, 30)
    with image.file.open() as file:
        assert b"Ada Bell" not in file.read()
    assert LogEntry.objects.get().object_id == str(image.pk)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"alt": "A fold"}, "Choose a picture file."),
        ({"upload": upload(picture_file())}, "Describe the picture, or mark it as decoration"),
        ({"upload": upload(picture_file()), "alt": "  "}, "Describe the picture, or mark it"),
        ({"upload": upload(SVG, "x.png"), "alt": "A fold"}, "SVG files are not taken"),
        ({"upload": upload(b"MZ", "x.jpg"), "alt": "A fold"}, "no picture that can be read"),
        ({"upload": upload(b"", "x.jpg"), "alt": "A fold"}, "The submitted file is empty."),
        (
            {"upload": upload(picture_file()), "alt": "A fold", "focal_x": "5"},
            "Give both numbers of the focal point",
        ),
        (
            {"upload": upload(picture_file()), "alt": "A fold", "focal_x": "5", "focal_y": "101"},
            "Use a number from 0 to 100.",
        ),
        (
            {"upload": upload(picture_file()), "alt": "A fold", "license": "javascript:x"},
            "Enter a valid URL.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    editor: Browser, sent: dict[str, object], said: str
) -> None:
    assert said in words(editor.send(ADD, **sent))
    assert not Image.objects.exists()


def test_a_file_larger_than_allowed_is_not_even_read(
    editor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    monkeypatch.setattr(form, "MOST_BYTES", 10)
    monkeypatch.setattr(reading, "read", lambda data: read.append(len(data)) or _refuse())
    editor.send(ADD, upload=upload(picture_file()), alt="A fold")
    assert read == [11]


def _refuse() -> None:
    raise form.PictureRefused("Too large.")


def test_a_decoration_needs_no_words(editor: Browser) -> None:
    editor.send(ADD, upload=upload(picture_file()), is_decorative="on")
    assert Image.objects.get().is_decorative


def test_words_change_without_the_file_and_the_file_without_the_words(editor: Browser) -> None:
    image = make_image(caption="As drawn")
    page = address("image_change", image.pk)
    editor.send(page, alt="Another fold")
    assert Image.objects.get().file.name == image.file.name
    editor.send(page, upload=upload(picture_file(color="navy")))
    changed = Image.objects.get()
    assert changed.file.name != image.file.name
    assert (changed.alt, changed.caption) == ("Another fold", "As drawn")
    assert ReplacedFile.objects.filter(name=image.file.name).exists()


def test_the_grid_shows_each_picture_and_where_it_is_used(
    editor: Browser, django_assert_max_num_queries: object
) -> None:
    showing(make_image("A fold"))
    make_image("A jar", color="red")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        listed = editor.open(address("image_changelist"))
    cards = LexborHTMLParser(listed.content.decode()).css(".image-card")
    said = [" ".join(card.text(separator=" ").split()) for card in cards]
    assert said == ["A jar 64 × 40 Not used", "A fold 64 × 40 In 1 letter"]
    assert all(card.css_first("img").attributes["src"].endswith(".webp") for card in cards)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("use=unused", ["A jar"]),
        ("use=used", ["A fold"]),
        ("q=fold", ["A fold"]),
        ("q=jar.png", ["A jar"]),
        ("is_decorative__exact=1", []),
        ("use=nonsense", ["A jar", "A fold"]),
    ],
)
def test_the_grid_is_searched_and_filtered(editor: Browser, query: str, found: list[str]) -> None:
    showing(make_image("A fold"))
    make_image("A jar", name="jar.png", color="red")
    listed = editor.open(f"{address('image_changelist')}?{query}")
    cards = LexborHTMLParser(listed.content.decode()).css(".image-name")
    assert [card.text() for card in cards] == found


def test_a_picture_in_use_is_not_deleted_and_its_places_are_named(editor: Browser) -> None:
    image = make_image()
    article = showing(image, "in_review")
    Article.objects.filter(pk=article.pk).update(headline="Fuel", image=image)
    page = address("image_delete", image.pk)
    said = editor.text(page)
    assert "This picture stays, for it is in use." in said
    assert "Fuel : main picture, 1 figure in the text" in said
    assert "Revision 1 of" in said
    answer = editor.post(page, post="yes")
    assert "This picture stays" in words(answer)
    assert Image.objects.exists()


def test_a_picture_nobody_uses_goes(editor: Browser) -> None:
    image = make_image()
    assert "Nowhere. It can be deleted." in editor.text(address("image_change", image.pk))
    editor.post(address("image_delete", image.pk), post="yes")
    assert not Image.objects.exists()
    assert ReplacedFile.objects.filter(name=image.file.name).exists()


def test_who_only_reads_sees_the_picture_and_its_places() -> None:
    image = make_image()
    said = Browser(make_user(Role.REVIEWER)).text(address("image_change", image.pk))
    assert "2 renditions in WebP and AVIF" in said
    assert "Choose a file to see it here." not in said or "Nowhere." in said
