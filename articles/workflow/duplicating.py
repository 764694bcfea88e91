"""
Copy a letter: a new draft with the text, the questions and the evidence of another.

The copy has its own history, which begins with whoever copied, and nothing of what was promised of
the other: no approval, no resolution, no correction, no date of an earlier publication, no place
in the series.
"""

from datetime import datetime

from django.contrib.auth.models import User

from articles import drafting
from articles.models import Article, ArticleAuthor, ArticleTopic, Claim, ClaimEvidence, Faq
from articles.workflow import actions, redirecting
from references.transactions import whole

COPIED = (
    "description",
    "series",
    "body",
    "faqs_shown",
    "show_disclosures",
    "image",
    "audience",
    "specialty",
    "seo_title",
    "seo_description",
    "is_indexable",
)
LEDGER = ("product", "ingredient", "population", "dose", "typical_result")
EVIDENCE = ("reference", "passage", "place", "gap")


@whole
def duplicate(article: Article, *, actor: User, now: datetime) -> Article:
    """Return a new draft that says what the draft of `article` says; raises `Refused`."""
    copy = Article(
        slug=redirecting.free(f"{article.slug}-copy", now=now),
        headline=_named(article.headline),
        **{name: getattr(article, name) for name in COPIED},
    )
    with actions.editing(copy, actor=actor, now=now):
        copy.save()
        _copy_parts(article, copy)
        # The ledger is read off the text; only then is there something to hang evidence on.
        drafting.settle(copy)
        _copy_evidence(article, copy)
    return copy


def _named(headline: str) -> str:
    longest = Article._meta.get_field("headline").max_length or 0
    end = " (copy)"
    return f"{headline[: longest - len(end)]}{end}"


def _copy_parts(article: Article, copy: Article) -> None:
    ArticleAuthor.objects.bulk_create(
        ArticleAuthor(article=copy, author_id=row.author_id, position=row.position)
        for row in article.bylines.all()
    )
    ArticleTopic.objects.bulk_create(
        ArticleTopic(article=copy, topic_id=row.topic_id, relation=row.relation)
        for row in article.topic_links.all()
    )
    Faq.objects.bulk_create(
        Faq(article=copy, position=row.position, question=row.question, answer=row.answer)
        for row in article.faqs.all()
    )
    copy.disclaimers.set(article.disclaimers.all())


def _copy_evidence(article: Article, copy: Article) -> None:
    """Give each statement of `copy` what its twin rests on; twins stand in the same places."""
    twins = _by_place(copy)
    for place, claim in _by_place(article).items():
        twin = twins.get(place)
        if twin is None:
            continue
        for name in LEDGER:
            setattr(twin, name, getattr(claim, name))
        twin.save()
        ClaimEvidence.objects.bulk_create(
            ClaimEvidence(claim=twin, **{name: getattr(row, name) for name in EVIDENCE})
            for row in claim.evidence.all()
        )


def _by_place(article: Article) -> dict[tuple[int, str], Claim]:
    """Return the statements by the number of their question (the body is 0) and their mark."""
    keys = article.faqs.values_list("pk", flat=True)
    order = {None: 0, **{key: number for number, key in enumerate(keys, start=1)}}
    rows = article.claims.select_related("product").prefetch_related("evidence__reference")
    return {(order[claim.faq_id], claim.mark): claim for claim in rows}
