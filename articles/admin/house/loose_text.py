"""
Paste copy and see what the rules make of it: a page, with nothing stored and no script needed.

The same check as `check_text` and as every letter's, with the brand's words and the lexicon.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles import checking, content
from articles.admin.letter.findings import counts
from articles.compliance.finding import Finding
from articles.compliance.highlighting import Stretch, lines, stretches
from articles.compliance.loose_copy import Checked

LONGEST = 200_000
"""Characters; some 35,000 words, and what a person may wait for."""
LABELS = {
    "disease_claim": ("Disease claim", "block"),
    "structure_function": ("Structure/function statement", "warn"),
    "neutral": ("Neutral", "good"),
    "disclaimer": ("Disclaimer", "info"),
}


class Copy(forms.Form):
    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 10, "class": "vLargeTextField"}),
        error_messages={"required": "Paste the text to check."},
        strip=False,
        help_text="A caption, a mail, a page. Nothing is stored.",
    )
    product = forms.CharField(
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="If the text speaks of a product that is not in the CMS yet, its name. The "
        "brand’s own products are known.",
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > LONGEST:
            raise forms.ValidationError(
                f"That is {len(text):,} characters; here {LONGEST:,} can be checked at once. "
                "Check it in parts, or use manage.py check_text."
            )
        return text


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text, and the findings that begin in it."""

    stretches: tuple[Stretch, ...]
    findings: tuple[tuple[int, Finding], ...]


def text_view(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """Answer the page; after POST with the text in colours and the findings beside it."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    form = Copy(request.POST or None)
    shown = _shown(form) if request.method == "POST" and form.is_valid() else {}
    context = {**site.each_context(request), "title": "Check a text", "form": form, **shown}
    return TemplateResponse(request, "admin/articles/house/check_text.html", context)


def _shown(form: Copy) -> dict[str, Any]:
    name = form.cleaned_data["product"].strip()
    products = [content.Product(slug="typed", name=name)] if name else []
    checked = checking.copy_checker(products)(form.cleaned_data["text"])
    label, colour = LABELS[checked.label]
    return {
        "checked": checked,
        "label": label,
        "colour": colour,
        "counts": counts(checked.findings),
        "rows": _rows(checked),
    }


def _rows(checked: Checked) -> list[Row]:
    found = checked.findings
    return [
        Row(line, tuple((number + 1, found[number]) for one in line for number in one.first))
        for line in lines(stretches(checked.text, found))
    ]
