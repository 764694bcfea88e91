"""
Do without the shared cache while it does not answer.

Nothing depends on what is cached: counters of requests, answers of registries. So a Redis that is
down, full or slow must not take readers or editors down with it. A newcomer gets this wrong:
catching the error alone. A host that swallows packets would then cost every request its time-out;
so after a failure nobody asks for some seconds, and everybody goes on as if nothing were kept.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

T = TypeVar("T")

logger = logging.getLogger(__name__)

PATIENCE = 0.5
"""Seconds for connecting, and for each answer."""

REST = 5.0
"""Seconds in which a Redis that failed is not asked again."""

_rests: dict[str, float] = {}
"""Until when each address is left alone; Django makes a cache for every thread."""


class PatientRedisCache(RedisCache):
    """Django's own, which answers “nothing is kept” instead of failing."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        # Once more at once, for a connection that a restart has cut; redis-py tries thrice and
        # waits between.
        patience = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
        self._options = {**patience, "retry": Retry(NoBackoff(), 1), **self._options}
        self._address = str(server)

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> bool:
        return self._ask(
            lambda: RedisCache.add(self, key, value, timeout, version), otherwise=False
        )

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return self._ask(lambda: RedisCache.get(self, key, default, version), otherwise=default)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> None:
        self._ask(lambda: RedisCache.set(self, key, value, timeout, version), otherwise=None)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        return self._ask(lambda: RedisCache.touch(self, key, timeout, version), otherwise=False)

    def delete(self, key: Any, version: Any = None) -> bool:
        return self._ask(lambda: RedisCache.delete(self, key, version), otherwise=False)

    def get_many(self, keys: Any, version: Any = None) -> dict[Any, Any]:
        return self._ask(lambda: RedisCache.get_many(self, keys, version), otherwise={})

    def has_key(self, key: Any, version: Any = None) -> bool:
        return self._ask(lambda: RedisCache.has_key(self, key, version), otherwise=False)

    def incr(self, key: Any, delta: int = 1, version: Any = None) -> int:
        """Raise ValueError where nothing is kept, as every cache does."""
        found = self._ask(lambda: RedisCache.incr(self, key, delta, version), otherwise=None)
        if found is None:
            raise ValueError(f"Key '{key}' not found")
        return int(found)

    def set_many(self, data: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> list[Any]:
        kept = self._ask(
            lambda: RedisCache.set_many(self, data, timeout, version), otherwise=list(data)
        )
        return list(kept)

    def delete_many(self, keys: Any, version: Any = None) -> None:
        self._ask(lambda: RedisCache.delete_many(self, keys, version), otherwise=None)

    def clear(self) -> bool:
        return self._ask(lambda: bool(RedisCache.clear(self)), otherwise=False)

    def _ask(self, question: Callable[[], T], *, otherwise: T) -> T:
        if time.monotonic() < _rests.get(self._address, 0.0):
            return otherwise
        try:
            return question()
        except (RedisError, OSError) as error:
            _rests[self._address] = time.monotonic() + REST
            # Its words may hold an address with a password in it.
            logger.error(
                "The cache does not answer (%s). Nothing is kept for %g seconds.",
                type(error).__name__,
                REST,
            )
            return otherwise
