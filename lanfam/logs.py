"""
Write the log: lines of JSON for machines, or text for a person at a terminal.

Whatever is logged by whom passes one place, where what must stay secret is struck out. A newcomer
gets this wrong: the secret is rarely in our own words but in a path, an address or a traceback.
"""

import logging
import re
from typing import Any

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.orjson import OrjsonFormatter

FORMATS = ("json", "text")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

SECRET = re.compile(
    r"""
      (?<=/preview/)[^/\s"'?<]+                 # a token that opens an unpublished revision
    | (?<=/reset/)[^\s"'?<]+                    # one that sets a password
    | (?<=/forgotten/)[0-9a-z]+-[^/\s"'?<]+    # the same
    | (?<=whsec_)[A-Za-z0-9+/=_-]+              # what webhooks are signed with
    | (?<=://)[^/\s"'@]+(?=@)                   # user and password in an address
    | (?i:(?<=bearer\ )|(?<=basic\ ))[^\s"',]+  # credentials in a header
    | (?i:(?<=sessionid=)|(?<=csrftoken=)|(?<=csrfmiddlewaretoken=)|(?<=password=))[^\s"';&,]+
    """,
    re.VERBOSE,
)


def struck(text: str) -> str:
    """Return `text` without what must stay secret."""
    return SECRET.sub("***", text)


class Text(logging.Formatter):
    """A line for a person."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return struck(super().format(record))


class Json(OrjsonFormatter):
    """A line for a machine: one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return struck(super().format(record))


def level(text: str) -> str:
    """Read from which severity on lines are written."""
    if text.upper() not in LEVELS:
        raise ValueError(text)
    return text.upper()


def form(text: str) -> str:
    """Read what a line looks like."""
    if text not in FORMATS:
        raise ValueError(text)
    return text


def configuration(form: str, level: str) -> dict[str, Any]:
    """Return what `LOGGING` is set to."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"stamp": {"()": "lanfam.request_id.Stamp"}},
        "formatters": {
            "text": {
                "()": "lanfam.logs.Text",
                "format": "%(asctime)s %(levelname)s %(name)s %(message)s %(request_id)s",
            },
            "json": {
                "()": "lanfam.logs.Json",
                "fmt": "%(levelname)s %(name)s %(message)s %(request_id)s",
                "timestamp": "time",
                "rename_fields": {"levelname": "level", "name": "logger"},
                # Django hands the request on, whose text holds the whole query.
                "reserved_attrs": [*RESERVED_ATTRS, "request", "status_code"],
            },
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["stamp"],
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django brings handlers of its own; with both, every error would be told twice.
            "django": {"handlers": [], "propagate": True},
            # The line of the request says the status already, and does not repeat the path.
            "django.request": {"level": "ERROR"},
            # Whoever scans the internet would write a traceback into the log with every attempt.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            # Tells every address it asks.
            "httpx": {"level": "WARNING"},
        },
    }
