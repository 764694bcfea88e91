"""The drills' own tools: what an installation needs before anything is broken."""

from tests.drills.installation import Installation
from tests.drills.report import Drill


def test_a_fresh_installation_serves_and_works(drill: Drill, installation: Installation) -> None:
    with installation.server() as served, installation.worker() as worker:
        for path, status in (("/healthz", 200), ("/readyz", 200), ("/api/v1/articles/", 200)):
            assert served.client.get(path).status_code == status, path
            drill.tried()
        assert worker.poll() is None
    drill.saw("An empty database is migrated, served and worked on.")
