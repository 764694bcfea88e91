"""Write a disclaimer's wording: the only code that does, for its words are evidence for ever."""

from datetime import datetime

from django.contrib.auth.models import User

from articles.models import Disclaimer, DisclaimerVersion
from articles.workflow import history
from references.transactions import whole


@whole
def write(
    disclaimer: Disclaimer, *, singular: str, plural: str, actor: User | None, now: datetime
) -> DisclaimerVersion:
    """Have `disclaimer` say this from now on. Raises ValidationError, naming each difference."""
    version = DisclaimerVersion(disclaimer=disclaimer, singular=singular, plural=plural)
    version.save()
    tell(version, actor=actor, now=now)
    return version


def tell(version: DisclaimerVersion, *, actor: User | None, now: datetime) -> None:
    """Record a wording that a form has just saved, in the same transaction."""
    history.record(None, "wording", actor=actor, now=now, reason=version.plural, rows=[version])
