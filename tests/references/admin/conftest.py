"""Three people at the library's screens, and what they see of them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from articles.workflow.policy import Role
from tests.factories import make_brand, make_user


def _signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(make_user(role))
    return client


@pytest.fixture
def editor(db: None) -> Client:
    make_brand()
    return _signed_in(Role.EDITOR)


@pytest.fixture
def reviewer(db: None) -> Client:
    return _signed_in(Role.REVIEWER)


@pytest.fixture
def administrator(db: None) -> Client:
    return _signed_in(Role.ADMINISTRATOR)


@pytest.fixture
def words() -> Callable[[Any], str]:
    """Return the words of a page's main part, white space collapsed."""

    def read(answer: Any) -> str:
        [main] = LexborHTMLParser(answer.content.decode()).css("main")
        return " ".join(main.text(separator=" ").split())

    return read
