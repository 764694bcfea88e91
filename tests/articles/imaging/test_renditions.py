"""The files that pages load of a picture."""

from io import BytesIO

import pytest
from PIL import Image

from articles.imaging.reading import read
from articles.imaging.renditions import make, widths
from tests.articles.imaging.files import drawn, written


@pytest.mark.parametrize(
    ("width", "offered"),
    [
        (1, (1,)),
        (300, (300,)),
        (340, (340,)),
        (700, (320, 700)),
        (1000, (320, 640, 1000)),
        (1920, (320, 640, 960, 1280, 1920)),
        (3200, (320, 640, 960, 1280, 1920)),
    ],
)
def test_a_picture_is_offered_at_set_widths_and_never_enlarged(
    width: int, offered: tuple[int, ...]
) -> None:
    assert widths(width) == offered


def test_each_width_comes_as_avif_and_webp() -> None:
    made = list(make(read(written(drawn(size=(400, 200)), "PNG")).data))
    assert [(each.width, each.height, each.type) for each in made] == [
        (320, 160, "image/avif"),
        (320, 160, "image/webp"),
        (400, 200, "image/avif"),
        (400, 200, "image/webp"),
    ]
    for each in made:
        with Image.open(BytesIO(each.data)) as picture:
            assert (picture.format or "").lower() == each.type.removeprefix("image/")
            assert picture.size == (each.width, each.height)
            assert not dict(picture.getexif())


def test_what_is_transparent_stays_so_and_a_thin_line_keeps_a_pixel() -> None:
    clear = read(written(drawn("RGBA", size=(900, 1), color=(0, 0, 0, 0)), "PNG"))
    for each in make(clear.data):
        with Image.open(BytesIO(each.data)) as picture:
            assert picture.convert("RGBA").getextrema()[3] == (0, 0)
            assert picture.height == 1
