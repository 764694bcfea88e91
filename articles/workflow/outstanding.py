"""
Read which alerts about a letter's papers are open, and which text of it leaves them unanswered.

An alert stays open for as long as readers see, or are going to see, a text that does not answer
it. A new revision may answer it long before it is live; so what stops an approval is not that an
alert is open, but that the very text to be signed leaves it unanswered.
"""

from dataclasses import dataclass
from datetime import datetime

from articles import where_used
from articles.compliance import papers
from articles.compliance.finding import Finding, Severity
from articles.content import Content
from articles.models import Article, PaperAlert, Revision
from articles.workflow import causes, reliance
from articles.workflow.reliance import Answer, Paper
from references.models import Notice, Reference
from references.notices import announced

BECAME = {
    Notice.Kind.RETRACTION: "was retracted",
    Notice.Kind.CONCERN: "carries an expression of concern by its journal",
    Notice.Kind.CORRECTION: "was corrected",
    Notice.Kind.REINSTATEMENT: "was reinstated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a letter; `frozen_at` is None for a draft, which is always of today."""

    content: Content
    frozen_at: datetime | None = None
    number: int | None = None


def frozen(revision: Revision) -> Text:
    """Return what `revision` froze; raises ValueError when somebody changed it."""
    return Text(content=revision.content, frozen_at=revision.created_at, number=revision.number)


def public_texts(article: Article, *, now: datetime) -> list[Text]:
    """Return what readers see at `now` and what they are going to see."""
    shown = article.publications.shown().not_over(now)
    return [frozen(row.revision) for row in shown.select_related("revision__article")]


def alerts_of(article: Article) -> list[PaperAlert]:
    """Return the open alerts of `article`, oldest first."""
    return list(article.alerts.open().whole().order_by("opened_at", "id"))


def answer(alert: PaperAlert, text: Text) -> Answer | None:
    """Return how `text` answers `alert`, or None when it does not."""
    return answer_to(alert.notice, alert.reference, text, since=alert.opened_at)


def answer_to(
    notice: Notice, reference: Reference, text: Text, *, since: datetime
) -> Answer | None:
    """Return how `text` answers `notice`, which the library knows since `since`."""
    return reliance.answer(
        text.content,
        paper(reference),
        kind=notice.kind,
        address=announced.address(notice),
        informed=text.frozen_at is None or text.frozen_at >= since,
    )


def paper(reference: Reference) -> Paper:
    """Return `reference` as a text can know it."""
    return Paper(keys=where_used.keys_of(reference), doi=reference.doi, pmid=reference.pmid)


def passes_over(revision: Revision, alert: PaperAlert) -> bool:
    """Tell whether `revision` leaves `alert` unanswered, as one that was tampered with does."""
    try:
        return answer(alert, frozen(revision)) is None
    except ValueError:
        return True


def reason(alert: PaperAlert) -> causes.Reason:
    """Return `alert` as a reason to look at a letter again."""
    kind = str(alert.notice.kind)
    return causes.reason(causes.Cause.PAPER, alert.pk, sentence(alert), notice=kind)


def unanswered(article: Article, text: Text) -> list[PaperAlert]:
    """Return the open alerts that `text` leaves unanswered."""
    return [alert for alert in alerts_of(article) if answer(alert, text) is None]


def findings(article: Article, text: Text, *, now: datetime) -> tuple[Finding, ...]:
    """
    Return the open alerts of `article` as findings on `text`.

    One that `text` leaves unanswered blocks; one that only readers still see unanswered warns.
    """
    open_alerts = alerts_of(article)
    if not open_alerts:
        return ()
    public = public_texts(article, now=now)
    return tuple(_finding(alert, text, public) for alert in open_alerts)


def sentence(alert: PaperAlert) -> str:
    """Say what became of the paper and where that can be read, in one or two sentences."""
    entry = alert.reference
    credit = papers.credit_of(entry.csl())
    day = f" ({alert.notice.date})" if alert.notice.date else ""
    where = announced.address(alert.notice) or alert.notice.citation
    read = f" The notice: {where}" if where else ""
    return f"{credit} ({entry.citation_key}) {BECAME[alert.notice.kind]}{day}.{read}"


def _finding(alert: PaperAlert, text: Text, public: list[Text]) -> Finding:
    blocks = answer(alert, text) is None
    seen = [row.number for row in public if answer(alert, row) is None]
    message = sentence(alert)
    if seen:
        numbers = " and ".join(str(number) for number in seen)
        message += f" Readers get a text that does not take it into account: revision {numbers}."
    if not alert.notice.counts:
        message += (
            f" The notice was set aside (“{alert.notice.set_aside_reason}”) by somebody who wrote "
            "a part of this letter or may not judge it; a reviewer must do so."
        )
    return Finding(
        code="ALERT-01",
        severity=Severity.BLOCK if blocks else Severity.WARN,
        field=_field(alert, text),
        message=message,
        hint=WAY_OUT if blocks else "This text answers it. Publish it, or end what is live.",
        source="House rule SUB-05 (reference integrity)",
    )


WAY_OUT = (
    "Cite another paper, or tell readers in the same paragraph, and submit the letter again. "
    "Where the notice leaves what the letter says untouched, a reviewer who wrote none of it can "
    "record why."
)


def _field(alert: PaperAlert, text: Text) -> str:
    same = paper(alert.reference)
    listed = enumerate(text.content.references)
    place = next((index for index, row in listed if same.is_same(row)), None)
    return "references" if place is None else f"references[{place}]"
