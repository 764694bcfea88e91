"""Gather the library's rows; Django imports this package by name."""

from references.models.contributor import Contributor
from references.models.difference import Difference
from references.models.event import ReferenceEvent
from references.models.former_key import FormerKey
from references.models.link_check import LinkCheck
from references.models.notice import Notice
from references.models.reference import (
    PARSERS,
    PARTS_OF_BOOKS,
    Reference,
    ReferenceQuerySet,
    validate_issued,
)
from references.models.registry_record import RegistryRecord

__all__ = [
    "PARSERS",
    "PARTS_OF_BOOKS",
    "Contributor",
    "Difference",
    "FormerKey",
    "LinkCheck",
    "Notice",
    "Reference",
    "ReferenceEvent",
    "ReferenceQuerySet",
    "RegistryRecord",
    "validate_issued",
]
