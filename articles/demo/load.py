"""
Fill an empty installation with a brand, people, papers and three letters to look at.

Loading twice changes nothing. The accounts have known passwords, so the command that
calls this refuses outside DEBUG.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from articles.demo import letters, people, shelf
from articles.models import Article

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load(*, now: datetime) -> dict[str, Any]:
    """Load what is missing and return what is there: `{"users": [...], "letters": [...]}`."""
    facts = _read("brand.json")
    accounts = people.make(facts["people"])
    shelf.load(facts, _read("references.json"), data=DATA, accounts=list(accounts.values()))
    stories = _read("letters.json")
    letters.load(stories, data=DATA, people=accounts, now=now)
    statuses = dict(Article.objects.values_list("slug", "status"))
    return {
        "users": [
            {
                "username": user.username,
                "password": people.password(user.username),
                "group": group,
            }
            for group, user in accounts.items()
        ],
        "letters": [{"slug": s["slug"], "status": statuses[s["slug"]]} for s in stories],
    }


def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))
