"""The letter's form: what is checked before anything is saved, with all that was typed kept."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.admin.letter import address
from articles.admin.letter.citing import complaints
from articles.admin.letter.editor import autosave, offering
from articles.admin.letter.editor.widget import WritingDesk
from articles.admin.numbers import number
from articles.body.document import Document
from articles.body.parse import parse
from articles.body.serialize import serialize
from articles.models import Article
from articles.refusal import Refusal

# Safe: a constant of this module.
HOW_TO_WRITE = mark_safe(
    "<p class='desk-help'>Type <kbd>@</kbd> to cite a paper and <kbd>/</kbd> to insert anything: a "
    "claim, a link to a letter, a product, a picture, a table. <kbd>Alt</kbd>+<kbd>F10</kbd> leads "
    "to the tools, <kbd>Enter</kbd> on a citation changes it. Numbers come by themselves.</p>"
    "<noscript><dl>"
    "<dt>Cite papers</dt><dd><code>&lt;span data-cites=&quot;kim-2017&quot;&gt;&lt;/span&gt;"
    "</code> where the number shall stand; several keys with spaces between them. The keys of this "
    "letter’s papers stand under “Papers” on this page.</dd>"
    "<dt>Mark a claim</dt><dd><code>&lt;mark data-kind=&quot;structure_function&quot;&gt;the "
    "statement&lt;/mark&gt;</code>. Other kinds: nutrient_content, general_wellbeing, "
    "testimonial.</dd>"
    "<dt>Link a letter</dt><dd><code>&lt;a data-letter=&quot;…&quot;&gt;words&lt;/a&gt;</code> "
    "with the identity that the other letter’s page shows.</dd>"
    "<dt>Structure</dt><dd><code>&lt;p&gt; &lt;h2&gt; &lt;h3&gt; &lt;ul&gt; &lt;ol&gt; &lt;li&gt; "
    "&lt;blockquote&gt; &lt;table&gt; &lt;strong&gt; &lt;em&gt; &lt;sub&gt; &lt;sup&gt;</code>. "
    "Anything else is taken out when you save.</dd></dl></noscript>"
)


COMPARED = "_compared"
"""The button on a refused page that saves over the version shown beside what was typed."""


class CitingField(forms.CharField):
    """A text in the body's HTML; refuses keys that no paper has."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if wrong := complaints(text):
            raise ValidationError(wrong)
        if text and self.required and not parse(text).blocks:
            raise ValidationError(
                "Nothing readable is left of this once tags that are not allowed are taken out. "
                "Write it as plain text."
            )
        return text


def in_lines(html: str) -> str:
    """Return stored HTML with its blocks apart, for people to read; saving it changes no byte."""
    return "\n\n".join(serialize(Document((block,))) for block in parse(html).blocks)


def citing(
    *, rows: int, required: bool, small: bool = False, help_text: str | SafeString = ""
) -> CitingField:
    """Return a field for the body's HTML, `rows` lines high; `small` for an answer."""
    widget = WritingDesk(rows=rows, small=small)
    return CitingField(required=required, widget=widget, help_text=help_text, strip=False)


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]
    """A letter's own fields, and the version of the draft that the person was shown."""

    refusal: Refusal | None = None
    """Set by the screen: why this person may not save now."""
    by_itself = False
    """Set by the screen: no person pressed a button."""
    is_overtaken = False
    """Somebody else saved since the page was opened."""
    may_offer = True
    """Set by the screen: this person may write in the ledger."""

    body = citing(rows=30, required=False, help_text=HOW_TO_WRITE)
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    offers = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    class Meta:
        model = Article
        fields = ["headline", "description", "seo_description", "disclaimers"]
        widgets = {
            "headline": forms.TextInput(attrs={"class": "vTextField headline"}),
            "description": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "seo_description": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "disclaimers": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.draft_version
        self.initial["body"] = in_lines(self.instance.body)
        if "slug" in self.fields:
            self.fields["slug"].help_text = address.told(self.instance)

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        return address.check(self.instance, slug, before=self.initial.get("slug"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.refusal:
            raise ValidationError(
                f"Nothing was saved. {self.refusal.reason} What you typed is still below."
            )
        if self.instance.pk and self._seen(cleaned) != self.instance.draft_version:
            self.is_overtaken = True
            raise ValidationError(overtaken(self.instance))
        if self.by_itself and (why := autosave.objection(self.instance, cleaned.get("body", ""))):
            raise ValidationError(why)
        for wrong in self._wrong_offers():
            self.add_error("body", wrong)
        return cleaned

    def _wrong_offers(self) -> Iterator[str]:
        """Yield why the evidence that came along cannot be saved, if any did; keep it if it can."""
        try:
            self.offered = offering.read(self.cleaned_data.get("offers", ""))
        except offering.NotReadable as error:
            yield str(error)
            return
        if self.offered and not self.may_offer:
            yield "You may not change what statements rest on. Ask an administrator for it."
        yield from offering.complaints(self.offered, self.data)

    def _seen(self, cleaned: dict[str, Any]) -> int | None:
        """Return the version that the person knows of: the one opened, or the one then compared."""
        return number(self.data.get(COMPARED, "")) or cleaned.get("seen_version")


def overtaken(article: Article) -> SafeString:
    """Say who saved `article` meanwhile and when, and how to go on."""
    editor = article.edited_by
    who = (editor.get_full_name() or editor.get_username()) if editor else "Somebody"
    edited = article.edited_at
    when = date_format(timezone.localtime(edited), "j F, H:i") if edited else "meanwhile"
    return format_html(
        "Nothing was saved: {} saved this letter ({}) after you had opened it. What you typed is "
        "still below, and the letter as it is now stands above it, also "
        '<a href="{}" target="_blank" rel="noopener">in a new tab</a>. Bring over what yours '
        "lacks, then save yours.",
        who,
        when,
        reverse("admin:articles_article_change", args=[article.pk]),
    )
