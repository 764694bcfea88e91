"""A backup as docs/operating.md describes it, taken back on a machine that has nothing."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

from tests.drills import reading
from tests.drills.installation import Installation, database
from tests.drills.report import Drill
from tests.tooling import cluster

LETTERS = "12"

PUBLISH = """
from django.utils import timezone
from tests.factories import make_article
make_article("published", slug="after-the-backup", now=timezone.now())
"""


def fill(installation: Installation) -> None:
    """Load the demo with its pictures, and sample letters."""
    installation.environment["VAR_DIR"] = str(installation.folder / "var")
    installation.manage("demo", DEBUG="true")
    installation.manage("sample_letters", "--count", LETTERS)


def read(installation: Installation) -> reading.Seen:
    with installation.server() as served:
        return reading.everything(served.client)


def wiped(installation: Installation, where: Path) -> Path:
    """Take the uploaded files to `where` and delete all else that the installation has."""
    media = Path(installation.environment["VAR_DIR"]) / "media"
    subprocess.run(["tar", "-cf", str(where), "-C", str(media), "."], check=True)
    shutil.rmtree(media)
    return media


def unpacked(archive: Path, media: Path) -> None:
    media.mkdir()
    subprocess.run(["tar", "-xf", str(archive), "-C", str(media)], check=True)


def test_a_backup_of_postgresql_comes_back_byte_for_byte(
    drill: Drill, installation: Installation, tmp_path: Path
) -> None:
    programs = cluster.binaries() or cluster.install()
    fill(installation)
    dump, archive, kept = (tmp_path / name for name in ("dump", "media.tar", "checkpoint.json"))
    before = read(installation)
    media_before = reading.files(Path(installation.environment["VAR_DIR"]) / "media")
    missing = [path for path, (status, _, _) in before.items() if status != 200]
    assert missing == []
    drill.say(f"{len(before)} addresses and {len(media_before)} files read; backing up")

    installation.manage("history_checkpoint", "-o", str(kept))
    subprocess.run(
        [programs / "pg_dump", "--format=custom", f"--file={dump}", installation.url], check=True
    )
    media = wiped(installation, archive)
    with cluster.cluster(programs) as elsewhere, database(elsewhere, "restored") as url:
        subprocess.run(
            [programs / "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={url}", dump],
            check=True,
        )
        unpacked(archive, media)
        restored = Installation(url, installation.folder, installation.environment)
        proof = restored.manage("verify_history", "--checkpoint", str(kept)).stdout
        assert "The history holds" in proof
        assert "It is the one of" in proof
        assert read(restored) == before
        assert reading.files(media) == media_before
        drill.tried(len(before) + len(media_before))
        drill.say("all equal; publishing on what came back")

        restored.manage("shell", "-c", PUBLISH, TWO_FACTORS_REQUIRED="false")
        later = tmp_path / "later.json"
        restored.manage("history_checkpoint", "-o", str(later))
        assert restored.manage("verify_history", "--checkpoint", str(kept)).returncode == 0
        # The old backup once more is whole in itself, and short of what a checkpoint knows.
        with database(elsewhere, "older") as old:
            subprocess.run(
                [programs / "pg_restore", "--no-owner", f"--dbname={old}", dump], check=True
            )
            older = Installation(old, installation.folder, installation.environment)
            short = older.manage("verify_history", "--checkpoint", str(later), check=False)
            assert short.returncode == 1, short.stdout
            drill.tried(2)
    drill.saw(
        "Into an empty server: the chain verifies against its checkpoint, every address has the"
        " same bytes and ETag, every file is the same, publishing goes on; a backup that is older"
        " than a checkpoint is told apart."
    )


def test_a_backup_of_sqlite_taken_while_it_runs_comes_back(drill: Drill, tmp_path: Path) -> None:
    file, copy = tmp_path / "var" / "lanfam.sqlite3", tmp_path / "kept.sqlite3"
    installation = Installation(f"sqlite:///{file}", tmp_path)
    installation.environment["VAR_DIR"] = str(tmp_path / "var")
    installation.manage("migrate", "--verbosity", "0")
    fill(installation)
    checkpoint = tmp_path / "checkpoint.json"
    with installation.server() as served:
        before = reading.everything(served.client)
        installation.manage("history_checkpoint", "-o", str(checkpoint))
        with sqlite3.connect(file) as connection:
            # Page by page; VACUUM would need the functions that Django adds to check rows.
            connection.backup(sqlite3.connect(copy))
    for path in file.parent.glob("lanfam.sqlite3*"):
        path.unlink()
    shutil.copy(copy, file)
    proof = installation.manage("verify_history", "--checkpoint", str(checkpoint)).stdout
    assert "The history holds" in proof
    assert read(installation) == before
    drill.tried(len(before))
    drill.saw("A copy made beside a running server is whole: same chain, same bytes.")
