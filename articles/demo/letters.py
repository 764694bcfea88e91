"""Take the demo letters through the real workflow by the hands of different people."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from articles import pictures
from articles.compliance import checklist
from articles.compliance.resolution import Kind
from articles.demo import drawing
from articles.imaging.reading import read
from articles.models import (
    Article,
    ArticleAuthor,
    ArticleTopic,
    Author,
    Correction,
    Disclaimer,
    Faq,
    Image,
    Product,
    Series,
    Topic,
)
from articles.workflow import actions, resolving, standing
from articles.workflow.states import Status
from references.models import Reference

Facts = dict[str, Any]
People = dict[str, User]


def load(letters: list[Facts], *, data: Path, people: People, now: datetime) -> None:
    """Write the letters that are missing: one published, one in review, one draft."""
    roads: list[Callable[[Article, Facts, People, datetime], None]] = [_publish, _submit, _leave]
    for facts, road in zip(letters, roads, strict=True):
        if not Article.objects.filter(slug=facts["slug"]).exists():
            article = _write(facts, data=data, editor=people["editors"], now=now)
            road(article, facts, people, now)


def _write(facts: Facts, *, data: Path, editor: User, now: datetime) -> Article:
    draft = Article(
        slug=facts["slug"],
        headline=facts["headline"],
        description=facts["description"],
        seo_title=facts["seo_title"],
        seo_description=facts["seo_description"],
        audience=facts["audience"],
        specialty=facts["specialty"],
        series=Series.objects.get(slug=facts["series"]),
        series_position=facts["series_position"],
        faqs_shown=facts["faqs_shown"],
        show_disclosures=bool(facts["disclaimers"]),
        body=(data / facts["body"]).read_text(encoding="utf-8"),
    )
    with actions.editing(draft, actor=editor, now=now) as article:
        article.save()
        _attach(article, facts)
    with actions.editing(article, actor=editor, now=now):
        _offer_evidence(article, facts["claims"])
    return article


def _attach(article: Article, facts: Facts) -> None:
    if "image" in facts:
        article.image = Image(**facts["image"])
        pictures.keep(
            article.image, read(drawing.lining()), given="gut-lining.png", now=article.created_at
        )
        article.save()
    for position, slug in enumerate(facts["authors"], start=1):
        author = Author.objects.get(slug=slug)
        ArticleAuthor.objects.create(article=article, author=author, position=position)
    for relation in (ArticleTopic.ABOUT, ArticleTopic.MENTIONS):
        for slug in facts[relation]:
            topic = Topic.objects.get(slug=slug)
            ArticleTopic.objects.create(article=article, topic=topic, relation=relation)
    for position, faq in enumerate(facts["faqs"], start=1):
        Faq.objects.create(
            article=article, position=position, question=faq["question"], answer=faq["answer_html"]
        )
    for correction in facts["corrections"]:
        Correction.objects.create(article=article, **correction)
    article.disclaimers.set(Disclaimer.objects.filter(kind__in=facts["disclaimers"]))
    article.uncited_references.set(
        Reference.objects.filter(citation_key__in=facts["uncited_references"])
    )


def _offer_evidence(article: Article, claims: dict[str, Facts]) -> None:
    for mark, evidence in claims.items():
        claim = article.claims.get(mark=mark)
        claim.product = Product.objects.get(slug=evidence["product"])
        claim.save()
        claim.references.set(Reference.objects.filter(citation_key__in=evidence["references"]))


def _publish(article: Article, facts: Facts, people: People, now: datetime) -> None:
    editor, reviewer = people["editors"], people["reviewers"]
    settled = article.description
    with actions.editing(article, actor=editor, now=now) as draft:
        draft.description = settled.split(". ")[0] + "."
        draft.save()
    actions.submit(article, actor=editor, now=now)
    actions.request_changes(
        article,
        actor=reviewer,
        now=now,
        reason="Say in the description what the letter does: it reads papers and names the "
        "one that was retracted.",
    )
    with actions.editing(article, actor=editor, now=now) as draft:
        draft.description = settled
        draft.save()
    _submit(article, facts, people, now)
    revision = standing.newest_revision(article)
    assert revision is not None, "a letter that was just submitted has a revision"  # noqa: S101
    _resolve(article, facts["resolutions"], reviewer=reviewer, now=now)
    ticked = [item.name for item in checklist.items(revision.content)]
    actions.approve(article, actor=reviewer, now=now, digest=revision.digest, ticked=ticked)
    actions.publish(article, actor=people["publishers"], now=now)


def _resolve(article: Article, decided: list[Facts], *, reviewer: User, now: datetime) -> None:
    """Judge the findings on the submitted text, each by the sentence that it stands in."""
    found = standing.findings_of(Article.objects.get(pk=article.pk), status=Status.IN_REVIEW)
    for decision in decided:
        for finding in found:
            about = finding.sentence.startswith(decision["sentence"])
            if finding.code == decision["code"] and about:
                resolving.resolve(
                    article,
                    actor=reviewer,
                    now=now,
                    kind=Kind(decision["kind"]),
                    code=finding.code,
                    sentence_sha256=finding.sentence_sha256,
                    reason=decision["reason"],
                )


def _submit(article: Article, facts: Facts, people: People, now: datetime) -> None:
    actions.submit(article, actor=people["editors"], now=now)


def _leave(article: Article, facts: Facts, people: People, now: datetime) -> None:
    """Leave it as a draft with its open findings."""
