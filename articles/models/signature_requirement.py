"""Who has to sign letters of a kind, beside regulatory affairs, who sign every one."""

from django.db import models

from articles.workflow.signatories import ALWAYS, SIGNING, TITLES, ContentKind


class SignatureRequirement(models.Model):
    """
    One decision of this house; it counts from the moment in which it is saved.

    Every signature keeps the requirements of its moment, and publication asks for today's.
    """

    content_kind = models.CharField(
        "letters like this",
        max_length=20,
        choices=[(kind.value, TITLES[kind]) for kind in ContentKind],
    )
    capacity = models.CharField(
        "are signed in this capacity, too",
        max_length=10,
        choices=[
            (capacity.value, capacity.value.capitalize())
            for capacity in SIGNING
            if capacity is not ALWAYS
        ],
    )

    class Meta:
        ordering = ["content_kind", "capacity"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_kind", "capacity"],
                name="signature_requirement_once",
                violation_error_message="This is required already.",
            )
        ]

    def __str__(self) -> str:
        kind = self.get_content_kind_display()
        return f"{kind}: {self.get_capacity_display().lower()} signature"
