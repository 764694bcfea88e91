"""
Read a draft's rows into one plain `Content`.

The only place that knows both the tables and the values. Shared records (people, papers,
products, disclaimers) are copied as they are today; freezing them is what lets a signed
revision keep what it showed.
"""

from collections.abc import Iterable

from django.utils import timezone
from msgspec.structs import replace

from articles import addresses, content, dates, ledger, mentions, policies
from articles.body.parse import parse
from articles.body.prose import prose
from articles.body.walk import citations, letter_links
from articles.compliance import duties
from articles.compliance.duties import Duties
from articles.compliance.qualifying import STATEMENT
from articles.compliance.resolution import Kind
from articles.image_values import image, pictured
from articles.models import (
    Article,
    ArticleTopic,
    Author,
    Brand,
    Disclaimer,
    Product,
    Publication,
    Topic,
)
from references.models import Reference


class NoBrand(Exception):
    """There is no brand row yet, so no letter has an address."""

    def __init__(self) -> None:
        super().__init__("No brand is set up yet. Add it in the admin under Letters › Brand.")


def collect(
    article: Article,
    *,
    faqs: tuple[content.Faq, ...] | None = None,
    claims: tuple[content.Claim, ...] | None = None,
) -> content.Content:
    """
    Return the draft of `article` as values; raises `NoBrand` on an empty installation.

    `faqs` and `claims` stand in for the stored ones while somebody types others.
    """
    publisher = brand_row()
    house = brand(publisher)
    if faqs is None:
        faqs = tuple(content.Faq(question=f.question, answer=f.answer) for f in article.faqs.all())
    if claims is None:
        claims = tuple(ledger.claims_of(article))
    documents = [parse(article.body), *(parse(faq.answer) for faq in faqs)]
    visible = [article.headline, article.description, *(faq.question for faq in faqs)]
    lexicon = tuple(
        product(row, origin=house.origin) for row in Product.objects.select_related("image")
    )
    people = [person(author, origin=house.origin) for author in _authors(article)]
    keys = [
        key for document in documents for citation in citations(document) for key in citation.keys
    ]
    identities = [link.identity for document in documents for link in letter_links(document)]
    about, mentioned = _topics(article)
    named = mentions.named(lexicon, [*visible, *(prose(d).text for d in documents)])
    shown = tuple(_references(article, keys, style=publisher.citation_style))
    written = content.Content(
        brand=house,
        slug=article.slug,
        headline=article.headline,
        description=article.description,
        language=house.language,
        body=article.body,
        authors=tuple(people),
        series=_series(article),
        about=about,
        mentions=mentioned,
        products=named,
        # The rules want to know every product by name; only those named are seen.
        lexicon=tuple(replace(product, image=None) for product in lexicon),
        insiders=tuple(_insiders(publisher, article)),
        image=image(article.image, origin=house.origin),
        images=tuple(
            pictured(documents if article.faqs_shown else documents[:1], origin=house.origin)
        ),
        faqs=faqs,
        faqs_shown=article.faqs_shown,
        references=shown,
        offered=tuple(_offered(claims, shown, style=publisher.citation_style)),
        claims=claims,
        no_claims=tuple(_no_claims(article)),
        letters=tuple(_letters(identities, house)),
        corrections=tuple(
            content.Correction(text=c.text, date=c.date.isoformat())
            for c in article.corrections.all()
        ),
        audience=article.audience,
        specialty=article.specialty,
        seo_title=article.seo_title,
        seo_description=article.seo_description,
        indexable=article.is_indexable,
        date_published=(
            dates.stamp(article.date_published, house.time_zone) if article.date_published else ""
        ),
        source=_source(article),
    )
    return _with_duties(article, written)


def _with_duties(article: Article, written: content.Content) -> content.Content:
    """Return `written` with the disclaimers and disclosures that it owes and that were chosen."""
    owed = duties.of(written, policies.current())
    return replace(
        written,
        disclaimers=tuple(_disclaimers(article, owed)),
        disclosures=tuple(
            person.disclosure
            for person in written.authors
            if person.disclosure
            and (article.show_disclosures or (owed.names_product and person.material_connection))
        ),
    )


def _insiders(publisher: Brand, article: Article) -> Iterable[content.Insider]:
    """Yield the people tied to the brand whose words in `article` are not their own byline."""
    for insider in publisher.insiders.all():
        yield content.Insider(name=insider.name, relationship=insider.relationship)
    tied = Author.objects.exclude(material_connection="").exclude(bylines__article=article)
    for author in tied.order_by("name", "id"):
        yield content.Insider(name=author.name, relationship=author.material_connection)


def brand_row() -> Brand:
    """Return the one row of the publisher; raises `NoBrand` when none is set up."""
    row = Brand.objects.select_related("logo").first()
    if row is None:
        raise NoBrand
    return row


def brand(row: Brand | None = None) -> content.Brand:
    """Return the publisher's facts; raises `NoBrand` when none is set up."""
    row = row or brand_row()
    return content.Brand(
        name=row.name,
        origin=row.origin,
        post_path=row.post_path,
        alternate_name=row.alternate_name,
        legal_name=row.legal_name,
        description=row.description,
        tagline=row.tagline,
        language=row.language,
        time_zone=row.time_zone,
        logo=image(row.logo, origin=row.origin),
        same_as=tuple(row.same_as),
        email=row.email,
        telephone=row.telephone,
        publishing_principles=row.publishing_principles,
        corrections_policy=row.corrections_policy,
        disclaimer_on_panels=row.disclaimer_on_panels,
    )


def person(author: Author, *, origin: str) -> content.Person:
    """Return the facts of one person; their portrait has its address on the site at `origin`."""
    return content.Person(
        slug=author.slug,
        name=author.name,
        given_name=author.given_name,
        family_name=author.family_name,
        honorific_prefix=author.honorific_prefix,
        honorific_suffix=author.honorific_suffix,
        job_title=author.job_title,
        works_for_brand=author.works_for_brand,
        description=author.description,
        url=author.url,
        same_as=tuple(author.same_as),
        image=image(author.image, origin=origin),
        credentials=tuple(
            content.Credential(
                name=row.name,
                credential_category=row.credential_category,
                recognized_by=row.recognized_by,
            )
            for row in author.credentials.all()
        ),
        material_connection=author.material_connection,
        disclosure=author.disclosure,
    )


def product(row: Product, *, origin: str) -> content.Product:
    """Return the facts of one product; its picture has its address on the site at `origin`."""
    return content.Product(
        slug=row.slug,
        name=row.name,
        alternate_names=tuple(row.alternate_names),
        url=row.url,
        active_ingredients=tuple(row.active_ingredients),
        safety_consideration=row.safety_consideration,
        target_population=row.target_population,
        is_proprietary=row.is_proprietary,
        image=image(row.image, origin=origin),
    )


def reference(row: Reference, *, style: str) -> content.Reference:
    """Return one paper as the library has it now, its entry printed in a citation style."""
    entry = row.formatted(style=style)
    return content.Reference(
        key=row.citation_key,
        csl=row.csl(),
        formatted_html=entry.html,
        formatted_text=entry.text,
        status=row.status,
        status_notice=row.status_notice,
        kind=row.kind,
        verified_at=row.verified_at.isoformat() if row.verified_at else "",
        verified_source=row.verified_source,
        population=row.population,
        dose=row.dose,
        sample_size=row.sample_size,
    )


def _authors(article: Article) -> Iterable[Author]:
    bylines = article.bylines.select_related("author__image").prefetch_related(
        "author__credentials"
    )
    return [byline.author for byline in bylines]


def _series(article: Article) -> content.Series | None:
    if article.series is None:
        return None
    return content.Series(
        slug=article.series.slug,
        name=article.series.name,
        url=article.series.url,
        description=article.series.description,
        position=article.series_position,
    )


def _topics(article: Article) -> tuple[tuple[content.Topic, ...], tuple[content.Topic, ...]]:
    links = article.topic_links.select_related("topic").prefetch_related("topic__identifiers")
    return (
        tuple(_topic(link.topic) for link in links if link.relation == ArticleTopic.ABOUT),
        tuple(_topic(link.topic) for link in links if link.relation == ArticleTopic.MENTIONS),
    )


def _topic(row: Topic) -> content.Topic:
    return content.Topic(
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        identifiers=tuple(
            content.TopicIdentifier(system=i.system, value=i.value, url=i.url)
            for i in row.identifiers.all()
        ),
    )


def _references(article: Article, keys: list[str], *, style: str) -> Iterable[content.Reference]:
    cited = {
        row.citation_key: row
        for row in Reference.objects.with_contributors().filter(citation_key__in=keys)
    }
    first_mentions = dict.fromkeys(key for key in keys if key in cited)
    yield from (reference(cited[key], style=style) for key in first_mentions)
    for row in article.uncited_references.with_contributors().order_by("citation_key"):
        if row.citation_key not in cited:
            yield reference(row, style=style)


def _offered(
    claims: Iterable[content.Claim], shown: Iterable[content.Reference], *, style: str
) -> Iterable[content.Reference]:
    keys = {key for claim in claims for key in claim.references}
    missing = keys.difference(paper.key for paper in shown)
    if missing:
        rows = Reference.objects.with_contributors().filter(citation_key__in=missing)
        yield from (reference(row, style=style) for row in rows.order_by("citation_key"))


def _no_claims(article: Article) -> Iterable[str]:
    """Return the sentences that a reviewer judged to be no structure/function statement."""
    judged = article.resolutions.filter(
        kind=Kind.NOT_A_CLAIM, code=STATEMENT, revocation__isnull=True
    )
    return sorted(set(judged.values_list("sentence_sha256", flat=True)))


def _disclaimers(article: Article, owed: Duties) -> Iterable[content.Disclaimer]:
    rows = list(article.disclaimers.prefetch_related("versions"))
    if owed.disclaimer and all(row.kind != content.FDA_DISCLAIMER for row in rows):
        due = Disclaimer.objects.filter(kind=content.FDA_DISCLAIMER)
        rows = [*due.prefetch_related("versions"), *rows]
    for row in rows:
        if (newest := row.in_force) is None:
            continue
        yield content.Disclaimer(
            kind=row.kind,
            name=row.name,
            symbol=row.symbol,
            version=newest.version,
            # 21 CFR 101.93(c): one statement, "This statement has"; otherwise the plural.
            text=newest.singular if owed.statements == 1 else newest.plural,
            singular=newest.singular,
            plural=newest.plural,
        )


def _letters(identities: list[str], house: content.Brand) -> Iterable[content.LetterTarget]:
    # Whether a target is live is asked now and frozen with the revision: the reviewer
    # signs the link or its absence, not something that may change underneath.
    live = {
        str(identity): (slug, headline)
        for identity, slug, headline in Publication.objects.live(timezone.now())
        .filter(article__identity__in=set(identities))
        .values_list("article__identity", "slug", "headline")
    }
    drafts = Article.objects.filter(identity__in=set(identities))
    for identity, slug, headline in drafts.order_by("identity").values_list(
        "identity", "slug", "headline"
    ):
        slug, headline = live.get(str(identity), (slug, headline))
        yield content.LetterTarget(
            identity=str(identity),
            url=addresses.letter_url(house, slug),
            headline=headline,
            live=str(identity) in live,
        )


def _source(article: Article) -> content.SourcePage | None:
    page = getattr(article, "source_page", None)
    if page is None:
        return None
    return content.SourcePage(
        visible_date=page.visible_date,
        date_published=page.date_published,
        date_modified=page.date_modified,
        last_reviewed=page.last_reviewed,
        reviewed_by=page.reviewed_by,
    )
