"""
What schemathesis is told of the API besides its document; loaded by `SCHEMATHESIS_HOOKS`.

An empty value of a parameter means that it is not given, which no document can say; and `fields`
leaves fields out that the document rightly calls required. Names of real letters are mixed in, or
every letter would be answered with 404.
"""

import os
import random
from typing import Any

import schemathesis
from schemathesis.core.parameters import ParameterLocation

REAL = {
    name: os.environ.get(f"DRILL_{name.upper()}", "").split()
    for name in ("slug", "citation_key", "token")
}


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """Leave out what the document cannot say, once parameters are as odd as they will be."""
    query = case.query or {}
    return not any(name == "fields" or _is_empty(value) for name, value in query.items())


def _is_empty(value: Any) -> bool:
    """Whether it is written as nothing; of several values the last one counts."""
    # An object is written like a list: its values one after another under the parameter's name.
    several = list(value.values()) if isinstance(value, dict) else value
    return several in ("", [], None) or (isinstance(several, list) and _is_empty(several[-1]))


@schemathesis.hook
def map_case(context: Any, case: Any) -> Any:
    """Take a real name three times out of four, unless it is the name that was made wrong."""
    about = case.meta.components.get(ParameterLocation.PATH) if case.meta else None
    if about is not None and about.mode.is_negative:
        return case
    for name in case.path_parameters or {}:
        if REAL.get(name) and random.random() < 0.75:  # noqa: S311
            case.path_parameters[name] = random.choice(REAL[name])  # noqa: S311
    return case
