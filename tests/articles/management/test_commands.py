"""The commands a person or a script runs on a letter."""

import hashlib
import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles import frozen
from articles.compliance.resolution import Kind
from articles.models import Event, Publication
from articles.workflow import resolving
from articles.workflow.policy import Role
from tests.factories import make_article, make_author, make_user

pytestmark = pytest.mark.django_db

CONTRACT = ["code", "severity", "field", "start", "end", "quote", "message", "hint", "source"]
MEMBERS = [*CONTRACT, "sentence_sha256", "resolution"]


def run(*words: str, expected: int = 0) -> str:
    """Run a command; fail unless it ends with the `expected` exit status."""
    out = StringIO()
    status: Any = 0
    try:
        call_command(*words, stdout=out)
    except SystemExit as ended:
        status = ended.code
    except CommandError as refused:
        status = refused.returncode
        out.write(str(refused))
    assert status == expected, out.getvalue()
    return out.getvalue()


def test_a_letter_with_nothing_to_block_passes_its_check() -> None:
    letter = make_article()
    assert f"{letter.slug}: 0 block" in run("check_letter", letter.slug)


def test_an_open_blocking_finding_fails_the_check_and_says_the_way_out() -> None:
    letter = make_article(authors=[make_author(disclosure="")])
    said = run("check_letter", letter.slug, expected=1)
    assert "END-01" in said
    assert "Show the author's disclosure" in said


def test_a_program_reads_every_member_of_a_finding() -> None:
    letter = make_article(authors=[make_author(disclosure="")])
    found = json.loads(run("check_letter", letter.slug, "--json", expected=1))
    assert all(list(finding) == MEMBERS for finding in found)
    assert "block" in {finding["severity"] for finding in found}


def test_what_a_person_resolved_is_told_beside_the_finding_and_blocks_no_more() -> None:
    letter = make_article(authors=[make_author(disclosure="")])
    reviewer, lawyer = make_user(Role.REVIEWER, name="Rita Reviewer"), make_user(Role.LEGAL)
    found = json.loads(run("check_letter", letter.slug, "--json", expected=1))
    blocking = next(finding for finding in found if finding["code"] == "END-01")
    assert blocking["resolution"] is None
    made = resolving.resolve(
        letter,
        actor=reviewer,
        now=timezone.now(),
        kind=Kind.OVERRIDE,
        code="END-01",
        sentence_sha256=blocking["sentence_sha256"],
        reason="The page says it in its frame.",
        risk_owner="Olga Owner",
        expires_on=timezone.now().date() + timedelta(days=30),
    )
    assert "waits for a legal reviewer" in run("check_letter", letter.slug, expected=1)
    resolving.countersign(made, actor=lawyer, now=timezone.now())
    said = run("check_letter", letter.slug)
    assert "R4 Override, Rita Reviewer" in said
    assert "1 block (1 resolved)" in said
    found = json.loads(run("check_letter", letter.slug, "--json"))
    told = next(finding for finding in found if finding["code"] == "END-01")["resolution"]
    assert (told["kind"], told["printed_name"], told["awaits"]) == ("R4", "Rita Reviewer", None)


def test_the_place_of_a_finding_is_where_its_quote_stands() -> None:
    letter = make_article(authors=[make_author(disclosure="")])
    found = json.loads(run("check_letter", letter.slug, "--json", expected=1))
    text = run("render_letter", letter.slug, "--as", "text", "--draft")
    placed = [finding for finding in found if finding["field"] == "body" and finding["quote"]]
    assert placed
    assert all(finding["end"] - finding["start"] == len(finding["quote"]) for finding in placed)
    assert all(finding["quote"].split()[0] in text for finding in placed)


def test_a_frozen_revision_is_checked_as_it_was() -> None:
    letter = make_article("in_review", authors=[make_author(disclosure="")])
    letter.authors.update(material_connection="")
    assert "END-01" in run("check_letter", letter.slug, "--revision", "1", expected=1)
    assert "END-01" not in run("check_letter", letter.slug)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check_letter", "no-such-letter"], "SLUG: there is no letter “no-such-letter”."),
        (["render_letter", "no-such-letter"], "SLUG: there is no letter “no-such-letter”."),
        (["check_letter", "{slug}", "--revision", "7"], "has no revision 7; it has 1"),
        (["render_letter", "{slug}", "--revision", "7"], "has no revision 7; it has 1"),
    ],
)
def test_a_wrong_call_is_told_what_is_there(words: list[str], said: str) -> None:
    letter = make_article("in_review")
    assert said in run(*[word.format(slug=letter.slug) for word in words], expected=2)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("json", '"headline": "What the cells of your gut run on'),
        ("json-ld", '"@context":"https://schema.org"'),
        ("html", 'id="ref-1"'),
        ("markdown", "# What the cells of your gut run on"),
        ("text", "Evenwell supports a healthy gut lining"),
    ],
)
def test_a_live_letter_is_printed_in_every_form(form: str, expected: str) -> None:
    letter = make_article("published")
    assert expected in run("render_letter", letter.slug, "--as", form)


def test_what_is_printed_is_what_is_served() -> None:
    letter = make_article("published")
    live = Publication.objects.get()
    assert json.loads(run("render_letter", letter.slug)) == json.loads(live.detail)
    assert run("render_letter", letter.slug, "--as", "json-ld") == live.json_ld + "\n"
    assert run("render_letter", letter.slug, "--as", "markdown").rstrip() == live.markdown.rstrip()


def test_a_draft_is_printed_only_when_asked_for() -> None:
    letter = make_article("draft")
    assert "Use --draft or --revision" in run("render_letter", letter.slug, expected=1)
    assert letter.headline in run("render_letter", letter.slug, "--draft")


def test_a_draft_that_was_never_signed_claims_no_review() -> None:
    letter = make_article("draft")
    printed = json.loads(run("render_letter", letter.slug, "--draft"))
    assert (printed["reviewed_by"], printed["last_reviewed"]) == (None, None)


def test_an_honest_history_is_verified() -> None:
    make_article("published")
    assert "The history holds" in run("verify_history")
    assert json.loads(run("verify_history", "--json"))["broken"] is None


def test_a_rewritten_history_names_its_first_broken_link() -> None:
    make_article("published")
    frozen.remove(connection)
    Event.objects.filter(kind="approve").update(reason="fine by me")
    assert "(approve, " in run("verify_history", expected=1)
    broken = json.loads(run("verify_history", "--json", expected=1))["broken"]
    assert "approve" in broken["place"]


def test_what_was_live_then_is_printed_as_it_was_served() -> None:
    letter = make_article("published")
    live = Publication.objects.get()
    printed = run("render_letter", letter.slug, "--at", "2026-06-01", "--as", "json")
    assert printed == live.detail + "\n"
    printed = run("render_letter", letter.slug, "--at", "2026-06-01T10:00", "--as", "json-ld")
    assert printed == live.json_ld + "\n"
    assert "<article" in run("render_letter", letter.slug, "--at", "2026-06-01", "--as", "html")
    early = run("render_letter", letter.slug, "--at", "2026-05-31", expected=1)
    assert "Nothing of" in early
    assert "the next began" in early
    assert "no moment" in run("render_letter", letter.slug, "--at", "soon", expected=2)


def test_a_dossier_is_written_once_there_is_something_to_prove(tmp_path: Path) -> None:
    letter, file = make_article("published"), tmp_path / "dossier.zip"
    told = json.loads(
        run("export_dossier", letter.slug, "--at", "2026-06-02", "-o", str(file), "--json")
    )
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    file.unlink()
    early = ("export_dossier", letter.slug, "--at", "2026-05-02", "-o", str(file))
    assert "the next began" in run(*early, expected=1)
    assert "still to come" in run(*early[:2], "--at", "2999-01-01", "-o", str(file), expected=2)
    assert not file.exists()
    nowhere = str(tmp_path / "no" / "such")
    answer = run("export_dossier", letter.slug, "--at", "2026-06-02", "-o", nowhere, expected=1)
    assert "cannot be written" in answer


def test_a_checkpoint_is_held_against_the_history(tmp_path: Path) -> None:
    make_article("published")
    file = tmp_path / "checkpoint.json"
    assert "signatures" in run("history_checkpoint", "-o", str(file))
    assert file.read_text() == rfc8785.dumps(json.loads(file.read_text())).decode()
    assert "It is the one of" in run("verify_history", "--checkpoint", str(file))
    frozen.remove(connection)
    Event.objects.latest("id").delete()
    assert run("verify_history", "--checkpoint", str(file), expected=1).startswith("Broken at")


def test_a_checkpoint_that_is_none_is_a_wrong_call(tmp_path: Path) -> None:
    file = tmp_path / "letter.json"
    assert "cannot be read" in run("verify_history", "--checkpoint", str(file), expected=2)
    file.write_text("{}")
    assert "no checkpoint" in run("verify_history", "--checkpoint", str(file), expected=2)
    assert "Say where to" in run("history_checkpoint", expected=2)
    nowhere = str(tmp_path / "no" / "such")
    assert "cannot be written" in run("history_checkpoint", "-o", nowhere, expected=1)


def test_nothing_is_anchored_of_a_history_that_is_broken(tmp_path: Path) -> None:
    make_article("published")
    frozen.remove(connection)
    Event.objects.filter(kind="approve").update(reason="fine by me")
    file = tmp_path / "checkpoint.json"
    assert "is broken at" in run("history_checkpoint", "-o", str(file), expected=1)
    assert not file.exists()


def test_rendering_again_changes_nothing_that_was_rendered_so_already() -> None:
    make_article("published")
    before = Publication.objects.values().get()
    told = json.loads(run("rebuild_publications", "--json"))
    assert told == {"rendered": 1, "changed": [], "failed": {}}
    assert Publication.objects.values().get() == before


def test_a_document_that_fell_behind_is_made_anew_from_what_was_signed() -> None:
    letter = make_article("published")
    made = Publication.objects.get().markdown
    Publication.objects.update(markdown="as an older version wrote it")
    told = json.loads(run("rebuild_publications", "--json"))
    assert told["changed"] == [letter.slug]
    assert Publication.objects.get().markdown == made
