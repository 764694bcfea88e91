"""
Make whole believable things in one call.

Letters are taken through the real actions, so a "published" one has the history that a
real one has.
"""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from PIL import Image as Drawing

from articles import drafting, pictures
from articles.compliance import checklist
from articles.compliance.finding import Severity
from articles.compliance.resolution import Kind
from articles.imaging.reading import read
from articles.models import (
    Article,
    ArticleAuthor,
    ArticleTopic,
    Author,
    Brand,
    Claim,
    Disclaimer,
    Faq,
    Image,
    LibraryClaim,
    LibraryEvidence,
    LibraryVariant,
    Product,
    Resolution,
    Series,
    Topic,
)
from articles.workflow import actions, library, resolved, resolving, standing, wording
from articles.workflow.policy import Role
from articles.workflow.states import Status
from references.models import Contributor, Reference

NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
"""When letters of this factory are published; 10:00 in Chicago."""

SINGULAR = (
    "This statement has not been evaluated by the Food and Drug Administration. This product is "
    "not intended to diagnose, treat, cure, or prevent any disease."
)
PLURAL = SINGULAR.replace("This statement has", "These statements have")

_numbers = count(1)

BODY = (
    "<p>Cells of the gut lining burn an amino acid for fuel, as a review of 2017 tells at "
    'length.<span data-cites="kim-2017"></span></p>'
    "<h2>What was asked of athletes</h2>"
    "<p>Twelve basketball players took it for twenty days."
    '<span data-cites="cordova-martinez-2021"></span> Its safety was looked at long before.'
    '<span data-cites="garlick-2001 kim-2017"></span></p>'
    '<p><mark data-claim="c1" data-kind="structure_function">Evenwell supports a healthy gut '
    "lining</mark>, and I take it myself. What speaks for it is a review, no trial of Evenwell.</p>"
)

PAPERS: dict[str, dict[str, Any]] = {
    "kim-2017": {
        "title": "The Roles of Glutamine in the Intestine and Its Implication in Intestinal "
        "Diseases",
        "container_title": "International Journal of Molecular Sciences",
        "container_title_short": "Int J Mol Sci",
        "issued": "2017-05-12",
        "volume": "18",
        "issue": "5",
        "page": "1051",
        "doi": "10.3390/ijms18051051",
        "pmid": "28498331",
        "pmcid": "PMC5454963",
        "kind": "narrative_review",
        "authors": [("Kim", "Min-Hyun"), ("Kim", "Hyeyoung")],
    },
    "cordova-martinez-2021": {
        "title": "Effect of Glutamine Supplementation on Muscular Damage Biomarkers in "
        "Professional Basketball Players",
        "container_title": "Nutrients",
        "container_title_short": "Nutrients",
        "issued": "2021-06-17",
        "volume": "13",
        "issue": "6",
        "page": "2073",
        "doi": "10.3390/nu13062073",
        "kind": "trial",
        "authors": [("Córdova-Martínez", "Alfredo"), ("Caballero-García", "Alberto")],
    },
    "garlick-2001": {
        "title": "Assessment of the safety of glutamine and other amino acids",
        "container_title": "The Journal of Nutrition",
        "container_title_short": "J Nutr",
        "issued": "2001-09",
        "volume": "131",
        "issue": "9 Suppl",
        "page": "2556S-2561S",
        "doi": "10.1093/jn/131.9.2556S",
        "pmid": "11533313",
        "authors": [("Garlick", "Peter J.")],
    },
}


def make_image(
    alt: str = "A fold of the gut lining",
    *,
    name: str = "lining.png",
    color: str = "teal",
    size: tuple[int, int] = (64, 40),
    ready: bool = True,
    **fields: Any,
) -> Image:
    """Make a picture of the library, as if uploaded; its renditions too if it is `ready`."""
    image = Image(alt=alt, is_decorative=not alt, **fields)
    pictures.keep(image, read(picture_file(color=color, size=size)), given=name, now=NOW)
    if ready:
        pictures.render(image)
    return image


def picture_file(*, color: str = "teal", size: tuple[int, int] = (64, 40)) -> bytes:
    """Return a PNG as somebody may upload it."""
    file = BytesIO()
    Drawing.new("RGB", size, color).save(file, "PNG")
    return file.getvalue()


def make_brand() -> Brand:
    """Make the publisher, unless there is one."""
    found = Brand.objects.first()
    return found or Brand.objects.create(
        name="Evenwell Health",
        origin="https://www.evenwell.example",
        time_zone="America/Chicago",
        publishing_principles="https://www.evenwell.example/editorial-policy",
    )


def make_user(role: Role | None = None, *, name: str = "", **fields: Any) -> User:
    """Make an account in the group of `role`, by default with a name that tells the role."""
    given, _, family = (name or f"{role.value.title() if role else 'Some'} Person").partition(" ")
    user = User.objects.create_user(
        username=fields.pop("username", f"{given.lower()}-{next(_numbers)}"),
        first_name=given,
        last_name=family,
        is_staff=True,
        **fields,
    )
    if role:
        user.groups.add(Group.objects.get(name=role.value))
    return user


def make_reference(key: str = "kim-2017", **changes: Any) -> Reference:
    """Make one of `PAPERS`, or another with `changes`; returned as it is when it exists."""
    found = Reference.objects.filter(citation_key=key).first()
    if found:
        return found
    facts = {"title": f"A paper called {key}", **PAPERS.get(key, {}), **changes}
    authors = facts.pop("authors", [("Writer", "Wanda")])
    reference = Reference.objects.create(citation_key=key, **facts)
    for position, (family, given) in enumerate(authors, start=1):
        Contributor.objects.create(
            reference=reference, position=position, family=family, given=given
        )
    return reference


def make_disclaimer() -> Disclaimer:
    """Make the FDA disclaimer with its fixed texts."""
    disclaimer, created = Disclaimer.objects.get_or_create(
        kind="fda", defaults={"name": "FDA disclaimer"}
    )
    if created:
        wording.write(disclaimer, singular=SINGULAR, plural=PLURAL, actor=None, now=NOW)
    return disclaimer


def make_library_claim(
    *,
    approved: bool = True,
    proposer: User | None = None,
    approver: User | None = None,
    now: datetime = NOW,
    variants: tuple[str, ...] = (),
    **facts: Any,
) -> LibraryClaim:
    """Propose an entry of the claims library with one paper, and have somebody else approve it."""
    expires_on = facts.pop("expires_on", None)
    claim = library.propose(
        LibraryClaim(
            **{
                "text": "Evenwell supports a healthy gut lining",
                "ingredient": "L-glutamine",
                "grade": LibraryClaim.Grade.MODERATE,
                "population": "healthy adults",
                "dose": "5 g a day",
                **facts,
            }
        ),
        actor=proposer or make_user(Role.EDITOR),
        now=now,
    )
    for text in variants:
        LibraryVariant.objects.create(claim=claim, text=text)
    LibraryEvidence.objects.create(
        claim=claim,
        reference=make_reference("kim-2017"),
        passage="Glutamine is a major fuel of the small intestine.",
        place="page 1051, first paragraph",
    )
    if not approved:
        return claim
    return library.approve(
        claim, actor=approver or make_user(Role.REVIEWER), now=now, expires_on=expires_on
    )


def make_author(**facts: Any) -> Author:
    """Make a person who writes letters and sells what they write about."""
    number = next(_numbers)
    facts = {
        "name": "Sam Writer",
        "slug": f"sam-writer-{number}",
        "job_title": "Co-founder",
        "works_for_brand": True,
        "url": "https://www.evenwell.example/people/sam-writer",
        "material_connection": "co-founder",
        "disclosure": "I co-founded the company that makes Evenwell.",
        **facts,
    }
    return Author.objects.create(**facts)


def make_article(
    status: str = "draft",
    *,
    editor: User | None = None,
    reviewer: User | None = None,
    publisher: User | None = None,
    now: datetime = NOW,
    **changes: Any,
) -> Article:
    """
    Make a whole letter and take it to `status` by the hands of different people.

    It is clean: the rules have nothing to block, and warnings are resolved on approval.
    `changes` are fields of the article, or `authors`, `faqs` as (question, answer HTML), `about`
    as topics.
    """
    editor = editor or make_user(Role.EDITOR)
    article = _write(editor, now - timedelta(days=2), changes)
    for step in _STEPS[Status(status)]:
        _take(step, article, editor, reviewer, publisher, now)
    article.refresh_from_db()
    return article


def _write(editor: User, now: datetime, changes: dict[str, Any]) -> Article:
    make_brand()
    for key in PAPERS:
        make_reference(key)
    Product.objects.get_or_create(
        slug="evenwell",
        defaults={
            "name": "Evenwell",
            "url": "https://www.evenwell.example/products/evenwell",
            "active_ingredients": ["L-glutamine"],
        },
    )
    series, _ = Series.objects.get_or_create(
        slug="letters",
        defaults={"name": "Evenwell Letters", "url": "https://www.evenwell.example/letters"},
    )
    authors = changes.pop("authors", None) or [make_author()]
    faqs = changes.pop("faqs", [("What do the cells run on?", "<p>Mostly on glutamine.</p>")])
    about = changes.pop("about", None) or [
        Topic.objects.get_or_create(slug="glutamine", name="Glutamine", kind="substance")[0]
    ]
    number = next(_numbers)
    fields = {
        "slug": f"what-cells-run-on-{number}",
        "headline": f"What the cells of your gut run on, part {number}",
        "description": "A short letter on the fuel of the gut lining and what it may mean.",
        "body": BODY,
        "series": series,
        "show_disclosures": True,
        **changes,
    }
    with actions.editing(Article(**fields), actor=editor, now=now) as article:
        article.save()
        for position, author in enumerate(authors, start=1):
            ArticleAuthor.objects.create(article=article, author=author, position=position)
        for topic in about:
            ArticleTopic.objects.create(article=article, topic=topic, relation="about")
        for position, (question, answer) in enumerate(faqs, start=1):
            Faq.objects.create(article=article, position=position, question=question, answer=answer)
        article.disclaimers.add(make_disclaimer())
        # Settled twice, so that the ledger has its claims while they are still being written.
        drafting.settle(article)
        for claim in Claim.objects.filter(article=article):
            claim.product = Product.objects.get(slug="evenwell")
            claim.save()
            claim.references.set([make_reference("kim-2017")])
    return article


_STEPS: dict[Status, tuple[str, ...]] = {
    Status.DRAFT: (),
    Status.IN_REVIEW: ("submit",),
    Status.CHANGES_REQUESTED: ("submit", "request_changes"),
    Status.APPROVED: ("submit", "approve"),
    Status.SCHEDULED: ("submit", "approve", "schedule"),
    Status.PUBLISHED: ("submit", "approve", "publish"),
    Status.UNPUBLISHED: ("submit", "approve", "publish", "unpublish"),
    Status.WITHDRAWN: ("submit", "approve", "publish", "withdraw"),
}


def _take(
    step: str,
    article: Article,
    editor: User,
    reviewer: User | None,
    publisher: User | None,
    now: datetime,
) -> None:
    if step == "submit":
        actions.submit(article, actor=editor, now=now - timedelta(days=1))
    elif step == "request_changes":
        reviewer = reviewer or make_user(Role.REVIEWER)
        actions.request_changes(article, actor=reviewer, now=now, reason="Say how much they took.")
    elif step == "approve":
        approve(article, reviewer=reviewer, now=now - timedelta(hours=2))
    else:
        publisher = publisher or make_user(Role.PUBLISHER)
        _finish(step, article, publisher, now)


def approve(article: Article, *, now: datetime, reviewer: User | None = None) -> None:
    """Sign the revision under review; warnings that it raises are overridden first."""
    reviewer = reviewer or make_user(Role.REVIEWER)
    revision = article.revisions.order_by("-number").first()
    assert revision is not None
    signature = {"actor": reviewer, "now": now, "digest": revision.digest, "ticked": ticks(article)}
    try:
        actions.approve(article, **signature)
    except actions.Refused as error:
        if error.refusal.code != "findings":
            raise
        override_warnings(article, actor=reviewer, now=now)
        actions.approve(article, **signature)


def ticks(article: Article) -> list[str]:
    """Name every point of the checklist of the newest revision, as if somebody had looked."""
    revision = article.revisions.order_by("-number").first()
    return [item.name for item in checklist.items(revision.content)] if revision else []


def override_warnings(article: Article, *, actor: User, now: datetime) -> list[Resolution]:
    """Have `actor` answer for every open warning for half a year (R4)."""
    article, day = Article.objects.get(pk=article.pk), resolved.day(now)
    status = standing.status_of(article, now=now)
    found = {
        (outcome.finding.code, outcome.finding.sentence_sha256)
        for outcome in standing.assess(article, status=status, on=day).outcomes
        if outcome.is_open and outcome.finding.severity is Severity.WARN
    }
    return [
        resolving.resolve(
            article,
            actor=actor,
            now=now,
            kind=Kind.OVERRIDE,
            code=code,
            sentence_sha256=sentence,
            reason="The letter's readers are told of it in another place.",
            risk_owner="Olga Owner",
            expires_on=day + timedelta(days=180),
        )
        for code, sentence in sorted(found)
    ]


def _finish(step: str, article: Article, publisher: User, now: datetime) -> None:
    if step == "publish":
        actions.publish(article, actor=publisher, now=now)
    elif step == "schedule":
        actions.schedule(article, actor=publisher, now=now, at=now + timedelta(days=1))
    elif step == "unpublish":
        later = now + timedelta(hours=1)
        actions.unpublish(article, actor=publisher, now=later, reason="The trial was misread.")
    else:
        later = now + timedelta(hours=1)
        actions.withdraw(article, actor=publisher, now=later, reason="It should never have run.")
