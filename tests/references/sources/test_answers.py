"""Several records become one, and several faults one that says it all."""

import pytest

from references import csl
from references.csl import PersonName
from references.recognition import Identifiers
from references.sources.answers import Answers, join, join_notices
from references.sources.record import Fault, Malformed, NotFound, NoticeFound, Record, Unreachable


def record(
    source: str = "Crossref", *, title: str = "Glutamine and sleep", **fields: str
) -> Record:
    item = csl.build(title=title, authors=[PersonName("Kim", "M")], issued="2017", **fields)  # type: ignore[arg-type]
    return Record(source=source, item=item)


def test_the_first_record_leads_and_the_others_fill_up() -> None:
    joined = join([{"title": "One", "volume": "1"}, {"title": "Two", "PMID": "7"}, {"PMID": "8"}])
    assert joined == {"title": "One", "volume": "1", "PMID": "7"}


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        ({"page": "1-4"}, {"number": "e1"}, {"page": "1-4"}),
        ({"number": "e1"}, {"page": "1-4"}, {"number": "e1"}),
        ({}, {"page": "1-4", "number": "e1"}, {"page": "1-4", "number": "e1"}),
    ],
)
def test_pages_of_one_registry_never_meet_the_article_number_of_another(
    first: csl.Item, second: csl.Item, place: csl.Item
) -> None:
    assert join([first, second]) == place


def test_the_journal_is_abbreviated_as_the_national_library_of_medicine_does() -> None:
    answers = Answers()
    answers.add(record(container_title_short="Int. J. Mol. Sci."))
    answers.add(record("PubMed", container_title_short="Int J Mol Sci"))
    assert csl.container_title_short(answers.found().item) == "Int J Mol Sci"


def test_a_record_of_another_paper_is_kept_out_and_named() -> None:
    answers = Answers()
    answers.add(record(identifiers=Identifiers(doi="10.5555/a")))  # type: ignore[arg-type]
    other = record("PubMed", title="Piglets in winter", identifiers=Identifiers(pmid="7"))  # type: ignore[arg-type]
    answers.add(Record(source="PubMed", item={**other.item, "issued": {"date-parts": [[1990]]}}))
    found = answers.found()
    assert [each.source for each in found.records] == ["Crossref"]
    assert "PubMed has another paper under the PMID 7: “Piglets in winter”" in found.faults[0]


def test_what_could_not_be_asked_stands_beside_what_was_found() -> None:
    answers = Answers()
    answers.add(record())

    def silent() -> str:
        raise Unreachable("PubMed took too long to answer.", source="PubMed")

    assert answers.ask(silent) is None
    assert answers.found().faults == ("PubMed took too long to answer.",)


MISSING, SILENT, BROKEN = NotFound("A has none."), Unreachable("B sleeps."), Malformed("C broke.")
FAULTS = [
    ([MISSING, NotFound("B has none.")], NotFound, "A has none. B has none."),
    ([MISSING, SILENT], Unreachable, "A has none. B sleeps."),
    ([BROKEN, BROKEN], Malformed, "C broke."),
    ([], NotFound, "There is nothing to look up."),
]


@pytest.mark.parametrize(("faults", "kind", "words"), FAULTS)
def test_nothing_found_is_not_found_only_when_everybody_was_reached(
    faults: list[Fault], kind: type[Fault], words: str
) -> None:
    answers = Answers()
    answers.faults.extend(faults)
    with pytest.raises(Fault) as caught:
        answers.found()
    assert (type(caught.value), str(caught.value)) == (kind, words)


def test_two_registries_tell_of_one_notice() -> None:
    crossref = NoticeFound(kind="retraction", doi="10.1/n", date="2021-03-22", source="Crossref")
    pubmed = NoticeFound(
        kind="retraction", doi="10.1/n", pmid="7", citation="A. 2021", source="PubMed"
    )
    assert join_notices([[crossref], [pubmed]]) == (
        NoticeFound(
            kind="retraction",
            doi="10.1/n",
            pmid="7",
            citation="A. 2021",
            date="2021-03-22",
            source="Crossref",
        ),
    )


def test_a_correction_is_not_the_retraction_of_the_same_notice() -> None:
    both = [NoticeFound(kind=kind, doi="10.1/n") for kind in ("correction", "retraction")]
    assert len(join_notices([both])) == 2


def test_notices_that_nothing_identifies_stay_apart() -> None:
    both = [NoticeFound(kind="correction", citation=where) for where in ("A", "B")]
    assert len(join_notices([both])) == 2
