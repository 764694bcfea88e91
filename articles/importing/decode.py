"""
Turn the bytes of a page into text, or say kindly why they are not a page.

A newcomer gets this wrong: an encoding is never certain. UTF-8 and a byte order mark prove
themselves; everything else, even what the page declares, is a guess and is reported as one,
because a guess that is wrong spoils names (“Cordova” for “Córdova”) without anybody noticing.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from articles.importing.refusal import ImportRefused

LARGEST = 5 * 1024 * 1024
"""In bytes. The longest letter we know has 24 kB; a whole page with its scripts 2 MB."""

FOREIGN = (
    (b"%PDF", "a PDF", "Save the page as HTML in your browser, or copy its text into a .txt file"),
    (b"PK\x03\x04", "a zip archive", "Unpack it and import the page inside"),
    (b"PK\x05\x06", "an empty zip archive", "Save the page as .html, .md, .docx or .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "Open it in Word and save it as .docx"),
    (b"{\\rtf", "a rich text file", "Open it in a word processor and save it as .docx"),
    (b"\x1f\x8b", "a compressed file", "Unpack it and import the page inside"),
    (b"\x89PNG", "a picture", "Import the page's text, not a screenshot of it"),
    (b"\xff\xd8\xff", "a picture", "Import the page's text, not a screenshot of it"),
    (b"GIF8", "a picture", "Import the page's text, not a screenshot of it"),
)
"""(first bytes, what it is, the way out)"""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# <meta charset="..."> and <meta http-equiv=... content="text/html; charset=...">, within the first
# bytes as browsers look for it (WHATWG HTML, prescan; pages with long heads keep it later).
DECLARED = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
FARTHEST_DECLARATION = 8192
LATIN = "windows-1252"
"""What browsers read where a page says Latin-1 or ASCII, or says nothing (WHATWG Encoding)."""
READ_AS_LATIN = re.compile(r"(?:iso[-_]?8859[-_]?1|latin[-_]?1|l1|(?:us-)?ascii|cp1252)", re.I)
WEB_ENCODINGS = re.compile(
    r"windows-125[0-8]|windows-874|iso-8859-(?:[2-8]|1[03456])|koi8-[ru]|macintosh|gbk|gb2312|"
    r"gb18030|big5|euc-jp|shift[-_]jis|euc-kr",
    re.I,
)
"""The rest of that list; Python knows more, some of which are no text."""
# Control characters apart from tab, line feed, form feed and carriage return; and the private
# use area, where fonts keep icons.
NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
BINARY_SHARE = 0.05
"""A text with more control characters than this is none."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with "\\n" line ends; `guessed` names the encoding when it was a guess, else ""."""

    text: str
    guessed: str = ""


def admit(data: bytes) -> None:
    """Refuse empty and huge files before anybody looks inside; raises `ImportRefused`."""
    if not data.strip():
        raise ImportRefused("The file is empty. Save the page again and import that file.")
    if len(data) > LARGEST:
        raise ImportRefused(
            f"The file has more than {LARGEST // 1048576} MB, the most a page may have. Save the "
            "page without its pictures and videos, or copy its text into a .txt file."
        )


def decode(data: bytes) -> Decoded:
    """
    Return the text of `data`.

    Raises `ImportRefused` for binary files and for bytes that are no text in any encoding.
    """
    for magic, what, way_out in FOREIGN:
        if data.lstrip()[:8].startswith(magic) or data.startswith(magic):
            raise ImportRefused(f"This is {what}, not a page's text. {way_out}.")
    decoded = _by_mark(data) or _as_utf8(data) or _by_guess(data)
    return Decoded(_readable(decoded.text), decoded.guessed)


def plain(text: str) -> str:
    """Return `text` with "\\n" line ends and without characters that are no text."""
    return NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise ImportRefused(
                    f"The file says it is {encoding.removesuffix('-sig').upper()} and is not: "
                    f"byte {error.start} cannot be read. It may be cut off; save it again as UTF-8."
                ) from error
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _by_guess(data: bytes) -> Decoded:
    if b"\x00" in data:
        raise ImportRefused(
            "This is a binary file, not text. Save the page as .html, .md, .docx or .txt (UTF-8)."
        )
    for encoding in (_declared(data), LATIN):
        try:
            return Decoded(data.decode(encoding), guessed=encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    best = from_bytes(data).best()
    if best is None or best.encoding in {"utf_16", "utf_32", "utf_7"}:
        raise ImportRefused(
            "The file's encoding could not be told, so its letters would come out wrong. "
            "Open it where it reads right and save it as UTF-8."
        )
    return Decoded(str(best), guessed=best.encoding)


def _declared(data: bytes) -> str:
    """Return the encoding that a page's own <meta> names, or `LATIN`."""
    found = DECLARED.search(data, 0, FARTHEST_DECLARATION)
    name = found[1].decode("ascii", "replace").lower() if found else ""
    if READ_AS_LATIN.fullmatch(name) or not WEB_ENCODINGS.fullmatch(name):
        return LATIN
    return {"macintosh": "mac_roman"}.get(name, name)


def _readable(text: str) -> str:
    if "\x00" in text or len(NO_TEXT.findall(text)) > BINARY_SHARE * len(text):
        raise ImportRefused(
            "This is a binary file, not text. Save the page as .html, .md, .docx or .txt (UTF-8)."
        )
    cleaned = plain(text)
    if not cleaned.strip():
        raise ImportRefused("The file holds nothing but blanks. Save the page again.")
    return cleaned
