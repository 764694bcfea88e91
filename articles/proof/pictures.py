"""
Hold the files of pictures against the revisions that show them.

A revision fixes what was seen: the SHA-256 of each picture stands in its text, and that of each
rendition in the name of its file. So the storage, which no chain guards, cannot pass another file
off as the one that was signed. Every file is read once, whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from articles import content
from articles.imaging.naming import kept_at
from articles.models import Revision
from articles.proof.evidence import stored
from articles.workflow.witnesses import BrokenLink


@dataclass(frozen=True, slots=True)
class Signed:
    """A file that a revision shows; `digest` is what its SHA-256 begins with."""

    name: str
    digest: str


class Pictures:
    """The files of the storage, each looked at once; `count` says how many."""

    def __init__(self) -> None:
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
            self._found[file] = _wrong(file)
        return self._found[file]


def _wrong(file: Signed) -> str:
    try:
        data = stored(file.name)
    except OSError as error:
        return f"cannot be read from the storage ({error.strerror or error})"
    if data is None:
        return "cannot be read from the storage (No such file or directory)"
    return "" if sha256(data).hexdigest().startswith(file.digest) else "holds other bytes"


def _signed(text: content.Content) -> Iterator[Signed]:
    for picture in content.pictures(text):
        if kept := kept_at(picture.url):
            yield Signed(kept[0], picture.sha256 or kept[1])
        for rendition in picture.renditions:
            if made := kept_at(rendition.url):
                yield Signed(*made)
