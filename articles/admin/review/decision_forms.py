"""What a person fills in to decide about a revision; the workflow says what is lacking."""

from collections.abc import Iterable
from typing import Any

from django import forms

from articles.accounts import showing
from articles.admin.letter.wording import place
from articles.compliance import checklist
from articles.compliance.finding import Finding
from articles.compliance.resolution import Capacity
from articles.content import Content
from articles.workflow import asking
from articles.workflow.asking import Asked

PASSAGES = 3
"""Passages that can be quoted at once; a finding or a comment says the rest."""


class Deciding(forms.Form):
    """What every decision has in common."""

    use_required_attribute = False
    digest = forms.CharField(required=False, widget=forms.HiddenInput)


class Signing(Deciding):
    """A signature: what was looked at, in which capacity, and who it is that signs."""

    ticked = forms.MultipleChoiceField(
        label="I looked, and saw that",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
    )
    capacity = forms.ChoiceField(
        label="In what capacity", widget=forms.RadioSelect(attrs={"class": "ticks"})
    )
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="If there is something that the others should know. A note asks for no changes: "
        "where the letter needs any, request them instead.",
    )
    password = forms.CharField(
        required=False,
        strip=False,
        label="Your password",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text="Once more: it makes this your signature.",
    )

    def __init__(
        self,
        *args: Any,
        content: Content,
        signer: Any,
        capacities: Iterable[Capacity] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= showing.fields(signer)
        points = [
            (item.name, f"{item.statement} ({item.source})") for item in checklist.items(content)
        ]
        held = list(capacities)
        self.fields["ticked"].choices = points
        self.fields["capacity"].choices = [(each.value, each.value.capitalize()) for each in held]
        if not points:
            del self.fields["ticked"]
        if len(held) < 2:
            del self.fields["capacity"]

    def clean_capacity(self) -> Capacity:
        return Capacity(self.cleaned_data["capacity"])


def reason(help_text: str) -> forms.CharField:
    return forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text
    )


class Emergency(Signing):
    """A signature that steps over one that is missing."""

    field_order = ["ticked", "reason", "password"]
    note = None
    reason = reason("Why it cannot wait. Everybody is told, and it stays in the history.")


class ChangeRequest(Deciding):
    """No, for now: what to change, and where."""

    reason = reason("What the editors have to do. They read it, and it stays in the history.")
    findings = forms.MultipleChoiceField(
        label="About these findings",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "ticks"}),
    )

    def __init__(
        self,
        *args: Any,
        content: Content,
        findings: Iterable[Finding] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.content = content
        self.known = {f"{each.code} {each.sentence_sha256}": each for each in findings}
        self.fields["findings"].choices = [(name, _said(each)) for name, each in self.known.items()]
        if not self.known:
            del self.fields["findings"]
        for number in range(1, PASSAGES + 1):
            self.fields[f"quote_{number}"] = forms.CharField(
                required=False,
                label=f"Passage {number}, as the letter says it",
                max_length=asking.LONGEST,
                widget=forms.TextInput(attrs={"list": "sentences"}),
            )
            self.fields[f"change_{number}"] = forms.CharField(
                required=False, label=f"What to change in passage {number}", max_length=1000
            )

    def clean(self) -> dict[str, Any]:
        """Gather what is asked, and name the passage that the letter does not have."""
        cleaned = super().clean() or self.cleaned_data
        asked = [_of(self.known[name]) for name in cleaned.pop("findings", [])]
        for number in range(1, PASSAGES + 1):
            quote, change = cleaned.pop(f"quote_{number}", ""), cleaned.pop(f"change_{number}", "")
            if not quote:
                if change:
                    self.add_error(f"quote_{number}", "Quote the words that this is about.")
                continue
            found = asking.passage(quote, self.content, text=change)
            if found is None:
                self.add_error(f"quote_{number}", "The letter does not say this. Copy its words.")
            else:
                asked.append(found)
        return {**cleaned, "asked": asked}


class Rejection(Deciding):
    """No, for good: this text is not going to be published."""

    reason = reason("Why not. The writers read it, and it stays in the history.")


def _said(finding: Finding) -> str:
    quote = f": “{finding.quote}”" if finding.quote else ""
    return f"{finding.code}, {place(finding.field)}{quote}"


def _of(finding: Finding) -> Asked:
    return Asked(
        field=finding.field,
        quote=finding.quote,
        code=finding.code,
        sentence_sha256=finding.sentence_sha256,
        text=finding.hint,
    )
