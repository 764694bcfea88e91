"""
Fill a draft from a page: its own fields, then everything that hangs on it.

To be called inside `articles.workflow.actions.editing` alone. What the page does not say stays
as an editor left it; what it says is rewritten.
"""

import re
from html import unescape

from articles import collect, drafting
from articles.importing import identity, papers, records, structured
from articles.importing.notes import Notes
from articles.importing.page import Page
from articles.importing.publication_day import first_published
from articles.mentions import named
from articles.models import Article, ArticleAuthor, ArticleTopic, Brand, Faq, Product
from references.models import Reference

LINK = re.compile(r"<a href=\"([^\"]*)\">")
LONGEST_QUESTION = 300


def write(draft: Article, page: Page, house: Brand, shelf: dict[int, Reference]) -> None:
    """Write `page` into `draft`; `shelf` holds its papers by printed number."""
    _write_letter(draft, page, house, shelf)
    _write_questions(draft, page, shelf)
    _keep_uncited(draft, shelf)
    _write_byline(draft, page)
    _write_topics(draft, page)
    if page.disclaimer:
        draft.disclaimers.add(records.disclaimer())
    _name_products_of_claims(draft, house)


def _write_letter(draft: Article, page: Page, house: Brand, shelf: dict[int, Reference]) -> None:
    notes = page.notes
    draft.headline, draft.description = page.headline, page.description
    draft.body = _with_letter_links(papers.keyed(page.body, shelf), house, notes)
    draft.faqs_shown = page.questions_shown
    draft.series = records.series(page.series, page.series_url, house, notes) or draft.series
    draft.date_published = (
        first_published(page.dates, time_zone=house.time_zone, notes=notes) or draft.date_published
    )
    if page.audience in dict(Article._meta.get_field("audience").choices):
        draft.audience = page.audience
    draft.clean_fields()
    draft.save()


def _with_letter_links(html: str, house: Brand, notes: Notes) -> str:
    """Return `html` with addresses of letters that are here as links to the letters themselves."""
    slugs = {href: slug for href in LINK.findall(html) if (slug := _letter_at(href, house))}
    known = dict(Article.objects.filter(slug__in=slugs.values()).values_list("slug", "identity"))
    for slug in dict.fromkeys(slugs.values()):
        if slug not in known:
            notes.leave(f"A link leads to the letter “{slug}”, which is not here; it was kept.")
    return LINK.sub(
        lambda match: (
            f'<a data-letter="{known[slugs[match[1]]]}">'
            if slugs.get(match[1]) in known
            else match[0]
        ),
        html,
    )


def _letter_at(href: str, house: Brand) -> str:
    """Return the slug of the letter that `href` (escaped) leads to, or ""."""
    origin, path, slug = structured.split_address(unescape(href))
    return slug if (origin, path) == (house.origin, house.post_path) else ""


def _write_questions(draft: Article, page: Page, shelf: dict[int, Reference]) -> None:
    # A question that is asked again keeps its row: the claims ledger holds on to it.
    known = {row.question: row for row in draft.faqs.all()}
    for position, question in enumerate(page.questions, start=1):
        if len(question.question) > LONGEST_QUESTION:
            page.notes.guess(f"Question {position} was cut to {LONGEST_QUESTION} characters.")
        asked = question.question[:LONGEST_QUESTION]
        row = known.pop(asked, None) or Faq(article=draft, question=asked)
        row.position, row.answer = position, papers.keyed(question.answer, shelf)
        row.save()
    for row in known.values():
        row.delete()


def _keep_uncited(draft: Article, shelf: dict[int, Reference]) -> None:
    texts = [draft.body, *draft.faqs.values_list("answer", flat=True)]
    cited = {key for text in texts for keys in papers.CITES.findall(text) for key in keys.split()}
    draft.uncited_references.set(p for p in shelf.values() if p.citation_key not in cited)


def _write_byline(draft: Article, page: Page) -> None:
    authors = list(dict.fromkeys(records.authors(page.authors, page.notes)))
    if not authors:
        return
    draft.bylines.all().delete()
    for position, author in enumerate(authors, start=1):
        ArticleAuthor.objects.create(article=draft, author=author, position=position)


def _write_topics(draft: Article, page: Page) -> None:
    related = [(subject, ArticleTopic.ABOUT) for subject in page.about]
    related += [(subject, ArticleTopic.MENTIONS) for subject in page.mentions]
    if not related:
        return
    draft.topic_links.all().delete()
    for subject, relation in related:
        if records.is_product(subject):
            page.notes.replace(
                identity.new_topic(subject, relation), identity.no_topic(subject.name)
            )
            continue
        topic = records.topic(subject)
        if topic and not draft.topic_links.filter(topic=topic).exists():
            ArticleTopic.objects.create(article=draft, topic=topic, relation=relation)


def _name_products_of_claims(draft: Article, house: Brand) -> None:
    """Tie each claim to the product that its own sentence names."""
    drafting.settle(draft)
    shelf = list(Product.objects.all())
    for claim in draft.claims.filter(product=None):
        about = [
            row for row in shelf if named([collect.product(row, origin=house.origin)], [claim.text])
        ]
        if len(about) == 1:
            claim.product = about[0]
            claim.save(update_fields=["product"])
