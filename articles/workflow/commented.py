"""Read what was said about a letter: its threads, how they stand, and where in a revision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from articles import carrying
from articles.carrying import Passage
from articles.compliance.fields import visible
from articles.models import Article, Comment, CommentResolution, Revision
from articles.reading import read
from articles.workflow.comment_policy import Thread as Facts


class Where(StrEnum):
    """Where a comment stands in the revision that is looked at."""

    WHOLE = "whole"
    HERE = "here"
    CARRIED = "carried"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A comment with all that was said after it; `passage` is where it stands now."""

    comment: Comment
    replies: tuple[Comment, ...]
    resolutions: tuple[CommentResolution, ...]
    where: Where
    passage: Passage | None

    @property
    def is_resolved(self) -> bool:
        return _is_resolved(self.resolutions)

    @property
    def facts(self) -> Facts:
        return facts(self.comment)


def facts(comment: Comment) -> Facts:
    """Return what of a thread's first `comment` matters to the policy."""
    return Facts(
        asked_by=comment.author_id,
        is_blocking=comment.is_blocking,
        is_resolved=_is_resolved(list(comment.resolutions.all())),
    )


def _is_resolved(resolutions: Iterable[CommentResolution]) -> bool:
    last = max(resolutions, key=lambda row: row.pk, default=None)
    return last is not None and not last.reopens


def unresolved_blocking(article: Article) -> int:
    """
    Count the comments that stop an approval of `article`, whichever revision they were made on.

    One whose passage is gone counts too: changing a word is no answer to whoever asked.
    """
    rows = Comment.objects.filter(revision__article=article, is_blocking=True)
    return rows.unresolved().count()


def threads(revision: Revision) -> list[Thread]:
    """Return what was said about `revision` and those before it, as it stands in `revision`."""
    rows = (
        Comment.objects.threads()
        .filter(revision__article=revision.article_id, revision__number__lte=revision.number)
        .select_related("revision", "author")
        .prefetch_related("replies__author", "resolutions")
    )
    texts: dict[int, Mapping[str, str]] = {}
    return [_thread(comment, revision, texts) for comment in rows.order_by("id")]


def _thread(comment: Comment, revision: Revision, texts: dict[int, Mapping[str, str]]) -> Thread:
    where, passage = _place(comment, revision, texts)
    return Thread(
        comment=comment,
        replies=tuple(comment.replies.all()),
        resolutions=tuple(comment.resolutions.all()),
        where=where,
        passage=passage,
    )


def _place(
    comment: Comment, revision: Revision, texts: dict[int, Mapping[str, str]]
) -> tuple[Where, Passage | None]:
    made = passage_of(comment)
    if made is None:
        return Where.WHOLE, None
    if comment.revision_id == revision.pk:
        return Where.HERE, made
    for each in (comment.revision, revision):
        if each.pk not in texts:
            texts[each.pk] = fields_of(each)
    found = carrying.carried(made, texts[comment.revision_id], texts[revision.pk])
    return (Where.CARRIED, found) if found else (Where.GONE, None)


def passage_of(comment: Comment) -> Passage | None:
    """Return the passage that `comment` was made on, or None when it is about the whole."""
    if comment.start is None or comment.end is None:
        return None
    return Passage(comment.field, comment.start, comment.end, comment.quote)


def fields_of(revision: Revision) -> dict[str, str]:
    """Return every text of `revision` that can be commented on, by its path."""
    content = revision.content
    return {field.path: field.text for field in visible(content, read(content))}
