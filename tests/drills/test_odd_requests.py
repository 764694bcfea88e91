"""
Requests that no browser sends, byte by byte to a real server: refused or answered, never a fault.
"""

import re
import socket

from tests.drills.installation import Installation
from tests.drills.report import Drill

LIST = b"/api/v1/articles/"
HOST = b"Host: 127.0.0.1\r\n"
MEGABYTE = b"x" * 1_000_000

TARGETS = [
    LIST + b"?search=" + MEGABYTE,
    LIST + b"?search=" + b"x" * 60_000,
    LIST + b"?" + b"a&" * 30_001,
    LIST + b"?" + b"page=1&" * 1000,
    LIST + b"?page=%00",
    LIST + b"?page=\xff\xfe",
    LIST + b"?search=%ED%A0%80%C0%AF%F8%88%80%80%80",
    LIST + b"?fields=" + b",".join(b"slug%d" % n for n in range(900)),
    LIST + b"?page=" + b"9" * 5000,
    LIST + b"?%=%&%zz=%u1234",
    LIST + b"%00/",
    LIST + b"%ED%A0%80/",
    LIST + b"..%2f..%2f..%2fetc%2fpasswd/",
    LIST + b"a/" * 20_000,
    b"/api/v1/preview/" + b"9" * 20_000 + b":x/",
    b"/admin/login/?next=%00",
    b"/admin/" + b"%2e%2e/" * 1000,
    b"/admin/articles/article/%00/change/",
    b"//evil.example/",
    b"/\\evil.example/",
    b"*",
    b"http://evil.example/api/v1/articles/",
    b"/feed.xml?" + b"%00" * 100,
]
HEADERS = [
    b"Cookie: sessionid=" + b"x" * 100_000,
    b'Cookie: sessionid="\\000\\000\\000\\000\\000\\000\\000\\000"',
    b"Cookie: " + b"a=b; " * 10_000,
    b"X-Forwarded-For: " + b"1.2.3.4, " * 5_000,
    b"X-Forwarded-For: \xff\xfe",
    b"Accept: " + b"a/b," * 20_000,
    b"Accept-Encoding: gzip;q=, *;q=9e999, \xff",
    b'If-None-Match: "' + b'x","' * 10_000,
    b"If-Modified-Since: never",
    b"Accept-Language: " + b"en-" * 10_000,
    b"Content-Length: -1",
    b"Content-Length: 99999999999999999999",
    b"Transfer-Encoding: chunked",
    b"Content-Type: multipart/form-data; boundary=",
    b"Host: evil.example",
    b"Expect: 100-continue",
    b"Range: bytes=0-,1-,2-",
]
METHODS = [b"TRACE", b"CONNECT", b"PROPFIND", b"get", b"G\xffT", b"X" * 5000, b"DELETE", b"PATCH"]
PATHS = [LIST, b"/api/v1/docs/", b"/admin/login/", b"/feed.xml", b"/healthz", b"/nothing"]


def test_no_request_however_odd_is_a_fault_of_ours(
    drill: Drill, installation: Installation
) -> None:
    requests = [b"GET " + target + b" HTTP/1.1\r\n" + HOST for target in TARGETS]
    for path in PATHS:
        requests += [b"GET " + path + b" HTTP/1.1\r\n" + HOST + each + b"\r\n" for each in HEADERS]
        requests += [each + b" " + path + b" HTTP/1.1\r\n" + HOST for each in METHODS]
    seen: dict[str, int] = {}
    broken = []
    with installation.server(workers=1) as served:
        port = served.client.base_url.port or 0
        for request in requests:
            said = _ask(port, request)
            seen[said] = seen.get(said, 0) + 1
            drill.tried()
            if said.startswith("5"):
                broken.append((said, request[:200]))
        for path in PATHS:
            body = served.client.request("GET", path.decode(), content=MEGABYTE * 20)
            drill.tried()
            if body.status_code >= 500:
                broken.append((str(body.status_code), path))
        assert served.client.get("/healthz").status_code == 200
    assert not broken, broken
    drill.saw(", ".join(f"{count} × {said}" for said, count in sorted(seen.items())) + ".")


def _ask(port: int, request: bytes) -> str:
    """Return the status of the answer, or how the connection ended."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        try:
            connection.sendall(request + b"Connection: close\r\n\r\n")
            answer = connection.recv(4096)
        except TimeoutError:
            return "no answer"
        except OSError:
            return "hung up"
    found = re.match(rb"HTTP/1\.[01] (\d+)", answer)
    return found[1].decode() if found else "hung up"
