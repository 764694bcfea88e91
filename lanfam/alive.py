"""
Ask the server of this container whether it runs: `python -m lanfam.alive`, exit status 0 or 1.

It asks as one of the hosts that are allowed, for any other is refused, and starts without Django,
for it is run every few seconds.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException


def host(allowed: str) -> str:
    """Return a host name that the server answers to: the first of ALLOWED_HOSTS."""
    first = allowed.split(",")[0].strip()
    return first.lstrip(".") if first.strip("*.") else "localhost"


def is_alive(port: int, name: str) -> bool:
    """Return whether the server at `port` of this machine answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    port = int(os.environ.get("GRANIAN_PORT", "8000"))
    sys.exit(0 if is_alive(port, host(os.environ.get("ALLOWED_HOSTS", ""))) else 1)
