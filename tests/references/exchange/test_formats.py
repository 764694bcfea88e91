"""Files are told by what stands in them, and read a record at a time."""

import io
import itertools
import tracemalloc
from collections.abc import Iterator

import pytest

from references import csl
from references.exchange import formats, tagged
from references.exchange.row import NotReadable, Row
from tests.references import papers, synthetic


def read(text: str, name: str = "file") -> list[Row]:
    return list(formats.read(io.BytesIO(text.encode()), name=name))


RIS = formats.dumps([papers.KIM], "ris")
NBIB = formats.dumps([papers.KIM], "nbib")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (RIS, "export.txt"),
        (f"Provider: Some Publisher\n\n{RIS}", "citation"),
        (NBIB, "pubmed-export.txt"),
        (f"\n{NBIB}", "summary.nbib"),
        (formats.dumps([papers.KIM], "bibtex"), "notes.txt"),
        (f"% a comment\n{formats.dumps([papers.KIM], 'bibtex')}", "x"),
        (formats.dumps([papers.KIM], "csl-json"), "library.txt"),
        (RIS, "lies.json"),
    ],
)
def test_the_inside_tells_the_format_whatever_the_name(text: str, name: str) -> None:
    [row] = read(text, name)
    assert csl.doi(row.item or {}) == "10.3390/ijms18051051"


def test_a_list_of_identifiers_is_one_row_each() -> None:
    rows = read(
        "# from the letter\n"
        "10.3390/ijms18051051\n"
        "\n"
        "https://doi.org/10.1093/jn/131.9.2556S\n"
        "PMID: 28498331 and PMC5454963\n"
        "28450817, 11533313\n"
        "ISBN 978-0-306-40615-7\n"
        "what is this\n"
    )
    assert [row.pasted for row in rows] == [
        "10.3390/ijms18051051",
        "https://doi.org/10.1093/jn/131.9.2556S",
        "PMID: 28498331",
        "PMC5454963",
        "28450817",
        "11533313",
        "ISBN 978-0-306-40615-7",
        "",
    ]
    assert rows[-1].place == "record 8, line 8"
    assert "“what is this” holds no DOI" in rows[-1].error


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("  \n \n", "empty"),
        ("<!DOCTYPE html><html></html>", "no file of references"),
        ("%PDF-1.7", "no file of references"),
        ("<?xml version='1.0'?><records/>", "no file of references"),
        ("%0 Journal Article\n%A Kim, M", "no file of references"),
        ("Dear reader, this is a letter.\nIt has no papers.", "neither"),
        ('[{"title": ', "not valid JSON"),
    ],
)
def test_what_cannot_be_read_is_refused_before_the_first_row(text: str, said: str) -> None:
    with pytest.raises(NotReadable, match=said):
        formats.read(io.BytesIO(text.encode()), name="x")


def test_a_guessed_encoding_is_a_doubt_of_the_rows_it_touches() -> None:
    plain = RIS.replace("kim-2017", "x")
    text = (plain + formats.dumps([papers.CORDOVA], "ris")).encode("cp1252")
    first, second = formats.read(io.BytesIO(text), name="x.ris")
    assert first.doubts == ()
    assert "Windows-1252" in second.doubts[0]


class Endless(io.RawIOBase):
    """A stream that makes its bytes as they are asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while len(self._left) < len(buffer) and (piece := next(self._pieces, b"")):
            self._left += piece
        piece, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def peak_of(pieces: Iterator[bytes]) -> tuple[int, list[Row]]:
    """Read a stream, keeping nothing but the rows that could not be read."""
    stream = io.BufferedReader(Endless(pieces))
    tracemalloc.start()
    bad = [row for row in formats.read(stream, name="x.ris") if row.error]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak, bad


def test_memory_does_not_grow_with_the_number_of_records() -> None:
    few, _ = peak_of(record.encode() for record in synthetic.records(100))
    many, bad = peak_of(record.encode() for record in synthetic.records(400))
    assert bad == []
    assert many < few * 1.3


def test_a_record_without_end_is_given_up_and_costs_no_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tagged, "LARGEST", 100_000)
    lines = itertools.repeat(b"AU  - Kim, Min-Hyun\n", 30_000)
    peak, [bad] = peak_of(itertools.chain([b"TY  - JOUR\n"], lines))
    assert "100,000 characters" in bad.error
    assert peak < 1_500_000


def test_a_line_without_end_spoils_its_own_record_only() -> None:
    long = itertools.chain([b"TY  - JOUR\nAB  - "], itertools.repeat(b"x" * 10_000, 500))
    stream = io.BufferedReader(Endless(itertools.chain(long, [b"\nER  - \n", RIS.encode()])))
    bad, good = formats.read(stream, name="x.ris")
    assert "Line 2 is longer" in bad.error
    assert csl.doi(good.item or {}) == "10.3390/ijms18051051"


def test_every_format_can_be_asked_for_by_name() -> None:
    assert list(formats.FORMATS) == ["csl-json", "ris", "bibtex", "nbib"]
    for name, format_ in formats.FORMATS.items():
        assert format_.name == name
        assert formats.recognise("", f"x.{format_.extension}") == format_


@pytest.mark.parametrize("name", ["letter.ris", "letter.nbib", "letter.bib"])
def test_an_ending_makes_no_references_of_other_bytes(name: str) -> None:
    data = b"PK\x03\x04" + bytes(range(256)) * 4
    with pytest.raises(NotReadable, match="No reference was found"):
        formats.read(io.BytesIO(data), name=name)


SCRIPT = "javascript:alert(1)"


@pytest.mark.parametrize(
    ("name", "text", "where", "field"),
    [
        ("ris", f"TY  - JOUR\nTI  - T\nUR  - {SCRIPT}\nER  - \n", "record 1, line 1", "UR"),
        ("ris", f"TY  - JOUR\nTI  - T\nL2  - {SCRIPT}\nER  - \n", "record 1, line 1", "L2"),
        ("bibtex", f"@article{{a, title={{T}}, url={{{SCRIPT}}}}}", "record 1, line 1", "url"),
        ("bibtex", f"@misc{{a, title={{T}}, howpublished={{\\url{{{SCRIPT}}}}}}}",
         "record 1, line 1", "howpublished"),
        ("csl-json", f'[{{"title": "T", "URL": "{SCRIPT}"}}]', "record 1", "URL"),
    ],
)  # fmt: skip
def test_an_address_that_leads_to_no_page_is_left_out_and_told(
    name: str, text: str, where: str, field: str
) -> None:
    [row] = formats.loads(text, name)
    assert row.item is not None
    assert csl.url(row.item) == ""
    [doubt] = row.doubts
    assert doubt.startswith(f"{where}: its field {field} says “{SCRIPT}”")
    assert "left out" in doubt


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ris", "TY  - JOUR\nTI  - T\nUR  - https://www.example.org/a\nER  - \n"),
        ("ris", "TY  - JOUR\nTI  - T\nUR  - https://doi.org/10.1000/x\nER  - \n"),
        ("bibtex", "@misc{a, title={T}, howpublished={Poster: at a congress}}"),
        ("csl-json", '[{"title": "T", "URL": "http://example.org"}]'),
        ("csl-json", '[{"title": "T"}]'),
    ],
)
def test_of_other_addresses_nothing_is_said(name: str, text: str) -> None:
    assert [row.doubts for row in formats.loads(text, name)] == [()]
