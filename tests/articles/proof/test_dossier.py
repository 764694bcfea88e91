"""
A dossier verifies on a machine with nothing but Python, and names whatever was tampered with.

The verifier runs as it will: as a program of its own, isolated from everything installed here.
"""

import ast
import importlib.util
import io
import json
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.db import connection, transaction

from articles import frozen
from articles.models import Article, Event
from articles.proof import dossier
from articles.workflow import actions, checkpoint, history
from articles.workflow.situation import Role
from tests.articles.workflow.test_tampering import TAMPERED
from tests.everything import make_everything
from tests.factories import NOW, make_article, make_image, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

THEN = NOW + timedelta(hours=1)
VERIFIER = Path(dossier.__file__).with_name("verify.py")


@kept
def everything() -> Article:
    """A letter with a row in every table of evidence."""
    return make_everything()


@pytest.fixture
def archive(everything: Article) -> dict[str, bytes]:
    """The members of its dossier, by name."""
    return unpacked(dossier.build(everything, at=THEN))


def unpacked(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(members: dict[str, bytes], place: Path) -> Path:
    with zipfile.ZipFile(place, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return place


def verifier() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_a_dossier", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verified(members: dict[str, bytes], place: Path) -> tuple[list[str], list[str]]:
    proven, wrong = verifier().verify(packed(members, place / "dossier.zip"), [])
    return proven, wrong


def with_its_manifest(members: dict[str, bytes]) -> dict[str, bytes]:
    """Return `members` with a manifest that names them, as whoever tampers would."""
    named = {k: dossier.sha256(v).hexdigest() for k, v in members.items() if k != "manifest.json"}
    manifest = json.loads(members["manifest.json"]) | {"members": named}
    return members | {"manifest.json": json.dumps(manifest).encode()}


def run(*words: str, folder: Path) -> tuple[int, str]:
    """Run Python without site packages and without the environment."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_it_verifies_as_it_came_and_unpacked(everything: Article, tmp_path: Path) -> None:
    made = dossier.build(everything, at=THEN)
    (tmp_path / "dossier.zip").write_bytes(made)
    (tmp_path / "verify.py").write_bytes(VERIFIER.read_bytes())
    status, said = run("verify.py", "dossier.zip", folder=tmp_path)
    assert status == 0, said
    assert "WRONG" not in said
    assert "Rita Reviewer signed it (regulatory: approved for publication)" in said
    assert "At 2026-06-01T11:00:00-05:00 readers saw this text" in said
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(tmp_path / "dossier.zip") as whole:
        whole.extractall(folder)
    assert run("verify.py", folder=folder) == (0, said)


def test_the_same_state_gives_the_same_bytes(everything: Article) -> None:
    assert dossier.build(everything, at=THEN) == dossier.build(everything, at=THEN)


def test_it_holds_what_readers_saw_and_what_was_signed(
    everything: Article, archive: dict[str, bytes]
) -> None:
    publication = everything.publications.get()
    assert archive["documents/detail.json"].decode() == publication.detail
    assert archive["documents/json-ld.json"].decode() == publication.json_ld
    assert archive["documents/letter.md"].decode() == publication.markdown
    assert archive["revision/content.json"].decode() == publication.revision.text
    assert archive["certificate.pdf"].startswith(b"%PDF-")
    texts = [row["text"] for row in json.loads(archive["rows/articles_comment.json"])]
    assert texts == ["Which dose?", "Five grams a day."]
    (paper,) = (p for p in json.loads(archive["references.json"]) if p["key"] == "kim-2017")
    assert (paper["status_when_signed"], paper["notices_by_then"]) == ("current", [])


def test_it_holds_the_pictures_that_the_signed_text_names(tmp_path: Path) -> None:
    letter = make_article("published", image=make_image())
    held = unpacked(dossier.build(letter, at=THEN))
    (name,) = (name for name in held if name.startswith("images/"))
    proven, wrong = verified(held, tmp_path)
    assert wrong == []
    assert "1 picture is the one that the signed text names." in proven
    other = with_its_manifest(held | {name: b"another picture"})
    assert verified(other, tmp_path)[1] == [f"{name} is not a picture that the signed text names."]


def test_of_other_letters_it_holds_nothing_but_digests(
    everything: Article, archive: dict[str, bytes]
) -> None:
    own = set(everything.events.values_list("record", flat=True))
    house = set(Event.objects.filter(article=None).values_list("record", flat=True))
    lines = archive["chain/events.jsonl"].decode().splitlines()
    assert {json.loads(line)["record"] for line in lines} == own | house
    assert len(archive["chain/records.txt"].split()) == Event.objects.count()


@pytest.fixture
def nobody_checks(archive: dict[str, bytes]) -> list[str]:
    """Members that are there to read; only the manifest knows them."""
    return [
        name
        for name in archive
        if name in {"README.txt", "verify.py", "certificate.pdf", "references.json"}
        or name in {"documents/letter.html", "manifest.json"}
    ]


def test_every_member_that_is_changed_taken_out_or_added_is_named(
    archive: dict[str, bytes], tmp_path: Path
) -> None:
    for name in archive:
        if name == "manifest.json":
            continue
        _, wrong = verified(archive | {name: archive[name] + b" "}, tmp_path)
        assert f"{name} was changed." in wrong
        _, wrong = verified({k: v for k, v in archive.items() if k != name}, tmp_path)
        assert f"{name} is missing." in wrong
    _, wrong = verified(archive | {"rows/more.json": b"[]"}, tmp_path)
    assert "rows/more.json was added." in wrong


def test_whoever_mends_the_manifest_too_is_found_by_the_chain(
    archive: dict[str, bytes], nobody_checks: list[str], tmp_path: Path
) -> None:
    for name, body in archive.items():
        if name in nobody_checks or len(body) < 4:
            continue
        changed = body.translate(bytes.maketrans(b"12a", b"93e"))
        assert changed != body, name
        _, wrong = verified(with_its_manifest(archive | {name: changed}), tmp_path)
        assert wrong, f"{name} can be changed unnoticed"


# What somebody writes into one row, with the manifest mended -> what is said.
LIES = [
    ("articles_approval", {"printed_name": "Somebody Else"}, "printed_name of row"),
    ("articles_comment", {"text": "All is well."}, "text of row"),
    ("articles_publication", {"live_from": "2026-05-01T00:00:00+00:00"}, "live_from of row"),
    ("articles_resolution", {"reason": "None."}, "reason of row"),
    ("articles_disclaimerversion", {"plural": "Trust us."}, "plural of row"),
    ("articles_contributor", {"user_id": 9999}, "user_id of row"),
]


@pytest.mark.parametrize(("table", "lie", "said"), LIES)
def test_a_lie_in_a_row_is_named(
    archive: dict[str, bytes], tmp_path: Path, table: str, lie: dict[str, Any], said: str
) -> None:
    name = f"rows/{table}.json"
    rows = json.loads(archive[name])
    rows[0] |= lie
    _, wrong = verified(with_its_manifest(archive | {name: json.dumps(rows).encode()}), tmp_path)
    assert any(name in sentence and said in sentence for sentence in wrong), wrong
    left_out = with_its_manifest(archive | {name: json.dumps(rows[1:]).encode()})
    assert verified(left_out, tmp_path)[1] or table == "articles_disclaimerversion"


def test_a_checkpoint_kept_elsewhere_says_that_the_chain_is_the_one_of_then(
    everything: Article, tmp_path: Path
) -> None:
    kept_file = tmp_path / "kept.json"
    kept_file.write_text(checkpoint.to_text(checkpoint.make(now=NOW)))
    make_article("draft")
    (tmp_path / "dossier.zip").write_bytes(dossier.build(everything, at=THEN))
    (tmp_path / "verify.py").write_bytes(VERIFIER.read_bytes())
    words = ("verify.py", "--checkpoint", "kept.json", "dossier.zip")
    status, said = run(*words, folder=tmp_path)
    assert status == 0, said
    assert "The chain is the one that kept.json saw" in said
    other = json.loads(kept_file.read_text()) | {"hash": "0" * 64}
    kept_file.write_text(json.dumps(other))
    status, said = run(*words, folder=tmp_path)
    assert status == 1
    assert "does not lead to kept.json" in said


@pytest.mark.parametrize("body", [b"", b"PK", b"{}"])
def test_what_is_no_dossier_says_so(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "dossier.zip").write_bytes(body)
    (tmp_path / "verify.py").write_bytes(VERIFIER.read_bytes())
    status, said = run("verify.py", "dossier.zip", folder=tmp_path)
    assert status == 2
    assert "no dossier" in said
    assert "Traceback" not in said


# Tables whose rows a letter's dossier holds; the others are no part of it.
IN_DOSSIER = [
    "articles_revision",
    "articles_contributor",
    "articles_shownimage",
    "articles_approval",
    "articles_libraryuse",
    "articles_policyversion",
    "articles_disclaimerversion",
    "articles_resolution",
    "articles_revocation",
    "articles_comment",
    "articles_commentresolution",
    "articles_reviewrequest",
    "articles_paperalert",
    "articles_libraryclaim",
    "articles_publication",
]


@pytest.mark.parametrize("table", IN_DOSSIER)
def test_what_verify_history_finds_in_the_database_the_offline_verifier_finds_in_a_dossier(
    everything: Article, tmp_path: Path, table: str
) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        frozen.remove(connection)
        cursor.execute(f"UPDATE {table} SET {TAMPERED[table]}")
        if table == "articles_publication":
            cursor.execute(
                "UPDATE articles_publication SET live_from = %s", [NOW + timedelta(1, 9)]
            )
            at = NOW + timedelta(days=2)
        else:
            at = THEN
        assert history.first_broken_link() is not None
        made = dossier.build(everything, at=at)
        transaction.set_rollback(True)
    _, wrong = verified(unpacked(made), tmp_path)
    assert any(f"rows/{table}.json" in sentence for sentence in wrong), wrong


def test_nothing_live_says_what_is_nearest(everything: Article) -> None:
    with pytest.raises(dossier.NothingLive, match="the next began 2026-06-01 15:00:00 UTC"):
        dossier.build(everything, at=NOW - timedelta(days=1))


def test_a_letter_withdrawn_since_keeps_its_dossier(everything: Article, tmp_path: Path) -> None:
    actions.withdraw(
        everything,
        actor=make_user(Role.PUBLISHER),
        now=NOW + timedelta(hours=5),
        reason="It should never have run.",
    )
    proven, wrong = verified(unpacked(dossier.build(everything, at=THEN)), tmp_path)
    assert wrong == []
    assert any("until 2026-06-01T20:00:00+00:00" in sentence for sentence in proven)


def test_the_verifier_asks_for_nothing_but_the_standard_library_of_python_3_9() -> None:
    tree = ast.parse(VERIFIER.read_text(), feature_version=(3, 9))
    asked = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
        )
    }
    assert asked <= set(sys.stdlib_module_names)
