"""
Say in words who wrote and reviewed a letter and when it appeared.

Dates are read off the imprint's own text, which is in the brand's zone already: converting
again is how a page comes to show another day than its markup.
"""

from datetime import date

from articles.content import Brand, Content, Imprint, Person

# Not from `calendar`: its names follow the machine's locale, and signed text must not.
_MONTHS = "January February March April May June July August September October November December"
MONTHS = tuple(_MONTHS.split())


def long_date(stamp: str) -> str:
    """Return "May 22, 2026" for an ISO 8601 date or date-time, "" for an empty one."""
    if not stamp:
        return ""
    day = date.fromisoformat(stamp[:10])
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def full_name(person: Person) -> str:
    """Return the name with the titles before and after it: "Dr. Ada Bell, PhD"."""
    called = f"{person.honorific_prefix} {person.name}".strip()
    return ", ".join(filter(None, [called, person.honorific_suffix]))


def signature(person: Person, brand: Brand) -> str:
    """Return the line a letter is signed with: name, job, and the firm of its own people."""
    firm = brand.name if person.works_for_brand else ""
    return ", ".join(filter(None, [full_name(person), person.job_title, firm]))


def byline(content: Content) -> str:
    """Return "By Ada Bell and Bo Carr", "" without authors."""
    names = [full_name(author) for author in content.authors]
    if not names:
        return ""
    first = ", ".join(names[:-1])
    return f"By {first} and {names[-1]}" if first else f"By {names[0]}"


def published(imprint: Imprint) -> str:
    """Return the day of first publication with its label."""
    return f"Published {long_date(imprint.date_published)}" if imprint.date_published else ""


def updated(imprint: Imprint) -> str:
    """Return the day of the last change with its label, "" while there was none."""
    if imprint.date_modified[:10] in ("", imprint.date_published[:10]):
        return ""
    return f"Updated {long_date(imprint.date_modified)}"


def reviewed(imprint: Imprint) -> str:
    """Return who reviewed the letter and when, "" without a review."""
    if imprint.reviewed_by is None or not imprint.last_reviewed:
        return ""
    return f"Reviewed by {full_name(imprint.reviewed_by)} on {long_date(imprint.last_reviewed)}"
