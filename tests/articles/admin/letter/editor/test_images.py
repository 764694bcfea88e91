"""What the writing desk asks of the picture library, and what it may put into it."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Image
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.articles.imaging.files import SVG
from tests.articles.test_pictures import figure, showing
from tests.factories import make_article, make_image, make_user, picture_file

pytestmark = pytest.mark.django_db

IMAGES, ADD = "article_images", "article_add_image"


@pytest.fixture
def editor() -> Browser:
    return Browser(make_user(Role.EDITOR))


def names(browser: Browser, **query: str) -> list[str]:
    answer: Any = browser.client.get(address(IMAGES), query)
    return [each["name"] for each in answer.json()["images"]]


def test_pictures_are_found_by_their_words_and_by_name(editor: Browser) -> None:
    fold, jar = make_image("A fold", caption="Lining"), make_image("A jar", color="red")
    assert names(editor) == ["A jar", "A fold"]
    assert names(editor, q="lining fold") == ["A fold"]
    assert names(editor, q="nothing") == []
    assert names(editor, keys=f"{jar.identity} {fold.identity}") == ["A jar", "A fold"]
    assert names(editor, keys=f"nonsense {uuid4()}") == []
    assert names(editor, id=str(jar.pk)) == ["A jar"]
    assert names(editor, id=str(10**30)) == []


def test_an_upload_joins_the_library_and_is_logged(editor: Browser) -> None:
    file = SimpleUploadedFile("x.png", picture_file())
    sent = {"upload": file, "alt": "A fold", "caption": "Lining", "credit_text": "Ada"}
    told: Any = editor.client.post(address(ADD), sent).json()["image"]
    image = Image.objects.get()
    assert (told["identity"], told["alt"], told["caption"]) == (
        str(image.identity),
        "A fold",
        "Lining",
    )
    assert told["thumbnail"] == image.file.url
    assert LogEntry.objects.get().object_id == str(image.pk)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"alt": "A fold"}, "Picture file: Choose a picture file."),
        ({"alt": "A fold", "upload": SVG}, "Picture file: SVG files are not taken"),
        ({"upload": picture_file()}, "Alternative text: Describe the picture"),
    ],
)
def test_a_refused_upload_says_which_field(editor: Browser, sent: Any, said: str) -> None:
    if "upload" in sent:
        sent = {**sent, "upload": SimpleUploadedFile("x.png", sent["upload"])}
    answer: Any = editor.client.post(address(ADD), sent)
    assert answer.status_code == 422
    assert answer.json()["fault"].startswith(said)
    assert not Image.objects.exists()


def test_who_may_not_add_pictures_adds_none() -> None:
    reviewer = Browser(make_user(Role.REVIEWER))
    assert reviewer.client.post(address(ADD), {}).status_code == 403
    assert reviewer.client.get(address(ADD)).status_code == 405
    assert Browser(make_user(None)).client.get(address(IMAGES)).status_code == 403


def test_a_figure_of_a_picture_that_nobody_has_is_refused_at_its_place(editor: Browser) -> None:
    article = make_article("draft")
    page = address("article_change", article.pk)
    stranger = uuid4()
    wrong = (
        f'<p>Words.</p><figure data-image="{stranger}"></figure><figure data-image="x"></figure>'
    )
    said = words(editor.send(page, body=wrong))
    assert f"No picture of the library has the name “{stranger}”." in said
    assert "No picture of the library has the name “x”." in said
    image = make_image()
    editor.send(page, body=f"<p>Words.</p>{figure(image, 'Their lining.')}")
    article.refresh_from_db()
    assert article.body.endswith(figure(image, "Their lining."))
    assert article.figures.get().image == image


def test_the_letter_as_typed_shows_its_pictures(editor: Browser) -> None:
    image = make_image()
    article: Article = showing(image)
    sent = {"headline": "Fuel", "slug": "fuel", "body": article.body, "show": ["letter", "json_ld"]}
    answer: Any = editor.client.post(
        f"/admin/articles/article/{article.pk}/desk/live/", sent, content_type="application/json"
    )
    parts = answer.json()["parts"]
    assert '<figure id="figure-1"><picture><source type="image/avif"' in parts["letter"]
    assert "#figure-1" in parts["json_ld"]
