"""One line, one name and one count for every request, whoever answers it."""

import logging
from typing import Any

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from articles.workflow import upkeep
from lanfam import queue, request_id, routes

NAME = "name-of-the-proxy"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """The lines of requests, as they are logged."""
    caplog.set_level(logging.INFO, "lanfam.requests")
    return lambda: [each for each in caplog.records if each.name == "lanfam.requests"]


ANSWERED = [
    ("get", "/api/v1/articles/", "api/v1/articles/", 200),
    ("get", "/api/v1/preview/7:secret/", "api/v1/preview/<str:token>/", 404),
    ("get", "/nowhere/?token=secret", "(none)", 404),
    ("get", "/admin/login/?next=secret", "admin/login/", 200),
    ("options", "/api/v1/articles/", "api/v1/articles/", 200),
    ("get", "/static/nothing-secret.css", "static/", 404),
]


@pytest.mark.django_db
def test_every_request_is_one_line_without_what_the_visitor_chose(client, lines):
    for method, path, _, _ in ANSWERED:
        getattr(client, method)(path, headers={"X-Request-ID": NAME})
    found = [
        (each.method.lower(), path, each.route, each.status)
        for each, (_, path, _, _) in zip(lines(), ANSWERED, strict=True)
    ]
    assert found == ANSWERED
    assert not [each for each in lines() if "secret" in str(each.__dict__)]


def test_the_proxys_name_comes_back_and_a_forged_one_does_not() -> None:
    assert Client().get("/healthz", headers={"X-Request-ID": NAME})["X-Request-ID"] == NAME
    made = Client().get("/healthz", headers={"X-Request-ID": "a b"})["X-Request-ID"]
    assert len(made) == 32


def test_what_the_outer_layers_answer_is_watched_too(lines, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["cms.example.com"]
    assert Client().get("/admin/", headers={"Host": "cms.example.com"}).status_code == 301
    assert Client().get("/admin/", headers={"Host": "elsewhere.example"}).status_code == 400
    assert [each.status for each in lines()] == [301, 400]


def test_a_machine_that_asks_whether_it_runs_fills_no_log(lines):
    Client().get("/healthz")
    assert lines() == []


def test_a_method_that_somebody_invents_has_no_name_of_its_own(lines):
    Client().generic("BREW", "/nowhere/")
    assert [each.method for each in lines()] == ["OTHER"]


def test_routes_are_few_however_many_addresses_are_tried() -> None:
    tried = {routes.route(f"/nowhere/{number}/") for number in range(50)}
    tried |= {routes.route("/" + "x" * 5000), routes.route("/api/v1/articles/what/")}
    assert tried == {routes.NOWHERE, "api/v1/articles/<slug:slug>/"}


@pytest.mark.django_db
def test_a_task_goes_on_under_the_name_of_the_request_that_asked_for_it():
    with request_id.named(NAME):
        asked = DBTaskResult.objects.get(pk=upkeep.once.enqueue().id)
    alone = DBTaskResult.objects.get(pk=upkeep.once.enqueue().id)
    assert asked.args_kwargs == {"args": [], "kwargs": {}, queue.KEY: NAME}
    assert queue.KEY not in alone.args_kwargs
    for task, name in ((asked, NAME), (alone, str(alone.pk))):
        task.claim("a worker")
        assert request_id.current() == name
    request_id.take("")
