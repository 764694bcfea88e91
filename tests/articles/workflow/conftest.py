"""Fixtures of the workflow's tests."""

from tests.racing import real_connections

__all__ = ["real_connections"]
