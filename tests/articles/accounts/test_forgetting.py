"""Old log-ins go when somebody decides so; nothing else of the audit ever does."""

from datetime import timedelta
from io import StringIO
from itertools import product

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.accounts import forgetting
from articles.models import AccountEvent

pytestmark = pytest.mark.django_db

KINDS = """
logged_in        goes    says where somebody was
failed           goes
factor_failed    goes
locked           goes
logged_out       goes
session_ended    goes
refused          goes
link_sent        stays   a password may have come of it
password_changed stays
factor_added     stays
factor_removed   stays
codes_renewed    stays
connected        stays
made             stays
changed          stays
groups_changed   stays   a signature rests on it
rights_changed   stays
let_in           stays
forgotten        stays
"""


def event(kind: str, *, days: float) -> AccountEvent:
    return AccountEvent.objects.create(kind=kind, at=timezone.now() - timedelta(days=days))


def forget(days: int) -> int:
    return forgetting.forget(days=days, now=timezone.now())


def test_every_kind_of_event_goes_or_stays_by_the_table(monkeypatch) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    rows = [line.split()[:2] for line in KINDS.strip().splitlines()]
    assert {kind for kind, _ in rows} == set(AccountEvent.Kind.values)
    made = {
        event(kind, days=days).pk: (kind, days) for (kind, _), days in product(rows, (399, 401))
    }
    assert forget(400) == 7
    left = set(AccountEvent.objects.values_list("pk", flat=True)) & set(made)
    gone = {made[pk] for pk in set(made) - left}
    assert gone == {(kind, 401) for kind, fate in rows if fate == "goes"}
    told = AccountEvent.objects.filter(kind="forgotten", account=None).exclude(pk__in=made)
    assert sum(int(each.details.split()[0]) for each in told) == 7


@pytest.mark.parametrize(("kind", "days"), [("failed", 364), ("made", 3650)])
def test_the_database_deletes_no_other_whoever_asks(kind: str, days: int) -> None:
    row = event(kind, days=days)
    with pytest.raises(DatabaseError), transaction.atomic():
        AccountEvent.objects.filter(pk=row.pk).delete()


def test_an_old_log_in_is_no_more_changed_than_a_new_one() -> None:
    row = event("logged_in", days=3650)
    with pytest.raises(DatabaseError), transaction.atomic():
        AccountEvent.objects.filter(pk=row.pk).update(address="203.0.113.9")


def test_the_command_says_how_many_and_refuses_less_than_a_year() -> None:
    event("logged_in", days=800)
    told = StringIO()
    call_command("forget_log_ins", "--older-than", "730", "--json", stdout=told)
    assert told.getvalue() == '{"deleted": 1}\n'
    with pytest.raises(CommandError, match="365 days at least"):
        call_command("forget_log_ins", "--older-than", "364")
