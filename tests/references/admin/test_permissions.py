"""Who may do what in the library: editors decide, administrators also delete, others look."""

from typing import Any

import pytest
from django.test import Client

from articles.workflow.policy import Role
from references import library
from references.models import Reference
from tests.factories import make_article, make_brand, make_reference, make_user
from tests.references import papers
from tests.references.admin.pressing import LIST

pytestmark = pytest.mark.django_db

# 200 is a page, 302 done and led on, 403 not allowed, 405 not by following a link.
GRID = """
                          editors   reviewers   publishers   administrators   nobody
GET  shelf                200       200         200          200              login
GET  paper                200       200         200          200              login
GET  duplicates/          200       200         200          200              login
GET  add/                 200       403         403          200              login
GET  add/by-hand/         200       403         403          200              login
POST add/                 200       403         403          200              login
GET  merge/               302       403         403          302              login
POST merge/               302       403         403          302              login
GET  status               200       403         403          200              login
POST status               302       403         403          302              login
POST verify               302       403         403          302              login
POST check                302       403         403          302              login
POST links                302       403         403          302              login
POST choose               302       403         403          302              login
POST decide               302       403         403          302              login
POST set-aside            302       403         403          302              login
POST take-up              302       403         403          302              login
POST save                 302       403         403          302              login
GET  verify               405       405         405          405              login
GET  decide               405       405         405          405              login
GET  set-aside            405       405         405          405              login
GET  delete               403       403         403          200              login
"""

PLACES = {
    "shelf": "",
    "paper": "{pk}/change/",
    "save": "{pk}/change/",
    "decide": "{pk}/differences/1/",
    "set-aside": "{pk}/notices/1/set-aside/",
    "take-up": "{pk}/notices/1/take-up/",
    "delete": "{pk}/delete/",
    **{name: f"{{pk}}/{name}/" for name in ("status", "verify", "check", "links", "choose")},
}
DATA: dict[str, dict[str, Any]] = {
    "status": {"status": "concern", "notice": "10.5555/concern"},
    "save": {
        "type": "article-journal",
        "title": "x",
        "contributors-TOTAL_FORMS": 0,
        "contributors-INITIAL_FORMS": 0,
    },
}


def cells() -> list[tuple[str, str, str, str]]:
    head, *rows = [line.split() for line in GRID.strip().splitlines()]
    return [
        (method, place, role, may)
        for method, place, *row in rows
        for role, may in zip(head, row, strict=True)
    ]


@pytest.mark.parametrize(("method", "place", "role", "may"), cells())
def test_everybody_may_do_what_their_group_may(
    method: str, place: str, role: str, may: str
) -> None:
    make_brand()
    # Without an address of its own, so that visiting its links asks nobody.
    item = {name: value for name, value in papers.KIM.items() if name != "DOI"}
    reference = library.add(item).reference
    client = Client()
    if role != "nobody":
        client.force_login(make_user(Role(role)))
    address = LIST + PLACES.get(place, place).format(pk=reference.pk)
    send = client.get if method == "GET" else client.post
    answer = send(address, DATA.get(place, {}))
    if may == "login":
        assert answer.status_code == 302
        assert answer["Location"].startswith("/admin/login/")
    else:
        assert answer.status_code == int(may)


@pytest.mark.parametrize("place", [place for method, place, *_ in cells() if method == "POST"])
def test_nothing_is_posted_without_the_pages_own_token(place: str) -> None:
    reference = library.add(papers.KIM).reference
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(Role.EDITOR))
    address = LIST + PLACES.get(place, place).format(pk=reference.pk)
    assert client.post(address, DATA.get(place, {})).status_code == 403


def test_a_reviewer_is_shown_no_button(reviewer: Client) -> None:
    reference = library.add(papers.SHAH).reference
    page = reviewer.get(f"{LIST}{reference.pk}/change/").content.decode()
    for words in ("Try again", "Check now", "Visit them now", "Change it by hand"):
        assert words not in page


def test_a_cited_paper_cannot_be_deleted_and_the_page_names_the_letter(
    administrator: Client,
) -> None:
    article = make_article("published")
    paper = make_reference("kim-2017")
    answer = administrator.post(f"{LIST}{paper.pk}/delete/", {"post": "yes"})
    assert article.headline in answer.content.decode()
    assert Reference.objects.filter(pk=paper.pk).exists()


def test_an_uncited_paper_is_deleted_by_an_administrator(administrator: Client) -> None:
    paper = library.add(papers.KIM).reference
    answer = administrator.post(f"{LIST}{paper.pk}/delete/", {"post": "yes"}, follow=True)
    assert answer.status_code == 200
    assert not Reference.objects.exists()
