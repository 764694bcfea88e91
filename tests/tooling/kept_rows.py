"""
Build costly rows once and lend them to one test after another.

A published letter takes some 240 queries, for the factory takes it through the real actions.
Rows of a fixture made by `kept` stay while the tests that follow ask for the same fixture; each
test works in a savepoint, and whatever it does is undone. It is `TestCase.setUpTestData` for
plain functions.

What a newcomer gets wrong: only rows are kept. Every test gets instances read anew, and the
function that builds asks for no other fixture. A test that commits gets rows of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import models, transaction
from pytest_django.plugin import blocking_manager_key

from tests.tooling.commits import MIGRATED, committing

Build = Callable[[], Any]


@dataclass
class Standing:
    """What was built, its rows, and the transaction they stand in."""

    build: Build | None = None
    rows: Any = None
    block: transaction.Atomic | None = None


_standing = Standing()


def kept(build: Build) -> Any:
    """Make a fixture of `build`, which returns a row, a list of rows, or None."""

    def lend(db: None) -> Any:
        # Before the first test of a database there is none to build in, so that test builds.
        return _read_anew(_standing.rows) if _standing.build is build else build()

    lend.__doc__ = build.__doc__
    lend.builds = build  # type: ignore[attr-defined]
    return pytest.fixture(name=build.__name__)(lend)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let those tests of a file that ask for the same rows run one after another."""
    places: dict[Any, int] = {}

    def place(item: pytest.Item) -> int:
        build = _asked_for(item)
        return places.setdefault((item.path, build) if build else item, len(places))

    items.sort(key=place)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Build what the test asks for, before its own savepoint begins."""
    build = _asked_for(item)
    if build is None or build is _standing.build or MIGRATED not in item.config.stash:
        return
    with item.config.stash[blocking_manager_key].unblock():
        _standing.block = transaction.atomic()
        _standing.block.__enter__()
        try:
            _standing.rows = build()
        except BaseException:
            _clear()
            raise
    _standing.build = build


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Any:
    """Clear the rows away unless the next test asks for the same."""
    try:
        return (yield)
    finally:
        following = _asked_for(nextitem) if nextitem else None
        if _standing.block and following is not _standing.build:
            with item.config.stash[blocking_manager_key].unblock():
                _clear()


def _asked_for(item: pytest.Item) -> Build | None:
    if not isinstance(item, pytest.Function) or committing(item):
        return None
    definitions = item._fixtureinfo.name2fixturedefs
    named = (definitions[name][-1].func for name in item.fixturenames if name in definitions)
    return next((func.builds for func in named if hasattr(func, "builds")), None)


def _clear() -> None:
    block, _standing.block = _standing.block, None
    _standing.build = _standing.rows = None
    if block:
        transaction.set_rollback(True)
        block.__exit__(None, None, None)


def _read_anew(rows: Any) -> Any:
    if isinstance(rows, models.Model):
        return type(rows)._base_manager.get(pk=rows.pk)
    return [_read_anew(row) for row in rows] if isinstance(rows, list) else rows
