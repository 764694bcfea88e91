"""Say early, and in words, that a port cannot be served on; `make demo` asks before it starts."""

import socket
import sys


def trouble(text: str) -> str:
    """Return why port `text` of this machine cannot be served on, or "" if it can."""
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        return f"PORT: cannot use {text!r}. It accepts a number from 1 to 65535."
    with socket.socket() as probe:
        # Without this a server that stopped a moment ago would still count as running.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except PermissionError:
            return f"Port {text} is reserved for the system. Try `make demo PORT=8000`."
        except OSError:
            return f"Port {text} is taken by another program. Try `make demo PORT={_other(text)}`."
    return ""


def _other(text: str) -> int:
    return int(text) % 65535 + 1


if __name__ == "__main__":
    sys.exit(trouble(sys.argv[1]) or 0)
