"""Describe questions and disclaimers, in their letter and across letters."""

from rest_framework import serializers

from articles.api.serializers.links import Described, LinkSerializer


class FaqSerializer(Described):
    """A question with its accepted answer."""

    anchor = serializers.CharField(help_text="The fragment on the letter's page: q-1.")
    question = serializers.CharField()
    answer_html = serializers.CharField()
    answer_text = serializers.CharField()
    citations = serializers.ListField(
        child=serializers.IntegerField(), help_text="Numbers of the papers it cites."
    )


class DisclaimerSerializer(Described):
    """A disclaimer in the form the letter prints (21 CFR 101.93)."""

    symbol = serializers.CharField(allow_blank=True)
    kind = serializers.CharField()
    text = serializers.CharField()
    anchor = serializers.CharField()


class DisclosureSerializer(Described):
    text = serializers.CharField(help_text="A sentence shown above the letter (16 CFR 255.5).")


class InLetter(Described):
    """Where a text of a list stands."""

    article = LinkSerializer()
    url = serializers.URLField(help_text="The letter's page, with the text's anchor.")


class LetterFaqSerializer(FaqSerializer, InLetter):
    """A question and the letter that answers it."""


class LetterDisclaimerSerializer(DisclaimerSerializer, InLetter):
    """A disclaimer and the letter that carries it."""
