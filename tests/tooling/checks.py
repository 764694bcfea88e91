"""
Run every check, or every repair a machine can do, and report all failures at once.

`make check` changes nothing; `make fix` (with --fix) repairs. Both go on after a failure,
so that one run tells everything. Checks run side by side, the longest first, and are told
in the order of their table; repairs write to the same files, so each waits for the one before.
"""

import os
import secrets
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
MANAGE = (PYTHON, "manage.py")

Done = subprocess.CompletedProcess[str]

CHECKS: dict[str, tuple[str, ...]] = {
    "types": (str(BIN / "mypy"),),
    "formatting": (str(BIN / "ruff"), "format", "--check", "--diff", "."),
    "lint": (str(BIN / "ruff"), "check", "."),
    "import contracts": (str(BIN / "lint-imports"), "--no-cache"),
    "migrations": (*MANAGE, "makemigrations", "--check", "--dry-run"),
    "gentle migrations": (PYTHON, "-m", "tests.tooling.gentle_migrations"),
    "vulnerabilities": (PYTHON, "-m", "tests.tooling.audit"),
    "deployment": (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"),
    "generated files": (PYTHON, "-m", "tests.tooling.generated", "--check"),
}

REPAIRS: dict[str, tuple[str, ...]] = {
    "lint": (str(BIN / "ruff"), "check", "--fix", "."),
    "formatting": (str(BIN / "ruff"), "format", "."),
    "generated files": (PYTHON, "-m", "tests.tooling.generated"),
}


def main(arguments: list[str]) -> int:
    """Run the table that `arguments` ask for; return 0 only if nothing failed."""
    table = REPAIRS if arguments == ["--fix"] else CHECKS
    at_once = 1 if table is REPAIRS else os.cpu_count() or 1
    with ThreadPoolExecutor(at_once) as pool:
        runs = {name: pool.submit(_run, command) for name, command in table.items()}
        failed = [name for name, run in runs.items() if not _passed(name, run)]
    if failed:
        print(f"\nTo do by hand: {', '.join(failed)}." if table is REPAIRS else _advice(failed))
    return 1 if failed else 0


def _run(command: tuple[str, ...]) -> Done:
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | _production(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _passed(name: str, run: Future[Done]) -> bool:
    print(f"{name:<18}", end="", flush=True)
    done = run.result()
    left_out = "\n".join(line for line in done.stdout.splitlines() if line.startswith("NOT "))
    print(
        f"ok  {left_out}".strip() if done.returncode == 0 else f"FAILED\n\n{done.stdout.strip()}\n"
    )
    return done.returncode == 0


def _advice(failed: list[str]) -> str:
    return f"\nFailed: {', '.join(failed)}. `make fix` repairs what a machine can."


def _production() -> dict[str, str]:
    """Return the variables of a correct installation that touches no file of this one."""
    return {
        "ALLOWED_HOSTS": "cms.example.com",
        "DATABASE_URL": "sqlite://:memory:",
        "DEBUG": "false",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
