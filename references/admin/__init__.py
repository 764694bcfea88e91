"""Gather the screens; Django imports this package by name."""

from references.admin import screen

__all__ = ["screen"]
