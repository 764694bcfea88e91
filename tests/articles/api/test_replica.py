"""When the replica may answer, and that nobody notices when it cannot."""

from typing import Any

import pytest
from django.db import OperationalError, connections
from django.http import HttpResponse
from django.test import RequestFactory

from articles.api import replica as module
from articles.api.replica import ALIAS, Replica, is_chosen
from lanfam.databases import Router, arranged

LIST = "/api/v1/articles/"


@pytest.fixture
def replica(monkeypatch: pytest.MonkeyPatch) -> Replica:
    """A replica of generation 7."""
    monkeypatch.setitem(connections.settings, ALIAS, {})
    made = Replica()
    monkeypatch.setattr(made, "number", lambda: 7)
    return made


def where(replica: Replica, path: str = LIST, generation: int | None = 7) -> list[str]:
    """Return where models were read from, once for each time that the view was asked."""
    seen: list[str] = []

    def view(request: Any) -> HttpResponse:
        seen.append(Router().db_for_read(None) or "default")
        return HttpResponse()

    replica.answer(view, RequestFactory().get(path), generation)
    assert not is_chosen()
    return seen


READS = [
    (LIST, 7, "replica", "it knows all that is public"),
    (LIST, 8, "default", "it is behind"),
    (LIST, None, "default", "nobody knows how far the primary is"),
    ("/feed.xml", 7, "replica", "a feed is public"),
    ("/api/v1/preview/1:abc/", 7, "default", "a link that was called back must open nothing"),
]


@pytest.mark.parametrize(("path", "generation", "place", "why"), READS)
def test_it_answers_what_is_public_and_only_when_it_knows_as_much_as_the_primary(
    replica: Replica, path: str, generation: int | None, place: str, why: str
) -> None:
    assert where(replica, path, generation) == [place], why


def test_without_one_everything_is_read_at_home() -> None:
    assert ALIAS not in connections.settings
    assert where(Replica()) == ["default"]


def test_what_it_could_not_answer_is_read_at_home_and_it_is_left_alone_for_a_while(
    replica: Replica,
) -> None:
    seen: list[bool] = []

    def view(request: Any) -> HttpResponse:
        seen.append(is_chosen())
        return HttpResponse(status=500 if is_chosen() else 200)

    request = RequestFactory().get(LIST)
    assert replica.answer(view, request, 7).status_code == 200
    assert replica.answer(view, request, 7).status_code == 200
    assert seen == [True, False, False]


def test_one_that_gives_no_answer_is_not_asked_again_at_once(monkeypatch) -> None:
    asked: list[str] = []

    class Gone:
        settings = {ALIAS: {}}

        def __getitem__(self, alias: str) -> Any:
            asked.append(alias)
            raise OperationalError("gone")

    monkeypatch.setattr(module, "connections", Gone())
    gone = Replica()
    assert [where(gone), where(gone), asked] == [["default"], ["default"], [ALIAS]]


def test_it_is_never_written_to_nor_migrated() -> None:
    assert Router().db_for_write(None) is None
    assert Router().allow_migrate(ALIAS, "articles") is False
    assert Router().allow_migrate("default", "articles") is None


HOME = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": "lanfam",
    "USER": "lanfam",
    "PASSWORD": "one",
    "HOST": "primary",
    "PORT": 5432,
    "CONN_MAX_AGE": 60,
    "OPTIONS": {"prepare_threshold": 5, "options": "-c x=y", "connect_timeout": 2},
}


def test_the_replica_is_reached_at_its_own_address_and_is_otherwise_like_the_primary() -> None:
    place = HOME | {"HOST": "replica", "PASSWORD": "two", "OPTIONS": {}}
    found = arranged(HOME, pooled=False, replica=place)
    assert found["default"] == HOME
    assert (found[ALIAS]["HOST"], found[ALIAS]["PASSWORD"]) == ("replica", "two")
    assert found[ALIAS]["OPTIONS"] == HOME["OPTIONS"]


def test_a_pooler_is_asked_for_nothing_that_belongs_to_one_connection() -> None:
    found = arranged(HOME, pooled=True, replica=HOME)
    for each in found.values():
        assert each["OPTIONS"] == {"prepare_threshold": None, "connect_timeout": 2}
        assert each["DISABLE_SERVER_SIDE_CURSORS"] is True
    assert HOME["OPTIONS"]["prepare_threshold"] == 5
