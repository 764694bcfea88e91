"""Nested serializers, a view set, prefetching: as the documentation of the framework does it."""

from typing import Any

from django.db.models import Count
from django.urls import include, path
from django_filters import rest_framework as filters
from rest_framework import routers, serializers, viewsets
from rest_framework.pagination import PageNumberPagination

from tests.benchmarks.http.textbook.models import (
    Letter,
    Mention,
    Notice,
    Paper,
    Question,
    Run,
    Subject,
    Writer,
)


class WriterSerializer(serializers.ModelSerializer[Writer]):
    class Meta:
        model = Writer
        exclude = ["id"]


class RunSerializer(serializers.ModelSerializer[Run]):
    class Meta:
        model = Run
        exclude = ["id"]


class SubjectSerializer(serializers.ModelSerializer[Subject]):
    class Meta:
        model = Subject
        exclude = ["id"]


class PaperSerializer(serializers.ModelSerializer[Paper]):
    class Meta:
        model = Paper
        exclude = ["id"]


class MentionSerializer(serializers.ModelSerializer[Mention]):
    paper = PaperSerializer()

    class Meta:
        model = Mention
        exclude = ["id", "letter"]


class QuestionSerializer(serializers.ModelSerializer[Question]):
    class Meta:
        model = Question
        exclude = ["id", "letter"]


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    class Meta:
        model = Notice
        exclude = ["id", "letter"]


class LinkSerializer(serializers.ModelSerializer[Letter]):
    class Meta:
        model = Letter
        fields = ["slug", "url", "headline"]


class CardSerializer(serializers.ModelSerializer[Letter]):
    run = RunSerializer()
    writers = WriterSerializer(many=True)
    subjects = SubjectSerializer(many=True)

    class Meta:
        model = Letter
        fields = [
            *["slug", "url", "headline", "description", "run", "date_published", "date_modified"],
            *["last_reviewed", "writers", "subjects", "in_language", "word_count", "time_required"],
        ]


class LetterSerializer(CardSerializer):
    reviewed_by = WriterSerializer()
    mentions = MentionSerializer(many=True)
    questions = QuestionSerializer(many=True)
    notices = NoticeSerializer(many=True)
    previous = serializers.SerializerMethodField()
    next = serializers.SerializerMethodField()
    related = serializers.SerializerMethodField()

    class Meta:
        model = Letter
        exclude = ["id"]

    def get_previous(self, letter: Letter) -> Any:
        beside = letter.run.letters.filter(date_published__lt=letter.date_published)
        return LinkSerializer(beside.first()).data

    def get_next(self, letter: Letter) -> Any:
        beside = letter.run.letters.filter(date_published__gt=letter.date_published)
        return LinkSerializer(beside.order_by("date_published").first()).data

    def get_related(self, letter: Letter) -> Any:
        others = Letter.objects.filter(subjects__in=letter.subjects.all()).exclude(pk=letter.pk)
        ranked = others.annotate(shared=Count("subjects")).order_by("-shared", "-date_published")
        return LinkSerializer(ranked[:3], many=True).data


class LetterFilter(filters.FilterSet):
    author = filters.CharFilter(field_name="writers__slug")

    class Meta:
        model = Letter
        fields = ["author"]


class Pages(PageNumberPagination):
    page_size = 20


class Letters(viewsets.ReadOnlyModelViewSet[Letter]):
    lookup_field = "slug"
    filterset_class = LetterFilter
    pagination_class = Pages

    def get_queryset(self) -> Any:
        letters = Letter.objects.select_related("run").prefetch_related("writers", "subjects")
        if self.action == "list":
            return letters.defer("html", "blocks", "text", "json_ld")
        return letters.select_related("reviewed_by").prefetch_related(
            "mentions__paper", "questions", "notices"
        )

    def get_serializer_class(self) -> Any:
        return CardSerializer if self.action == "list" else LetterSerializer


router = routers.SimpleRouter()
router.register("textbook", Letters, basename="letter")
urlpatterns = [path("", include(router.urls))]
