"""Fixtures every test may ask for."""

from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["tests.registry_server.fixtures", "tests.tooling.commits"]

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out the tests that never touch a database, and so cannot depend on which it is",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database-only"):
        left_out = [item for item in items if not _touches_a_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _touches_a_database(item)]


def _touches_a_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or asked & DATABASE_FIXTURES)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material kept beside the repository; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared/ folder beside the repository")
    return SHARED


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """The published letter everything started from (letter.txt, letter.jsonld)."""
    return shared / "seed"


@pytest.fixture(autouse=True)
def _test_installation(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep a test's files away from the installation's own, and let its client speak HTTP."""
    files = tmp_path_factory.mktemp("files", numbered=True)
    settings.MEDIA_ROOT = files
    settings.STATIC_ROOT = files / "static"
    settings.STATIC_ROOT.mkdir()
    # Slow on purpose in production; tests make dozens of accounts.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The redirect to HTTPS has a test of its own.
    settings.SECURE_SSL_REDIRECT = False
