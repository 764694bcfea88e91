"""Load what the demo letters share: brand, people, series, topics, product, papers."""

from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles import pictures
from articles.imaging.reading import read
from articles.models import (
    Author,
    Brand,
    Credential,
    Disclaimer,
    Image,
    Product,
    Series,
    Topic,
    TopicIdentifier,
)
from articles.workflow import wording
from references.library import add
from references.models import Reference

Facts = dict[str, Any]


def load(facts: Facts, papers: list[Facts], *, data: Path, accounts: list[User]) -> None:
    """Make every shared record that is missing; leave those that are there as they are."""
    _brand(facts["brand"], data)
    by_username = {user.username: user for user in accounts}
    authors = {person["author"]: by_username[person["username"]] for person in facts["people"]}
    for author in facts["authors"]:
        _author(author, authors.get(author["slug"]))
    for series in facts["series"]:
        Series.objects.get_or_create(slug=series["slug"], defaults=series)
    for product in facts["products"]:
        Product.objects.get_or_create(slug=product["slug"], defaults=product)
    for topic in facts["topics"]:
        _topic(topic)
    for disclaimer in facts["disclaimers"]:
        _disclaimer(disclaimer)
    for paper in papers:
        _paper(paper)


def _brand(facts: Facts, data: Path) -> None:
    if Brand.objects.exists():
        return
    with (data / "logo.png").open("rb") as file:
        logo = Image(alt=facts["logo"]["alt"])
        pictures.keep(logo, read(file.read()), given="logo.png", now=timezone.now())
    Brand.objects.create(**{**facts, "logo": logo})


def _author(facts: Facts, user: User | None) -> None:
    credentials = facts.pop("credentials")
    author, created = Author.objects.get_or_create(
        slug=facts["slug"], defaults={**facts, "user": user}
    )
    if created:
        Credential.objects.bulk_create(Credential(author=author, **row) for row in credentials)


def _topic(facts: Facts) -> None:
    identifiers = facts.pop("identifiers")
    topic, created = Topic.objects.get_or_create(slug=facts["slug"], defaults=facts)
    if created:
        TopicIdentifier.objects.bulk_create(TopicIdentifier(topic=topic, **i) for i in identifiers)


def _disclaimer(facts: Facts) -> None:
    disclaimer, created = Disclaimer.objects.get_or_create(
        kind=facts["kind"], defaults={"name": facts["name"], "symbol": facts["symbol"]}
    )
    if created:
        wording.write(
            disclaimer,
            singular=facts["singular"],
            plural=facts["plural"],
            actor=None,
            now=timezone.now(),
        )


def _paper(facts: Facts) -> None:
    known = facts.get("custom", {})
    added = add(
        facts,  # type: ignore[arg-type]
        citation_key=facts["id"],
        kind=known.get("kind", ""),
        status=known.get("status", Reference.Status.CURRENT),
        status_notice=known.get("status_notice", ""),
    )
    if added.created and known.get("status_date"):
        added.reference.status_date = date.fromisoformat(known["status_date"])
        added.reference.save()
