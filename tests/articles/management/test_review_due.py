"""`review_due` does at once what the worker does every day, and says what it did."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article

pytestmark = pytest.mark.django_db


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("review_due", *arguments, stdout=out)
    return out.getvalue()


def test_it_names_what_became_overdue_and_twice_changes_nothing_more(
    live_letter: Article, monkeypatch: Any
) -> None:
    instant = live_letter.publications.get().overdue_at
    monkeypatch.setattr(timezone, "now", lambda: instant)
    first, second = json.loads(told("--json")), json.loads(told("--json"))
    assert first["overdue"] == [live_letter.slug]
    assert second == {"changed": 0, "overdue": [], "re_reviews": 1, "reminded": 0}
    assert "0 became overdue, 1 re-reviews are open, 0 people were reminded." in told()
