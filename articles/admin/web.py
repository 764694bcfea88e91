"""Read web addresses typed without their scheme as https, as Django itself will from 6.0 on."""

from typing import Any

from django.db import models

HTTPS: dict[Any, Any] = {models.URLField: {"assume_scheme": "https"}}
"""For a screen's `formfield_overrides`."""
