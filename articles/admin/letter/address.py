"""Tell, at the field of the slug, what becomes of the addresses that readers know."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import addresses, collect
from articles.models import Article
from articles.workflow import redirecting, standing

RULE = "The end of the letter's address. Changing it leaves a redirect behind."


def told(article: Article) -> str | SafeString:
    """Return the help text: where readers find `article`, and which old addresses lead there."""
    if article.pk is None:
        return RULE
    try:
        brand = collect.brand()
    except collect.NoBrand:
        return RULE
    live = standing.live_publication(article, now=timezone.now())
    former = article.redirects.exclude(old_slug=live.slug if live else article.slug)
    said = []
    if live:
        said.append(
            format_html(
                " Readers find it at <strong>{}</strong>; once a revision with another slug is "
                "live, that address leads on to the new one.",
                addresses.letter_url(brand, live.slug),
            )
        )
    if old := former.values_list("old_slug", flat=True):
        names = format_html_join(", ", "<strong>{}</strong>", ((slug,) for slug in old))
        said.append(format_html(" Its old addresses lead to it as well: {}.", names))
    return format_html("{}{}", RULE, format_html_join("", "{}", ((each,) for each in said)))


def check(article: Article, slug: str, *, before: str | None) -> str:
    """Return `slug`; raises ValidationError where something else has the address."""
    if slug != before and (why := redirecting.taken(slug, now=timezone.now(), by=article)):
        raise ValidationError(why)
    return slug
