"""Show a letter as readers would get it if it went live now, before anybody has signed it."""

from datetime import datetime

from articles import content, dates, digests
from articles.content import Content, Imprint


def unsigned(letter: Content, *, number: int, now: datetime) -> Imprint:
    """Return the imprint of a letter without a signature, as if it went live at `now`."""
    stamp = dates.stamp(now, letter.brand.time_zone)
    return Imprint(
        date_published=letter.date_published or stamp,
        date_modified=stamp,
        revision_number=number,
        digest=digests.digest(content.to_json(letter)),
    )
