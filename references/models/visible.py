"""
Columns for words that people read: what nobody sees never gets into them.

Forms, importers, registries and the shell all write through the column, so it is the one place
that need be right. To migrations they are Django's own columns.
"""

import re
from typing import Any

from django.db import models

from references.unseen import visible

LINE_ENDS = re.compile(r"[\t\n\r\f\v\u2028\u2029]+")


class _Visible:
    """What both kinds of column do with a value on its way in."""

    attname: str

    def to_python(self, value: Any) -> Any:
        known = super().to_python(value)  # type: ignore[misc]
        return visible(known) if isinstance(known, str) else known

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        # On the instance as well: what is signed a moment later has to be what was stored.
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value


class VisibleCharField(_Visible, models.CharField):  # type: ignore[type-arg]
    """A line of words: what would begin another one is a space, in mails' subjects and headers."""

    def to_python(self, value: Any) -> Any:
        known = super().to_python(value)
        return LINE_ENDS.sub(" ", known) if isinstance(known, str) else known

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class VisibleTextField(_Visible, models.TextField):  # type: ignore[type-arg]
    """Paragraphs of words."""

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
