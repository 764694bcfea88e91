"""A finding is known again by its sentence, so that a resolution survives edits elsewhere."""

from dataclasses import replace

from articles.compliance.check import check
from articles.compliance.finding import Finding
from articles.content import Content
from tests.articles.compliance.letters import letter

STATEMENT = "Glutamine supports the gut lining."
ELSEWHERE = "The gut is long. "


def statement_in(content: Content) -> Finding:
    (found,) = [f for f in check(content) if f.code == "SF-01" and f.field == "body"]
    return found


def test_the_passage_of_a_finding_is_the_whole_sentence() -> None:
    content = letter(body=f"<p>{ELSEWHERE}{STATEMENT}</p>")
    assert statement_in(content).passage == STATEMENT


def test_words_added_elsewhere_leave_the_hash_as_it_is() -> None:
    before = statement_in(letter(body=f"<p>{STATEMENT}</p>"))
    after = statement_in(letter(body=f"<h2>More</h2><p>{ELSEWHERE * 3}{STATEMENT}</p>"))
    assert after.start != before.start
    assert after.sentence_sha256 == before.sentence_sha256


def test_another_word_in_the_sentence_gives_another_hash() -> None:
    before = statement_in(letter(body=f"<p>{STATEMENT}</p>"))
    after = statement_in(letter(body="<p>Glutamine always supports the gut lining.</p>"))
    assert after.sentence_sha256 != before.sentence_sha256


def test_a_line_broken_elsewhere_is_the_same_sentence() -> None:
    found = statement_in(letter(body=f"<p>{STATEMENT}</p>"))
    wrapped = replace(found, passage=STATEMENT.replace("the gut", "the\n  gut"))
    assert wrapped.sentence_sha256 == found.sentence_sha256


def test_a_finding_without_a_place_is_known_by_what_it_says() -> None:
    content = letter(headline="", body=f"<p>{STATEMENT}</p>")
    (missing,) = [f for f in check(content) if f.code == "COMP-01"]
    assert missing.passage == ""
    assert missing.sentence_sha256 != replace(missing, message="Else.").sentence_sha256
