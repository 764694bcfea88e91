"""What is broken or no longer stands: papers, policies, wordings, webhooks, references."""

from datetime import datetime

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.home.section import LONGEST, Row, Section
from articles.admin.house import outgrown as house
from articles.admin.letter import alarms
from articles.admin.renaming import state_of
from articles.cited_papers import Hit
from articles.models import (
    OwedSignature,
    Recheck,
    RecheckedLetter,
    Renaming,
    WebhookDelivery,
    WebhookEndpoint,
)
from articles.workflow.outgrown import Outgrown
from references.models import Reference

LIVE, NOT_LIVE = ("Live", "alarm"), ("Not live", "")


def papers(request: HttpRequest) -> Section:
    """Return the letters whose papers fell."""
    return Section(
        name="alarms",
        title="Letters with a paper that no longer stands as it was",
        rows=[_fallen(hit) for hit in alarms.everywhere(request)],
        is_alarm=True,
        more=reverse("admin:articles_paperalert_changelist"),
    )


def runs(request: HttpRequest) -> Section:
    """Return the re-checks that are under way."""
    return Section(
        name="runs",
        title="Live letters are being checked again",
        rows=[
            Row(
                badge=state,
                colour="",
                title=f"Policy {run.version.number}",
                url=reverse("admin:articles_recheck_change", args=[run.pk]),
                said=run.version.changes,
            )
            for run, state in house.runs(request)
        ],
    )


def renamings(request: HttpRequest) -> Section:
    """Return the new names that live letters have not all followed yet."""
    found = Renaming.objects.filter(finished_at=None)
    return Section(
        name="names",
        title="Live letters follow a new name",
        rows=[
            Row(
                badge=state_of(run),
                colour="",
                title=run.told,
                url=reverse("admin:articles_renaming_change", args=[run.pk]),
                said="",
            )
            for run in found
            if request.user.has_perm("articles.view_renaming")
        ],
    )


def unsigned(request: HttpRequest) -> Section:
    """Return the letters that a new policy found wanting."""
    return Section(
        name="outgrown",
        title="Letters with findings that nobody has signed",
        rows=[_outgrown(letter) for letter in house.outgrown(request)],
        is_alarm=True,
    )


def due(request: HttpRequest) -> Section:
    """Return the live letters that are to be approved anew."""
    return Section(
        name="due",
        title="Live letters that need a new approval",
        rows=[
            Row(
                badge="Live",
                colour="alarm",
                title=each.headline,
                url=reverse("admin:articles_article_change", args=[each.article_id]),
                said=each.why,
            )
            for each in alarms.due_everywhere(request)
        ],
        is_alarm=True,
    )


def owed(request: HttpRequest, *, now: datetime) -> Section:
    """Return the signatures that an emergency left to be given, the most overdue first."""
    rows = OwedSignature.objects.open(now).select_related("revision__article")
    shown = rows.defer("revision__text", "revision__article__body").order_by("due_at", "pk")
    return Section(
        name="owed",
        title="Signatures owed after an emergency",
        rows=[_owed(row, now=now) for row in shown[:LONGEST]],
        is_alarm=True,
    )


def broken(request: HttpRequest) -> Section:
    """Return what does not work and stays so until somebody looks."""
    rows: list[Row] = []
    if request.user.has_perm("articles.view_webhookdelivery"):
        rows += _webhooks()
    if request.user.has_perm("articles.view_recheck"):
        rows += _rechecks()
    if request.user.has_perm("references.view_reference"):
        rows += _references()
    return Section(name="broken", title="Broken, or never confirmed", rows=rows[:LONGEST])


def _owed(row: OwedSignature, *, now: datetime) -> Row:
    late, article = row.due_at <= now, row.revision.article
    return Row(
        badge="Overdue" if late else "Owed",
        colour="alarm" if late else "in_review",
        title=article.headline,
        url=reverse("admin:articles_article_change", args=[article.pk]),
        said=f"The {row.capacity} signature under revision {row.revision.number}, due "
        f"{date_format(timezone.localtime(row.due_at), 'j F Y, H:i')}.",
    )


def _fallen(hit: Hit) -> Row:
    badge, colour = LIVE if hit.live else NOT_LIVE
    said = "; ".join(
        f"{alert.reference.citation_key}: {alert.notice.get_kind_display().lower()}"
        for alert in hit.alerts
    )
    planned = f". Revision {hit.planned} is scheduled" if hit.planned else ""
    return Row(
        badge=badge,
        colour=colour,
        title=hit.article.headline,
        url=reverse("admin:articles_article_change", args=[hit.article.pk]),
        said=f"{said}{planned}",
    )


def _outgrown(letter: Outgrown) -> Row:
    count = len(letter.findings)
    return Row(
        badge="Live" if letter.is_live else "Scheduled",
        colour="alarm" if letter.is_live else "",
        title=letter.article.headline,
        url=reverse("admin:articles_article_change", args=[letter.article.pk]),
        said=f"Revision {letter.number}, policy {letter.policy}: {count} "
        f"finding{'s' if count > 1 else ''} ({', '.join(letter.codes)}). "
        "Change the letter or resolve them.",
    )


def _webhooks() -> list[Row]:
    given_up = Count("deliveries", filter=Q(deliveries__outcome=WebhookDelivery.Outcome.GIVEN_UP))
    endpoints = WebhookEndpoint.objects.annotate(given_up=given_up)
    log = reverse("admin:articles_webhookdelivery_changelist")
    rows = []
    for endpoint in endpoints.filter(Q(given_up__gt=0) | ~Q(stopped="")).order_by("pk"):
        lost = f"{endpoint.given_up} message{'s' if endpoint.given_up > 1 else ''} given up."
        rows.append(
            Row(
                badge="Webhook",
                colour="alarm",
                title=endpoint.url,
                url=f"{log}?outcome__exact=given_up&endpoint__id__exact={endpoint.pk}",
                said=f"{endpoint.stopped} {lost if endpoint.given_up else ''}".strip(),
            )
        )
    return rows


def _rechecks() -> list[Row]:
    # A newer policy checks them all again, whatever became of the run before.
    newest_run = Recheck.objects.order_by("-pk").values("pk")[:1]
    failed = RecheckedLetter.objects.failed().filter(run__in=newest_run)
    failed = failed.select_related("run__version", "revision__article")
    newest = failed.defer("run__version__text", "revision__text", "revision__article__body")
    return [
        Row(
            badge="Re-check",
            colour="alarm",
            title=letter.revision.article.headline,
            url=reverse("admin:articles_recheck_change", args=[letter.run_id]),
            said=f"Could not be checked under policy {letter.run.version.number}: {letter.failure}",
        )
        for letter in newest.order_by("-pk")[:LONGEST]
    ]


def _references() -> list[Row]:
    unverified = Reference.objects.filter(verified_at__isnull=True).count()
    if not unverified:
        return []
    shelf = reverse("admin:references_reference_changelist")
    return [
        Row(
            badge="Papers",
            colour="in_review",
            title=f"{unverified} unverified reference{'s' if unverified > 1 else ''}",
            url=f"{shelf}?verified=no",
            said="No registry could confirm them yet. They are tried again every night.",
        )
    ]
