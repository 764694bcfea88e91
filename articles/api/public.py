"""
Give every public address the same manners.

One instant for the whole request, no query parameter taken that it doesn't know, one shape of
errors, caching headers on what succeeds and none on what fails.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

import orjson
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api import caching, moment
from articles.api.caching import Answer
from articles.api.errors import Gone, Moved
from articles.api.pagination import neighbours
from articles.api.throttling import ByClient
from articles.rendering import finished
from references.api.refusals import JsonRefusals

JSON = "application/json"
LONGEST_QUERY = 8_000
"""Characters; what a search with every filter takes, many times over."""
MOST_TOLD = 20
"""Unknown parameters that one refusal names."""
UNFILTERED = frozenset({"page", "page_size", "fields", "format", "style"})
"""Parameters that ask for no search."""


class OneForm(BaseContentNegotiation):
    """Answer in the one form an address has, whatever `Accept` says (RFC 9110 12.4.1)."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str = "") -> Any:
        return renderers[0], renderers[0].media_type


class Public(JsonRefusals):
    """An address anybody may read."""

    http_method_names = ["get", "head", "options"]
    content_negotiation_class: type[BaseContentNegotiation] = OneForm
    may_be_kept = True
    """Only where the answer is made from the tables that `articles.generations` watches."""
    throttle_classes = [ByClient]
    throttled_as = "reads"
    """One of `throttling.KINDS`."""
    now: datetime

    @cached_property
    def moment(self) -> moment.Moment:
        """What the database knows of this request's instant."""
        return moment.read(self.now)

    def accepted_parameters(self) -> list[str]:
        """Return the names of the query parameters that this address takes."""
        return []

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        self.now = timezone.now()
        if str(request.method).lower() not in self.http_method_names:
            self.http_method_not_allowed(request)
        refuse_unknown(request, accepted=self.accepted_parameters())
        super().initial(request, *args, **kwargs)

    def handle_exception(self, exc: Exception) -> Any:
        if isinstance(exc, Moved):
            return self._redirect(exc.slug)
        response = super().handle_exception(exc)
        if isinstance(exc, Gone):
            tags = f"letter:{self.kwargs['slug']}"
            caching.keep(response, now=self.now, until=self.moment.next_change, tags=tags)
        else:
            # A 404 kept by a cache would outlast the second at which the letter goes live.
            response.headers["Cache-Control"] = "no-store"
        return response

    def published(
        self,
        answer: Any,
        *,
        tags: Iterable[str],
        changed: datetime | None,
        until: datetime | None,
        content_type: str = JSON,
        link: str = "",
    ) -> HttpResponse:
        """Return `answer` (finished text, or values for JSON) with its caching headers."""
        body = answer.encode() if isinstance(answer, str) else orjson.dumps(answer)
        made = Answer(
            body=body,
            content_type=content_type,
            etag=finished.etag(body),
            modified=changed or self.now,
            tags=",".join(dict.fromkeys(tags)),
            since=self.now,
            until=until,
            link=link,
        )
        response: Any = caching.reply(made, self.request, now=self.now)
        if self.may_be_kept:
            response.answer = made
        return response  # type: ignore[no-any-return]

    def _redirect(self, slug: str) -> HttpResponse:
        match = self.request.resolver_match
        address = self.request.build_absolute_uri(reverse(match.view_name, kwargs={"slug": slug}))
        response = HttpResponsePermanentRedirect(address)
        # Without these a browser keeps a 301 for good, even when the slug is used again.
        tags = f"letter:{self.kwargs['slug']},letter:{slug}"
        caching.keep(response, now=self.now, until=self.moment.next_change, tags=tags)
        return response


class PublicList(Public, ListAPIView[Any]):
    """A list in pages; its filters say which query parameters it takes."""

    @property
    def throttled_as(self) -> str:  # type: ignore[override]
        """A page of all is a read; what is narrowed or sorted has to be looked for."""
        return "reads" if set(self.request.query_params) <= UNFILTERED else "search"

    def accepted_parameters(self) -> list[str]:
        pages = ["page", "page_size"]
        filters = getattr(self, "filterset_class", None)
        return [*(filters.base_filters if filters else ()), *pages]

    def page(self, queryset: Any) -> list[Any]:
        """Return the rows of the page asked for, filters applied."""
        return self.paginate_queryset(self.filter_queryset(queryset)) or []

    def listed(self, results: list[Any], *, tags: Iterable[str], **said: Any) -> HttpResponse:
        """Return one page of results in the shape of every list, and what else is `said` of it."""
        paged: Response = self.get_paginated_response(results)
        return self.published(
            {**paged.data, **said},
            tags=tags,
            changed=self.moment.last_change,
            until=self.moment.next_change,
            link=neighbours(paged.data["next"], paged.data["previous"]),
        )


def refuse_unknown(request: Request, *, accepted: list[str]) -> None:
    """Raise a validation error for every parameter that is not `accepted`, up to a number."""
    # Asked first: Django refuses to read thousands of parameters, in no shape of ours.
    if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        words = f"What stands behind the question mark has more than {LONGEST_QUERY} characters."
        raise ValidationError(words, code="too_long")
    known = f"This address takes {', '.join(accepted)}." if accepted else "It takes none here."
    unknown = {
        name: [f"There is no query parameter of this name. {known}"]
        for name in request.query_params
        if name not in accepted
    }
    if unknown:
        told = dict(islice(unknown.items(), MOST_TOLD))
        raise ValidationError(told, code="unknown_parameter")
