"""Lead from the key of a record that was merged to the record it was merged into."""

from rest_framework.exceptions import APIException

from references.models import FormerKey


class Moved(APIException):
    """The paper now has the citation key `key`; no error to readers, who are sent there."""

    status_code = 301

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def present_key(key: str) -> str:
    """Return the key of the record that `key` once named; "" when it never named any."""
    former = FormerKey.objects.select_related("reference").filter(key=key).first()
    return former.reference.citation_key if former else ""
