"""
Choose a row by typing, and show the form again whatever was sent instead of a row's number.

Django's own looks the value up to print its name before anybody has judged it, so that what is no
number ends in an error of the server where the field would have refused it by name.
"""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from articles.admin.numbers import number


class One(AutocompleteSelect):
    """The choice of one row."""

    def optgroups(self, name: Any, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, _numbers(value), attrs)


class Several(AutocompleteSelectMultiple):
    """The choice of several rows."""

    def optgroups(self, name: Any, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, _numbers(value), attrs)


class Choosing:
    """For a screen with `autocomplete_fields`; stands before Django's own class."""

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", One(db_field, self.admin_site))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", Several(db_field, self.admin_site))  # type: ignore[attr-defined]
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]


def _numbers(value: Any) -> list[Any]:
    return [each for each in value if number(each)]
