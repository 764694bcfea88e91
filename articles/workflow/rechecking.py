"""
Check what readers see again, because the policy changed: in small steps, by any number of workers.

Two workers never take one letter: each claims its next one with a single conditional update, on
both engines. Whoever is killed leaves a claim that runs out, and a watch is set before the work
begins that goes on then. Nothing is taken down: a letter that is live stays live, what is refused
is the next signature and the next publication.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from uuid import uuid4

import msgspec
from django.db import OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from articles import checking
from articles.compliance.changes import Changes, changes, serious
from articles.compliance.finding import Finding, Severity
from articles.digests import canonical_text, digest
from articles.models import (
    Check,
    PolicyVersion,
    Publication,
    Recheck,
    RecheckedLetter,
    Revision,
)
from articles.models.recheck import RecheckedLetterQuerySet
from articles.workflow import causes, history, holding, notices, reopening, resolved, telling
from references.transactions import whole

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
"""How long a claim holds; the longest letter is checked in seconds."""
STEP = 25
"""Letters in one task, so that what is more urgent need not wait for the whole run."""
LISTED = 500
"""Rows written at once when the letters of a run are listed."""
URGENT_LAST = -10
"""Behind everything else that waits: nobody sits before a screen for it."""


class OtherRules(Exception):
    """This process runs other rules than the version names, so it may not speak for it."""


def begin(version: PolicyVersion, *, now: datetime) -> Recheck:
    """
    Start the run of `version` in the background, within the transaction that made it.

    What is scheduled is looked at here and now: its moment waits for no worker.
    """
    holding.sweep(now=now)
    run = Recheck.objects.create(version=version, created_at=now)
    if shown(now=now).exists():
        work.enqueue(run.pk)
    else:
        Recheck.objects.filter(pk=run.pk).update(total=0, started_at=now, finished_at=now)
        run.refresh_from_db()
    return run


def shown(*, now: datetime) -> QuerySet[Publication]:
    """Return what readers see at `now`, and what they are going to see."""
    return Publication.objects.shown().not_over(now)


@task(priority=URGENT_LAST)
def work(run_id: int) -> None:
    """Do a step of a run, and leave the next one to whoever is free."""
    run = Recheck.objects.select_related("version").get(pk=run_id)
    if run.finished_at:
        return
    try:
        prepare(run, now=timezone.now())
    except OtherRules:
        # A worker of another release is still up. The watch comes back when it has gone.
        _watch_later(run)
        return
    for _ in islice(steps(run), STEP):
        pass
    if not finish(run, now=timezone.now()) and _free(run, now=timezone.now()).exists():
        work.enqueue(run_id)


@task(priority=URGENT_LAST)
def watch(run_id: int) -> None:
    """Go on with a run whose worker is gone; as long as it lasts, look again later."""
    run = Recheck.objects.get(pk=run_id)
    if run.finished_at:
        return
    if not run.letters.waiting().filter(claimed_until__gte=timezone.now()).exists():
        work.enqueue(run_id)
    _watch_later(run)


def resume() -> None:
    """Have every run go on that somebody left unfinished; a worker calls it when it starts."""
    for run_id in Recheck.objects.filter(finished_at=None).values_list("pk", flat=True):
        work.enqueue(run_id)


def prepare(run: Recheck, *, now: datetime) -> None:
    """
    List the letters of `run`, once; a run that was begun goes on as it is.

    Raises `OtherRules` where this process could not check by the version's rules.
    """
    if run.version.policy.text != run.version.text:
        raise OtherRules(f"{run.version} was made by other rules than this release has.")
    if run.total is not None:
        return
    _watch_later(run)
    revisions = shown(now=now).order_by().values_list("revision", flat=True).distinct()
    for some in _chunks(revisions.iterator(chunk_size=LISTED)):
        rows = [RecheckedLetter(run=run, revision_id=revision) for revision in some]
        RecheckedLetter.objects.bulk_create(rows, ignore_conflicts=True)
    Recheck.objects.filter(pk=run.pk, total=None).update(total=run.letters.count(), started_at=now)
    run.refresh_from_db(fields=["total", "started_at"])


def steps(
    run: Recheck, *, clock: Callable[[], datetime] = timezone.now
) -> Iterator[RecheckedLetter]:
    """Check one letter of `run` after the other, and yield each; stop when none is free."""
    worker = uuid4().hex
    while not _is_overtaken(run) and (letter := _claim(run, worker, now=clock())):
        yield _check(letter, run, now=clock())


def finish(run: Recheck, *, now: datetime) -> bool:
    """End `run` when nothing of it waits; True for the one caller whose word it was."""
    overtaken = _is_overtaken(run)
    if not overtaken and run.letters.waiting().exists():
        return False
    ended = Recheck.objects.filter(pk=run.pk, finished_at=None)
    with transaction.atomic():
        if not ended.update(finished_at=now, overtaken=overtaken):
            return False
        run.refresh_from_db()
        _tell_of_checks(run, now=now)
        notices.rechecked(run)
    return True


def _tell_of_checks(run: Recheck, *, now: datetime) -> None:
    """Record at once all that was found under the version of `run`; once a letter were many."""
    checks = telling.of_checks(run.version.checks.order_by("id"))
    if checks["count"]:
        history.record(
            None, "rechecked", actor=None, now=now, policy=run.version.number, checks=checks
        )


def try_again(run: Recheck) -> int:
    """Open `run` again for the letters that could not be checked; return how many."""
    failed = run.letters.failed()
    count = failed.update(failure="", finished_at=None, claimed_until=None)
    if count:
        Recheck.objects.filter(pk=run.pk).update(finished_at=None)
        run.refresh_from_db()
    return count


def signed(revision: Revision) -> tuple[Finding, ...]:
    """Return what the rules said of `revision` when it was signed last; nothing if it never was."""
    approvals = sorted(revision.approvals.all(), key=lambda approval: approval.signed_at)
    if not approvals:
        return ()
    return msgspec.json.decode(approvals[-1].findings, type=tuple[Finding, ...])


def _record(
    revision: Revision, findings: tuple[Finding, ...], version: PolicyVersion, *, now: datetime
) -> Check:
    text = canonical_text(msgspec.to_builtins(findings))
    unsigned = serious(changes(signed(revision), findings).new)
    return Check.objects.get_or_create(
        revision=revision,
        version=version,
        defaults={"findings": text, "digest": digest(text), "unsigned": unsigned, "at": now},
    )[0]


def _is_overtaken(run: Recheck) -> bool:
    return PolicyVersion.objects.filter(number__gt=run.version.number).exists()


def _claim(run: Recheck, worker: str, *, now: datetime) -> RecheckedLetter | None:
    """Take the next free letter for `worker`, or None; of two who want one, one gets it."""
    free = _free(run, now=now).order_by("id")
    while first := free.values_list("pk", flat=True).first():
        if free.filter(pk=first).update(claimed_by=worker, claimed_until=now + LEASE):
            return run.letters.select_related("revision__article").get(pk=first)
    return None


def _free(run: Recheck, *, now: datetime) -> RecheckedLetterQuerySet:
    return run.letters.waiting().filter(Q(claimed_until=None) | Q(claimed_until__lt=now))


def _check(letter: RecheckedLetter, run: Recheck, *, now: datetime) -> RecheckedLetter:
    """Check one claimed letter; whatever goes wrong with it is kept, and the others go on."""
    try:
        findings = checking.check(letter.revision.content, run.version.policy)
        _keep(letter, run, findings, now=now)
    except OperationalError:
        raise  # The database is away, not the letter wrong: the claim runs out.
    except Exception as error:
        logger.exception("Could not check %s", letter)
        letter.failure = f"{error or type(error).__name__}"
        _mine(letter).update(failure=letter.failure, finished_at=now)
    return letter


@whole
def _keep(
    letter: RecheckedLetter, run: Recheck, findings: tuple[Finding, ...], *, now: datetime
) -> None:
    changed = changes(_before(letter.revision, run.version), findings)
    new = [finding.severity for finding in changed.new]
    letter.changes = canonical_text(msgspec.to_builtins(changed)) if changed else ""
    letter.new_block, letter.new_warn, letter.new_info = (new.count(level) for level in Severity)
    letter.gone = len(changed.gone)
    kept = ("changes", "new_block", "new_warn", "new_info", "gone")
    if not _mine(letter).update(
        finished_at=now, failure="", **{name: getattr(letter, name) for name in kept}
    ):
        return  # The claim ran out, and another worker told of this letter.
    _record(letter.revision, findings, run.version, now=now)
    if letter.new_block or letter.new_warn:
        _tell_history(letter, run.version, changed, now=now)
        _reopen(letter, run.version, changed, now=now)


def _tell_history(
    letter: RecheckedLetter, version: PolicyVersion, changed: Changes, *, now: datetime
) -> None:
    history.record(
        letter.revision.article,
        "recheck",
        actor=None,
        now=now,
        revision=letter.revision,
        policy=version.number,
        policy_digest=version.digest,
        new=[[finding.code, finding.sentence_sha256] for finding in changed.new],
        gone=[[finding.code, finding.sentence_sha256] for finding in changed.gone],
    )


def _reopen(
    letter: RecheckedLetter, version: PolicyVersion, changed: Changes, *, now: datetime
) -> None:
    """Have the letter looked at again, if readers see this text and nobody answered it before."""
    article = letter.revision.article
    outcomes = resolved.assess(article, changed.new, on=resolved.day(now)).outcomes
    unsigned = [row.finding for row in outcomes if row.is_open]
    live = Publication.objects.live(now).filter(article=article, revision=letter.revision)
    if unsigned and live.exists():
        reason = causes.unsigned(unsigned, policy=version.number)
        reopening.reopen(article, [reason], now=now)


def _mine(letter: RecheckedLetter) -> QuerySet[RecheckedLetter]:
    return RecheckedLetter.objects.waiting().filter(pk=letter.pk, claimed_by=letter.claimed_by)


def _before(revision: Revision, version: PolicyVersion) -> tuple[Finding, ...]:
    """Return what was found under the policy before, or else what was there when it was signed."""
    last = revision.checks.exclude(version=version).order_by("-id").first()
    return last.found if last else signed(revision)


def _watch_later(run: Recheck) -> None:
    watch.using(run_after=timezone.now() + LEASE).enqueue(run.pk)


def _chunks(ids: Iterator[int]) -> Iterator[list[int]]:
    while some := list(islice(ids, LISTED)):
        yield some
