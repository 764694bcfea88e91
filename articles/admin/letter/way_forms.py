"""What a person fills in to resolve a finding, by the way out they take."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms

from articles.compliance.authorised.claims import CLAIMS
from articles.compliance.resolution import Kind
from articles.compliance.resolution_facts import LEAST_REASON
from articles.models import LibraryClaim
from articles.workflow import resolved


class Entries:
    """The claims of the library that a letter may lean on, asked for once for all forms."""

    def __init__(self, now: datetime) -> None:
        self.on = resolved.day(now)
        self.queryset = LibraryClaim.objects.in_force(self.on)

    @cached_property
    def choices(self) -> list[tuple[object, str]]:
        return [("", "---------"), *((claim.pk, str(claim)) for claim in self.queryset)]


class Way(forms.Form):
    """What every way out asks for. The workflow says what is lacking, in words."""

    use_required_attribute = False
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever signs the letter reads it, and it is kept.",
    )


class LinkClaim(Way):
    field_order = ["entry", "reason"]
    entry = forms.ModelChoiceField(
        LibraryClaim.objects.none(), label="Approved claim of the library", required=False
    )

    def __init__(self, *args: Any, entries: Entries, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].queryset = entries.queryset
        self.fields["entry"].choices = entries.choices


class NotAClaim(Way):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "reason"
        ].help_text = f"Why it is none, in at least {LEAST_REASON} characters. It is kept."


class Override(Way):
    field_order = ["reason", "risk_owner", "expires_on"]
    risk_owner = forms.CharField(
        label="Who answers for it", required=False, max_length=200, help_text="By name."
    )
    expires_on = forms.DateField(
        label="Holds until",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Twelve months at most.",
    )


class Authorised(Way):
    field_order = ["authorised", "reason"]
    authorised = forms.ChoiceField(
        label="Authorised or qualified health claim",
        required=False,
        choices=[("", "---------"), *((claim.key, str(claim)) for claim in CLAIMS.values())],
    )


FORMS: dict[Kind, type[Way]] = {
    Kind.LINK_CLAIM: LinkClaim,
    Kind.NOT_A_CLAIM: NotAClaim,
    Kind.OVERRIDE: Override,
    Kind.AUTHORISED_CLAIM: Authorised,
}


def form_for(kind: Kind, *args: Any, entries: Entries, **kwargs: Any) -> Way:
    """Return the form of `kind`."""
    if kind is Kind.LINK_CLAIM:
        return LinkClaim(*args, entries=entries, **kwargs)
    return FORMS[kind](*args, **kwargs)


class Agreement(forms.Form):
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="If there is something to add. It is kept.",
    )


class Revoking(forms.Form):
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever relied on it reads it, and it is kept.",
    )
