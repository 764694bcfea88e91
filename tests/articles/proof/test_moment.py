"""What readers saw of a letter at a moment, and how exact its documents still are."""

from datetime import timedelta

import pytest

from articles.models import Article, Publication
from articles.proof.moment import documents, moment
from articles.rendering import finished
from articles.workflow import actions, renewing
from articles.workflow.situation import Role
from tests.factories import NOW, approve, make_article, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def twice() -> Article:
    """A letter published, replaced by its second revision ten days later, and withdrawn."""
    editor, publisher = make_user(Role.EDITOR), make_user(Role.PUBLISHER)
    article = make_article("published", editor=editor)
    later = NOW + 10 * DAY
    with actions.editing(article, actor=editor, now=later) as draft:
        draft.headline = "What they run on"
        draft.save()
    actions.submit(article, actor=editor, now=later)
    approve(article, now=later)
    actions.publish(article, actor=publisher, now=later)
    actions.withdraw(article, actor=publisher, now=NOW + 20 * DAY, reason="A trial fell.")
    return article


MOMENTS = [
    # days after the first publication -> revisions live then, before it, and next
    (-1, None, None, 1),
    (0, 1, 1, 2),
    (5, 1, 1, 2),
    (10, 2, 2, None),
    (19, 2, 2, None),
    (20, None, 2, None),
    (30, None, 2, None),
]


def test_what_was_live_is_known_for_every_moment(twice: Article) -> None:
    for days, shown, before, after in MOMENTS:
        found = moment(twice, at=NOW + days * DAY)
        numbers = [row and row.revision.number for row in (found.shown, found.before, found.after)]
        assert numbers == [shown, before, after], days


def test_a_planned_publication_that_was_cancelled_never_was() -> None:
    article = make_article("scheduled")
    actions.unschedule(article, actor=make_user(Role.PUBLISHER), now=NOW)
    found = moment(article, at=NOW + 9 * DAY)
    assert (found.shown, found.before, found.after) == (None, None, None)


def exact(publication: Publication) -> dict[str, bool]:
    return {each.name: each.exact for each in documents(publication, at=NOW + DAY)}


def test_documents_are_the_bytes_that_were_served_but_for_links(live_letter: Article) -> None:
    publication = live_letter.publications.get()
    assert exact(publication) == {"detail": False, "json_ld": True, "markdown": True}
    said = documents(publication, at=NOW + DAY)[0]
    assert "but for its links" in said.why


def test_what_was_rendered_anew_since_says_so(live_letter: Article) -> None:
    earlier = finished.columns("markdown", "# As an older version wrote it\n" * 20)
    Publication.objects.update(**earlier)
    publication = live_letter.publications.get()
    renewing.render_again(publication, now=NOW + 5 * DAY)
    # As the event of its publication told it, it was served again only from then on.
    publication.refresh_from_db()
    assert exact(publication)["markdown"] is True
    changed = finished.columns("markdown", "# As a newer version writes it\n" * 20)
    Publication.objects.update(**changed)
    publication.refresh_from_db()
    assert exact(publication)["markdown"] is False
    assert "rendered anew since" in documents(publication, at=NOW + DAY)[2].why
