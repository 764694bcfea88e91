"""What a line of the log is, and what never stands in one."""

import json
import logging
import logging.config
from typing import Any

import pytest

from lanfam import logs, request_id

STRUCK = [
    ("/api/v1/preview/7:Xy_9-z/", "/api/v1/preview/***/", "opens an unpublished revision"),
    ("GET /admin/reset/MQ/c1-abc/?x=1", "GET /admin/reset/***?x=1", "sets a password"),
    ("/admin/account/forgotten/1a-c9-f0/", "/admin/account/forgotten/***/", "sets a password"),
    ("secret whsec_C2FVsBQIhrscChlQIM+b/7==", "secret whsec_***", "signs webhooks"),
    ("postgres://lanfam:pa55@db/x", "postgres://***@db/x", "opens the database"),
    ("redis://:pa55@cache:6379/0", "redis://***@cache:6379/0", "opens the cache"),
    ("Authorization: Bearer abc.def-1", "Authorization: Bearer ***", "opens the metrics"),
    ("authorization: basic dTpw", "authorization: basic ***", "is name and password"),
    ("sessionid=0a1b; csrftoken=Zz9", "sessionid=***; csrftoken=***", "is somebody's session"),
    ("username=a&password=p%20q&next=/", "username=a&password=***&next=/", "is a form's password"),
]

LEFT = [
    "/admin/account/forgotten/sent/",
    "api/v1/preview/<str:token>/",
    "https://api.crossref.org/works/10.1000/x@y",
    "Could not tell desk@example.com: the preview is ready",
]


def line(form: str, message: str, *arguments: Any, **extra: Any) -> str:
    """Return what is written of one call."""
    settings = logs.configuration(form, "INFO")["formatters"][form]
    formatter = logging.config.DictConfigurator({}).configure_formatter(dict(settings))
    record = logging.getLogger("tests").makeRecord(
        "tests", logging.INFO, __file__, 1, message, arguments, None, extra=extra or None
    )
    request_id.Stamp().filter(record)
    written: str = formatter.format(record)
    return written


@pytest.mark.parametrize(("text", "written", "why"), STRUCK)
def test_what_opens_something_is_struck_out(text: str, written: str, why: str) -> None:
    assert logs.struck(text) == written, why
    for form in logs.FORMATS:
        assert text not in line(form, "it was %s", text), why


@pytest.mark.parametrize("text", LEFT)
def test_what_only_looks_like_it_is_left(text: str) -> None:
    assert logs.struck(text) == text


def test_a_line_for_machines_is_one_json_object_with_the_requests_name() -> None:
    with request_id.named("r-12345678"):
        written = line("json", 'two\nlines, "quoted", %s', "ünï", status=200, request="<GET /?a=b>")
    assert "\n" not in written
    found = json.loads(written)
    assert found.pop("time").startswith("20")
    assert found == {
        "level": "INFO",
        "logger": "tests",
        "message": 'two\nlines, "quoted", ünï',
        "request_id": "r-12345678",
        "status": 200,
    }


def test_a_line_for_people_ends_with_the_requests_name() -> None:
    with request_id.named("r-12345678"):
        assert line("text", "done").endswith("INFO tests done r-12345678")


SENT = [
    ("4f2a9c0d1e5b47a8", True, "what a proxy makes"),
    ("ab-cd_ef.12", True, "all that is allowed"),
    ("short", False, "too short to be found again"),
    ("x" * 65, False, "too long for a line"),
    ('a"},{"level":"x', False, "would write a line of its own"),
    ("two words here", False, "has spaces"),
    ("line\nbreak-1", False, "has two lines"),
    ("", False, "nothing was sent"),
]


@pytest.mark.parametrize(("sent", "taken", "why"), SENT)
def test_a_sane_name_is_taken_and_any_other_replaced(sent: str, taken: bool, why: str) -> None:
    name = request_id.accepted(sent)
    assert (name == sent) is taken, why
    assert request_id.SANE.fullmatch(name)


def test_a_name_ends_with_what_it_was_given_for() -> None:
    with request_id.named("outer-123"):
        with request_id.named("inner-123"):
            assert request_id.current() == "inner-123"
        assert request_id.current() == "outer-123"
    assert request_id.current() == ""
