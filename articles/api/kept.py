"""
Keep finished answers in this process, and trust none of them longer than it is known to be right.

An answer is sent again only while the generation that it was made in is still the database's
(asked once per `generations.LEASE`, see there for why that is enough) and before the next planned
change. So nothing depends on a cache: an empty one is slower, and that is all. Inside a
transaction nothing is kept or trusted, for others can't see what is seen there.

While the database cannot be asked, this process is to readers what any HTTP cache is: it sends
what was right when it last could ask, tells that age, and stops when `max-age` is over. Nobody
sees a letter longer than a cache between us might have shown it anyway.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Lock

from django.conf import settings
from django.db import connection

from articles import generations, patience
from articles.api.caching import MAX_AGE, Answer
from references import outages

Key = tuple[str, ...]

OVERHEAD = 1000
"""Bytes that an entry takes besides its body, more or less."""

ASKING = 1.0
"""Seconds that the generation is waited for while there is an answer to send."""

REST = 1.0
"""Seconds in which a database that did not answer is not asked again for what is kept."""


class Answers:
    """The answers of one process, the oldest of which make room for new ones."""

    def __init__(self) -> None:
        self._answers: dict[Key, Answer] = {}
        self._size = 0
        self._generation: int | None = None
        self._asked = self._failed = float("-inf")
        self._lock = Lock()

    def find(self, key: Key, *, now: datetime) -> Answer | None:
        """Return the answer kept under `key` if it is right at `now`."""
        answer = self._answers.get(key)
        if answer is None:
            return None
        if (answer.until is not None and now >= answer.until) or now < answer.since:
            return None
        if time.monotonic() - self._asked < generations.LEASE:
            return answer
        return self._compared(key, answer)

    def meet(self, ask: Callable[[], int | None]) -> int | None:
        """Call `ask`, which returns today's generation, and forget what is from another."""
        asked = time.monotonic()
        generation = ask()
        self.learn(generation, asked=asked)
        return generation

    def learn(self, generation: int | None, *, asked: float) -> None:
        """Know that `generation` was today's at `asked` or later; forget what is from another."""
        with self._lock:
            # Threads may come back in another order than they asked; the last to ask is right.
            if asked > self._asked:
                if generation is None or generation != self._generation:
                    self._forget()
                self._generation, self._asked = generation, asked

    def generation(self) -> int | None:
        """Return the generation of an answer that is made from now on; None: it can't be kept."""
        if not settings.ANSWERS_KEPT or connection.in_atomic_block:
            return None
        if time.monotonic() - self._asked < generations.LEASE:
            return self._generation
        return self.meet(generations.read)

    def may_keep(self, answer: Answer) -> bool:
        """Say whether there is room; one huge answer must not drive out all the others."""
        room = settings.ANSWERS_KEPT * 1_000_000
        return len(answer.body) + OVERHEAD <= room / 10 and not connection.in_atomic_block

    def keep(self, key: Key, answer: Answer, *, generation: int | None) -> None:
        """Keep an answer that was made when `generation` was the database's own."""
        if not self.may_keep(answer):
            return
        room, size = settings.ANSWERS_KEPT * 1_000_000, len(answer.body) + OVERHEAD
        with self._lock:
            if generation is None or generation != self._generation or key in self._answers:
                return
            while self._size + size > room:
                self._drop(next(iter(self._answers)))
            self._answers[key] = answer
            self._size += size

    def clear(self) -> None:
        """Forget everything, as a process that has just begun."""
        with self._lock:
            self._forget()
            self._generation, self._asked = None, float("-inf")

    def _compared(self, key: Key, answer: Answer) -> Answer | None:
        """Ask the database first; where it does not answer, return `answer` with its age."""
        if not self._may_ask():
            return self._aged(answer)
        try:
            with patience.limited(altogether=ASKING):
                generation = self.generation()
        except outages.Failure as error:
            if not outages.is_outage(error):
                raise
            self._failed = time.monotonic()
            return self._aged(answer)
        return None if generation is None else self._answers.get(key)

    def _may_ask(self) -> bool:
        """Say whether it is this thread's turn; in an outage one asks for all, now and then."""
        with self._lock:
            now = time.monotonic()
            if self._failed <= self._asked:
                return True
            if now - self._failed < REST:
                return False
            self._failed = now
            return True

    def _aged(self, answer: Answer) -> Answer | None:
        age = time.monotonic() - self._asked
        return replace(answer, age=int(age)) if age < MAX_AGE else None

    def _drop(self, key: Key) -> None:
        self._size -= len(self._answers.pop(key).body) + OVERHEAD

    def _forget(self) -> None:
        self._answers, self._size = {}, 0


answers = Answers()
"""What this process keeps."""
