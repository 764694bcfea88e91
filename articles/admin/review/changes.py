"""What changed since the revision that was signed last, or since any other."""

from typing import Any

from django.http import Http404, HttpRequest

from articles import content as contents
from articles.admin.numbers import number
from articles.admin.review.showing import Told, folds, told
from articles.changes.change import Change, Kind, State, counts
from articles.changes.consequences import consequences
from articles.changes.questions import Answered
from articles.changes.report import Report, compare
from articles.content import Content
from articles.digests import digest
from articles.models import Article, Revision
from articles.workflow import hands

NAMES = {
    Kind.WORDS: "words",
    Kind.CITATIONS: "citations",
    Kind.CLAIMS: "claim marks",
    Kind.EVIDENCE: "evidence",
    Kind.LINKS: "links",
    Kind.LAYOUT: "headings, lists, type",
    Kind.QUESTIONS: "questions",
    Kind.IMAGES: "pictures",
    Kind.PAPERS: "papers",
    Kind.PEOPLE: "people",
    Kind.DISCLAIMERS: "disclaimers",
    Kind.METADATA: "metadata",
    Kind.NUMBERING: "numbers",
    Kind.STRUCTURED_DATA: "structured data",
}


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the comparison with the revision signed last, or with `?since=N`."""
    others = article.revisions.exclude(pk=revision.pk).annotate(is_signed=hands.SIGNED)
    shown: dict[str, Any] = {"others": list(others.order_by("-number").defer("text"))}
    since = _since(article, revision, request.GET.get("since"))
    if since is None:
        return shown
    shown["since"] = since
    try:
        before = since.content
    except ValueError as error:
        return shown | {"broken": str(error)}
    return shown | _compared(before, revision.content) | {"reframed": _reframed(since, revision)}


def _since(article: Article, revision: Revision, asked: str | None) -> Revision | None:
    """Return the revision that is asked for, else the last signed one before `revision`."""
    if not asked:
        signed = hands.signed(article).filter(number__lt=revision.number)
        return signed.order_by("-number").first()
    found = article.revisions.filter(number=number(asked))
    if not found:
        raise Http404(f"This letter has no revision {asked[:20]}.")
    return found[0]


def _compared(before: Content, after: Content) -> dict[str, Any]:
    report, follows = compare(before, after), consequences(before, after)
    beside = _beside(report)
    return {
        "report": report,
        "total": len(report.changes),
        "counts": _counts((*report.changes, *follows)),
        "letter": folds(report.rows, report.changes),
        "questions": [_question(each, report) for each in report.questions],
        "beside": beside,
        "follows": told(follows, after=len(report.changes)),
        "unchanged": sum(section.is_same for section in report.sections),
    }


def _counts(changes: tuple[Change, ...]) -> list[tuple[str, str, int]]:
    return [(kind.value, NAMES[kind], count) for kind, count in counts(changes)]


def _question(answered: Answered, report: Report) -> dict[str, Any]:
    numbered = told(report.changes)
    is_same = not answered.changes and all(row.state is State.SAME for row in answered.rows)
    return {
        "answered": answered,
        "is_same": is_same,
        "told": [numbered[number] for number in answered.changes],
        "folds": folds(answered.rows, report.changes),
    }


def _beside(report: Report) -> list[Told]:
    """Return the changes that no paragraph shows at its place."""
    rows = [*report.rows, *(row for each in report.questions for row in each.rows)]
    placed = {number for row in rows for number in row.changes}
    placed |= {piece.change for row in rows for piece in row.pieces if piece.change is not None}
    placed |= {number for each in report.questions for number in each.changes}
    return [each for each in told(report.changes) if each.number - 1 not in placed]


def _reframed(*revisions: Revision) -> list[Revision]:
    """Return those that today's version of the product would write down in another form."""
    return [each for each in revisions if digest(contents.to_json(each.content)) != each.digest]
