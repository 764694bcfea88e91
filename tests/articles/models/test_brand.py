"""What a brand's address may be: every URL and every id is built on it."""

import pytest
from django.core.exceptions import ValidationError

from articles.models.brand import validate_origin


@pytest.mark.parametrize(
    "origin", ["https://www.example.com", "http://localhost:3000", "https://example.co.uk"]
)
def test_scheme_and_host_make_an_origin(origin: str) -> None:
    validate_origin(origin)


@pytest.mark.parametrize(
    "origin",
    [
        "https://x.com/",
        "https://x.com/blog",
        "https://x.com?y",
        "https://x.com#f",
        "https://me@x.com",
        "HTTPS://X.com",
        "x.com",
        "javascript:alert(1)",
        "",
    ],
)
def test_anything_else_is_refused(origin: str) -> None:
    with pytest.raises(ValidationError):
        validate_origin(origin)
