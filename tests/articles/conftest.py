"""Letters that many tests begin with; built once for those of a file that ask for the same."""

from articles.models import Article
from tests.factories import make_article
from tests.tooling.kept_rows import kept


@kept
def draft_letter() -> Article:
    """A letter nobody has submitted yet."""
    return make_article("draft")


@kept
def letter_in_review() -> Article:
    """A letter that waits for its reviewer."""
    return make_article("in_review")


@kept
def approved_letter() -> Article:
    """A letter that is signed and not published."""
    return make_article("approved")


@kept
def live_letter() -> Article:
    """A letter that readers see."""
    return make_article("published")
