"""Write a decoded picture as the bytes of a file, and say what they are."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True)
class Encoding:
    """A format that Pillow knows by `name`, and the settings that we write it with."""

    name: str
    type: str
    suffix: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a file: its bytes, sizes in pixels, media type and SHA-256."""

    data: bytes
    width: int
    height: int
    type: str
    suffix: str
    sha256: str


def encoded(picture: "Image.Image", encoding: Encoding) -> Picture:
    """Return `picture` written in `encoding`."""
    file = io.BytesIO()
    picture.save(file, encoding.name, **encoding.settings)
    data = file.getvalue()
    sha256 = hashlib.sha256(data).hexdigest()
    return Picture(data, picture.width, picture.height, encoding.type, encoding.suffix, sha256)
