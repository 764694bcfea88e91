"""A registry that says one thing to everybody, for answers the local server does not give."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import orjson

from references.sources.client import Client

T = TypeVar("T")


class Saying(Client):
    """Answer every question with `value`."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.body = orjson.dumps(value)

    def read(
        self, source: str, url: str, params: Mapping[str, str], parse: Callable[[bytes], T]
    ) -> T:
        return parse(self.body)
