"""Cut lists into numbered pages; a wrong number is refused with what would be right."""

from typing import Any

from django.core.paginator import InvalidPage, Paginator
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

MOST_PAGES = 10**9


class PageNumbers(PageNumberPagination):
    """`page` from 1; `page_size` 20 unless asked otherwise, at most 100."""

    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100
    page_query_description = "Which page, from 1."
    page_size_query_description = "How many results a page holds: 1 to 100."

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        bounds = {"page": {"minimum": 1, "maximum": MOST_PAGES}}
        bounds |= {"page_size": {"minimum": 1, "maximum": self.max_page_size}}
        return [
            {**each, "schema": {**each["schema"], **bounds[each["name"]]}}
            for each in super().get_schema_operation_parameters(view)
        ]

    # DRF would take the word "last" for a number.
    last_page_strings = ()

    def get_page_size(self, request: Request) -> int:
        return _number(request, "page_size", default=self.page_size, most=self.max_page_size)

    def get_page_number(self, request: Request, paginator: "Paginator[Any]") -> int:
        return _number(request, "page", default=1, most=MOST_PAGES)

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.request = request
        paginator = self.django_paginator_class(queryset, self.get_page_size(request))
        number = self.get_page_number(request, paginator)
        try:
            self.page = paginator.page(number)
        except InvalidPage:
            pages = paginator.num_pages
            raise NotFound(f"There is no page {number}; the last one is {pages}.") from None
        return list(self.page)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        # DRF's own is OpenAPI 3.0, whose `nullable` means nothing in 3.1.
        page = {"type": ["string", "null"], "format": "uri", "description": "null at the end."}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "description": "Results on all pages."},
                "next": page,
                "previous": page,
                "results": schema,
            },
        }


class LetterPages(PageNumbers):
    """Pages of letters; a search says which words it looked for."""

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        page = super().get_paginated_response_schema(schema)
        page["properties"]["count"]["description"] += (
            " A search that finds more than 10,000 letters may stop counting there."
        )
        page["properties"]["searched_for"] = {
            "type": "string",
            "description": "Only with `search`: the words, mistyped ones put right.",
        }
        return page


def neighbours(following: str | None, previous: str | None) -> str:
    """Return the Link header of a page (RFC 8288), "" when it is the only one."""
    pages = {"next": following, "prev": previous}
    return ", ".join(f'<{page}>; rel="{name}"' for name, page in pages.items() if page)


def _number(request: Request, name: str, *, default: int, most: int) -> int:
    text = request.query_params.get(name, "")
    if not text:
        return default
    # Ten digits are plenty; Python refuses to read a number of thousands of them.
    if text.isascii() and text.isdecimal() and len(text) <= 10 and 1 <= int(text) <= most:
        return int(text)
    limit = f"from 1 to {most}" if most < MOST_PAGES else "from 1"
    raise ValidationError({name: [f"Give a whole number {limit}."]}, code="invalid")
