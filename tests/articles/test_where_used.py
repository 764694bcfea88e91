"""Where a paper is used: drafts, what readers see, what was signed, what claims rest on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.where_used import keeping, where_used
from articles.workflow import actions
from articles.workflow.policy import Role
from references.models import FormerKey, Reference
from tests.factories import BODY, NOW, make_article, make_reference, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=3)
WITHOUT = BODY.replace('<span data-cites="kim-2017"></span>', "").replace(" kim-2017", "")


def kim() -> Reference:
    return make_reference("kim-2017")


def drop(article: Article) -> None:
    """Take the paper out of the draft; what is live and signed stays."""
    with actions.editing(article, actor=make_user(Role.EDITOR), now=LATER) as draft:
        draft.body = WITHOUT
        draft.save()
        draft.claims.get().references.clear()


def test_a_draft_is_named_with_its_places() -> None:
    answer = '<p>Glutamine.<span data-cites="kim-2017"></span></p>'
    article = make_article(faqs=[("What do they run on?", answer)])
    used = where_used(kim(), now=LATER)
    assert [(use.article, use.places) for use in used.drafts] == [
        (article, ("body", "faqs[0].answer"))
    ]
    assert [claim.article for claim in used.claims] == [article]
    assert (used.public, used.revisions) == ((), ())


def test_a_paper_that_is_merely_listed_is_used_too() -> None:
    article = make_article(body=WITHOUT)
    paper = make_reference("ciampa-2017")
    article.uncited_references.add(paper)
    (use,) = where_used(paper, now=LATER).drafts
    assert (use.article, use.places, use.is_listed) == (article, (), True)


def test_what_readers_see_counts_when_the_draft_has_dropped_the_paper(live_letter: Article) -> None:
    drop(live_letter)
    used = where_used(kim(), now=LATER)
    assert used.drafts == ()
    assert [use.publication.article for use in used.live] == [live_letter]


def test_what_is_scheduled_is_public_and_not_yet_live() -> None:
    make_article("scheduled")
    (use,) = where_used(kim(), now=NOW).public
    assert not use.is_live


@pytest.mark.parametrize("status", ["unpublished", "withdrawn"])
def test_what_readers_no_longer_see_is_no_public_use(status: str) -> None:
    make_article(status)
    used = where_used(kim(), now=LATER)
    assert used.public == ()
    assert [revision.number for revision in used.revisions] == [1]


@pytest.mark.parametrize("status", ["approved", "published"])
def test_signed_revisions_are_named_published_or_not(status: str) -> None:
    article = make_article(status)
    drop(article)
    assert [row.article for row in where_used(kim(), now=LATER).revisions] == [article]


@pytest.mark.usefixtures("letter_in_review")
def test_an_unsigned_revision_is_no_record() -> None:
    assert where_used(kim(), now=LATER).revisions == ()


@pytest.mark.usefixtures("approved_letter")
def test_a_frozen_text_is_found_by_a_key_the_paper_once_had() -> None:
    paper = kim()
    FormerKey.objects.create(reference=paper, key="kim-2017", since=timezone.now())
    Reference.objects.filter(pk=paper.pk).update(citation_key="kim-kim-2017")
    paper = Reference.objects.get(pk=paper.pk)
    assert len(where_used(paper, now=LATER).revisions) == 1


@pytest.mark.usefixtures("live_letter")
def test_a_key_that_merely_begins_alike_is_another_paper() -> None:
    assert where_used(make_reference("kim-201"), now=LATER).is_unused


def test_more_letters_ask_the_database_no_more(django_assert_max_num_queries) -> None:
    for _ in range(3):
        make_article("published")
    paper = kim()
    with django_assert_max_num_queries(9):
        used = where_used(paper, now=LATER)
        assert [use.article.headline for use in used.drafts]
        assert [use.publication.article.headline for use in used.live]
        assert [revision.article.headline for revision in used.revisions]
        assert [claim.article.headline for claim in used.claims]


def test_why_a_paper_may_not_be_deleted_names_the_letters(live_letter: Article) -> None:
    article = live_letter
    assert f"kim-2017 is used in “{article.headline}”." in keeping(kim(), now=LATER)
    drop(article)
    assert article.headline in keeping(kim(), now=LATER), "readers still see it"


@pytest.mark.usefixtures("draft_letter")
def test_a_paper_that_nothing_uses_may_be_deleted() -> None:
    assert keeping(make_reference("another-2019"), now=LATER) == ""


def test_many_letters_are_counted_not_listed() -> None:
    for _ in range(3):
        make_article()
    assert "and 1 more letter." in keeping(kim(), now=LATER, most=2)
