"""
Name what a read can end in besides an answer.

The exception handler of drf-standardized-errors gives them their one shape:
`{"type", "errors": [{"code", "detail", "attr"}]}`.
"""

from rest_framework.exceptions import APIException


class Gone(APIException):
    """The letter was public once and has been withdrawn."""

    status_code = 410
    default_code = "gone"
    default_detail = "This letter was withdrawn. Remove your links to it."


class TooMany(APIException):
    """A client asks more than its share; `wait` becomes the header Retry-After."""

    status_code = 429
    default_code = "throttled"

    def __init__(self, what: str, *, limit: int, wait: int) -> None:
        super().__init__(
            f"These are more than {limit} {what} within a minute from one address. Ask again in "
            f"{wait} seconds, and keep answers for as long as their Cache-Control says."
        )
        self.wait = wait


class Moved(APIException):
    """The letter now has the address `slug`; no error to readers, who are sent there."""

    status_code = 301

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug
