"""
Read a Word document by way of HTML.

A .docx file is a zip of XML and comes from anywhere, so it is measured before it is unpacked.
"""

import re
import zipfile
from html import escape, unescape
from io import BytesIO

import mammoth

from articles.importing import html_page, json_ld
from articles.importing.page import Layout
from articles.importing.refusal import ImportRefused

LARGEST_UNPACKED = 40 * 1024 * 1024
MOST_FILES = 2000
STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p.description:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
    )
)
JSON_START = re.compile(r"<p>(?=\s*[\[{]\s*(?:\{\s*)?(?:[\"“”„'‘’@]|&quot;))")
ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
DAMAGED = "The Word document is damaged. Open it in Word, save it again and import that file."


def is_docx(data: bytes) -> bool:
    """Say whether `data` is a zip that calls itself a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def read(data: bytes) -> tuple[str, Layout]:
    """Return the document as HTML and its layout; raises `ImportRefused` for damaged ones."""
    _measure(data)
    try:
        html = mammoth.convert_to_html(
            BytesIO(data), style_map=STYLES, convert_image=lambda image: []
        ).value
    except Exception as error:
        # The reader has no error of its own: what a damaged document raises depends on the damage.
        raise ImportRefused(DAMAGED) from error
    letter, scripts = _json_ld(html)
    layout = html_page.read(letter)
    return html, Layout(
        html=layout.html,
        scripts=(*scripts, *layout.scripts),
        margins=layout.margins,
        left_out=layout.left_out,
        facts=layout.facts,
    )


def _measure(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = archive.infolist()
            if len(files) > MOST_FILES or sum(f.file_size for f in files) > LARGEST_UNPACKED:
                raise ImportRefused(
                    "The Word document unpacks to more than a letter can be. "
                    "Remove its pictures and save it again."
                )
            if any(map(_declares, map(archive.read, files))):
                raise ImportRefused(DAMAGED)
    except ImportRefused:
        raise
    except Exception as error:
        # Besides BadZipFile: zlib.error, NotImplementedError, RuntimeError (password), EOFError.
        raise ImportRefused(DAMAGED) from error


def _declares(part: bytes) -> bool:
    """Tell whether XML declares a document type: a small text can become gigabytes by it."""
    # UTF-16 has a NUL between the letters, and nobody needs to put a declaration first.
    plain = part.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain.startswith(b"<") and ENTITY.search(plain) is not None


def _json_ld(html: str) -> tuple[str, tuple[object, ...]]:
    """Cut off JSON-LD that was pasted at the document's end, where a page's source has it."""
    for match in JSON_START.finditer(html):
        pasted = unescape(re.sub(r"<[^>]*>", " ", html[match.end() :]))
        rest, scripts = json_ld.extract(pasted.strip())
        if scripts:
            return f"{html[: match.start()]}<p>{escape(rest.strip())}</p>", scripts
    return html, ()
