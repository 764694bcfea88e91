"""Catch a half-installed library before the first request."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from references import formatting
from references.csl import PersonName, build
from references.printing.style import Style
from references.printing.styles import STYLES

PROBE = build(
    title="Probe",
    authors=[PersonName("Kim", "M")],
    container_title="Gut",
    issued="2017",
    volume="1",
)


@register()
def check_styles(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """references.E001: every citation style is there, can be read, and prints."""
    return [_broken(style, reason) for style in STYLES.values() if (reason := _why_not(style.key))]


def _why_not(key: str) -> str:
    """Say what keeps a style from printing; "" when nothing does."""
    from citeproc.source import VariableError
    from lxml.etree import LxmlError

    try:
        printed = formatting.entry(PROBE, style=key).text
    except (OSError, ValueError, AttributeError, TypeError, VariableError, LxmlError) as error:
        return str(error)
    return "" if printed == STYLES[key].probe else f"it printed “{printed}”"


def _broken(style: Style, reason: str) -> Error:
    return Error(
        f"The citation style {style.file_name} cannot print an entry: {reason}",
        hint="Restore references/styles/ from the repository; its README says where it came from.",
        id="references.E001",
    )
