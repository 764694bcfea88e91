"""
Name the program that renders letters, so that what it has rendered need not be rendered again.

A newcomer gets this wrong: a version that somebody must remember to raise. Whoever changes a
renderer forgets it, and readers keep the old documents. The name is the digest of all our own code
and data and of what it is run by: one letter changed anywhere, and everything counts as made by
another program. That is often too careful, and never wrong.
"""

import platform
from functools import cache
from hashlib import sha256
from importlib import metadata, util
from pathlib import Path

PACKAGES = ("articles", "references")
LIBRARIES = ("lxml", "msgspec", "nh3", "orjson", "rfc8785", "tzdata")
"""What writes a part of a document, as far as it is installed."""

NOT_PROGRAM = frozenset({"__pycache__", "static", "migrations"})


@cache
def renderer() -> str:
    """Return the name of the program that runs; the same in all processes of one release."""
    named = sha256(platform.python_version().encode())
    for library in LIBRARIES:
        named.update(f"{library} {_version(library)}\n".encode())
    for package in PACKAGES:
        for path, file in _files(package):
            named.update(f"{path} {sha256(file.read_bytes()).hexdigest()}\n".encode())
    return named.hexdigest()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _files(package: str) -> list[tuple[str, Path]]:
    found = util.find_spec(package)
    roots = list(found.submodule_search_locations or ()) if found else []
    return sorted(
        (f"{package}/{file.relative_to(root).as_posix()}", file)
        for root in map(Path, roots)
        for file in root.rglob("*")
        if file.is_file() and NOT_PROGRAM.isdisjoint(file.relative_to(root).parts)
    )
