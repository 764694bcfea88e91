"""The files of pictures, against what was signed."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from articles.models import Image
from articles.proof.pictures import Pictures
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(settings: Any, tmp_path: Any) -> Image:
    settings.MEDIA_ROOT = tmp_path
    image = make_image(size=(800, 400))
    make_article("in_review", image=image)
    return image


def put(image: Image, name: str, data: bytes) -> None:
    image.file.storage.delete(name)
    image.file.storage.save(name, ContentFile(data))


def test_whole_files_are_each_read_once(picture):
    looked = Pictures()
    assert looked.first_changed() is None
    assert looked.count == 1 + len(picture.renditions) > 2


@pytest.mark.parametrize("place", ["file", "rendition"])
def test_another_file_in_its_place_is_found(picture, place):
    name = picture.file.name if place == "file" else picture.renditions[-1]["name"]
    put(picture, name, b"GIF89a")
    broken = Pictures().first_changed()
    assert broken is not None
    assert broken.reason == f"{name} holds other bytes"
    assert broken.place.startswith("a picture of ")


def test_a_file_that_is_gone_is_found(picture):
    picture.file.storage.delete(picture.file.name)
    broken = Pictures().first_changed()
    assert broken is not None
    assert "cannot be read from the storage" in broken.reason


def test_a_draft_and_a_picture_of_the_library_that_nobody_signed_are_not_asked(picture):
    other = make_image(color="red")
    make_article("draft", image=other)
    other.file.storage.delete(other.file.name)
    assert Pictures().first_changed() is None


def test_the_command_reads_files_where_it_is_told_to(picture, capsys):
    put(picture, picture.file.name, b"GIF89a")
    call_command("verify_history")
    assert "The history holds" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        call_command("verify_history", "--pictures")
    assert "holds other bytes" in capsys.readouterr().out
