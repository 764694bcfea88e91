"""What a form or an address may be sent by somebody who means no good, or by a broken script."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

TEXTS = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "😀" * 50,
    "\u202etxt.exe",
    "x" * 100_000,
    "<script>alert(1)</script>",
    "%s %d %(x)s {0} {x}",
    "' OR 1=1 --",
    "../../etc/passwd",
    "=cmd|' /C calc'!A1",
    "\r\nSet-Cookie: a=b",
    "[]",
    "{}",
    '{"a": [null, 1e999]}',
    "[" * 5000,
    "null",
    '[{"x":"\\u0000"}]',
    "on",
]
NUMBERS = [
    "0",
    "-1",
    "1e309",
    "NaN",
    "Infinity",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "9" * 5000,
    "0x10",
    "١٢٣",
    "1_000",
    "-0.0000000000000000000001",
]
DAYS = [
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2026-02-30",
    "2026-12-31T23:59:60",
    "9999-12-31 23:59:59",
    "0001-01-01 00:00:00",
    "now",
    "25:61",
]
ADDRESSES = [
    "http://[::1",
    "javascript:alert(1)",
    "https://" + "a" * 70 + ".example/",
    "https://user:pw@169.254.169.254/",
    "https://exa mple/\x00",
    "//evil.example",
    "https://example.com:99999/",
    "http://٣/",
]
VALUES = [*TEXTS, *NUMBERS, *DAYS, *ADDRESSES]

COUNTS = ["", "x", "-1", "0", "1", "7", "1001", "99999999999999999999", "\x00"]
"""For the hidden fields that say how many rows a form has."""


def files() -> list[Any]:
    """Return uploads of the wrong kind; made anew, for reading one uses it up."""
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    return [
        SimpleUploadedFile("empty.png", b""),
        SimpleUploadedFile("text.png", b"no picture", "image/png"),
        SimpleUploadedFile("huge.png", head + b"\xff" * 8 + b"\x08\x06\0\0\0", "image/png"),
        SimpleUploadedFile("a.svg", b"<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>"),
        SimpleUploadedFile("a.csv", b"\xff\xfe\x00;\x00;\r\n\x80,\x00"),
        SimpleUploadedFile("x" * 300 + ".bib", b"@article{" * 1000),
        SimpleUploadedFile("a.ris", b"TY  - JOUR\nTI  - " + b"\xc3" * 1000 + b"\nER  -\n"),
        SimpleUploadedFile("a.docx", b"PK\x03\x04" + b"\x00" * 100),
        "no file at all",
    ]
