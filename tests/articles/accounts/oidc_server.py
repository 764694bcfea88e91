"""
A small OpenID Connect server: discovery, keys, codes with PKCE, identity tokens that it signs.

It logs in whoever `person` says, without asking; `changes` makes a token wrong in one way.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "lanfam", "a secret of the two of them"
KEY, STRANGERS_KEY = (rsa.generate_private_key(65537, 2048) for _ in range(2))


class Server(ThreadingHTTPServer):
    """One server and what it says of the person at it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.person: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.changes: dict[str, Any] = {}
        self.sign: Any = lambda claims: jwt.encode(claims, KEY, "RS256", headers={"kid": "k"})
        self.codes: dict[str, str] = {}

    def token(self) -> str:
        """Return an identity token of `person`."""
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60}
        return str(self.sign(claims | {"sub": "s-1"} | self.person | self.changes))


class Handler(BaseHTTPRequestHandler):
    """Answers for a `Server`."""

    server: Server

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path == "/.well-known/openid-configuration":
            url = self.server.url
            self._json(
                {
                    "issuer": url,
                    "jwks_uri": f"{url}/keys",
                    "token_endpoint": f"{url}/token",
                    "authorization_endpoint": f"{url}/authorize",
                    "userinfo_endpoint": f"{url}/userinfo",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif path == "/keys":
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            self._json({"keys": [key | {"kid": "k", "alg": "RS256", "use": "sig"}]})
        elif path == "/userinfo":
            self._json(self.server.userinfo)
        else:
            code = secrets.token_urlsafe()
            self.server.codes[code] = query["code_challenge"][0]
            back = urlencode({"code": code, "state": query["state"][0]})
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri'][0]}?{back}")
            self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        verifier = hashlib.sha256(given["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        known = self.server.codes.pop(given["code"], "") == challenge
        if not known or given["client_secret"] != SECRET:
            return self._json({"error": "invalid_grant"}, 400)
        return self._json(
            {"access_token": "t", "token_type": "Bearer", "id_token": self.server.token()}
        )

    def _json(self, value: Any, status: int = 200) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[Server]:
    """Serve until the block ends."""
    server = Server()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
