"""An answer's ETag changes exactly when its bytes do, and the bytes exactly where they must."""

import operator
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from articles.models import Article, Author, Brand, Image, Topic
from articles.workflow import actions, redirecting
from articles.workflow.situation import Role
from tests.articles.api.test_caching import ADDRESSES as LISTED
from tests.articles.api.test_feeds import DOCUMENTS
from tests.articles.workflow.test_renaming import rename
from tests.factories import NOW, approve, make_article, make_author, make_image, make_user
from tests.tooling.kept_rows import kept

READ = "what-cells-run-on"
ADDRESSES = (
    *(f"/api/v1/{path}" for path in LISTED),
    *("/api/v1/articles/beside/", "/api/v1/authors/sam-writer/", "/api/v1/authors/ola-other/"),
    *("/api/v1/articles/?page_size=1", "/api/v1/articles/?search=fuel", *DOCUMENTS),
)

TABLE = """
address                                      nothing text author topic image alt brand redirect new
/api/v1/articles/                            -       x    x      x     x     -   -     -        x
/api/v1/articles/what-cells-run-on/          -       x    x      x     x     -   x     -        x
/api/v1/articles/what-cells-run-on/json-ld/  -       x    x      x     x     -   x     -        -
/api/v1/articles/what-cells-run-on/markdown/ -       x    x      -     -     -   x     -        -
/api/v1/authors/                             -       -    x      -     -     -   x     -        x
/api/v1/series/                              -       -    -      -     -     -   -     -        x
/api/v1/series/letters/                      -       -    -      -     -     -   -     -        x
/api/v1/topics/                              -       -    -      x     -     -   -     -        x
/api/v1/topics/glutamine/                    -       -    -      x     -     -   -     -        x
/api/v1/products/                            -       -    -      -     -     -   -     -        x
/api/v1/products/evenwell/                   -       -    -      -     -     -   -     -        x
/api/v1/references/                          -       -    -      -     -     -   -     -        -
/api/v1/references/kim-2017/                 -       -    -      -     -     -   -     -        -
/api/v1/faqs/                                -       -    -      -     -     -   -     -        x
/api/v1/disclaimers/                         -       -    -      -     -     -   -     -        x
/api/v1/site/                                -       -    -      -     -     -   x     -        x
/api/v1/redirects/                           -       -    -      -     -     -   -     x        -
/api/v1/sitemap/                             -       x    -      -     x     -   -     -        x
/api/v1/feed/                                -       x    x      x     x     -   -     -        x
/api/v1/articles/beside/                     -       -    -      x     -     -   x     -        x
/api/v1/authors/sam-writer/                  -       -    x      -     -     -   x     -        -
/api/v1/authors/ola-other/                   -       -    -      -     -     -   x     -        x
/api/v1/articles/?page_size=1                -       -    -      x     -     -   -     -        x
/api/v1/articles/?search=fuel                -       x    x      x     x     -   -     -        x
/sitemap.xml                                 -       x    -      -     -     -   -     -        x
/feed.xml                                    -       x    x      x     x     -   x     -        x
/feed.json                                   -       x    x      x     x     -   x     -        x
/llms.txt                                    -       x    -      -     -     -   x     -        x
"""


@kept
def two_letters() -> list[Article]:
    """One with a picture by Sam Writer, and one after it by somebody else."""
    sam, ola = make_author(slug="sam-writer"), make_author(slug="ola-other", name="Ola Other")
    before = NOW - timedelta(days=3)
    return [
        make_article("published", slug=READ, authors=[sam], image=make_image(), now=before),
        make_article("published", slug="beside", authors=[ola]),
    ]


def revise(letter: Article, clock: Any, **changes: Any) -> None:
    """Take a new revision of a live letter through the hands of three people."""
    editor, now = make_user(Role.EDITOR), clock.turn(hours=1)
    with actions.editing(letter, actor=editor, now=now) as draft:
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save()
    actions.submit(letter, actor=editor, now=now)
    approve(letter, now=now)
    actions.publish(letter, actor=make_user(Role.PUBLISHER), now=now)


def changes(letter: Article, clock: Any) -> dict[str, Callable[[], Any]]:
    """Return what may happen, in the order of the table's columns."""
    other, topic = Author.objects.get(slug="ola-other"), Topic.objects.get()
    shown = "A short letter on what the gut lining burns."
    red = make_image("Another fold", name="red.png", color="red")
    return {
        "nothing": lambda: clock.turn(hours=1),
        "text": lambda: revise(letter, clock, description=shown),
        "author": lambda: rename(Author.objects.get(slug="sam-writer"), name="Sam Author"),
        "topic": lambda: rename(topic, name="L-Glutamine"),
        "image": lambda: revise(letter, clock, image=red),
        # What a revision showed it keeps: its alternative text too.
        "alt": lambda: Image.objects.update(alt="Words that were mended"),
        "brand": lambda: rename(Brand.objects.get(), name="Evenwell Press"),
        "redirect": lambda: redirecting.import_file(b"was-here,beside\n", now=clock.now),
        "new": lambda: make_article(
            "published", authors=[other], about=[topic], now=clock.turn(hours=1)
        ),
    }


def seen(client: Any) -> dict[str, tuple[bytes, str]]:
    """Return bytes and ETag of every address."""
    answers = {path: client.get(path) for path in ADDRESSES}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {path: (answer.content, answer.headers["ETag"]) for path, answer in answers.items()}


def test_bytes_change_where_they_must_and_etags_with_them(two_letters, client, clock):
    drawn = {path: marks for path, *marks in map(str.split, TABLE.strip().splitlines())}
    made = changes(two_letters[0], clock)
    assert drawn.pop("address") == list(made)
    found: dict[str, list[str]] = {path: [] for path in ADDRESSES}
    before = seen(client)
    for name, change in made.items():
        change()
        after = seen(client)
        for path in ADDRESSES:
            bytes_did, etag_did = map(operator.ne, before[path], after[path])
            assert bytes_did == etag_did, (name, path)
            found[path].append("x" if bytes_did else "-")
        before = after
    assert found == drawn


def test_two_answers_with_one_etag_have_the_same_bytes(two_letters, client):
    by_etag: dict[str, bytes] = {}
    for body, etag in seen(client).values():
        assert by_etag.setdefault(etag, body) == body
