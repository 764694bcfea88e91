"""What follows by itself is told as a consequence, and never as somebody's change."""

import msgspec

from articles.changes.consequences import consequences
from articles.changes.report import compare
from articles.content import Topic
from tests.articles.changes.letters import FIRST, LETTER, PAPERS, edited
from tests.articles.jsonld.letters import WRITER


def test_other_numbers_follow_from_a_citation_and_are_told_once() -> None:
    earlier = FIRST.replace("<p>Cells", '<p>Cells<span data-cites="cruzat-2018"></span>')
    after = edited(body=earlier)
    assert [change.kind.value for change in compare(LETTER, after).changes] == ["citations"]
    (numbers,) = [each for each in consequences(LETTER, after) if each.kind == "numbering"]
    assert numbers.what == "3 papers have another number, by the order of first mention"
    assert numbers.before.startswith("1 Kim, 2017 (kim-2017); 2 Rao, 2012")
    assert numbers.after.startswith("2 Kim, 2017 (kim-2017); 3 Rao, 2012")


def test_a_list_that_follows_the_text_is_not_told_as_put_in_another_order() -> None:
    swapped = (
        FIRST.replace("kim-2017", "x").replace("rao-2012", "kim-2017").replace("x", "rao-2012", 1)
    )
    ours = edited(references=(PAPERS[0], PAPERS[1], PAPERS[2]))
    theirs = edited(body=swapped, references=(PAPERS[1], PAPERS[0], PAPERS[2]))
    assert {change.kind.value for change in compare(ours, theirs).changes} == {"citations"}


def test_a_list_that_departs_from_the_text_is_told() -> None:
    ours = edited(references=(PAPERS[0], PAPERS[1], PAPERS[2]))
    theirs = edited(references=(PAPERS[1], PAPERS[0], PAPERS[2]))
    assert [change.kind.value for change in compare(ours, theirs).changes] == ["papers"]


def test_a_paper_cited_last_moves_no_number() -> None:
    after = edited(body=f'{FIRST}<p>Truly.<span data-cites="cruzat-2018"></span></p>')
    assert not [each for each in consequences(LETTER, after) if each.kind == "numbering"]


def test_facts_of_the_structured_data_are_told_by_their_node() -> None:
    after = edited(headline="Why Magnesium Matters")
    told = {each.what: (each.before, each.after) for each in consequences(LETTER, after)}
    assert told["BlogPosting, headline changed"] == (LETTER.headline, "Why Magnesium Matters")


def test_of_a_list_only_what_differs_is_told() -> None:
    after = edited(about=())
    told = {each.what: each for each in consequences(LETTER, after)}
    assert told["MedicalWebPage, about removed"].after == ""
    assert any(each.state == "removed" and "magnesium" in each.place for each in told.values())


def test_of_two_lists_only_the_entries_that_differ_are_told() -> None:
    after = edited(mentions=(*LETTER.mentions, Topic(slug="gut", name="Gut", kind="anatomy")))
    told = {each.what: each for each in consequences(LETTER, after)}
    mentions = next(each for what, each in told.items() if what.endswith("mentions changed"))
    assert mentions.before == ""
    assert mentions.after.count("@id") == 1


def test_a_job_changes_the_persons_node_and_nothing_else() -> None:
    writer = msgspec.structs.replace(WRITER, job_title="Founder")
    told = consequences(LETTER, edited(authors=(writer,)))
    assert [(each.what, each.before, each.after) for each in told] == [
        ("Person, jobTitle changed", "Co-founder", "Founder")
    ]


def test_what_no_machine_is_told_has_no_consequence() -> None:
    assert consequences(LETTER, edited(insiders=(), lexicon=())) == ()


def test_a_graph_that_cannot_be_made_is_told_and_raises_nothing() -> None:
    doubled = edited(about=LETTER.mentions)
    told = consequences(LETTER, doubled)
    assert all(each.kind == "structured_data" for each in told)
