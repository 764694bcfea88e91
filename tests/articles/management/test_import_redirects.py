"""`import_redirects`: what it says, what it leaves behind, how it ends."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Redirect

pytestmark = pytest.mark.django_db


def run(path: Path, *options: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("import_redirects", str(path), *options, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), int(str(ended.code))
    return out.getvalue(), 0


def test_a_good_file_is_imported_once(tmp_path: Path, live_letter: Article) -> None:
    path = tmp_path / "redirects.csv"
    path.write_text(f"old,target\nonce,{live_letter.slug}\n/post/twice,once\n")
    assert run(path) == ("2 created, 0 there already.\n", 0)
    assert run(path) == ("0 created, 2 there already.\n", 0)


def test_a_bad_file_names_its_lines_and_leaves_nothing(
    tmp_path: Path, live_letter: Article
) -> None:
    path = tmp_path / "redirects.csv"
    path.write_text(f"once,{live_letter.slug}\na,b\nb,a\n[red]x[/],{live_letter.slug}\n")
    said, status = run(path)
    assert status == 1
    assert "line 2: It leads in a circle: a to b to a." in said
    assert "line 4: “[red]x[/]” is no slug." in said
    assert "Nothing was imported." in said
    assert not Redirect.objects.exists()


def test_a_program_reads_the_same_as_json(tmp_path: Path, draft_letter: Article) -> None:
    path = tmp_path / "redirects.csv"
    path.write_text(f"once,{draft_letter.slug}\n")
    said, status = run(path, "--json")
    assert (json.loads(said), status) == (
        {"created": ["once"], "unchanged": [], "waiting": ["once"], "faults": []},
        0,
    )
    path.write_text("once,nowhere\n")
    said, status = run(path, "--json")
    assert (json.loads(said)["faults"][0]["line"], status) == (1, 1)


def test_a_file_that_cannot_be_read_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read") as refused:
        call_command("import_redirects", str(tmp_path / "nowhere.csv"))
    assert refused.value.returncode == 2
