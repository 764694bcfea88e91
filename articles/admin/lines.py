"""Let people edit a list of short texts as what it looks like: one a line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst


class LinesField(forms.Field):
    """
    A JSON list of strings in a text area, one a line; empty lines and repeats drop out.

    `validators` are those of the model's field and take a list; each line is put to them
    alone, so that the message can say which line it means.
    """

    widget = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField lines"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:
        typed = value if isinstance(value, list | tuple) else str(value or "").splitlines()
        return list(dict.fromkeys(line.strip() for line in map(str, typed) if line.strip()))

    def run_validators(self, value: list[str]) -> None:
        errors = []
        for line in value:
            try:
                super().run_validators([line])
            except ValidationError as error:
                errors += [f"“{line}”: {message}" for message in error.messages]
        if errors:
            raise ValidationError(errors)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class WithLines:
    """Make every JSON list of a model admin a `LinesField`."""

    def formfield_for_dbfield(self, db_field: models.Field, request: Any, **kwargs: Any) -> Any:
        if not isinstance(db_field, models.JSONField):
            return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        return LinesField(
            label=capfirst(db_field.verbose_name),
            help_text=db_field.help_text or "One a line.",
            required=not db_field.blank,
            validators=db_field.validators,
        )
