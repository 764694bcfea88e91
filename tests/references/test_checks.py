"""A half-installed library is noticed before the first request."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from references import ama
from references.checks import check_style


@pytest.fixture(autouse=True)
def _read_the_style_anew() -> Iterator[None]:
    for remembered in (ama.load_style, ama._print):
        remembered.cache_clear()
    yield
    for remembered in (ama.load_style, ama._print):
        remembered.cache_clear()


def test_the_style_that_is_shipped_prints() -> None:
    assert check_style(None) == []


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
    style = tmp_path / "broken.csl"
    if content is not None:
        style.write_text(content)
    monkeypatch.setattr(ama, "STYLE_FILE", style)
    [error] = check_style(None)
    assert error.id == "references.E001"
    assert "broken.csl" in error.msg
    assert "Restore references/styles/" in str(error.hint)
