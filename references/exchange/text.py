"""
Turn the bytes of a file into lines of text, a piece at a time, whatever program wrote them.

UTF-8 and byte order marks prove themselves. Anything else is a guess, said as one: files of
older programs are in Windows-1252, in Mac OS Roman, or in an encoding of East Asia. Memory
stays small for any input: a line that never ends is cut, and marked so.
"""

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from charset_normalizer import from_bytes

from references.exchange.row import NotReadable

SAMPLE = 64 * 1024
"""Bytes that are looked at to tell what a file is."""
LONGEST = 1_000_000
"""Characters of a line; the longest abstracts have a few thousand."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that has to be read as a whole (BibTeX, JSON); some 60,000 references."""

# The longer marks first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LATIN = ("cp1252", "mac_roman")
OTHERS = ("cp1251", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
RUNS = re.compile(rb"[\x80-\xff]{2,}")
PLAIN = re.compile(rb"[\x00-\x7f]")
SPOKEN = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman"}
TYPOGRAPHIC = frozenset("‘’“”–—…")
RARE = frozenset({"Sk", "Sc", "So", "Cc", "Cn", "Co"})
"""Accents without a letter, currencies, signs: what letters of the other encoding look like."""
NOT_TEXT = {code: None for code in (*range(32), 127, 0xFEFF) if code not in (9, 10)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; `cut` when it was too long, `guessed` names a guessed encoding."""

    number: int
    text: str
    cut: bool = False
    guessed: str = ""


class Source(io.RawIOBase):
    """A stream whose beginning (`head`) may be looked at before it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.head = stream.read(SAMPLE)
        self._rest = stream
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        piece = self.head[self._at : self._at + len(buffer)] or self._rest.read(len(buffer))
        self._at += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


def lines(source: Source) -> Iterator[Line]:
    """Give the lines of `source`, ended by LF, CRLF or CR."""
    wide = _wide(source.head)
    # Latin-1 maps every byte to a character and back, so lines can be told before letters are.
    reader = io.TextIOWrapper(
        io.BufferedReader(source), encoding=wide or "latin-1", errors="replace", newline=None
    )
    guess = ""
    number = 0
    while raw := reader.readline(LONGEST):
        number += 1
        cut = not raw.endswith("\n") and len(raw) >= LONGEST
        while cut and (rest := reader.readline(LONGEST)) and not rest.endswith("\n"):
            pass
        text, guessed = (raw, "") if wide else _decoded(raw, guess or source.head)
        guess = guess or guessed
        yield Line(number, text.translate(NOT_TEXT).rstrip("\n"), cut, SPOKEN.get(guessed, guessed))


def whole(source: Source) -> tuple[str, str]:
    """Return all of `source` with LF line ends, and the encoding when it was guessed, else ""."""
    data = io.BufferedReader(source).read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NotReadable(
            f"The file has more than {LARGEST // 1048576} MB. Split it, or export it as RIS, which "
            "may have any size."
        )
    wide = _wide(data)
    raw = data.decode("latin-1")
    text, guessed = (data.decode(wide, "replace"), "") if wide else _decoded(raw, data)
    ended = text.replace("\r\n", "\n").replace("\r", "\n").translate(NOT_TEXT)
    return ended, SPOKEN.get(guessed, guessed)


def _wide(head: bytes) -> str:
    """Return the encoding of UTF-16 and UTF-32 files, "" for all others."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding
    # Without a mark: every second byte of Latin text in UTF-16 is zero.
    start = head[:64]
    if len(start) >= 4 and start[1::2].count(0) * 2 > len(start[1::2]):
        return "utf-16-le"
    if len(start) >= 4 and start[::2].count(0) * 2 > len(start[::2]):
        return "utf-16-be"
    return ""


def _decoded(raw: str, evidence: str | bytes) -> tuple[str, str]:
    """Read the bytes in `raw` as UTF-8, else by `evidence`: an encoding, or bytes to guess from."""
    data = raw.encode("latin-1")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        encoding = evidence if isinstance(evidence, str) else _guess(evidence, data)
        return data.decode(encoding, "replace"), encoding


def _guess(head: bytes, line: bytes) -> str:
    """Tell the encoding from the beginning of the file, or from a line where that is plain."""
    sample = line if head.isascii() else head
    # Accents stand alone among plain letters; the letters of other scripts stand together.
    if len(b"".join(RUNS.findall(sample))) * 2 > len(sample) - len(PLAIN.findall(sample)):
        found = from_bytes(sample, cp_isolation=[*OTHERS, *LATIN]).best()
        if found is not None and found.encoding in OTHERS:
            return found.encoding
    # Read the wrong way, accented small letters turn into capitals and signs, and the other way
    # round; typographic quotation marks and dashes into letters.
    return max(LATIN, key=lambda encoding: _likely(sample, encoding))


def _likely(sample: bytes, encoding: str) -> int:
    """Count what texts hold, small accented letters and “–”, against what they rarely do."""
    read = [c for c in sample.decode(encoding, "replace") if not c.isascii()]
    usual = sum((c.islower() and c < "\u0180") or c in TYPOGRAPHIC for c in read)
    return usual - sum(unicodedata.category(c) in RARE for c in read)
