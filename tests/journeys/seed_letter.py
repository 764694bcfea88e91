"""Do to the real letter what its findings ask for, as an editor would."""

from datetime import UTC, datetime

from articles.models import Article, Author
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.factories import make_user

SLUG = "l-glutamine-gut-lining-amino-acid-intestinal-cells"


def correct(article: Article, *, now: datetime) -> None:
    """Mend all that is wrong on the face of it; nothing is known yet of the retraction."""
    founder = Author.objects.get(name="Fabio Lanzieri")
    founder.job_title = "Co-founder"
    founder.disclosure = "I co-founded the company that makes ProleevaMax."
    founder.save()
    with actions.editing(article, actor=make_user(Role.EDITOR), now=now) as draft:
        draft.body = (
            draft.body.replace("in a 2021 review", "in a 2021 trial")
            # S2: Cruzat 2018 carried the mark of another paper.
            .replace(
                f"low-grade inflammation.{cited('coqueiro-2019')}",
                f"low-grade inflammation.{cited('cruzat-2018')}",
            )
        )
        draft.show_disclosures = True
        draft.faqs_shown = True
        draft.date_published = datetime(2026, 5, 20, 14, 0, tzinfo=UTC)
        draft.uncited_references.clear()
        draft.topic_links.filter(topic__kind="condition").delete()
        draft.topic_links.filter(topic__kind="substance").update(relation="about")
        draft.save()


def tell_readers(article: Article, *, now: datetime) -> None:
    """Say in the sentence that cites it that the review was retracted."""
    with actions.editing(article, actor=make_user(Role.EDITOR), now=now) as draft:
        draft.body = draft.body.replace(
            "in a 2020 review in", "in a since retracted 2020 review in"
        )
        draft.save()


def tell_of_the_retraction(article: Article, *, now: datetime) -> None:
    """S9: enter the retraction by hand, and tell readers of it."""
    retracted = article.citations.get(reference__citation_key="shah-2020").reference
    retracted.status = "retracted"
    retracted.status_notice = "https://doi.org/10.3390/ani11030905"
    retracted.save()
    tell_readers(article, now=now)


def cited(key: str) -> str:
    return f'<span data-cites="{key}"></span>'
