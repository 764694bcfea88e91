"""
Sit at a desk of the admin as a person does: sign in, open pages, send their forms.

Cookies are carried by hand: they are marked for HTTPS alone, and a drill's server has none.
"""

import re
from http.cookies import SimpleCookie

import httpx

PASSWORD = "a-password-of-the-drills"

FORGERY = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Person:
    """Somebody with an account, at one browser."""

    def __init__(self, username: str, base_url: str) -> None:
        self.username = username
        self.client = httpx.Client(base_url=base_url, timeout=60)
        self.cookies: dict[str, str] = {}
        self.forgery = ""

    def sign_in(self) -> "Person":
        """Sign in; raises AssertionError where that is refused."""
        page = self.get("/admin/login/")
        assert page.status_code == 200, page.text
        signed = self.post("/admin/login/", username=self.username, password=PASSWORD)
        assert signed.status_code == 302, f"{self.username} could not sign in"
        self.get("/admin/password_change/")
        return self

    def get(self, path: str) -> httpx.Response:
        """Open a page, and remember what its forms prove themselves with."""
        answer = self._remember(self.client.get(path, headers=self._headers()))
        if found := FORGERY.search(answer.text):
            self.forgery = found[1]
        return answer

    def post(self, path: str, **fields: object) -> httpx.Response:
        """Send a form."""
        data = {**fields, "csrfmiddlewaretoken": self.forgery}
        return self._remember(self.client.post(path, data=data, headers=self._headers()))

    def publish(self, letter: int) -> bool:
        """Publish a letter; True where the answer says that it is done."""
        return self._done(self.post(f"/admin/articles/article/{letter}/do/publish/"))

    def approve(self, letter: int, *, digest: str, ticked: list[str]) -> bool:
        """Sign a letter; True where the answer says that it is done."""
        facts = {"digest": digest, "ticked": ticked, "password": PASSWORD}
        return self._done(self.post(f"/admin/articles/article/{letter}/do/approve/", **facts))

    def _done(self, answer: httpx.Response) -> bool:
        assert answer.status_code in (302, 503), answer.text[:2000]
        return answer.status_code == 302

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _remember(self, answer: httpx.Response) -> httpx.Response:
        for line in answer.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        self.client.cookies.clear()
        return answer
