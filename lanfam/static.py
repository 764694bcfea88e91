"""
Serve scripts, styles and icons under names made from what is in them, to be kept for ever.

`manage.py collectstatic` writes the files, their compressed forms and the list of names. Where it
has not run (on a developer's machine, in tests) the names are the plain ones.
"""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Hashed(CompressedManifestStaticFilesStorage):
    """The storage."""

    # Modules import one another by relative paths; under two names each would be loaded twice,
    # and what one of them knows the other would not.
    support_js_module_import_aggregation = True
    max_post_process_passes = 20

    def is_collected(self) -> bool:
        """Say whether `collectstatic` has run."""
        return bool(self.hashed_files)

    def stored_name(self, name: str) -> str:
        """Return the name that file `name` is served under."""
        return super().stored_name(name) if self.is_collected() else name
