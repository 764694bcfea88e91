"""
Run the drills, one after another, on a PostgreSQL of their own; `make drills` calls this.

Further arguments go to pytest: `make drills ARGS="-k backup"`.
"""

import os
import subprocess
import sys

from tests.tooling import cluster
from tests.tooling.both_databases import OURS, ROOT


def main(arguments: list[str]) -> int:
    """Return pytest's exit code, or 1 without a PostgreSQL, saying why."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    command = [sys.executable, "-m", "pytest", "--drills", "-p", "no:xdist", *arguments]
    # A drill of minutes is no test that hangs.
    command += ["-o", "faulthandler_timeout=0"]
    # Whatever is cut off on purpose leaves a socket that nobody could close.
    command += ["-W", "default::pytest.PytestUnraisableExceptionWarning"]
    command += [] if any(each.startswith("tests/") for each in arguments) else ["tests/drills"]
    try:
        with cluster.cluster(cluster.binaries() or cluster.install()) as url:
            ran = subprocess.run(command, cwd=ROOT, env=kept | {"DATABASE_URL": url}, check=False)
            return ran.returncode
    except cluster.NoCluster as why:
        print(f"The drills need a PostgreSQL, but {why}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
