"""What a registry of the test server answers with; one module a registry makes these."""

import json
from dataclasses import dataclass, field
from pathlib import Path

RECORDS = Path(__file__).parent / "records"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One HTTP response; `headers` come on top of length and type."""

    body: bytes
    status: int = 200
    content_type: str = "application/json;charset=UTF-8"
    headers: dict[str, str] = field(default_factory=dict)


def as_json(value: object, *, status: int = 200) -> Answer:
    return Answer(body=json.dumps(value, ensure_ascii=False).encode(), status=status)


def as_xml(text: str, *, status: int = 200) -> Answer:
    return Answer(body=text.encode(), status=status, content_type="text/xml; charset=UTF-8")


def as_text(text: str, *, status: int = 200) -> Answer:
    return Answer(body=text.encode(), status=status, content_type="text/plain; charset=UTF-8")
