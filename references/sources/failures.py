"""Say in an editor's words why a registry gave no usable answer, and whether to ask again."""

from dataclasses import dataclass

import httpx
from httpx_retries import Retry

from references.sources import transfer
from references.sources.record import Fault, Malformed, NotFound, Unreachable

TRIES = Retry(
    total=2,
    backoff_factor=0.2,
    backoff_jitter=0.5,
    status_forcelist=[429, 500, 502, 503, 504],
    # A refused connection is an answer too: asking again at once brings the same.
    retry_on_exceptions=[httpx.TimeoutException, httpx.ReadError, httpx.RemoteProtocolError],
)
LATER = "Please try again later."
LONGEST_WAIT = 300.0
"""Seconds; a registry that asks for a day would silence this process for a day."""


@dataclass(frozen=True, slots=True)
class Failure:
    """
    What went wrong with one try.

    `again` says whether another one may help, `wait` how many seconds the registry asked us to
    wait, `silent` that nobody was there at all, `slow` that the time was over.
    """

    fault: Fault
    again: bool = False
    wait: float = 0.0
    silent: bool = False
    slow: bool = False


def of_error(source: str, error: Exception) -> Failure:
    """Explain an exchange that brought no answer at all."""
    again = TRIES.is_retryable_exception(error)
    if isinstance(error, transfer.TooLarge | httpx.TooManyRedirects):
        text = f"{source} sent something that is no answer to our question. {LATER}"
        return Failure(Malformed(text, source=source))
    if isinstance(error, transfer.TooSlow | httpx.TimeoutException):
        text = f"{source} took too long to answer. {LATER}"
        return Failure(Unreachable(text, source=source), again, slow=True)
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError):
        text = f"{source} broke off in the middle of its answer. {LATER}"
        return Failure(Malformed(text, source=source), again)
    text = f"{source} cannot be reached from here just now. {LATER}"
    return Failure(Unreachable(text, source=source), again, silent=True)


def of_status(source: str, reply: transfer.Reply) -> Failure | None:
    """Explain an answer that is not the record asked for; None when it may be."""
    if reply.status < 300:
        return None
    if reply.status in {404, 410}:
        return Failure(NotFound(f"{source} knows nothing of this.", source=source))
    if reply.status == 429:
        text = f"{source} asks for fewer questions. Please try again in a minute."
    elif reply.status >= 500:
        text = f"{source} has a problem of its own (error {reply.status}). {LATER}"
    else:
        text = f"{source} refused the question (error {reply.status}). {LATER}"
    return Failure(
        Unreachable(text, source=source),
        TRIES.is_retryable_status_code(reply.status),
        _retry_after(reply),
    )


def busy(source: str) -> Failure:
    """Explain that the turn at a registry did not come in time."""
    text = f"{source} takes one question at a time and is busy. Please try again in a minute."
    return Failure(Unreachable(text, source=source))


def no_time(source: str) -> Failure:
    """Explain that the time for all questions was over before this one."""
    text = f"There was no time left to ask {source}. Please try again."
    return Failure(Unreachable(text, source=source))


def unreadable(source: str) -> Malformed:
    """Explain an answer in another format than the one agreed on."""
    text = f"{source} sent an answer that cannot be read: an error page, or one cut short. {LATER}"
    return Malformed(text, source=source)


def _retry_after(reply: transfer.Reply) -> float:
    try:
        wait = TRIES.parse_retry_after(reply.headers.get("retry-after", ""))
    except ValueError:
        return 0.0
    return min(wait, LONGEST_WAIT)
