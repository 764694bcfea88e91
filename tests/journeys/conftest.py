"""A server that a real browser can open."""

from typing import Any

import pytest
from django.test import override_settings


@pytest.fixture(scope="session")
def live_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """
    Start the server of pytest-django for the whole session.

    Its middleware is made only once, before any test's own settings: it needs a folder for
    static files, and speaks HTTP alone.
    """
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, SECURE_SSL_REDIRECT=False):
        return request.getfixturevalue("live_server")
