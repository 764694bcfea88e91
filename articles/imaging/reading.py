"""
Read an uploaded file as a picture, and write it anew as the one that is kept.

The bytes decide, never the name or what a browser said of them. Everything is decoded and encoded
again: what a file carries beside its picture (where it was taken, a script behind its last byte, a
second picture inside) has nowhere to go. Upright and in sRGB, because metadata that would say
otherwise are gone.

A newcomer gets this wrong: measuring after decoding. Pillow tells the size from the header; a file
that claims too much is refused before a pixel is unpacked.
"""

import io

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from articles.imaging.encoding import Encoding, Picture, encoded
from articles.imaging.limits import LONGEST_EDGE, LONGEST_SIDE, MOST_BYTES, MOST_PIXELS
from articles.imaging.refusal import PictureRefused

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""Pillow tries these decoders and no other: not EPS, which starts a program."""
# A JPEG with a second picture behind it, as telephones make them; the first one is the picture.
STILL_ANYWAY = frozenset({"JPEG", "MPO"})

# What is kept every mail program, feed reader and link preview can show.
JPEG = Encoding("JPEG", "image/jpeg", ".jpg", {"quality": 90, "progressive": True})
PNG = Encoding("PNG", "image/png", ".png", {"compress_level": 6})
LOSSLESS = frozenset({"PNG", "GIF"})
LARGEST_DRAWING = 1024 * 1024
"""Bytes. A drawing is smaller without loss; what is larger is a photograph in the wrong format."""

ALLOWED = "JPEG, PNG, WebP, AVIF or a still GIF"
DAMAGED = "The picture is damaged or not complete. Open it in a picture program, save it anew."
SVG = (
    "SVG files are not taken: they are programs that run in the reader’s browser. Export the "
    "drawing as PNG, about 2000 pixels wide."
)
UNKNOWN = f"This file is no picture that can be read. Use {ALLOWED}."
MOVING = f"Moving pictures are not taken. Save one frame as a still picture: {ALLOWED}."


def read(data: bytes) -> Picture:
    """Return the picture in `data` as it is kept; raises `PictureRefused`."""
    if len(data) > MOST_BYTES:
        raise PictureRefused(
            f"The file has {len(data) / 1024 / 1024:.0f} MB; at most {MOST_BYTES // 1024 // 1024} "
            "are taken. Save it smaller: no page shows more than about 3000 pixels."
        )
    try:
        picture = _opened(data)
        lossless = picture.format in LOSSLESS
        # A camera's JPEG is decoded no larger than it is kept: a quarter of the memory, or less.
        picture.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
        # All of it: a file that breaks off is told now, not when a reader asks for it.
        picture.load()
        return _kept(_in_srgb(ImageOps.exif_transpose(picture)), lossless=lossless)
    except (PictureRefused, MemoryError):
        raise
    except Exception as error:
        # Decoders raise what they like on damaged files: OSError, SyntaxError, ValueError,
        # struct.error, zlib.error, EOFError, IndexError ...
        raise PictureRefused(DAMAGED) from error


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise PictureRefused(SVG if _is_svg(data) else UNKNOWN) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(_too_large("far too many")) from error
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise PictureRefused(_too_large(f"{width} × {height}"))
    if picture.format not in STILL_ANYWAY and getattr(picture, "is_animated", False):
        raise PictureRefused(MOVING)
    return picture


def _too_large(size: str) -> str:
    return f"The picture has {size} pixels. Save it smaller: {LONGEST_EDGE} on the longer side do."


def _is_svg(data: bytes) -> bool:
    start = data[:4096].lower()
    return b"<svg" in start or b"<!doctype svg" in start


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return `picture` with the colours it has, in the colours that a page assumes."""
    profile = picture.info.get("icc_profile")
    if picture.mode in {"I", "F"} or picture.mode.startswith("I;16"):
        # Sixteen bits of grey: the upper eight are what a screen shows.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
        profile = None
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        picture = _translated(picture, profile, mode)
    return picture.convert(mode)


def _translated(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        moved = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile that does not fit the picture says nothing about it
    return moved or picture


def _kept(picture: Image.Image, *, lossless: bool) -> Picture:
    picture.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    picture.info = {}  # the encoders would write comments, XMP and a profile from it
    if picture.mode == "RGB" and not lossless:
        return encoded(picture, JPEG)
    drawing = encoded(picture, PNG)
    is_photograph = picture.mode == "RGB" and len(drawing.data) > LARGEST_DRAWING
    return encoded(picture, JPEG) if is_photograph else drawing
