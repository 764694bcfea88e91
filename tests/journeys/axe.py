"""
Ask axe-core what keeps people from using a page: those who see little, and those who use no mouse.

It is a file of JavaScript, put into the page by the debugger, so that no policy of the page's own
need let it in. `make test` installs it from `tests/axe.lock`.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tests.journeys.chromium import Chromium

SCRIPT = Path(sys.prefix) / "axe/axe_playwright_python/axe.min.js"
GRAVE = ("serious", "critical")


def faults(page: Chromium, *rules: str) -> list[str]:
    """Return what is grave on the open page, rule and places; by `rules` alone if any is named."""
    page.run(f"{SCRIPT.read_text()};0")
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    told = page.run(
        f"axe.run(document, {json.dumps(options)}).then(found => found.violations"
        ".map(each => [each.id, each.impact, each.nodes.map(node => node.target.join(' '))]))"
    )
    return [f"{rule}: {', '.join(places[:5])}" for rule, impact, places in told if impact in GRAVE]
