"""
Make the files of a picture that pages load: WebP and AVIF at set widths.

By Pillow alone. The libraries that make renditions for Django tie them to a field of a row: they
work their names out from it and delete them with it. Ours are named by what is in them and outlive
the row's next file, for a signed revision shows them as long as it is kept.
"""

import io
from collections.abc import Iterator

from articles.imaging.encoding import Encoding, Picture, encoded
from articles.imaging.limits import NEARLY, WIDTHS

ENCODINGS = (
    # Speed 8 takes a quarter of the time of the encoder's own choice for three per cent more.
    Encoding("AVIF", "image/avif", ".avif", {"quality": 60, "speed": 8}),
    Encoding("WEBP", "image/webp", ".webp", {"quality": 80, "method": 4}),
)


def widths(width: int) -> tuple[int, ...]:
    """Return the widths in which a picture `width` pixels wide is offered; it is never enlarged."""
    widest = min(width, WIDTHS[-1])
    return (*(each for each in WIDTHS if each < widest * NEARLY), widest)


def make(data: bytes) -> Iterator[Picture]:
    """Yield the renditions of a picture as `reading.read` keeps it, smallest first."""
    # A server that takes in no picture need not hold what decodes them.
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
        whole = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    for width in widths(whole.width):
        height = max(1, round(whole.height * width / whole.width))
        scaled = whole.resize((width, height), Image.Resampling.LANCZOS)
        for encoding in ENCODINGS:
            yield encoded(scaled, encoding)
