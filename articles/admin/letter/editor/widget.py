"""
Show a letter's text in a real editor, and leave a plain text area where no script runs.

The editor is TipTap as django-prose-editor bundles it, without a build step. Its own field and
widget are not used, for they cannot keep our format to the byte: they store what the browser
writes (a no-break space as an entity, an empty paragraph in every empty cell, a heading in a list
item moved out of it), and put an inline import map and a style element into the page that a
strict policy refuses. So the schema and the writing are ours, in static/articles/desk/.
"""

import json
from typing import Any

from django import forms
from django.forms import Script
from django.urls import reverse_lazy

ADDRESSES = {
    "papers": reverse_lazy("admin:articles_article_papers"),
    "cite": reverse_lazy("admin:articles_article_cite"),
    "match": reverse_lazy("admin:articles_article_match"),
    "letters": reverse_lazy("admin:articles_article_letters"),
    "images": reverse_lazy("admin:articles_article_images"),
    "addImage": reverse_lazy("admin:articles_article_add_image"),
    "products": reverse_lazy("admin:articles_article_products"),
}
"""Where the pickers ask; every address answers in JSON."""


class WritingDesk(forms.Textarea):
    """A text area with stored HTML that becomes an editor; `small` is the one of an answer."""

    class Media:
        css = {"all": ["articles/desk/desk.css"]}
        js = [Script("articles/desk/start.js", type="module")]

    def __init__(self, *, rows: int, small: bool) -> None:
        super().__init__(attrs={"rows": rows, "class": "vLargeTextField markup"})
        self.small = small

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-desk": "small" if self.small else "whole",
            "data-addresses": json.dumps(ADDRESSES, default=str),
        }
        return context
