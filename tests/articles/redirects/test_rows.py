"""What a file of redirects may look like, and what is said of a line that cannot be understood."""

import pytest

from articles.redirects.rows import Row, Site, read

SITE = Site("https://www.evenwell.example", "/post/")


def rows(text: str | bytes) -> list[tuple[int, str, str]]:
    found, faults = read(text.encode() if isinstance(text, str) else text, site=SITE)
    assert not faults
    return [(row.line, row.old, row.target) for row in found]


def faults(text: str | bytes) -> list[tuple[int, str]]:
    _, found = read(text.encode() if isinstance(text, str) else text, site=SITE)
    return [(fault.line, fault.message) for fault in found]


@pytest.mark.parametrize(
    "line",
    [
        "once,today",
        "once;today",
        "once\ttoday",
        '"once","today"',
        " once , today ,,",
        "/post/once,/post/today/",
        "https://www.evenwell.example/post/once,today",
        "HTTPS://WWW.EVENWELL.EXAMPLE/post/once,today",
        "/post/onc%65,today",
        "\ufeffonce,today",
    ],
)
def test_an_address_may_be_written_in_any_of_its_forms(line: str) -> None:
    assert rows(line) == [(1, "once", "today")]


@pytest.mark.parametrize("head", ["old,target", "Old slug;Target slug", "old_path,slug", "from,to"])
def test_a_head_is_no_redirect(head: str) -> None:
    delimiter = ";" if ";" in head else ","
    assert rows(f"{head}\r\n\r\nonce{delimiter}today\r\n") == [(3, "once", "today")]


def test_a_letter_may_be_called_like_a_column() -> None:
    assert rows("a,b\nold,new\nold,target\n")[2] == (3, "old", "target")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("old", "It has 1 column; two are needed"),
        ("old,new,third", "It has 3 columns; two are needed"),
        (",new", "An address is missing."),
        ("/,new", "lies outside /post/"),
        ("/blog/old,new", "lies outside /post/, where letters have their addresses"),
        ("https://elsewhere.example/post/old,new", "is no address on https://www.evenwell.example"),
        ("https://www.evenwell.example.evil.example/post/old,new", "is no address on"),
        ("/post/a/b,new", "“a/b” is no slug"),
        ("/post/old?page=2,new", "has a question mark or a number sign"),
        ("old,new#top", "has a question mark or a number sign"),
        ("ó,new", "“ó” is no slug"),
        (f"{'a' * 201},new", "at most 200"),
        ("old,../etc", "is no slug"),
    ],
)
def test_a_line_that_is_no_redirect_is_told_with_its_number(line: str, message: str) -> None:
    (number, said) = faults(f"fine,letter\n{line}\n")[0]
    assert (number, message in said) == (2, True), said


def test_every_line_that_is_wrong_is_told_at_once() -> None:
    assert [line for line, _ in faults("a\nfine,letter\n,\n/blog/x,y\n")] == [1, 4]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file holds no redirects."),
        (b"old,target\n", "The file holds no redirects."),
        (b"fine,letter\nol\xe9,new\n", "Line 2 is not UTF-8."),
        (b'"old,new\n', "cannot be read as CSV"),
        (b"x" * (5 * 1024 * 1024 + 1), "Import it in parts."),
    ],
)
def test_what_is_wrong_with_the_file_is_told_of_the_file(data: bytes, message: str) -> None:
    ((line, said),) = faults(data)
    assert (line, message in said) == (0, True), said


def test_rows_are_plain_values() -> None:
    assert read(b"a,b", site=SITE)[0] == [Row(1, "a", "b")]
