"""
Name the very documents that readers would fetch of a revision, before anybody has signed it.

They are rendered with a blank imprint: its days and its reviewer become known later, so they
stand there as on a form, the same for every letter. What is signed is the digest of each; at
publication they are rendered again, and one byte's difference refuses it. It can only come from
other software, for the revision itself is frozen.
"""

from articles.content import Content, Imprint, Person
from articles.digests import canonical_text, digest
from articles.models import Revision
from articles.rendering.documents import texts

BLANK_DAY = "2000-01-01"
BLANK_STAMP = f"{BLANK_DAY}T00:00:00+00:00"
BLANK_PERSON = Person(slug="reviewer", name="Reviewer")


def documents(revision: Revision) -> str:
    """Return the digest of each document of `revision`, as canonical JSON."""
    return named(revision.content, number=revision.number, digest_of_text=revision.digest)


def named(content: Content, *, number: int, digest_of_text: str) -> str:
    """Return the digest of each document of `content`, as canonical JSON."""
    blank = Imprint(
        date_published=BLANK_STAMP,
        date_modified=BLANK_STAMP,
        revision_number=number,
        digest=digest_of_text,
        approved_at=BLANK_STAMP,
        last_reviewed=BLANK_DAY,
        reviewed_by=BLANK_PERSON,
    )
    made = texts(content, blank)
    return canonical_text({name: digest(text) for name, text in made.items()})
