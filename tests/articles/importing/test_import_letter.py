"""The command: what it prints, what it returns, and that it leaves nothing half done."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article, Author, Brand
from articles.workflow.policy import Role
from references.models import Reference
from tests.articles.importing.letters import PAGES
from tests.factories import make_user

pytestmark = pytest.mark.django_db

LETTER = PAGES / "letter.txt"


def run(path: Path, **options: Any) -> str:
    out = io.StringIO()
    call_command("import_letter", str(path), stdout=out, **options)
    return out.getvalue()


def refused(path: Path, **options: Any) -> CommandError:
    with pytest.raises(CommandError) as error:
        run(path, **options)
    return error.value


def test_it_tells_what_it_recognised_guessed_and_could_not_place() -> None:
    said = run(LETTER)
    assert "A draft was made: What Twelve Players Took" in said
    assert "9 citation marks on 3 listed references" in said
    assert "“SteadyGut” was taken for a product" in said
    assert "its link is lost" in said


def test_json_gives_the_counts_of_the_contract_and_the_findings() -> None:
    found = json.loads(run(LETTER, json=True))
    findings = found.pop("findings")
    assert found == {
        "slug": "what-twelve-players-took",
        "citations": 10,
        "references": 3,
        "faqs": 2,
        "claims": 1,
        "disclaimers": 1,
    }
    assert list(findings[0]) == [
        "code", "severity", "field", "start", "end", "quote", "message", "hint", "source",
    ]  # fmt: skip


def test_the_seed_gives_its_counts(seed: Path) -> None:
    found = json.loads(run(seed / "letter.txt", json=True))
    found.pop("findings")
    assert found == {
        "slug": "l-glutamine-gut-lining-amino-acid-intestinal-cells",
        "citations": 14,
        "references": 8,
        "faqs": 5,
        "claims": 1,
        "disclaimers": 1,
    }


def test_the_same_page_again_succeeds_and_changes_nothing() -> None:
    run(LETTER)
    assert "its draft stays as it is" in run(LETTER)
    assert Article.objects.count() == 1


def test_a_changed_page_is_refused_until_update_is_said(tmp_path: Path) -> None:
    run(LETTER)
    changed = tmp_path / "letter.txt"
    changed.write_text(LETTER.read_text().replace("replaces a meal", "replaces dinner"))
    error = refused(changed)
    assert (error.returncode, "--update" in str(error)) == (1, True)
    assert "The draft was rewritten" in run(changed, update=True)
    assert "replaces dinner" in Article.objects.get().body


BROKEN = [
    ("letter.txt", LETTER.read_bytes()[:-40], "JSON-LD is broken"),
    ("letter.html", b"<h1>A</h1><p>B</p><script type='application/ld+json'>{", "JSON-LD is broken"),
    ("letter.txt", b"", "empty"),
    ("letter.txt", b"%PDF-1.4", "a PDF"),
]


@pytest.mark.parametrize(("name", "data", "words"), BROKEN)
def test_a_damaged_page_says_why_and_leaves_nothing_behind(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    error = refused(tmp_path / name)
    assert (error.returncode, words in str(error)) == (1, True)
    models = (Article, Author, Brand, Reference, User)
    assert [model.objects.count() for model in models] == [0] * len(models)


def test_a_missing_file_is_a_wrong_call(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere.txt").returncode == 2
    assert refused(tmp_path).returncode == 2


def test_an_unknown_account_is_a_wrong_call() -> None:
    assert refused(LETTER, username="nobody").returncode == 2


def test_the_import_is_done_in_the_name_that_was_given() -> None:
    make_user(Role.EDITOR)
    jane = make_user(Role.EDITOR, name="Jane Editor", username="jane")
    run(LETTER, username="jane")
    assert Article.objects.get().edited_by == jane


def test_without_a_name_the_oldest_editor_imports() -> None:
    make_user(Role.ADMINISTRATOR)
    oldest = make_user(Role.EDITOR)
    make_user(Role.EDITOR)
    run(LETTER)
    assert Article.objects.get().edited_by == oldest


def test_where_nobody_is_there_yet_a_service_account_imports() -> None:
    run(LETTER)
    importer = User.objects.get()
    assert (importer.username, importer.has_usable_password()) == ("importer", False)


def test_a_reader_of_the_help_finds_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("import_letter", "--help")
    assert "manage.py import_letter letter.txt" in capsys.readouterr().out
