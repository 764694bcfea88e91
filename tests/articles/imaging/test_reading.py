"""What an uploaded file must be, and what is kept of it."""

from io import BytesIO

import pytest
from PIL import Image

from articles.imaging import limits, reading
from articles.imaging.encoding import Picture
from articles.imaging.reading import read
from articles.imaging.refusal import PictureRefused
from tests.articles.imaging import files
from tests.articles.imaging.files import drawn, written

JPEG, PNG = "image/jpeg", "image/png"


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.data))


@pytest.mark.parametrize(
    ("data", "kept_as", "size"),
    [
        (written(drawn(), "JPEG"), JPEG, (48, 32)),
        (written(drawn("CMYK", color=(0, 255, 0, 0)), "JPEG"), JPEG, (48, 32)),
        (written(drawn("L", color=90), "JPEG"), JPEG, (48, 32)),
        (written(drawn(), "WEBP"), JPEG, (48, 32)),
        (written(drawn(), "AVIF"), JPEG, (48, 32)),
        (written(drawn(), "PNG"), PNG, (48, 32)),
        (written(drawn("P", color=3), "GIF"), PNG, (48, 32)),
        (written(drawn("RGBA", color=(0, 9, 9, 128)), "WEBP"), PNG, (48, 32)),
        (written(drawn("LA", color=(9, 128)), "PNG"), PNG, (48, 32)),
        (written(drawn("I;16", color=40_000), "PNG"), PNG, (48, 32)),
        (written(drawn("1", color=1), "PNG"), PNG, (48, 32)),
        (files.from_a_telephone(), JPEG, (48, 32)),
        (files.from_a_camera(), JPEG, (32, 48)),
        (written(drawn(size=(6400, 64)), "PNG"), PNG, (3200, 32)),
        (written(drawn(size=(6400, 64)), "JPEG"), JPEG, (3200, 32)),
        (written(drawn(size=(1, 1)), "PNG"), PNG, (1, 1)),
    ],
)
def test_every_kind_is_kept_as_one_that_is_shown_everywhere(
    data: bytes, kept_as: str, size: tuple[int, int]
) -> None:
    picture = read(data)
    assert (picture.type, picture.width, picture.height) == (kept_as, *size)
    assert opened(picture).size == size
    assert picture.suffix == {JPEG: ".jpg", PNG: ".png"}[kept_as]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no picture that can be read"),
        (b"just words", "no picture that can be read"),
        (files.SVG, "SVG files are not taken"),
        (b"\n\n<!-- c --><svg/>", "SVG files are not taken"),
        (files.HTML, "no picture that can be read"),
        (files.EPS, "no picture that can be read"),
        (b"%PDF-1.7 ...", "no picture that can be read"),
        (written(drawn(), "BMP"), "no picture that can be read"),
        (written(drawn(), "TIFF"), "no picture that can be read"),
        (written(drawn(), "ICO"), "no picture that can be read"),
        (b"8BPS\0\1" + bytes(40), "no picture that can be read"),
        (b"GIF89a", "no picture that can be read"),
        (b"GIF89a/*" + files.SCRIPT + b"*/=1;", "no picture that can be read"),
        (b"\xff\xd8\xff\xe0" + files.SCRIPT, "damaged or not complete"),
        (b"%PDF-1.7\n" + written(drawn(), "JPEG"), "no picture that can be read"),
        (b"PK\x03\x04" + written(drawn(), "PNG"), "no picture that can be read"),
        (files.SVG.decode().encode("utf-16"), "no picture that can be read"),
        (written(drawn(), "JPEG")[:-40], "damaged or not complete"),
        (written(drawn(), "PNG")[:60], "damaged or not complete"),
        (written(drawn(), "WEBP")[:-20], "damaged or not complete"),
        (written(drawn(), "AVIF")[:-20], "damaged or not complete"),
        (files.png_that_claims(48, 32), "damaged or not complete"),
        (files.png_that_claims(9000, 9000), "9000 × 9000 pixels"),
        (files.png_that_claims(25_000, 10), "25000 × 10 pixels"),
        (files.png_that_claims(60_000, 60_000), "far too many pixels"),
        (files.png_with_text_bomb(), "damaged or not complete"),
        (files.moving("GIF"), "Moving pictures are not taken"),
        (files.moving("PNG"), "Moving pictures are not taken"),
        (files.moving("WEBP"), "Moving pictures are not taken"),
        (files.moving("AVIF"), "Moving pictures are not taken"),
    ],
)
def test_what_is_no_still_picture_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(PictureRefused) as refused:
        read(data)
    assert said in str(refused.value)
    assert str(refused.value).endswith((".", "do."))


@pytest.mark.parametrize(
    "data",
    [
        written(drawn(), "JPEG") + files.SCRIPT,
        written(drawn(), "JPEG", comment=files.SCRIPT),
        written(drawn(), "PNG") + b"PK\x03\x04" + files.SCRIPT,
        written(drawn("P"), "GIF", comment=files.SCRIPT),
        written(drawn("P"), "GIF") + b"PK\x03\x04META-INF/MANIFEST.MF" + files.SCRIPT,
        written(drawn(), "WEBP", xmp=files.SCRIPT),
        written(drawn(), "AVIF") + files.SCRIPT,
        files.from_a_camera(xmp=files.SCRIPT),
        files.png_with_text(files.SCRIPT),
    ],
)
def test_what_a_file_carries_beside_its_picture_has_nowhere_to_go(data: bytes) -> None:
    assert b"script" in data
    assert b"script" not in read(data).data


def test_nobody_learns_where_and_by_whom_it_was_taken() -> None:
    data = files.from_a_camera()
    assert b"Ada Bell" in data
    kept = opened(read(data))
    assert not dict(kept.getexif())
    assert not {"comment", "exif", "xmp", "icc_profile"} & set(kept.info)


def test_the_name_and_the_bytes_decide_nothing_but_the_picture_does() -> None:
    assert read(written(drawn(), "PNG")).sha256 == read(written(drawn(), "PNG")).sha256
    assert read(written(drawn(), "PNG")).sha256 != read(written(drawn(color="red"), "PNG")).sha256


def test_colours_stay_what_they_are_when_their_profile_goes() -> None:
    grey = opened(read(written(drawn("I;16", color=40_000), "PNG"))).convert("RGB")
    assert grey.getpixel((0, 0)) == (156, 156, 156)
    # A profile that does not fit the picture is passed over.
    assert read(files.in_swapped_colours()).width == 48


def test_a_profile_is_followed() -> None:
    wide = written(drawn(color=(200, 30, 30)), "PNG", icc_profile=files.wide_profile())
    red = opened(read(wide)).convert("RGB").getpixel((0, 0))
    assert isinstance(red, tuple)
    assert red[0] > 200


def test_a_photograph_in_the_wrong_format_becomes_a_jpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_DRAWING", 50)
    assert read(written(drawn(), "PNG")).type == JPEG
    assert read(written(drawn("RGBA", color=(0, 9, 9, 9)), "PNG")).type == PNG


def test_a_file_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", limits.MOST_BYTES // 20)
    with pytest.raises(PictureRefused, match="The file has 2 MB; at most 1 are taken"):
        read(b"\xff\xd8" + b"\0" * 2 * 1024 * 1024)
