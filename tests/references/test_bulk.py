"""Thousands of papers come in by the same rules as one."""

import io
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, OperationalError, connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from references import bulk, csl, library
from references.bulk import Outcome
from references.csl import PersonName, build
from references.exchange import formats
from references.exchange.row import Row
from references.models import (
    Contributor,
    FormerKey,
    Notice,
    Reference,
    ReferenceEvent,
)
from references.recognition import Identifiers
from references.sources.record import NoticeFound
from tests.factories import make_user
from tests.racing import race, real_connections
from tests.references import papers, synthetic

__all__ = ["real_connections"]

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def paper(**values: Any) -> csl.Item:
    values = {
        "title": "The roles",
        "authors": [PersonName("Kim", "MH")],
        "issued": "2017",
        **values,
    }
    return build(**values)


def take(*items: csl.Item | Row, **options: Any) -> list[Outcome]:
    rows = (
        item
        if isinstance(item, Row)
        else Row(place=f"record {number}", item=item, key=item.get("id", ""))
        for number, item in enumerate(items, start=1)
    )
    return list(bulk.take_all(rows, now=NOW, **options))


def results(outcomes: list[Outcome]) -> list[str]:
    return [outcome.result for outcome in outcomes]


def synthetic_rows(count: int) -> Iterator[Row]:
    text = "".join(synthetic.records(count))
    return formats.read(io.BytesIO(text.encode()), name="synthetic.ris")


def everything() -> list[dict[str, Any]]:
    return [
        *Reference.objects.order_by("pk").values(),
        *Contributor.objects.order_by("pk").values(),
        *ReferenceEvent.objects.order_by("pk").values(),
    ]


def test_papers_come_in_whole_and_in_order() -> None:
    outcomes = take(*papers.PAPERS)
    assert results(outcomes) == ["created"] * 8
    assert [outcome.key for outcome in outcomes] == [item["id"] for item in papers.PAPERS]
    for item in papers.PAPERS:
        assert Reference.objects.get(citation_key=item["id"]).csl() == item


def test_a_row_is_kept_exactly_as_one_paper_alone_would_be() -> None:
    item = paper(editors=[PersonName("Choi", "S")], identifiers=Identifiers(doi="10.1000/A"))
    alone = library.add(item).reference
    fields = [
        field.name
        for field in Reference._meta.fields
        if field.name not in ("id", "created_at", "updated_at")
    ]
    expected = {name: getattr(alone, name) for name in fields}
    alone.delete()
    [outcome] = take(item)
    kept = Reference.objects.get(citation_key=outcome.key)
    assert {name: getattr(kept, name) for name in fields} == expected
    assert kept.search_text


def test_importing_again_changes_nothing() -> None:
    rows = list(synthetic_rows(30))
    take(*rows, batch=7)
    before = everything()
    again = take(*rows, batch=11)
    assert results(again) == ["matched"] * 30
    assert everything() == before


def test_what_is_there_stays_as_it_is() -> None:
    kept = library.add(paper(identifiers=Identifiers(doi="10.1000/a"))).reference
    [outcome] = take(paper(title="Typed otherwise", identifiers=Identifiers(doi="10.1000/a")))
    assert (outcome.result, outcome.reference) == ("matched", kept)
    assert Reference.objects.get().title == "The roles"


@pytest.mark.parametrize(
    "second",
    [
        paper(title="Other", identifiers=Identifiers(doi="10.1000/A")),
        paper(title="The Rôles.", authors=[PersonName("KIM", "M.-H.")], issued="2017-05"),
        paper(title="Other", identifiers=Identifiers(doi="10.1000/z", pmid="12")),
    ],
)
@pytest.mark.parametrize("batch", [1, 250])
def test_a_paper_twice_in_one_file_is_one_paper(second: csl.Item, batch: int) -> None:
    first = paper(identifiers=Identifiers(doi="10.1000/a", pmid="12"))
    outcomes = take(first, second, batch=batch)
    assert results(outcomes) == ["created", "matched"]
    assert outcomes[0].reference == outcomes[1].reference
    assert Reference.objects.count() == 1


def test_keys_are_never_given_twice() -> None:
    Reference.objects.create(citation_key="kim-2017", title="There already")
    survivor = Reference.objects.create(citation_key="survivor", title="Survivor")
    FormerKey.objects.create(reference=survivor, key="kim-2017b", since=NOW)
    outcomes = take(*(paper(title=f"Paper {number}") for number in range(30)), batch=8)
    keys = [outcome.key for outcome in outcomes]
    assert keys[:3] == ["kim-2017c", "kim-2017d", "kim-2017e"]
    assert keys[23:26] == ["kim-2017z", "kim-2017-27", "kim-2017-28"]
    assert len(set(keys)) == 30


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("glutamine-roles", "glutamine-roles"),
        ("Kim2017", "kim-2017"),
        ("ITEM-1", "kim-2017"),
        ("412", "kim-2017"),
        ("http://zotero.org/users/1/items/X", "kim-2017"),
        ("a" * 81, "kim-2017"),
        ("", "kim-2017"),
    ],
)
def test_a_files_key_is_kept_when_it_is_in_our_form(wanted: str, given: str) -> None:
    [outcome] = take(Row(place="record 1", item=paper(), key=wanted))
    assert outcome.key == given


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (Row(place="record 1", error="The record has no end."), "no end"),
        (Row(place="record 1", pasted="10.1000/a"), "look the paper up"),
        (paper(title=" "), "no title"),
        (paper(identifiers=Identifiers(doi="nonsense")), "“nonsense” is not a DOI"),
        (paper(volume="9" * 100), "Volume: "),
        (paper(authors=[PersonName("Kim", "M", suffix="x" * 30)]), "Suffix: "),
    ],
)
def test_one_bad_record_is_refused_with_the_reason_and_stops_no_other(
    bad: csl.Item | Row, said: str
) -> None:
    outcomes = take(bad, paper(title="Good"), paper(title="Good too"))
    assert results(outcomes) == ["refused", "created", "created"]
    assert said in outcomes[0].why
    assert (outcomes[0].key, outcomes[0].place) == ("", "record 1")


@pytest.mark.parametrize("clash", [IntegrityError, OperationalError])
def test_a_batch_that_meets_another_import_is_done_again_row_by_row(
    clash: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(papers_: list[Any], **options: Any) -> None:
        keep(papers_, **options)
        raise clash

    keep = bulk._keep
    monkeypatch.setattr(bulk, "_keep", too_late)
    rival = library.add(paper(title="A", identifiers=Identifiers(doi="10.1000/b"))).reference
    outcomes = take(
        paper(title="A", identifiers=Identifiers(doi="10.1000/b")), paper(title="B"), {"title": ""}
    )
    assert results(outcomes) == ["matched", "created", "refused"]
    assert outcomes[0].reference == rival
    assert ReferenceEvent.objects.get().reference == outcomes[1].reference
    assert Reference.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("real_connections")
def test_two_imports_of_one_file_at_once_keep_each_paper_once() -> None:
    forwards = list(synthetic_rows(40))

    def work(rows: list[Row]) -> Callable[[], list[str]]:
        return lambda: results(list(bulk.take_all(rows, now=NOW, batch=7)))

    # From both ends, so that each waits for what the other has.
    told = [one for half in race(work(forwards), work(forwards[::-1])) for one in half]
    assert sorted(told) == ["created"] * 40 + ["matched"] * 40
    assert Reference.objects.count() == 40
    assert ReferenceEvent.objects.count() == 40


def test_an_interruption_leaves_whole_records() -> None:
    def interrupted() -> Iterator[Row]:
        for number in range(6):
            yield Row(place=f"record {number}", item=paper(title=f"Paper {number}"))
        raise KeyboardInterrupt

    done: list[Outcome] = []
    with pytest.raises(KeyboardInterrupt):
        done.extend(bulk.take_all(interrupted(), now=NOW, batch=4))
    assert [outcome.reference for outcome in done] == list(Reference.objects.order_by("pk"))
    assert len(done) == 4
    assert Contributor.objects.count() == 4


RETRACTED = NoticeFound(
    kind="retraction", label="Retraction in", doi="10.3390/ani11030905", source="PubMed"
)


def test_a_retraction_that_the_file_knows_is_kept_once() -> None:
    row = Row(place="record 1", item=papers.SHAH, notices=(RETRACTED,))
    assert results(take(row)) == ["created"]
    assert results(take(row)) == ["matched"]
    assert Notice.objects.get().doi == "10.3390/ani11030905"
    assert Reference.objects.get().status == "retracted"


def test_the_history_says_who_added_a_paper_and_when() -> None:
    editor = make_user()
    [outcome] = take(paper(), actor=editor)
    event = ReferenceEvent.objects.get()
    assert (event.kind, event.actor, event.at) == ("added", editor, NOW)
    signed = LogEntry.objects.get()
    assert (signed.user, signed.object_id) == (
        editor,
        str(outcome.reference and outcome.reference.pk),
    )


def test_the_kind_is_the_files_or_a_first_offer_from_the_title() -> None:
    told = Row(place="1", item=paper(title="Glutamine in rats"), kind="randomised_trial")
    guessed = Row(place="2", item=paper(title="Glutamine: a systematic review"))
    take(told, guessed)
    kinds = Reference.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["randomised_trial", "systematic_review"]


def test_a_batch_costs_a_handful_of_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = list(synthetic_rows(20))
    # Shelf, keys today and before, rows, people, history, savepoint and its release.
    with django_assert_max_num_queries(15):
        take(*rows)
    with django_assert_max_num_queries(6):
        take(*rows)


def test_memory_does_not_grow_with_the_number_of_papers(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.ris"
        path.write_text("".join(synthetic.records(count, seed=count)))
        with path.open("rb") as stream:
            tracemalloc.start()
            for _ in bulk.take_all(formats.read(stream, name=path.name), now=NOW, batch=20):
                pass
            highest = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return highest

    peak(20)  # what is loaded once
    if connection.vendor == "postgresql":
        # A connection keeps up to a hundred statements prepared, and takes its time to get there.
        connection.connection.prepare_threshold = None
    assert peak(300) < peak(60) * 1.3


def test_an_identifier_that_leads_to_quite_another_paper_is_a_doubt() -> None:
    wrong = {**papers.GARLICK, "DOI": papers.KIM["DOI"]}
    wrong.pop("PMID", None)
    rows = [Row(place=f"record {n}", item=item) for n, item in enumerate((papers.KIM, wrong), 1)]
    first, second = bulk.take_all(rows, now=NOW)
    assert (first.result, first.doubts) == ("created", ())
    assert second.result == "matched"
    assert second.doubts[0].startswith("record 2: its identifier is that of kim-2017")


def test_the_same_paper_under_a_shorter_title_is_no_doubt() -> None:
    short = {**papers.KIM, "title": str(papers.KIM["title"])[:40]}
    rows = [Row(place="record", item=item) for item in (papers.KIM, short)]
    assert [one.doubts for one in bulk.take_all(rows, now=NOW)] == [(), ()]


def test_a_record_that_shares_one_identifier_and_contradicts_another_is_a_doubt() -> None:
    other = {**papers.KIM, "DOI": "10.3390/ijms18059999"}
    library.add(papers.KIM)
    [outcome] = bulk.take_all([Row(place="record 1", item=other)], now=NOW)
    assert outcome.result == "matched"
    assert "has the DOI 10.3390/ijms18051051, not 10.3390/ijms18059999" in outcome.doubts[0]
