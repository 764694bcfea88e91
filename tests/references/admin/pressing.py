"""Press a button of a page that was answered, as a browser without scripts does."""

from typing import Any

from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode

LIST = "/admin/references/reference/"
ADD = f"{LIST}add/"


def press(client: Client, answer: Any, button: str, **filled_in: str) -> Any:
    """Send the form that holds the button with these words; follow where it leads."""
    page = LexborHTMLParser(answer.content.decode())
    for form in page.css("main form"):
        for pressed in form.css("button"):
            if pressed.text().strip() == button:
                here = f"{answer.request['PATH_INFO']}?{answer.request['QUERY_STRING']}"
                action = form.attributes.get("action") or here
                return client.post(action, {**_data(form, pressed), **filled_in}, follow=True)
    raise AssertionError(f"the page has no button “{button}”")


def _data(form: LexborNode, pressed: LexborNode) -> dict[str, str]:
    data = {}
    for field in [*form.css("input"), pressed]:
        kind, name = field.attributes.get("type"), field.attributes.get("name")
        if name and not (kind in ("radio", "checkbox") and "checked" not in field.attributes):
            data[name] = field.attributes.get("value") or ""
    return data
