"""Which live letters need a new approval because something they lean on changed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles import lapsing, reapproval
from articles.models import DisclaimerVersion, LibraryClaim, LibraryUse
from articles.workflow import library
from articles.workflow.policy import Role
from tests.factories import (
    PLURAL,
    SINGULAR,
    make_article,
    make_disclaimer,
    make_library_claim,
    make_user,
)

pytestmark = pytest.mark.django_db


def due(article: object = None) -> list[tuple[str, str]]:
    return [
        (each.headline, each.why)
        for each in reapproval.due(now=timezone.now(), article=article)  # type: ignore[arg-type]
    ]


def test_a_changed_wording_lists_every_live_letter_that_prints_the_earlier_one() -> None:
    live, draft = make_article("published"), make_article("draft")
    assert due() == []
    fda = make_disclaimer()
    DisclaimerVersion.objects.create(
        disclaimer=fda, singular=SINGULAR.upper(), plural=PLURAL.upper()
    )
    ((headline, why),) = due()
    assert headline == live.headline
    assert "earlier wording of the FDA disclaimer" in why
    assert due(draft) == []
    assert due(live) == due()
    found = reapproval.printing_earlier(fda, now=timezone.now())
    assert [each.article_id for each in found] == [live.pk]


def test_a_letter_approved_with_the_wording_in_force_is_not_listed() -> None:
    fda = make_disclaimer()
    DisclaimerVersion.objects.create(
        disclaimer=fda, singular=SINGULAR.upper(), plural=PLURAL.upper()
    )
    make_article("published")
    assert due() == []


def lapse(entry: LibraryClaim, how: str) -> None:
    now, reviewer = timezone.now(), make_user(Role.REVIEWER)
    if how == "retired":
        library.retire(entry, actor=reviewer, now=now, reason="The trial was misread.")
    else:
        newer = library.revise(entry, actor=make_user(Role.EDITOR), now=now)
        library.approve(newer, actor=reviewer, now=now)


@pytest.mark.parametrize("how", ["retired", "replaced"])
def test_a_lapsed_entry_lists_the_live_letters_that_lean_on_it(how: str) -> None:
    entry = make_library_claim(now=timezone.now())
    live = make_article("published")
    assert due() == []
    lapse(entry, how)
    ((headline, why),) = due()
    assert headline == live.headline
    assert f"that was {how}" in why


def test_an_expired_entry_is_a_warning_on_the_text_that_was_frozen() -> None:
    entry = make_library_claim(now=timezone.now())
    article = make_article("in_review")
    frozen = article.revisions.get().content
    today = timezone.localdate()
    assert lapsing.findings(frozen, on=today) == ()
    assert entry.expires_on is not None
    (finding,) = lapsing.findings(frozen, on=entry.expires_on + timedelta(days=1))
    assert (finding.code, finding.severity.value) == ("LIB-01", "warn")
    assert f"expired on {entry.expires_on}" in finding.message
    assert finding.passage == "Evenwell supports a healthy gut lining"


def test_a_revision_remembers_which_entries_it_leaned_on() -> None:
    entry = make_library_claim(now=timezone.now())
    article = make_article("published")
    use = LibraryUse.objects.get()
    assert (use.entry, use.revision.article, use.field) == (entry, article, "body")
    assert reapproval.leaning_on(entry, now=timezone.now()) == [use]
    with pytest.raises(DatabaseError), transaction.atomic():
        LibraryUse.objects.all().delete()


def test_asking_takes_the_same_queries_however_many_letters_there_are(
    django_assert_max_num_queries,
) -> None:
    entry = make_library_claim(now=timezone.now())
    for _ in range(3):
        make_article("published")
    lapse(entry, "retired")
    with django_assert_max_num_queries(4):
        assert len(due()) == 3
