"""A message names everything that a frontend has to fetch or forget, and nothing else."""

from datetime import UTC, datetime, timedelta, timezone

from articles.delivery import payload
from articles.delivery.payload import Kind, Neighbour, Shown

AT = datetime(2026, 6, 1, 10, 0, tzinfo=timezone(timedelta(hours=-5)))
SITE = "https://www.evenwell.example"


def shown(slug: str, *tags: str, listed_at: tuple[str, ...] = (), revision: int = 1) -> Shown:
    return Shown(
        slug=slug,
        url=f"{SITE}/post/{slug}",
        headline="What Cells Burn",
        digest="ab" * 32,
        revision=revision,
        tags=(f"letter:{slug}", *tags),
        listed_at=listed_at,
    )


def message(kind: Kind = Kind.UPDATED, **parts: object) -> dict:
    given = {"letter": shown("fuel", "topic:gut"), "former": [], "near": []}
    return payload.article(kind, AT, **{**given, **parts})


def test_it_has_the_form_of_the_standard_and_tells_time_in_utc() -> None:
    told = message()
    assert list(told) == ["type", "timestamp", "data"]
    assert (told["type"], told["timestamp"]) == ("article.updated", "2026-06-01T15:00:00Z")
    assert datetime.fromisoformat(told["timestamp"]) == AT.astimezone(UTC)


def test_it_says_which_letter_and_which_text() -> None:
    data = message(letter=shown("fuel", revision=3))["data"]
    assert data["slug"] == "fuel"
    assert data["url"] == f"{SITE}/post/fuel"
    assert data["revision"] == {"number": 3, "digest": "ab" * 32}


def test_a_renamed_letter_has_both_addresses_forgotten() -> None:
    data = message(former=[shown("coal", "topic:mines")])["data"]
    assert data["paths"] == ["/", "/post/fuel", "/post/coal"]
    assert data["tags"] == [
        *("letter:fuel", "topic:gut", "letter:coal", "topic:mines"),
        *("letters", "site"),
    ]


def test_what_stayed_the_same_is_named_once() -> None:
    data = message(former=[shown("fuel", "topic:gut")])["data"]
    assert data["paths"] == ["/", "/post/fuel"]
    assert data["tags"] == ["letter:fuel", "topic:gut", "letters", "site"]


def test_neighbours_and_the_pages_that_list_the_letter_are_named() -> None:
    series = f"{SITE}/series/fuel-lines"
    data = message(
        letter=shown("fuel", listed_at=(series,)),
        near=[Neighbour("sleep", f"{SITE}/post/sleep")],
    )["data"]
    assert data["paths"] == ["/", "/post/fuel", "/series/fuel-lines", "/post/sleep"]
    assert "letter:sleep" in data["tags"]


def test_a_test_names_nothing_to_forget() -> None:
    told = payload.test(AT, url="https://a.example/hook")
    assert told["type"] == "webhook.test"
    assert not {"paths", "tags", "slug"} & set(told["data"])
