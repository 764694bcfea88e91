"""
Set a certificate as PDF, with fonts that come along and nothing of the machine it runs on.

What people wrote is handed over as data and printed as text: typst never reads it as markup. The
same facts give the same bytes.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

FORM = Path(__file__).with_name("certificate.typ")

NEVER_PRINTED = dict.fromkeys([*range(0x20), 0x7F, 0xFFFE, 0xFFFF])
"""Control characters: no font has them, and no reader of PDF expects them."""


def certificate(facts: dict[str, Any]) -> bytes:
    """Return the PDF of these facts (`articles.proof.certificate.facts`)."""
    # Seven megabytes that a server which prints no certificate need not hold.
    import typst

    return typst.compile(  # type: ignore[no-any-return]
        FORM.read_bytes(),
        sys_inputs={"facts": orjson.dumps(_printable(facts)).decode()},
        ignore_system_fonts=True,
        # PDF knows whole seconds.
        timestamp=datetime.fromisoformat(facts["stamped"]).replace(microsecond=0),
    )


def _printable(value: Any) -> Any:
    match value:
        case str():
            return value.translate(NEVER_PRINTED)
        case list():
            return [_printable(each) for each in value]
        case dict():
            return {name: _printable(each) for name, each in value.items()}
    return value
