"""The same short letter as four files, and pieces to make damaged ones from."""

import io
import re
import zipfile
from html import escape, unescape
from pathlib import Path

PAGES = Path(__file__).parent / "pages"

STYLES = {"h1": "Title", "h2": "Heading1", "h3": "Heading2"}


def as_bytes(name: str) -> bytes:
    """Return one of the letter's files."""
    return (PAGES / name).read_bytes()


def as_word() -> bytes:
    """Return the letter as a Word document: headings by style, marks raised, JSON-LD pasted."""
    page = as_bytes("letter.html").decode()
    main = page[page.index("<h1>") : page.index("</article>")]
    found = re.findall(r"<(h1|h2|h3|p|li)\b[^>]*>(.*?)</\1>", main, re.S)
    paragraphs = [_paragraph(STYLES.get(tag, ""), inner) for tag, inner in _numbered(found)]
    script = re.search(r'ld\+json">(.*?)</script>', page, re.S)
    assert script
    return word_file([*paragraphs, _paragraph("", escape(" ".join(script[1].split())))])


def word_file(paragraphs: list[str]) -> bytes:
    """Return a .docx file of WordprocessingML paragraphs."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    names = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{namespace}">{styles}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{namespace}"><w:body>{"".join(paragraphs)}'
        "</w:body></w:document>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _numbered(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    number = 0
    listed = []
    for tag, inner in found:
        number += tag == "li"
        listed.append((tag, f"{number}. {inner}" if tag == "li" else inner))
    return listed


def _paragraph(style: str, inner: str) -> str:
    shape = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inner = re.sub(r'<a href="#cite[^>]*>.*?</a>|</?(?:a|time)\b[^>]*>', "", inner)
    runs = []
    for index, part in enumerate(re.split(r"</?sup>", inner)):
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if index % 2 else ""
        text = escape(unescape(part), quote=False)
        runs.append(f'<w:r>{raised}<w:t xml:space="preserve">{text}</w:t></w:r>')
    return f"<w:p>{shape}{''.join(runs)}</w:p>"
