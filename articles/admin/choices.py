"""Ask for the options of a select once, not once for every row of a table."""

from typing import Any

from django import forms
from django.http import HttpRequest


def share(field: forms.ModelChoiceField) -> None:
    """Fix the choices of `field` now; every copy of it then shares the one list."""
    field.choices = list(field.choices)


class SharedChoices:
    """An inline whose rows share the options of their selects."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        for field in formset.form.base_fields.values():
            if isinstance(field, forms.ModelChoiceField):
                share(field)
        return formset
