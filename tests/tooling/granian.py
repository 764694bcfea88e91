"""Start the server as `make demo` and the image do, for whatever needs a real one."""

import sys


def command(port: int, *, workers: int, application: str = "lanfam.wsgi:application") -> list[str]:
    """Return the command that serves `application` on 127.0.0.1 at `port`."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--workers", str(workers), "--blocking-threads", "4", "--backpressure", "512"),
        *("--port", str(port), "--log-level", "warning", application),
    ]
