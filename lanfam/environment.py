"""
Read one environment variable at a time, and refuse a wrong one by name.

django-environ parses; what it raises says little to an operator, so every reading
goes through here and ends either in a value or in `ImproperlyConfigured` that names
the variable and what it accepts, and never repeats a password.
"""

import os
import re
import secrets
from collections.abc import Callable
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

T = TypeVar("T")

S3 = "storages.backends.s3.S3Storage"
CREDENTIALS = re.compile(r"//[^/\s]*@")
RATES = {"reads": 1200, "search": 120, "exports": 60, "previews": 60, "docs": 60}
"""Requests a minute that one client may send; see `articles.api.throttling` for the kinds."""

IN_PROCESS = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    # Room for a counter of each client; Django's own limit is 300 entries.
    "OPTIONS": {"MAX_ENTRIES": 20_000},
}


def read(name: str, parse: Callable[[str], T], *, default: T, accepts: str) -> T:
    """Return `parse` of variable `name`, or `default` when it is unset or empty."""
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    try:
        return parse(text)
    except (ValueError, KeyError, OSError, ValidationError, ImproperlyConfigured):
        shown = "***" if name.endswith("_TOKEN") else CREDENTIALS.sub("//***@", text)
    # Outside the handler: the parser's own words could repeat what was just hidden.
    raise ImproperlyConfigured(f"{name}: cannot use {shown!r}. It accepts {accepts}.")


def boolean(text: str) -> bool:
    """Read yes/no in the spellings people use; raises KeyError on others."""
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False}
    return words[text.lower()]


def words(text: str) -> list[str]:
    """Read a comma-separated list."""
    return [word.strip() for word in text.split(",") if word.strip()]


def hosts(text: str) -> list[str]:
    """Read a comma-separated list of host names: no scheme, no port, no path."""
    found = words(text)
    for host in found:
        if not re.fullmatch(r"\[[0-9a-fA-F:.]+\]|[\w.*-]+", host):
            raise ValueError(host)
    return found


def origins(text: str) -> list[str]:
    """Read a comma-separated list of origins: scheme and host, no path."""
    found = words(text)
    for origin in found:
        if origin != url(origin) or origin.count("/") != 2:
            raise ValueError(origin)
    return found


def networks(text: str) -> list[IPv4Network | IPv6Network]:
    """Read a comma-separated list of networks: 10.0.0.0/8, or one address."""
    return [ip_network(word) for word in words(text)]


def url(text: str) -> str:
    """Read an http(s) address; a closing slash is dropped."""
    # Django's URLValidator refuses hosts without a dot, yet "http://crossref:8080" is a
    # fine address inside a container network.
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", text):
        raise ValueError(text)
    _ = parts.port  # raises ValueError when it is no number
    return text.rstrip("/")


def media_url(text: str) -> str:
    """Read where uploaded files are served: /media/ or https://files.example.com/."""
    if not text.endswith("/"):
        raise ValueError(text)
    if not text.startswith("/"):
        url(text)
    return text


def media_storage(text: str) -> dict[str, Any]:
    """
    Read where uploaded files are kept: s3://bucket/folder?region=eu-west-1&endpoint=https://…

    Keys are no part of it: boto3 finds them in the variables and roles it always looks at.
    """
    parts = urlsplit(text)
    given = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    if parts.scheme != "s3" or not parts.hostname or set(given) - {"region", "endpoint"}:
        raise ValueError(text)
    where = {
        "bucket_name": parts.hostname,
        "location": parts.path.strip("/"),
        "region_name": given.get("region", ""),
        "endpoint_url": url(given["endpoint"]) if "endpoint" in given else "",
    }
    lasting = {
        # An address in a signed revision must not run out.
        "querystring_auth": False,
        # Named by what is in them, files never change.
        "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
    }
    named = {name: value for name, value in where.items() if value}
    return {"BACKEND": S3, "OPTIONS": {**named, **lasting}}


def reached_at(storage: dict[str, Any], address: str) -> dict[str, Any]:
    """
    Return `storage` with its files served at `address`, where that is more than a path.

    Raises `ImproperlyConfigured` where the package is missing that speaks to an object store.
    """
    if storage["BACKEND"] != S3:
        return storage
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise ImproperlyConfigured(
            "MEDIA_STORAGE: s3:// needs the package django-storages, which is not installed. "
            "Run: pip install 'django-storages[s3]>=1.14.4,<2'"
        )
    scheme, _, place = address.partition("://")
    served = {"url_protocol": f"{scheme}:", "custom_domain": place.rstrip("/")} if place else {}
    return {**storage, "OPTIONS": {**storage["OPTIONS"], **served}}


def proxies(text: str) -> int:
    """Read how many proxies stand before us: yes for one, no for none, or their number."""
    return int(text) if re.fullmatch("[0-9]", text) else int(boolean(text))


def rates(text: str) -> dict[str, int]:
    """Read requests a minute by kind: search=60,exports=30; or off, which is no limit at all."""
    if text.lower() == "off":
        return {}
    found = {}
    for word in words(text):
        kind, _, number = word.partition("=")
        if kind not in RATES or not re.fullmatch("[1-9][0-9]{0,6}", number):
            raise ValueError(word)
        found[kind] = int(number)
    return RATES | found


def seconds(text: str) -> float:
    """Read a time to wait: more than nothing, at most five minutes."""
    value = float(text)
    if not 0 < value <= 300:
        raise ValueError(text)
    return value


def megabytes(text: str) -> int:
    """Read an amount of memory: whole megabytes from 0 to 4096."""
    value = int(text)
    if not 0 <= value <= 4096:
        raise ValueError(text)
    return value


def days(text: str) -> int:
    """Read how long something is kept: whole days from 1 to 3650."""
    value = int(text)
    if not 1 <= value <= 3650:
        raise ValueError(text)
    return value


def token(text: str) -> str:
    """Read a secret that opens something: nothing short enough to be guessed."""
    if len(text) < 20 or re.search(r"\s", text):
        raise ValueError(text)
    return text


def folder(text: str) -> Path:
    """Read the absolute path of a folder."""
    path = Path(text)
    if not path.is_absolute():
        raise ValueError(text)
    return path


def hours(text: str) -> int:
    """Read how long something lasts: whole hours from 1 to 720."""
    value = int(text)
    if not 1 <= value <= 720:
        raise ValueError(text)
    return value


def minutes(text: str) -> int:
    """Read how long something may be left alone: whole minutes from 5 to 1440."""
    value = int(text)
    if not 5 <= value <= 1440:
        raise ValueError(text)
    return value


def email(text: str) -> str:
    """Read one e-mail address."""
    validate_email(text)
    return text


def time_zone(text: str) -> str:
    """Read an IANA zone name such as America/Chicago."""
    ZoneInfo(text)
    return text


def database(text: str) -> dict[str, Any]:
    """Read a database URL: sqlite:////path or postgres://user:password@host:port/name."""
    # Asked first, because django-environ prints a URL it does not know, password and all.
    if text.partition("://")[0] not in {"sqlite", "postgres", "postgresql"}:
        raise ValueError(text)
    found = environ.Env.db_url_config(text)
    if not found["NAME"]:
        raise ValueError(text)
    return dict(found)


def cache(text: str) -> dict[str, Any]:
    """Read a cache URL: locmem:// or redis://host:port/0."""
    if text.startswith(("redis://", "rediss://", "unix://")):
        return {"BACKEND": "lanfam.patient_redis.PatientRedisCache", "LOCATION": text}
    if text.startswith("locmem://"):
        return dict(IN_PROCESS)
    raise ValueError(text)


def mail(text: str) -> dict[str, Any]:
    """Read where mail goes: smtp://user:password@host:587, smtp+tls://… or consolemail://."""
    found = environ.Env.email_url_config(text)
    if not found.get("EMAIL_BACKEND"):
        raise ValueError(text)
    return dict(found)


def secret_key(directory: Path) -> str:
    """
    Return SECRET_KEY, or a random one kept in `directory`/secret_key.

    With nothing set the key must still be secret and survive a restart; a fixed
    default in the code would be neither.
    """
    if key := os.environ.get("SECRET_KEY", "").strip():
        if len(key) < 32:
            raise ImproperlyConfigured("SECRET_KEY: too short. It accepts 32 characters or more.")
        return key
    path = directory / "secret_key"
    if not path.exists():
        _keep(secrets.token_urlsafe(50), path)
    return path.read_text()


def _keep(key: str, path: Path) -> None:
    # Several workers may start at once. The file appears whole, and the first one wins.
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
