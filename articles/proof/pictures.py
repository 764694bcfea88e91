"""
Hold the files of pictures against the revisions that show them.

A revision fixes what was seen: the SHA-256 of each picture stands in its text, and that of each
rendition in the name of its file. So the storage, which no chain guards, cannot pass another file
off as the one that was signed. Every file is read once, whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.files.storage import Storage

from articles import content
from articles.imaging.naming import FOLDER
from articles.models import Image, Revision
from articles.workflow.witnesses import BrokenLink

NAME = re.compile(rf"\b{FOLDER}/([0-9a-f]{{24}})/[^/]+\Z")
"""The end of an address: where the storage keeps a file, with the first half of a digest."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A file that a revision shows; `digest` is what its SHA-256 begins with."""

    name: str
    digest: str


class Pictures:
    """The files of the storage, each looked at once; `count` says how many."""

    def __init__(self) -> None:
        self._storage: Storage = Image._meta.get_field("file").storage
        self._found: dict[Signed, str] = {}

    @property
    def count(self) -> int:
        """Return how many files were looked at."""
        return len(self._found)

    def first_changed(self) -> BrokenLink | None:
        """Return the first file that is not what a revision fixed, None if all are."""
        for revision in Revision.objects.order_by("pk").iterator(chunk_size=50):
            for file in _signed(revision.content):
                if wrong := self._looked_at(file):
                    return BrokenLink(f"a picture of {revision}", f"{file.name} {wrong}")
        return None

    def _looked_at(self, file: Signed) -> str:
        if file not in self._found:
            self._found[file] = self._wrong(file)
        return self._found[file]

    def _wrong(self, file: Signed) -> str:
        try:
            return "" if self._digest(file.name).startswith(file.digest) else "holds other bytes"
        except OSError as error:
            return f"cannot be read from the storage ({error.strerror or error})"

    def _digest(self, name: str) -> str:
        found = sha256()
        with self._storage.open(name) as opened:
            for chunk in opened.chunks():
                found.update(chunk)
        return found.hexdigest()


def _signed(text: content.Content) -> Iterator[Signed]:
    for picture in content.pictures(text):
        if kept := _place(picture.url):
            yield Signed(kept[0], picture.sha256 or kept[1])
        for rendition in picture.renditions:
            if made := _place(rendition.url):
                yield Signed(*made)


def _place(address: str) -> tuple[str, str] | None:
    """Return a file's name and what its digest begins with; None for a picture from elsewhere."""
    found: Any = NAME.search(unquote(urlsplit(address).path))
    return (found[0], found[1]) if found else None
