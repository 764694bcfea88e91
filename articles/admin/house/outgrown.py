"""Say on the first page which letters the policy outgrew, and how far their re-check is."""

from django.http import HttpRequest
from django.utils import timezone

from articles.admin.house.versions import state_of
from articles.models import Recheck
from articles.workflow import outgrown as read
from articles.workflow.outgrown import Outgrown

LONGEST = 12


def outgrown(request: HttpRequest) -> list[Outgrown]:
    """Return the letters with findings that nobody signed and nobody resolved, live ones first."""
    if not request.user.has_perm("articles.view_article"):
        return []
    return read.letters(now=timezone.now(), at_most=LONGEST)


def runs(request: HttpRequest) -> list[tuple[Recheck, str]]:
    """Return the re-checks that are not finished, and how far each is."""
    if not request.user.has_perm("articles.view_recheck"):
        return []
    found = Recheck.objects.filter(finished_at=None).select_related("version")
    return [(run, state_of(run)) for run in found.defer("version__text")]
