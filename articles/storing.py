"""
Give every fault of a file storage one name, whoever made the storage.

A folder raises `OSError`; the client of an object store raises classes of its own, which nobody
here could list. A newcomer gets this wrong: catching them where they are met, by name.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from references import outages


@contextmanager
def taking_part() -> Iterator[None]:
    """
    Ask a storage inside; what its client raises comes out as `outages.StorageAway`.

    A file that is not there (`FileNotFoundError`) and what a disk says (an `OSError` with a number)
    stay what they are.
    """
    try:
        yield
    except (FileNotFoundError, outages.StorageAway, *outages.Failure):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise outages.StorageAway(f"{type(error).__name__}: {error}") from error
