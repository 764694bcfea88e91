"""A picture goes from somebody's computer into a letter, and on to readers, in a browser."""

import base64
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Image
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.factories import NOW, approve, make_article, make_image, make_user, picture_file
from tests.journeys.chromium import Chromium
from tests.journeys.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "<p>A single layer of cells covers it.</p><p>They live for some days.</p>"


@pytest.fixture
def editor(transactional_db: None) -> User:
    return make_user(Role.EDITOR, name="Edda Editor")


@pytest.fixture
def browser(chromium: Chromium, live_server: Any, editor: User) -> Chromium:
    chromium.sign_in(live_server.url, editor)
    return chromium


def choose_file(browser: Chromium, selector: str, path: Path) -> None:
    """Choose a file as somebody does in the dialog of the operating system."""
    root = browser.ask("DOM.getDocument")["root"]["nodeId"]
    node = browser.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
    browser.ask("DOM.setFileInputFiles", nodeId=node, files=[str(path)])


def click_in(browser: Chromium, selector: str, *, right: float, down: float) -> None:
    """Click at a place in an element, in parts of its width and height from the top left."""
    box = browser.run(
        f"(() => {{ const it = document.querySelector('{selector}');"
        " it.scrollIntoView({block: 'center'}); const r = it.getBoundingClientRect();"
        " return [r.left, r.top, r.width, r.height]; })()"
    )
    place = {"x": box[0] + right * box[2], "y": box[1] + down * box[3]}
    for kind in ("mousePressed", "mouseReleased"):
        browser.ask("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place)


def test_a_picture_is_uploaded_with_the_point_that_no_crop_may_lose(
    browser: Chromium, live_server: Any, tmp_path: Path
) -> None:
    file = tmp_path / "Gut Lining.png"
    file.write_bytes(picture_file(size=(400, 200)))
    browser.open(f"{live_server.url}/admin/articles/image/add/")
    choose_file(browser, "#id_upload", file)
    browser.until("document.querySelector('.focal img')?.naturalWidth === 400")
    click_in(browser, ".focal img", right=0.25, down=0.5)
    browser.until("document.querySelector('#id_focal_x').value === '25'")
    browser.until("document.activeElement.matches('.focal-marker')")
    browser.press("ArrowRight")
    browser.press("ArrowDown", holding="Shift")
    browser.type("#id_alt", "A fold of the lining")
    browser.follow("input[name=_save]")
    image = Image.objects.get()
    assert (image.focal_x, image.focal_y, image.alt) == (26, 60, "A fold of the lining")
    assert "A fold of the lining" in browser.text(".image-grid")
    assert browser.complaints == []


def test_a_picture_is_put_into_the_text_and_reaches_readers(
    browser: Chromium, live_server: Any, editor: User, tmp_path: Path
) -> None:
    file = tmp_path / "lining.png"
    file.write_bytes(picture_file(size=(400, 200)))
    make_image("A jar", color="red")
    article = make_article("draft", editor=editor, body=WORDS)
    desk = Desk(browser, live_server.url)
    desk.open(article)
    # From the library, by the keyboard: the paragraph with the caret stays whole.
    desk.caret_after("covers it.")
    browser.write(" /")
    desk.look_up("picture", expect="Picture")
    browser.press("Enter")
    desk.look_up("jar", expect="A jar")
    browser.press("Enter")
    desk.closed()
    browser.until("document.querySelector('.desk-figure img')?.alt === 'A jar'")
    browser.write("As sold")
    browser.press("Enter")
    browser.write("On we go.")
    # A new one, in the place of the first.
    browser.click(".desk-figure .shown")
    browser.until("!!document.querySelector('.desk-figure.ProseMirror-selectednode')")
    browser.press("Enter")
    browser.until("!!document.querySelector('dialog[open] details')")
    browser.click("dialog summary")
    choose_file(browser, "dialog input[type=file]", file)
    browser.press("Tab")
    browser.click("dialog .upload button")
    browser.until("document.querySelector('dialog .upload .told').textContent.includes('Describe')")
    browser.type("dialog .upload input[maxlength='300']", "A fold of the lining")
    browser.press("Enter")
    desk.closed()
    browser.until("document.querySelector('.desk-figure img')?.alt === 'A fold of the lining'")
    # The main picture is chosen in the same dialog.
    browser.click(".desk-hero button")
    desk.look_up("jar", expect="A jar")
    browser.press("Enter")
    browser.until("document.querySelector('.desk-hero img').alt === 'A jar'")
    desk.save()
    article = Article.objects.get(pk=article.pk)
    assert article.image == Image.objects.get(alt="A jar")
    image = Image.objects.get(alt="A fold of the lining")
    assert article.body == (
        "<p>A single layer of cells covers it.</p>"
        f'<figure data-image="{image.identity}"><figcaption>As sold</figcaption></figure>'
        "<p>On we go.</p><p>They live for some days.</p>"
    )
    # The browser tells of the upload that was refused, and of nothing else.
    assert [each for each in browser.complaints if "422" not in each] == []
    actions.submit(article, actor=editor, now=NOW)
    approve(article, now=NOW)
    actions.publish(article, actor=make_user(Role.PUBLISHER), now=NOW)
    letter: Any = Client().get(f"/api/v1/articles/{article.slug}/").json()
    figure = next(each for each in letter["body"]["blocks"] if each["_type"] == "figure")
    assert (figure["image"]["alt"], figure["image"]["width"]) == ("A fold of the lining", 400)
    assert {each["type"] for each in figure["image"]["renditions"]} == {"image/avif", "image/webp"}
    assert "<figcaption>As sold</figcaption>" in letter["body"]["html"]
    assert (
        "![A fold of the lining]("
        in Client().get(f"/api/v1/articles/{article.slug}/markdown/").content.decode()
    )
    assert letter["url"] + "#figure-1" in {each["@id"] for each in letter["json_ld"]["@graph"]}
    local = figure["image"]["url"].partition("/media/")[2]
    browser.open(f"{live_server.url}/media/{local}")
    assert browser.run("document.images[0].naturalWidth") == 400


def test_a_picture_that_is_pasted_asks_for_its_words(
    browser: Chromium, live_server: Any, editor: User
) -> None:
    article = make_article("draft", editor=editor, body=WORDS)
    desk = Desk(browser, live_server.url)
    desk.open(article)
    desk.caret_after("covers it.")
    data = base64.b64encode(picture_file()).decode()
    browser.run(
        f"""(() => {{
          const bytes = Uint8Array.from(atob("{data}"), (each) => each.charCodeAt(0));
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File([bytes], "image.png", {{ type: "image/png" }}));
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", {{ clipboardData, bubbles: true, cancelable: true }}));
        }})()"""
    )
    browser.until("document.activeElement.matches('dialog .upload input[maxlength=\"300\"]')")
    browser.write("A fold")
    browser.press("Enter")
    desk.closed()
    browser.until("document.querySelector('.desk-figure img')?.alt === 'A fold'")
    identity = Image.objects.get(alt="A fold").identity
    desk.save()
    article.refresh_from_db()
    assert f'covers it.</p><figure data-image="{identity}"></figure><p>' in article.body
