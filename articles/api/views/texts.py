"""Serve questions and disclaimers across letters, each with the letter it stands in."""

from typing import Any

import orjson
from django.db.models import F
from django.http import HttpResponse
from rest_framework.request import Request

from articles.api import directory
from articles.api.filtering import Backend
from articles.api.filters import DisclaimerFilter, FaqFilter
from articles.api.public import PublicList
from articles.api.serializers.texts import LetterDisclaimerSerializer, LetterFaqSerializer
from articles.models import PublishedEntry
from articles.workflow.links import link


class Texts(PublicList):
    """The texts of one kind in live letters: newest letter first, in its own order."""

    queryset = PublishedEntry.objects.none()
    filter_backends = [Backend]
    kind = ""

    def get(self, request: Request) -> HttpResponse:
        texts = directory.entries((self.kind,), now=self.now)
        newest = texts.order_by("-publication__date_published", "-publication", "position")
        page = self.page(newest.annotate(card=F("publication__card")))
        return self.listed([_describe(text) for text in page], tags=["letters"])


class FaqList(Texts):
    """List the questions that letters answer."""

    kind = "faq"
    serializer_class = LetterFaqSerializer
    filterset_class = FaqFilter


class DisclaimerList(Texts):
    """List the disclaimers that letters carry."""

    kind = "disclaimer"
    serializer_class = LetterDisclaimerSerializer
    filterset_class = DisclaimerFilter


def _describe(text: Any) -> dict[str, Any]:
    article = link(text.card)
    shown = orjson.loads(text.payload)
    return {"article": article, "url": f"{article['url']}#{shown['anchor']}", **shown}
