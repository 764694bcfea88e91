"""
Finish the OpenAPI document: what every address can answer besides its success.

One component describes every error, so a client writes one handler.
"""

from typing import Any

from articles.api import deprecation

ERROR = {
    "type": "object",
    "description": "Every refusal has this shape, whatever its status.",
    "required": ["type", "errors"],
    "properties": {
        "type": {"type": "string", "enum": ["validation_error", "client_error", "server_error"]},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "detail", "attr"],
                "properties": {
                    "code": {"type": "string", "description": "For programs; never translated."},
                    "detail": {"type": "string", "description": "For people: what is accepted."},
                    "attr": {
                        "type": ["string", "null"],
                        "description": "The query parameter it is about.",
                    },
                },
            },
        },
    },
}
HEADERS = {
    "ETag": "Strong; send it back as If-None-Match and get 304 while nothing changed.",
    "Last-Modified": "When readers last saw something new here.",
    "Cache-Control": "Never longer than until the next planned change.",
    "Cache-Tag": "Names by which a CDN can purge this answer.",
}
MOVED = {
    "/articles/{slug}/": "The letter has a new address.",
    "/references/{citation_key}/": "The paper's record was merged into another.",
}
REFUSALS = {
    "400": "A query parameter is unknown, or its value is not accepted.",
    "404": "Nothing public is here.",
    "405": "The API is read-only.",
    "410": "The letter was withdrawn.",
    "429": "This client asks more than its share; read API_THROTTLE in the README.",
    "503": "The database does not answer just now; ask again after Retry-After seconds.",
}
RETRY = {"description": "Seconds to wait.", "schema": {"type": "integer"}}


def finish(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Add headers, redirects and refusals to every operation; a drf-spectacular hook."""
    for path, methods in result["paths"].items():
        for operation in methods.values():
            _finish(path, operation["responses"])
            if deprecation.announced(path):
                operation["deprecated"] = True
    result["components"]["schemas"]["Error"] = ERROR
    result["components"]["headers"] = {
        name: {"description": text, "schema": {"type": "string"}} for name, text in HEADERS.items()
    }
    return result


def _finish(path: str, responses: dict[str, Any]) -> None:
    _say_what_files_hold(responses["200"])
    # A preview is made anew for every reader, and nobody may keep it.
    if "/preview/" not in path:
        responses["200"]["headers"] = {
            name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS
        }
        responses["304"] = {"description": "What you have is still right."}
    for part, moved in MOVED.items():
        if part in path:
            location = {"description": "Today's address.", "schema": {"type": "string"}}
            responses["301"] = {"description": moved, "headers": {"Location": location}}
    for status in _refusals(path):
        responses[status] = {
            "description": REFUSALS[status],
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
        }
    for status in ("429", "503"):
        responses[status]["headers"] = {"Retry-After": RETRY}


def _say_what_files_hold(answer: dict[str, Any]) -> None:
    """Pages tell counts and neighbours as JSON alone; a file holds the page's papers."""
    for kind, told in answer.get("content", {}).items():
        page = told["schema"].get("properties", {})
        if kind != "application/json" and "results" in page:
            told["schema"] = page["results"]["items"]


def _refusals(path: str) -> list[str]:
    refusals = ["400", "404", "405", "429", "503"]
    return [*refusals, "410"] if "/articles/{slug}/" in path else refusals
