"""
The disclaimers and disclosures that the revision prints, word for word, with their versions.

A wording can be replaced after a revision was frozen; then the page says which is in force today.
"""

from typing import Any

from django.db.models import Max
from django.http import HttpRequest

from articles.models import Article, DisclaimerVersion, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return each disclaimer with the version in force today, and the disclosures."""
    content = revision.content
    newest = dict(
        DisclaimerVersion.objects.order_by()
        .values("disclaimer__kind")
        .annotate(newest=Max("version"))
        .values_list("disclaimer__kind", "newest")
    )
    return {
        "disclaimers": [(each, newest.get(each.kind)) for each in content.disclaimers],
        "disclosures": content.disclosures,
    }
