"""Say by which query parameters each list across letters can be narrowed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT, JSONField
from django.db.models.functions import Cast

from articles import matches, searching
from articles.api.filtering import (
    DayFilter,
    InstantFilter,
    NamesFilter,
    PaperFilter,
    Timed,
    instant,
)
from articles.api.serializers.letters import CardSerializer
from articles.models import Publication, PublishedEntry
from references.api.filters import LONGEST_IDENTIFIER, ReferenceFilter

ORDERS = ("date_published", "date_modified", "headline")
LONGEST_SLUG = 200
LONGEST_SEARCH = 200
"""Characters; every word costs a condition."""


class SlugFilter(django_filters.CharFilter):
    """A name in an address, no longer than any is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, max_length=LONGEST_SLUG, **kwargs)


class Ordering(django_filters.OrderingFilter):
    """Sort by the fields named; letters that tie keep their order from page to page."""

    def filter(self, qs: Any, value: Any) -> Any:
        return super().filter(qs, [*value, "-id"] if value else value)


class ArticleFilter(Timed):
    author = SlugFilter(method="by_entry", help_text="Slug of an author.")
    series = SlugFilter(field_name="series_slug", help_text="Slug of a series.")
    topic = SlugFilter(method="by_entry", help_text="Slug of a topic.")
    product = SlugFilter(method="by_entry", help_text="Slug of a product.")
    reference = PaperFilter(
        method="by_reference",
        max_length=LONGEST_IDENTIFIER,
        help_text="Letters that cite it: a DOI or PMID in any form, or a citation key.",
    )
    published_after = InstantFilter(
        method="after", help_text="First published on this day or later; or an instant."
    )
    published_before = InstantFilter(
        method="before", help_text="First published before this day; or an instant."
    )
    reviewed_before = DayFilter(
        field_name="last_reviewed", lookup_expr="lt", help_text="Last reviewed before this day."
    )
    search = django_filters.CharFilter(
        method="by_words",
        max_length=LONGEST_SEARCH,
        help_text="Words that must all occur in the letter, in any form and as beginnings of "
        "longer ones. What fits best comes first, unless an ordering is asked for.",
    )
    ordering = Ordering(fields=ORDERS, help_text="Newest first unless asked otherwise.")
    fields = NamesFilter(
        method="leave",
        choices=[(name, name) for name in CardSerializer().fields],
        help_text="Only these fields of each letter, separated by commas.",
    )

    class Meta:
        model = Publication
        fields: list[str] = []

    def by_entry(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(shows(Q(kind=name, key=value)))

    def by_reference(self, queryset: Any, name: str, value: Q) -> Any:
        return queryset.filter(shows(Q(kind="reference") & value))

    def after(self, queryset: Any, name: str, value: date | datetime) -> Any:
        return queryset.filter(date_published__gte=instant(value, self.view.moment.zone))

    def before(self, queryset: Any, name: str, value: date | datetime) -> Any:
        return queryset.filter(date_published__lt=instant(value, self.view.moment.zone))

    def filter_queryset(self, queryset: Any) -> Any:
        given = {name: value for name, value in self.form.cleaned_data.items() if value}
        words = searching.words_of(given.pop("search", ""))
        given.pop("fields", None)
        if not words or not matches.can_narrow(given):
            return super().filter_queryset(queryset)
        search = matches.Search(given, now=self.view.now)
        return self._found(words, having=search.having, is_known=search.is_known)

    def by_words(self, queryset: Any, name: str, value: str) -> Any:
        words, now = searching.words_of(value), self.view.now
        if not words:
            self.view.searched_for = words
            return queryset.none()
        asked = {"stems": searching.language(self.view.moment.language), "now": now}
        live = Publication.objects.live(now)
        found = self._found(
            words,
            having=lambda all_of: searching.having(queryset, all_of, **asked),
            is_known=lambda word: searching.having(live, [word], **asked).exists(),
        )
        return found.order_by("place", "-date_published", "-id")

    def _found(self, words: list[str], *, having: Any, is_known: Any) -> Any:
        """Return what has all `words`; where nothing has, what has those that were meant."""
        found = having(words)
        if not found.exists():
            words = searching.meant(words, is_known=is_known)
            found = having(words)
        self.view.searched_for = words
        return found

    def leave(self, queryset: Any, name: str, value: list[str]) -> Any:
        return queryset


class TextFilter(Timed):
    """Questions or disclaimers by what their letter is and says."""

    article = SlugFilter(field_name="publication__slug", help_text="Slug of the letter.")
    topic = SlugFilter(method="by_sibling", help_text="Slug of a topic.")
    product = SlugFilter(method="by_sibling", help_text="Slug of a product.")

    def by_sibling(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(shows(Q(kind=name, key=value), of="publication"))


class FaqFilter(TextFilter):
    search = django_filters.CharFilter(
        method="by_words",
        max_length=LONGEST_SEARCH,
        help_text="Words that must all occur in question and answer.",
    )

    def by_words(self, queryset: Any, name: str, value: str) -> Any:
        # The payload's own field names ("question", "answer_html") are no words of the letter.
        answered = queryset.alias(shown=Cast("payload", JSONField())).alias(
            answer=KT("shown__answer_text"), question=KT("shown__question")
        )
        return with_words(answered, value, ["question", "answer"])


class DisclaimerFilter(TextFilter):
    search = django_filters.CharFilter(
        method="by_words",
        max_length=LONGEST_SEARCH,
        help_text="Words that must all occur in the text.",
    )

    def by_words(self, queryset: Any, name: str, value: str) -> Any:
        shown = queryset.alias(shown=Cast("payload", JSONField()))
        return with_words(shown.alias(wording=KT("shown__text")), value, ["wording"])


class LibraryFilter(Timed, ReferenceFilter):
    cited_by = SlugFilter(method="by_letter", help_text="Slug of a letter: the papers it cites.")

    def by_letter(self, queryset: Any, name: str, value: str) -> Any:
        letter = Publication.objects.live(self.view.now).filter(slug=value)
        cited = PublishedEntry.objects.filter(kind="reference", publication__in=letter)
        return queryset.filter(citation_key__in=cited.values("key"))


def shows(what: Q, *, of: str = "pk") -> Exists:
    """Return the condition that the publication (named by column `of`) has such an entry."""
    return Exists(PublishedEntry.objects.filter(what, publication=OuterRef(of)))


def with_words(queryset: QuerySet[Any], text: str, columns: Iterable[str]) -> QuerySet[Any]:
    """Keep the rows in which every word of `text` occurs in one of `columns`, in any case."""
    for word in text.split():
        places = Q()
        for column in columns:
            places |= Q(**{f"{column}__icontains": word})
        queryset = queryset.filter(places)
    return queryset
