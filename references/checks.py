"""Catch a half-installed library before the first request."""

from collections.abc import Sequence
from typing import Any

from citeproc.source import VariableError
from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from lxml.etree import LxmlError

from references import ama, formatting
from references.csl import PersonName, build


@register()
def check_style(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """references.E001: the citation style is there, can be read, and prints."""
    probe = build(title="Probe", authors=[PersonName("Kim", "M")], issued="2017", volume="1")
    try:
        printed = formatting.entry(probe).text
    except (OSError, ValueError, AttributeError, TypeError, VariableError, LxmlError) as error:
        return [_broken(str(error))]
    return [] if printed == "Kim M. Probe. 2017;1." else [_broken(f"it printed “{printed}”")]


def _broken(reason: str) -> CheckMessage:
    return Error(
        f"The citation style {ama.STYLE_FILE.name} cannot print an entry: {reason}",
        hint="Restore references/styles/ from the repository; its README says where it came from.",
        id="references.E001",
    )
