"""
Name a picture's files by what is in them.

Two contents never share a name, so no file is ever written over, and what a revision showed stays
what it was. Of the name that a file came with only plain letters and digits remain: readers, search
engines and the compliance rules read it as words.
"""

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

FOLDER = "images"
KEPT = re.compile(rf"\b{FOLDER}/([0-9a-f]{{24}})/[^/]+\Z")
LONGEST = 60
UNNAMED = "picture"


def file_name(sha256: str, *, given: str, suffix: str, width: int | None = None) -> str:
    """
    Return where the storage keeps a file with these bytes: images/3f9a0c…/gut-lining.jpg.

    `given` is the name it was uploaded under; a rendition has its `width` in its name.
    """
    size = f"-{width}w" if width else ""
    return f"{FOLDER}/{sha256[:24]}/{stem(given)}{size}{suffix}"


def kept_at(address: str) -> tuple[str, str] | None:
    """
    Return the name of the file behind `address`, and what the SHA-256 of its bytes begins with.

    None for a picture from elsewhere.
    """
    found = KEPT.search(unquote(urlsplit(address).path))
    return (found[0], found[1]) if found else None


def stem(given: str) -> str:
    """Return the words of a file's name, without its folder and its ending."""
    name = PurePosixPath(given.replace("\\", "/")).stem
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:LONGEST].strip("-") or UNNAMED
