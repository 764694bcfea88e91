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

REAL = {
    name: os.environ.get(f"DRILL_{name.upper()}", "").split()
    for name in ("slug", "citation_key", "token")
}


@schemathesis.hook
def filter_query(context: Any, query: Any) -> bool:
    """Leave out what the document cannot say."""
    return not any(name == "fields" or _is_empty(value) for name, value in (query or {}).items())


def _is_empty(value: Any) -> bool:
    """Whether it is written as nothing; of several values the last one counts."""
    return value in ("", {}, [], None) or (isinstance(value, list) and _is_empty(value[-1]))


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: Any) -> Any:
    """Take a real name every other time."""
    for name in path_parameters or {}:
        if REAL.get(name) and random.random() < 0.5:  # noqa: S311
            path_parameters[name] = random.choice(REAL[name])  # noqa: S311
    return path_parameters
