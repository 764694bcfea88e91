"""Show a letter as readers would get it if it went live now, before anybody has signed it."""

from datetime import datetime

from articles import content, dates, digests
from articles.content import Content, Imprint


def unsigned(
    letter: Content, *, number: int, now: datetime, first: datetime | None = None
) -> Imprint:
    """
    Return the imprint of a letter without a signature, as if it went live at `now`.

    `first` is its first publication, if there was one: that date never changes.
    """
    stamp = dates.stamp(now, letter.brand.time_zone)
    earlier = dates.stamp(first, letter.brand.time_zone) if first else letter.date_published
    return Imprint(
        date_published=earlier or stamp,
        date_modified=stamp,
        revision_number=number,
        digest=digests.digest(content.to_json(letter)),
    )
