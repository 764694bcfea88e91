"""
The first letter's reference list enters the library: eight papers, one misquoted, one retracted.

The registries speak their own formats over HTTP, from records in `tests/registry_server`.
"""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from references import csl, intake
from references.comparing import comparison
from references.connection import registries
from references.models import Reference
from references.verification import verifying
from references.watch import watching
from tests.references.papers import PAPERS
from tests.registry_server.server import RegistryServer

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
KEYS = [item["id"] for item in PAPERS]


@pytest.fixture
def pasted(seed: Path) -> str:
    """The published letter's reference list, as a reader copies it."""
    text = (seed / "letter.txt").read_text().partition("\nReferences\n")[2]
    return text.partition("\nLanFam Letters\n")[0]


def take_in(text: str) -> tuple[intake.Taken, ...]:
    return intake.take_in(text, registries=registries(), now=NOW)


def paper(key: str) -> Reference:
    return Reference.objects.get(citation_key=key)


def typed_and_registered(reference: Reference) -> dict[str, tuple[str, str]]:
    return {
        row.field: (comparison.shown(row.typed), comparison.shown(row.registered))
        for row in reference.differences.filter(decided_at=None)
    }


@pytest.mark.usefixtures("registry_server")
def test_the_list_becomes_eight_right_records(pasted: str) -> None:
    taken = take_in(pasted)
    assert [(one.reference.citation_key, one.created) for one in taken if one.reference] == [
        (key, True) for key in KEYS
    ]
    assert [one.outcome for one in taken] == ["verified"] * 7 + ["differs"]
    for item in PAPERS:
        kept = paper(item["id"])
        assert comparison.differences(item, kept.csl()) == (), item["id"]
        assert kept.verified_at == NOW
    assert [name.family for name in paper("cordova-martinez-2021").names()][:2] == [
        "Córdova-Martínez",
        "Caballero-García",
    ]


@pytest.mark.usefixtures("registry_server")
def test_the_eighth_shows_both_sides_and_a_person_decides(pasted: str) -> None:
    take_in(pasted)
    ciampa = paper("ciampa-2017")
    both = typed_and_registered(ciampa)
    assert set(both) == {"title", "authors", "issue", "page"}
    assert both["issue"] == ("5", "2")
    assert both["page"][0] == "288-296"
    assert both["title"][1] == csl.title(PAPERS[7])
    assert ciampa.title == csl.title(PAPERS[7])
    assert [name.family for name in ciampa.names()] == ["Ciampa", "Reyes Ramos", "Borum", "Doman"]


@pytest.mark.usefixtures("registry_server")
def test_the_sixth_is_retracted_by_both_registries_in_one_notice(pasted: str) -> None:
    take_in(pasted)
    shah = paper("shah-2020")
    notice = shah.notices.get(kind="retraction")
    assert notice.doi == "10.3390/ani11030905"
    assert (shah.status, f"{shah.status_date}") == ("retracted", "2021-03-22")
    assert "10.3390/ani11030905" in shah.formatted().text


def test_with_nobody_reachable_all_are_kept_and_verified_later(
    pasted: str, request: pytest.FixtureRequest
) -> None:
    before = time.monotonic()
    taken = take_in(pasted)
    assert time.monotonic() - before < intake.BUDGET + 10
    assert [(one.outcome, one.created) for one in taken] == [("unverified", True)] * 8
    assert all(one.fault for one in taken)
    assert all(row.verified_at is None and row.fault for row in Reference.objects.all())
    assert watching.freshness(paper("shah-2020"), NOW).level == "never"

    request.getfixturevalue("registry_server")
    asked = registries()
    outcomes = [verifying.verify(paper(key), registries=asked, now=LATER).outcome for key in KEYS]
    assert outcomes == ["verified"] * 7 + ["differs"]
    assert paper("shah-2020").status == "retracted"
    assert set(typed_and_registered(paper("ciampa-2017"))) == {"title", "authors", "issue", "page"}


def test_the_nightly_watch_finds_what_was_announced_since(
    pasted: str, registry_server: RegistryServer
) -> None:
    take_in(pasted)
    shah = paper("shah-2020")
    shah.notices.all().delete()
    Reference.objects.filter(pk=shah.pk).update(
        status="current", status_notice="", status_date=None
    )

    checked = watching.check(Reference.objects.order_by("pk"), registries=registries(), now=LATER)
    by_key = {one.reference.citation_key: one for one in checked}
    assert all(one.answered for one in by_key.values())
    assert [notice.kind for notice in by_key["shah-2020"].notices] == ["retraction"]
    assert paper("shah-2020").status == "retracted"
    assert {key: one.changes for key, one in by_key.items() if one.changes} == {}
    assert {one.fault for one in by_key.values()} == {""}


def test_a_slow_day_ends_in_records_to_verify_later(
    pasted: str, registry_server: RegistryServer, settings: pytest.FixtureRequest
) -> None:
    settings.REGISTRY_TIMEOUT = 1.0  # type: ignore[attr-defined]
    registry_server.fail("/", "timeout")
    before = time.monotonic()
    taken = intake.take_in(pasted, registries=registries(), now=NOW, budget=2)
    assert time.monotonic() - before < 10
    assert [one.outcome for one in taken] == ["unverified"] * 8
