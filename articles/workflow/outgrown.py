"""
Find the letters that the policy outgrew: readers see, or are going to see, a text with findings
that nobody saw who signed it.

They stay live; that is a person's decision. Such a letter is out of the list as soon as another
text is live, or a newer check finds nothing of the kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from articles.compliance.changes import SERIOUS, changes
from articles.compliance.finding import Finding
from articles.models import Article, Check, Publication
from articles.workflow import rechecking


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgrown:
    """A letter, which revision readers see or will see, and what its signature does not know."""

    article: Article
    number: int
    is_live: bool
    findings: tuple[Finding, ...]
    policy: int


def letters(*, now: datetime, at_most: int) -> list[Outgrown]:
    """Return the letters that the policy outgrew, those that readers see now first."""
    live = set(Publication.objects.live(now).values_list("revision", flat=True))
    checks = list(_checks(now)[: 4 * at_most])
    found = [_outgrown(check, is_live=check.revision_id in live) for check in checks]
    return sorted(found, key=lambda letter: not letter.is_live)[:at_most]


def of(article: Article, *, now: datetime) -> list[Outgrown]:
    """Return what the policy outgrew of `article`: the text readers see, or a planned one."""
    live = set(article.publications.live(now).values_list("revision", flat=True))
    checks = _checks(now).filter(revision__article=article)
    return [_outgrown(check, is_live=check.revision_id in live) for check in checks]


def _checks(now: datetime) -> QuerySet[Check]:
    shown = rechecking.shown(now=now).values("revision")
    newer = Check.objects.filter(revision=OuterRef("revision"), pk__gt=OuterRef("pk"))
    newest = Check.objects.filter(~Exists(newer), revision__in=shown)
    return (
        newest.filter(unsigned__gt=0)
        .select_related("revision__article", "version")
        .defer("revision__text", "revision__article__body", "version__text")
        .order_by("-id")
    )


def _outgrown(check: Check, *, is_live: bool) -> Outgrown:
    new = changes(rechecking.signed(check.revision), check.found).new
    return Outgrown(
        article=check.revision.article,
        number=check.revision.number,
        is_live=is_live,
        findings=_serious(new),
        policy=check.version.number,
    )


def _serious(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity in SERIOUS)
