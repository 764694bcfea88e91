"""Lines out of bytes: any encoding, any line end, any length."""

import io
import tracemalloc
from collections.abc import Callable

import pytest

from references.exchange import text
from references.exchange.row import NotReadable
from references.exchange.text import Source

SAID = "AU  - Córdova-Martínez, Álvaro\nTI  - Über die Glutaminwirkung – “naïve” Zellen\nER  - \n"


def lines(data: bytes) -> list[str]:
    return [line.text for line in text.lines(Source(io.BytesIO(data)))]


@pytest.mark.parametrize(
    "read", [lines, lambda data: text.whole(Source(io.BytesIO(data)))[0].split("\n")[:-1]]
)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_accents_survive_every_encoding(encoding: str, read: Callable[[bytes], list[str]]) -> None:
    assert read(SAID.encode(encoding)) == SAID.split("\n")[:-1]


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", ""), ("utf-16", ""), ("cp1252", "Windows-1252"), ("mac_roman", "Mac OS Roman")],
)
def test_a_guess_is_said_to_be_one(encoding: str, guessed: str) -> None:
    found = list(text.lines(Source(io.BytesIO(SAID.encode(encoding)))))
    assert [line.guessed for line in found] == [guessed, guessed, ""]
    assert text.whole(Source(io.BytesIO(SAID.encode(encoding))))[1] == guessed


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("shift_jis", "グルタミンの腸管における役割とその意義についての総説"),
        ("gb18030", "谷氨酰胺在肠道中的作用及其意义"),
        ("cp1251", "Роль глутамина в кишечнике и его значение"),
    ],
)
def test_other_scripts_are_told_from_accents(encoding: str, said: str) -> None:
    assert lines(f"TI  - {said}\n".encode(encoding)) == [f"TI  - {said}"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(end: str) -> None:
    assert lines(f"a{end}b{end}{end}c".encode()) == ["a", "b", "", "c"]


def test_characters_that_no_database_takes_are_dropped() -> None:
    assert lines(b"a\x00b\x07c\td") == ["abc\td"]


def test_a_late_accent_is_read_though_the_beginning_was_plain() -> None:
    late = b"TI  - plain\n" * 20_000 + "AU  - Córdova".encode("cp1252")
    assert lines(late)[-1] == "AU  - Córdova"


def test_a_line_that_never_ends_is_cut_and_costs_no_memory() -> None:
    hostile = b"TI  - " + b"x" * 50_000_000 + b"\nER  - \n"
    tracemalloc.start()
    found = list(text.lines(Source(io.BytesIO(hostile))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(line.number, line.cut) for line in found] == [(1, True), (2, False)]
    assert len(found[0].text) == text.LONGEST
    assert peak < 12_000_000


def test_a_file_too_large_to_be_read_whole_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LARGEST", 10)
    with pytest.raises(NotReadable, match="Split it"):
        text.whole(Source(io.BytesIO(b"x" * 11)))


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_typographic_quotes_and_dashes_do_not_mislead_the_guess(encoding: str) -> None:
    said = "TI  - “Über” – die Größe’s"
    assert lines(f"{said}\n".encode(encoding)) == [said]
