"""Say what a publication shows: the signed text, under the names and with the stamp that it has."""

from articles import names
from articles.content import Content, Imprint
from articles.models import Publication
from articles.rendering import imprints
from articles.workflow import overdue


def content_of(publication: Publication) -> Content:
    """Return the letter as readers see it; raises ValueError when its signed text was changed."""
    return names.follow(publication.revision.content, names.load(publication.names))


def imprint_of(publication: Publication) -> Imprint:
    """Return what became known of the letter when `publication` was made, and since."""
    revision, approval = publication.revision, publication.approval
    zone = revision.content.brand.time_zone
    made = imprints.imprint(
        zone,
        number=revision.number,
        digest=revision.digest,
        person=approval.person,
        signed_at=approval.signed_at,
        first=publication.date_published,
        modified=publication.date_modified,
        due=imprints.last_day(publication.overdue_at, zone),
    )
    return overdue.told(made) if publication.is_overdue else made
