"""Fixtures every test may ask for."""

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.test import override_settings
from django.utils import timezone

from tests.tooling.long_year import set_back

pytest_plugins = [
    "tests.registry_server.fixtures",
    "tests.tooling.commits",
    "tests.tooling.kept_rows",
]

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}

SHARED = Path(__file__).resolve().parents[2] / "shared"

DRILLS = Path(__file__).resolve().parent / "drills"

_numbers = count(1)

# What every run tries of a law; `HYPOTHESIS_PROFILE=thorough make test` tries far more.
# Both build on what Hypothesis chose by itself, which in CI repeats the same examples.
_PLAIN = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile(
    "quick", hypothesis.settings.default, max_examples=40, **_PLAIN
)
hypothesis.settings.register_profile(
    "thorough", hypothesis.settings.default, max_examples=1000, **_PLAIN
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out the tests that never touch a database, and so cannot depend on which it is",
    )
    parser.addoption(
        "--without-browser",
        action="store_true",
        help="leave out the tests in a browser, which is slow and shows the same on any database",
    )
    parser.addoption(
        "--drills",
        action="store_true",
        help="collect tests/drills too, which take minutes; `make drills` asks for them",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    drills = collection_path.parent == DRILLS or collection_path == DRILLS
    return True if drills and not config.getoption("--drills") else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database-only"):
        _keep(items, [item for item in items if _touches_a_database(item)], config)
    if config.getoption("--without-browser"):
        _keep(items, [item for item in items if "window" not in _asked(item)], config)


def _keep(items: list[pytest.Item], kept: list[pytest.Item], config: pytest.Config) -> None:
    kept_ones = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept_ones])
    items[:] = kept


def pytest_collection_finish() -> None:
    # Thousands of collected tests live to the end; the garbage collector need not walk them.
    gc.collect()
    gc.freeze()


def _touches_a_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or _asked(item) & DATABASE_FIXTURES)


def _asked(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


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


@pytest.fixture(scope="session", autouse=True)
def _test_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the tests away from the installation's own files, and let its client speak HTTP."""
    folder = tmp_path_factory.mktemp("installation")
    static = folder / "static"
    static.mkdir()
    with override_settings(
        STATIC_ROOT=static,
        # Slow on purpose in production; tests make dozens of accounts.
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        # The redirect to HTTPS has a test of its own.
        SECURE_SSL_REDIRECT=False,
        # All tests are one client.
        API_THROTTLE={},
        # So have second factors and what slows a guesser down (tests/articles/accounts).
        TWO_FACTORS_REQUIRED=False,
        ACCOUNT_RATE_LIMITS=False,
        MFA_RATE_LIMITS=False,
    ):
        yield folder


@pytest.fixture(scope="session", autouse=True)
def _long_year() -> Iterator[None]:
    """Set the clock back to the year of the factory's letters, once that is over."""
    from tests import factories

    real = timezone.now
    behind = set_back(real(), signed=factories.NOW)
    with pytest.MonkeyPatch.context() as patch:
        if behind:
            patch.setattr(timezone, "now", lambda: real() - behind)
        yield


@pytest.fixture(autouse=True)
def _own_media(settings: Any, _test_installation: Path) -> None:
    """Give each test a folder of its own for uploads; it appears with the first file."""
    settings.MEDIA_ROOT = _test_installation / f"media-{next(_numbers)}"
