"""
Say when each package we ask for was last released: `make maintained`, for a person to judge.

A package without a release for two years is named and the exit status is 1, unless it is listed
here with the reason. It asks PyPI about each of the few packages that pyproject.toml names, so it
is no part of `make check`.
"""

import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
QUIET = timedelta(days=730)
FINISHED: dict[str, str] = {
    "rfc8785": "the whole of a standard that does not change; revisions are signed as it writes",
}
"""What may be quiet for longer, and why."""


def named() -> list[str]:
    """Return the packages that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lists = [project["project"]["dependencies"], project["dependency-groups"]["dev"]]
    lists += project["project"]["optional-dependencies"].values()
    return sorted({Requirement(each).name for wanted in lists for each in wanted})


def released(name: str) -> datetime:
    """Return when the newest release of `name` was uploaded."""
    answer = httpx.get(f"https://pypi.org/pypi/{name}/json", timeout=20, follow_redirects=True)
    times = [each["upload_time_iso_8601"] for each in answer.raise_for_status().json()["urls"]]
    return max(map(datetime.fromisoformat, times))


def main() -> int:
    """Print the packages, the quietest first; return 1 if one is abandoned and nobody said why."""
    try:
        with ThreadPoolExecutor(4) as pool:
            found = sorted(zip(pool.map(released, named()), named(), strict=True))
    except httpx.HTTPError as why:
        print(f"PyPI cannot be asked: {why}", file=sys.stderr)
        return 1
    before = datetime.now(UTC) - QUIET
    for at, name in found:
        print(f"{at:%Y-%m-%d}  {name}  {FINISHED.get(name, '') if at < before else ''}".rstrip())
    quiet = [name for at, name in found if at < before and name not in FINISHED]
    print(f"\nWithout a release for two years: {', '.join(quiet) or 'none'}.")
    return 1 if quiet else 0


if __name__ == "__main__":
    sys.exit(main())
