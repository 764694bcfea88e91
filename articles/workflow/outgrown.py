"""
Find the letters that the policy outgrew: readers see, or are going to see, a text with findings
that nobody saw who signed it.

They stay live; that is a person's decision. Such a letter is out of the list as soon as another
text is live, the findings are resolved, or a newer check finds nothing of the kind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from articles.compliance import outcome
from articles.compliance.changes import changes
from articles.compliance.finding import Finding
from articles.models import Approval, Article, Check, Publication, Resolution
from articles.workflow import rechecking, resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgrown:
    """A letter, which revision readers see or will see, and what its signature does not know."""

    article: Article
    number: int
    is_live: bool
    findings: tuple[Finding, ...]
    policy: int

    @property
    def codes(self) -> list[str]:
        """The rules that found something, each once."""
        return sorted({finding.code for finding in self.findings})


def letters(*, now: datetime, at_most: int) -> list[Outgrown]:
    """Return the letters that the policy outgrew, those that readers see now first."""
    live = set(Publication.objects.live(now).values_list("revision", flat=True))
    found = list(_told(_checks(now)[: 4 * at_most], live, on=resolved.day(now)))
    return sorted(found, key=lambda letter: not letter.is_live)[:at_most]


def of(article: Article, *, now: datetime) -> list[Outgrown]:
    """Return what the policy outgrew of `article`: the text readers see, or a planned one."""
    live = set(article.publications.live(now).values_list("revision", flat=True))
    return list(_told(_checks(now).filter(revision__article=article), live, on=resolved.day(now)))


def _checks(now: datetime) -> QuerySet[Check]:
    shown = rechecking.shown(now=now).values("revision")
    newer = Check.objects.filter(revision=OuterRef("revision"), pk__gt=OuterRef("pk"))
    newest = Check.objects.filter(~Exists(newer), revision__in=shown)
    resolutions = Resolution.objects.select_related("revocation")
    return (
        newest.filter(unsigned__gt=0)
        .select_related("revision__article", "version")
        .defer("revision__text", "revision__article__body", "version__text")
        .prefetch_related(
            Prefetch("revision__approvals", Approval.objects.order_by("-signed_at")),
            Prefetch("revision__article__resolutions", resolutions),
            "revision__article__resolutions__countersignatures",
        )
        .order_by("-id")
    )


def _told(checks: Iterable[Check], live: set[int], *, on: date) -> Iterator[Outgrown]:
    """Yield the letters of `checks` with what nobody signed and nobody resolved since."""
    for check in checks:
        revision = check.revision
        unsigned = changes(rechecking.signed(revision), check.found).new
        made = [resolved.value(row) for row in revision.article.resolutions.all()]
        outcomes = outcome.assess(unsigned, made, on=on).outcomes
        findings = tuple(row.finding for row in outcomes if row.is_open)
        if findings:
            yield Outgrown(
                article=revision.article,
                number=revision.number,
                is_live=revision.pk in live,
                findings=findings,
                policy=check.version.number,
            )
