"""A copy says what the letter says, and has nothing that was promised of it."""

from datetime import timedelta

import pytest

from articles import collect
from articles.models import Article, Claim, Correction, Publication
from articles.refusal import Refused
from articles.workflow import actions, duplicating, hands
from articles.workflow.policy import Role
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)

SAME = """
description body authors about mentions products image faqs faqs_shown references disclaimers
disclosures claims audience specialty seo_title seo_description indexable series.slug
"""


@pytest.fixture
def evidence(live_letter: Article) -> Claim:
    claim = live_letter.claims.get()
    Claim.objects.filter(pk=claim.pk).update(population="healthy adults", dose="5 g a day")
    claim.evidence.update(passage="The gut lining burns it.", place="page 3", gap="No trial.")
    return claim


def said(article: Article, path: str):
    value = collect.collect(article)
    for name in path.split("."):
        value = getattr(value, name)
    return value


def test_a_copy_says_what_the_letter_says(live_letter: Article, evidence: Claim) -> None:
    copy = duplicating.duplicate(live_letter, actor=make_user(Role.EDITOR), now=LATER)
    for path in SAME.split():
        assert said(copy, path) == said(live_letter, path), path
    claim = said(copy, "claims")[0]
    assert (claim.population, claim.dose) == ("healthy adults", "5 g a day")
    row = copy.claims.get().evidence.get()
    assert (row.passage, row.place, row.gap) == ("The gut lining burns it.", "page 3", "No trial.")


def test_a_copy_is_a_new_draft_with_an_address_of_its_own(live_letter: Article) -> None:
    editor = make_user(Role.EDITOR)
    first, second = (duplicating.duplicate(live_letter, actor=editor, now=LATER) for _ in "12")
    assert [first.slug, second.slug] == [f"{live_letter.slug}-copy", f"{live_letter.slug}-copy-2"]
    assert first.status == "draft"
    assert first.identity != live_letter.identity
    assert first.headline == f"{live_letter.headline} (copy)"


def test_nothing_that_was_promised_of_the_letter_comes_along(live_letter: Article) -> None:
    Correction.objects.create(article=live_letter, text="A dose was wrong.", date=NOW.date())
    Article.objects.filter(pk=live_letter.pk).update(date_published=NOW, series_position=3)
    live_letter.refresh_from_db()
    copy = duplicating.duplicate(live_letter, actor=make_user(Role.EDITOR), now=LATER)
    assert not copy.revisions.exists()
    assert not copy.resolutions.exists()
    assert not copy.corrections.exists()
    assert not Publication.objects.filter(article=copy).exists()
    assert (copy.date_published, copy.series_position) == (None, None)


def test_whoever_copies_wrote_it_and_nobody_else(live_letter: Article) -> None:
    editor = make_user(Role.EDITOR)
    copy = duplicating.duplicate(live_letter, actor=editor, now=LATER)
    assert hands.ever(copy) == {editor.pk}
    assert [event.kind for event in copy.events.all()] == ["create"]
    editor.groups.add(*make_user(Role.REVIEWER).groups.all())
    revision = actions.submit(copy, actor=editor, now=LATER)
    with pytest.raises(Refused, match="You wrote a part of it"):
        actions.approve(copy, actor=editor, now=LATER, digest=revision.digest)


def test_the_letter_itself_is_left_alone(live_letter: Article) -> None:
    before = (said(live_letter, "body"), live_letter.events.count(), live_letter.draft_version)
    duplicating.duplicate(live_letter, actor=make_user(Role.EDITOR), now=LATER)
    live_letter.refresh_from_db()
    after = (said(live_letter, "body"), live_letter.events.count(), live_letter.draft_version)
    assert after == before


def test_who_may_not_write_may_not_copy_and_nothing_is_left(live_letter: Article) -> None:
    with pytest.raises(Refused, match="Only editors or administrators"):
        duplicating.duplicate(live_letter, actor=make_user(Role.PUBLISHER), now=LATER)
    assert Article.objects.count() == 1
