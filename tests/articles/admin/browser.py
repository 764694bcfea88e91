"""
Use the admin as a person does: sign in, open a page, fill in the form that is on it, send it.

What a page does not offer cannot be filled in, and hidden fields go along as they came.
"""

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

PASSWORD = "a long walk by the sea"


class Browser:
    """One person's session, begun at the real login page."""

    def __init__(self, user: User) -> None:
        user.set_password(PASSWORD)
        user.save()
        self.client = Client()
        answer = self.client.post(
            "/admin/login/?next=/admin/", {"username": user.username, "password": PASSWORD}
        )
        assert answer.status_code == 302, "the login was refused"

    def open(self, address: str) -> HttpResponse:
        return self.client.get(address, follow=True)

    def text(self, address: str) -> str:
        """Return the words of a page, white space collapsed."""
        return words(self.open(address))

    def send(self, address: str, **changes: Any) -> HttpResponse:
        """Open `address`, fill in the main form with `changes`, send it, follow the redirect."""
        data = fields(self.open(address))
        unknown = set(changes) - set(data)
        assert not unknown, f"the form has no {sorted(unknown)}, only {sorted(data)}"
        return self.client.post(address, {**data, **changes}, follow=True)

    def decide(self, letter: int, action: str, **changes: Any) -> HttpResponse:
        """Fill in one decision on the page under review, with the password where it is asked."""
        page = self.open(address("article_review", letter))
        data = fields(page, within=f"details#{action} form")
        if "password" in data:
            data["password"] = PASSWORD
        unknown = set(changes) - set(data)
        assert not unknown, f"the decision has no {sorted(unknown)}, only {sorted(data)}"
        do = address("article_action", letter, action)
        return self.client.post(do, {**data, **changes}, follow=True)

    def post(self, address: str, **data: Any) -> HttpResponse:
        """Post without looking at a form, as a script or a stale tab would."""
        return self.client.post(address, data, follow=True)


def words(response: HttpResponse) -> str:
    """Return what stands on a page."""
    body = LexborHTMLParser(response.content.decode()).body
    return " ".join(body.text(separator=" ").split()) if body else ""


def fields(response: HttpResponse, *, within: str = "#content-main form") -> dict[str, Any]:
    """Return the fields of the main form, or of another, as a browser sends them unchanged."""
    data: dict[str, Any] = {}
    page = LexborHTMLParser(response.content.decode())
    for field in page.css(f"{within} input, {within} textarea"):
        attributes = field.attributes
        name, kind = attributes.get("name"), attributes.get("type")
        if not name or kind == "submit":
            continue
        if kind in ("checkbox", "radio"):
            data.setdefault(name, [])
            if "checked" in attributes:
                data[name] = [*data[name], attributes.get("value") or "on"]
        else:
            data[name] = field.text() if field.tag == "textarea" else attributes.get("value") or ""
    for select in page.css(f"{within} select"):
        chosen = [o.attributes.get("value") or "" for o in select.css("option[selected]")]
        data[select.attributes["name"] or ""] = (
            chosen if "multiple" in select.attributes else (chosen[0] if chosen else "")
        )
    return data


def address(name: str, *args: object) -> str:
    """Return the address of an admin page by its short name, e.g. article_change."""
    return reverse(f"admin:articles_{name}", args=args)
