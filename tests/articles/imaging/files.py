"""Picture files to upload: honest ones of every kind, and hostile ones."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, TiffImagePlugin

SIZE = (48, 32)


def drawn(mode: str = "RGB", size: tuple[int, int] = SIZE, color: Any = "teal") -> Image.Image:
    return Image.new(mode, size, color)


def written(picture: Image.Image, name: str, **settings: Any) -> bytes:
    file = BytesIO()
    picture.save(file, name, **settings)
    return file.getvalue()


def from_a_camera(**settings: Any) -> bytes:
    """Return a photograph that was held upright, and says where it was taken and by whom."""
    exif = Image.Exif()
    exif[274] = 6  # turn it by 90 degrees
    exif[315] = "Ada Bell"
    place = exif.get_ifd(34853)
    place[1], place[2] = "N", tuple(TiffImagePlugin.IFDRational(n) for n in (41, 52, 30))
    return written(drawn(), "JPEG", exif=exif, comment=b"shot at home", **settings)


def in_swapped_colours() -> bytes:
    """Return a picture whose profile calls blue what its numbers call red: a wide profile."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    return written(drawn(), "JPEG", icc_profile=profile.tobytes())


def moving(name: str) -> bytes:
    frames = [drawn(color=color) for color in ("red", "green", "blue")]
    return written(frames[0], name, save_all=True, append_images=frames[1:], duration=100)


def from_a_telephone() -> bytes:
    """Return a JPEG with a second picture behind the first, as telephones write them."""
    return written(drawn(), "MPO", save_all=True, append_images=[drawn(color="black")])


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose header claims a size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def png_with_text_bomb() -> bytes:
    """Return a PNG whose comment unpacks to five megabytes."""
    return _png_with(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 5_000_000, 9))


def png_with_text(text: bytes) -> bytes:
    """Return a PNG that says something beside its picture."""
    return _png_with(b"tEXt", b"Comment\0" + text)


def _png_with(kind: bytes, data: bytes) -> bytes:
    plain = written(drawn(), "PNG")
    checked = kind + data
    chunk = struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))
    return plain[:33] + chunk + plain[33:]


SVG = b"""<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>"""
HTML = b"<!DOCTYPE html><html><body><img src=x onerror=alert(1)></body></html>"
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n"
SCRIPT = b"<script>alert(document.cookie)</script>"


def wide_profile() -> bytes:
    """Return a colour profile with wider primaries than sRGB has: Display P3, by hand."""

    def s15(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(s15, values))

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = {
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.5151, 0.2412, -0.0011),
        b"gXYZ": xyz(0.2920, 0.6922, 0.0419),
        b"bXYZ": xyz(0.1571, 0.0666, 0.7841),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data
    head = bytearray(128)
    head[0:4] = struct.pack(">I", start + len(body))
    head[8:12], head[12:24] = b"\x02\x10\0\0", b"mntrRGB XYZ "
    head[36:40] = b"acsp"
    head[68:80] = s15(0.9642) + s15(1.0) + s15(0.8249)
    return bytes(head) + table + body
