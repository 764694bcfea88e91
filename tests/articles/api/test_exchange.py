"""Papers as files have the same manners as everything else that is public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from references.exchange import formats
from references.models import FormerKey, Reference

pytestmark = pytest.mark.usefixtures("letter")
FORMATS = sorted(formats.FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", ["references/", "references/kim-2017/"])
def test_a_file_has_validators_and_caching_headers(
    get: Callable[..., Any], path: str, name: str
) -> None:
    answer = get(path, format=name)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(formats.FORMATS[name].media_type)
    assert "public, max-age=" in answer.headers["Cache-Control"]
    assert "Accept" in answer.headers["Vary"]
    assert answer.headers["Cache-Tag"].startswith("reference")
    etag = answer.headers["ETag"]
    assert get(path, format=name, headers={"if-none-match": etag}).status_code == 304
    assert get(path).headers["ETag"] != etag


@pytest.mark.parametrize("name", FORMATS)
def test_the_papers_of_one_letter_come_as_one_file(get: Callable[..., Any], name: str) -> None:
    answer = get("references/", cited_by="what-cells-run-on", format=name)
    rows = formats.loads(answer.content.decode(), name)
    assert len(rows) == 3
    assert answer.headers["Content-Disposition"].startswith('inline; filename="references.')


def test_the_accept_header_is_heard(get: Callable[..., Any]) -> None:
    answer = get("references/kim-2017/", headers={"accept": "application/x-bibtex"})
    assert answer.content.startswith(b"@article{kim-2017,")


@pytest.mark.parametrize("path", ["references/", "references/kim-2017/"])
def test_an_unknown_format_is_refused_in_the_one_shape(get: Callable[..., Any], path: str) -> None:
    answer = get(path, format="endnote")
    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "no-store"
    [error] = answer.json()["errors"]
    assert error["attr"] == "format"
    assert "ris" in error["detail"]


def test_errors_stay_json(get: Callable[..., Any]) -> None:
    answer = get("references/nobody-1900/", format="ris")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/json")
    assert get("references/", format="ris", colour="red").status_code == 400


def test_a_former_key_answers_301_and_no_cache_keeps_that_for_good(get: Callable[..., Any]) -> None:
    kim = Reference.objects.get(citation_key="kim-2017")
    FormerKey.objects.create(reference=kim, key="kim-2017b", since=timezone.now())
    answer = get("references/kim-2017b/", format="ris")
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/api/v1/references/kim-2017/?format=ris")
    assert answer.headers["Cache-Control"] == "no-store"
