"""Registries' answers are kept word for word, and joined to what they say today."""

from datetime import UTC, datetime

import pytest

from references import csl, library
from references.models import RegistryRecord
from references.verification import registered
from tests.references import papers
from tests.references.answering import record

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)


def test_the_same_answer_only_lives_longer() -> None:
    kim = library.add(papers.KIM).reference
    assert registered.keep(kim, [record(papers.KIM)], now=NOW) == frozenset()
    assert registered.keep(kim, [record(papers.KIM)], now=LATER) == frozenset()
    row = RegistryRecord.objects.get()
    assert (row.first_seen_at, row.last_seen_at) == (NOW, LATER)
    assert registered.read(row) == papers.KIM


def test_another_answer_is_a_new_row_and_the_fields_are_named() -> None:
    kim = library.add(papers.KIM).reference
    registered.keep(kim, [record(papers.KIM)], now=NOW)
    other: csl.Item = {**papers.KIM, "volume": "19", "author": papers.KIM["author"][:1]}
    assert registered.keep(kim, [record(other)], now=LATER) == {"volume", "authors"}
    assert RegistryRecord.objects.count() == 2
    assert csl.volume(registered.joined(kim) or {}) == "19"


def test_the_first_registrys_words_lead_and_the_others_fill_up() -> None:
    kim = library.add(papers.KIM).reference
    crossref: csl.Item = {**papers.KIM}
    del crossref["PMID"]
    pubmed: csl.Item = {**papers.KIM, "volume": "99", "container-title-short": "Int J Mol Sci"}
    registered.keep(kim, [record(crossref), record(pubmed, source="PubMed")], now=NOW)
    registered.keep(kim, [record(crossref)], now=LATER)
    item = registered.joined(kim) or {}
    assert (csl.volume(item), csl.pmid(item)) == ("18", "28498331")
    assert csl.container_title_short(item) == "Int J Mol Sci"


def test_what_was_said_under_another_identifier_is_left_out() -> None:
    kim = library.add({**papers.KIM, "PMID": "", "PMCID": ""}).reference
    registered.keep(kim, [record(papers.KIM)], now=NOW)
    kim.doi = "10.3390/nu10111564"
    assert registered.joined(kim) is None


def test_before_any_answer_there_is_none() -> None:
    assert registered.joined(library.add(papers.KIM).reference) is None
