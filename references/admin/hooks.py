"""What whoever builds on the library may tell its screens, for the library cannot know it."""

from django.contrib import admin
from django.http import HttpRequest

from references.admin.uses import Uses
from references.formatting import Entry
from references.models import Reference


class LibraryAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The admin of references, with the two questions that a subclass may answer better."""

    def uses(self, reference: Reference) -> list[Uses]:
        """Return what points at `reference`; the library itself knows of nothing."""
        return []

    def printed_entry(self, request: HttpRequest, reference: Reference) -> Entry:
        """Return the entry as readers would see it."""
        return reference.formatted()
