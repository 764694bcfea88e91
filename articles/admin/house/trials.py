"""Show, before a change of the policy, which letters it would change and how."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from articles import trying
from articles.compliance.policy import Policy
from articles.trying import Effect, Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A letter that would change, and the page where it can be read."""

    effect: Effect
    url: str
    state: str


def attempt(policy: Policy, phrase: str) -> dict[str, object]:
    """Return what `includes/trial.html` needs to tell what `policy` would change."""
    trial: Trial = trying.attempt(policy, phrase, now=timezone.now())
    return {"trial": trial, "effects": [_shown(effect) for effect in trial.effects]}


def _shown(effect: Effect) -> Shown:
    number = effect.revision
    return Shown(
        effect=effect,
        url=reverse("admin:articles_article_change", args=[effect.article.pk]),
        state=f"Live or scheduled, revision {number}" if number else "Draft",
    )
