"""Read a file as the page it is: HTML, Markdown, Word or plain text."""

import re
from pathlib import PurePath

from articles.importing import (
    assembling,
    decode,
    docx_page,
    html_page,
    markdown_page,
    plain_text,
)
from articles.importing.page import Layout, Page
from articles.importing.refusal import ImportRefused

HTML = (".html", ".htm", ".xhtml")
MARKDOWN = (".md", ".markdown", ".mdown")
LOOKS_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype html|html|head|body|article|main)\b",
    re.I | re.S,
)


def read_page(data: bytes, name: str) -> Page:
    """
    Return the page in `data`; `name` is the file's, whose suffix tells the format.

    Raises `ImportRefused`, and nothing else, for whatever is no page.
    """
    decode.admit(data)
    if docx_page.is_docx(data):
        text, layout = docx_page.read(data)
        return assembling.assemble(layout, text=decode.plain(text))
    decoded = decode.decode(data)
    page = assembling.assemble(_layout(decoded.text, name), text=decoded.text)
    if decoded.guessed:
        page.notes.guess(
            f"The file is not UTF-8; its encoding was guessed as {decoded.guessed}. "
            "Check names with accents."
        )
    return page


def _layout(text: str, name: str) -> Layout:
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx":
        raise ImportRefused(docx_page.DAMAGED)
    if suffix in HTML or LOOKS_HTML.match(text):
        return html_page.read(text)
    if suffix in MARKDOWN:
        return markdown_page.read(text)
    return plain_text.read(text)
