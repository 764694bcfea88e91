"""
An imported page that shows one day and tells machines another has no publication date yet.

Google's guidance on byline dates asks that the visible date and the structured data agree,
and jsonld-target section 4 renders both from one instant. For an imported page only a person
can say which day is true. The finding is settled by setting "First published". Days are
compared in the brand's time zone: an instant just before midnight UTC is another day there.
"""

from collections.abc import Iterator
from datetime import date, datetime

from articles import dates
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    page, zone = letter.content.source, letter.content.brand.time_zone
    if page is None or letter.content.date_published:
        return
    shown, marked = _day(page.visible_date, zone), _day(page.date_published, zone)
    changed = _day(page.date_modified, zone)
    if shown and marked and shown != marked:
        reviewed = _day(page.last_reviewed, zone)
        review = f" It also says it was last reviewed on {reviewed}." if reviewed else ""
        yield _observation(
            f"The imported page shows readers {shown} and tells machines {marked}.{review}"
        )
    elif marked and changed and changed < marked:
        yield _observation(
            f"The imported page says it was changed on {changed}, before it was published on "
            f"{marked}."
        )


def _observation(message: str) -> Observation:
    return Observation(
        Place("date_published"),
        message,
        "Find out which day the letter first appeared and set “First published” to it.",
    )


def _day(text: str, zone: str) -> date | None:
    """Return the day `text` falls on in `zone`; a date without time is that day anywhere."""
    try:
        instant = datetime.fromisoformat(text)
        return dates.day(instant, zone) if instant.tzinfo else instant.date()
    except (ValueError, OverflowError):
        return None


RULE = Rule(
    code="DATE-01",
    title="dates that contradict each other",
    severity=Severity.BLOCK,
    source="House rule (jsonld-target 4.3); Google Search Central, byline dates",
    check=check,
)
