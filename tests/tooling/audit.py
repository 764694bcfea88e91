"""
Ask whether a known vulnerability is in what we install; `make check` calls this.

pip-audit asks the advisories of PyPI, then OSV's. Where neither can be reached (offline, or behind
a mirror that has only packages) nothing was audited: that is said loudly and is no failure, for the
code is no worse than before, and a build must not depend on somebody else's service. An answer is
kept for a day, that there was none for an hour, as long as the lock files stay the same.
"""

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
SERVICES = ("pypi", "osv")
KEPT = ROOT / ".venv" / "audit.json"
HOUR = 3600
DAY = 24 * HOUR
PATIENCE = 10
"""Seconds for one service."""

ACCEPTED: dict[str, str] = {}
"""Advisories that do not concern us, each with the reason."""


def main() -> int:
    """Return 1 if something vulnerable is installed that nobody has accepted."""
    found = kept() or asked()
    if not found["audited"]:
        print("NOT AUDITED for known vulnerabilities: neither PyPI nor OSV gave an answer.")
        return 0
    for name, version, advisory, fixed in found["vulnerable"]:
        print(f"{name} {version}: {advisory}, fixed in {fixed or 'no release yet'}")
    print(f"{found['audited']} packages audited.")
    return 1 if found["vulnerable"] else 0


def kept() -> dict[str, Any] | None:
    """Return today's answer about these lock files, None when there is none."""
    try:
        found: dict[str, Any] = json.loads(KEPT.read_text())
    except (OSError, ValueError):
        return None
    fresh = 0 <= time.time() - found["at"] < (DAY if found["audited"] else HOUR)
    return found if fresh and found["of"] == fingerprint() else None


def asked() -> dict[str, Any]:
    """Return what the first service says that answers, and keep it."""
    found: dict[str, Any] = {"audited": 0, "vulnerable": []}
    for service in SERVICES:
        report = ask(service)
        if report and (found := weighed(report))["audited"]:
            break
    found |= {"at": time.time(), "of": fingerprint()}
    KEPT.write_text(json.dumps(found))
    return found


def ask(service: str) -> dict[str, Any] | None:
    """Return pip-audit's report, None when the service gives no answer."""
    command = [str(Path(sys.executable).parent / "pip-audit"), "--vulnerability-service", service]
    command += ["--requirement", LOCKS[1], "--require-hashes", "--disable-pip"]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "5"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        report: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return report


def weighed(report: dict[str, Any]) -> dict[str, Any]:
    """Return how many packages a report speaks of, and which of them are vulnerable."""
    told = [each for each in report["dependencies"] if "vulns" in each]
    vulnerable = [
        (each["name"], each["version"], one["id"], ", ".join(one["fix_versions"]))
        for each in told
        for one in each["vulns"]
        if not {one["id"], *one.get("aliases", [])} & ACCEPTED.keys()
    ]
    return {"audited": len(told), "vulnerable": vulnerable}


def fingerprint() -> str:
    """Name what is installed, and what was accepted, by what the files hold."""
    files = b"".join((ROOT / name).read_bytes() for name in LOCKS)
    return hashlib.sha256(files + repr(sorted(ACCEPTED)).encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
