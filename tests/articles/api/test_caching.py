"""What caches may keep, for how long, and how they learn that it changed."""

import gzip
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from articles.api.caching import coding, control, seconds
from articles.models import Publication
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.factories import NOW, make_article, make_user

ADDRESSES = [
    "articles/",
    "articles/what-cells-run-on/",
    "articles/what-cells-run-on/json-ld/",
    "articles/what-cells-run-on/markdown/",
    "authors/",
    "series/",
    "series/letters/",
    "topics/",
    "topics/glutamine/",
    "products/",
    "products/evenwell/",
    "references/",
    "references/kim-2017/",
    "faqs/",
    "disclaimers/",
    "site/",
    "redirects/",
    "sitemap/",
    "feed/",
]


def test_every_answer_can_be_kept_and_checked_again(get, client, letter):
    for path in ADDRESSES:
        answer = get(path)
        assert answer.status_code == 200, path
        assert answer.headers["ETag"] == f'"{sha256(answer.content).hexdigest()}"'
        assert answer.headers["Last-Modified"].endswith(" GMT")
        kept = "public, max-age=300, stale-while-revalidate=60"
        assert answer.headers["Cache-Control"] == kept
        assert answer.headers["Cache-Tag"]
        assert {"Accept", "Accept-Encoding"} <= set(answer.headers["Vary"].split(", "))
        assert answer.headers["Content-Length"] == str(len(answer.content))
        head = client.head(f"/api/v1/{path}")
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["ETag"] == answer.headers["ETag"]


def test_who_has_it_already_gets_304(get, client, letter):
    for path in ADDRESSES:
        first = get(path).headers
        known = {"If-None-Match": first["ETag"]}
        again = get(path, headers=known)
        assert (again.status_code, again.content) == (304, b""), path
        assert "Content-Type" not in again.headers
        for name in ("ETag", "Last-Modified", "Cache-Control", "Cache-Tag", "Vary"):
            assert again.headers[name] == first[name]
        assert client.head(f"/api/v1/{path}", headers=known).status_code == 304


@pytest.mark.parametrize("known", ["W/{}", '"other", {}', "*"])
def test_an_etag_is_known_in_every_form_it_may_come_back(get, letter, known):
    etag = get("articles/").headers["ETag"]
    again = get("articles/", headers={"If-None-Match": known.format(etag)})
    assert again.status_code == 304


def test_who_has_something_else_gets_the_answer(get, letter):
    assert get("articles/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_date_alone_is_not_trusted(get, three_letters):
    seen = get("articles/middle/").headers["Last-Modified"]
    # Its neighbour goes, and nothing in the answer bears a newer date.
    newest, publisher = three_letters[-1], make_user(Role.PUBLISHER)
    actions.withdraw(newest, actor=publisher, now=NOW, reason="It should never have run.")
    again = get("articles/middle/", headers={"If-Modified-Since": seen})
    assert again.status_code == 200
    assert again.json()["next"] is None


def test_a_letter_was_last_modified_when_its_readers_first_saw_it(get, letter):
    header = get("articles/what-cells-run-on/").headers["Last-Modified"]
    assert header == "Mon, 01 Jun 2026 15:00:00 GMT"


def test_nothing_is_kept_beyond_the_next_planned_change(get, letter, clock):
    make_article("scheduled", slug="to-come")
    clock.now = NOW + timedelta(days=1) - timedelta(seconds=42.9)
    for path in ("articles/", "articles/what-cells-run-on/", "series/letters/", "faqs/"):
        assert get(path).headers["Cache-Control"] == "public, max-age=42"
    Publication.objects.filter(slug="what-cells-run-on").update(
        live_until=clock.now + timedelta(seconds=7)
    )
    for path in ("articles/", "articles/what-cells-run-on/markdown/", "site/"):
        assert get(path).headers["Cache-Control"] == "public, max-age=7"


@pytest.mark.django_db
def test_an_empty_list_knows_of_the_first_letter_to_come(get, clock):
    make_article("scheduled", slug="to-come")
    clock.now = NOW + timedelta(days=1) - timedelta(seconds=5)
    answer = get("articles/")
    assert answer.json()["count"] == 0
    assert answer.headers["Cache-Control"] == "public, max-age=5"


@pytest.mark.parametrize("path", ["articles/to-come/", "authors/nobody/", "articles/?x=y"])
def test_refusals_are_never_kept(client, letter, path):
    assert client.get(f"/api/v1/{path}").headers["Cache-Control"] == "no-store"


def test_tags_name_all_that_can_change_an_answer(get, letter):
    tags = get("articles/what-cells-run-on/").headers["Cache-Tag"].split(",")
    assert tags == ["letter:what-cells-run-on", "topic:glutamine", "series:letters"]
    assert get("articles/").headers["Cache-Tag"] == "letters"
    assert get("series/letters/").headers["Cache-Tag"] == "series:letters"
    assert get("references/kim-2017/").headers["Cache-Tag"] == "reference:kim-2017"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (None, "public, max-age=300, stale-while-revalidate=60"),
        (0, "public, max-age=0"),
        (1, "public, max-age=1"),
        (300, "public, max-age=300"),
        (301, "public, max-age=300, stale-while-revalidate=1"),
        (360, "public, max-age=300, stale-while-revalidate=60"),
        (86400, "public, max-age=300, stale-while-revalidate=60"),
    ],
)
def test_stale_answers_too_end_before_the_next_planned_change(left, said):
    assert control(left) == said


@pytest.mark.parametrize(("ahead", "left"), [(0, 0), (-5, 0), (0.999, 0), (1, 1), (299.5, 299)])
def test_seconds_are_whole_and_never_too_many(ahead, left):
    now = datetime(2026, 6, 1, tzinfo=UTC)
    assert seconds(now, now + timedelta(seconds=ahead)) == left


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "gzip"),
        ("br;q=1.0, GZIP ; q=0.8, *;q=0.1", "gzip"),
        ("*", "gzip"),
        ("identity", ""),
        ("br", ""),
        ("gzip;q=0", ""),
        ("gzip; q=0.0, *", ""),
        ("*;q=0", ""),
        (";;,,;q=", ""),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(accepted, sent):
    assert coding(accepted) == sent


@pytest.mark.parametrize("form", ["", "json-ld/", "markdown/"])
def test_a_compressed_letter_holds_the_same_bytes_under_another_etag(get, letter, form):
    path = f"articles/what-cells-run-on/{form}"
    plain, packed = get(path), get(path, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) * 0.7
    assert packed.headers["ETag"] == plain.headers["ETag"][:-1] + '-gzip"'
    for known in (plain, packed):
        again = get(path, headers={"If-None-Match": known.headers["ETag"]})
        assert again.status_code == 304
