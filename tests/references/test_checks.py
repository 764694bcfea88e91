"""A half-installed library is noticed before the first request."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from references.checks import check_styles
from references.printing import press, style
from references.printing.styles import STYLES


@pytest.fixture(autouse=True)
def _read_the_styles_anew() -> Iterator[None]:
    for remembered in (press.load, press._print):
        remembered.cache_clear()
    yield
    for remembered in (press.load, press._print):
        remembered.cache_clear()


def test_the_styles_that_are_shipped_print() -> None:
    assert check_styles(None) == []


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "<style",
        "<style xmlns='http://purl.org/net/xbiblio/csl'/>",
        "<style xmlns='http://purl.org/net/xbiblio/csl'><bibliography><layout/></bibliography></style>",
    ],
)
def test_e001_a_style_that_cannot_print_stops_the_start(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style, "FOLDER", tmp_path)
    for shipped in STYLES.values():
        if content is not None:
            (tmp_path / shipped.file_name).write_text(content)
    errors = check_styles(None)
    assert [error.id for error in errors] == ["references.E001"] * 3
    assert "american-medical-association.csl" in errors[0].msg
    assert "Restore references/styles/" in str(errors[0].hint)
