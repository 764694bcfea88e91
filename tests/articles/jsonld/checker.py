"""Run the vocabulary checker that is kept beside the repository."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def findings(shared: Path, document: dict[str, Any]) -> list[str]:
    """Return what the checker says against `document`, warnings included."""
    done = subprocess.run(
        [
            sys.executable,
            str(shared / "tools" / "jsonld_check.py"),
            "--strict",
            "--json",
            "--vocab",
            str(shared / "schemaorg" / "schemaorg-current-https.jsonld"),
            "-",
        ],
        input=json.dumps(document, ensure_ascii=False).encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    found = json.loads(done.stdout)
    return [f"{one['severity']} {one['code']} {one['path']}: {one['message']}" for one in found]
