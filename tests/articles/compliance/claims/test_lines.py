"""What is remembered of a line changes no answer, and takes no memory without end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compliance import lexicon
from articles.compliance.claims import lines
from articles.compliance.claims.classify import Classification, classify
from articles.compliance.claims.lines import Words
from articles.compliance.claims.reviewer_terms import extended
from articles.compliance.claims.vocabulary import standard
from articles.content import Product
from tests.articles.compliance.claims.words import LEXICON, read
from tests.articles.compliance.letters import BRAND

LINES = (
    "",
    "\u00a0",
    "Gout?",
    "Tired of migraines?",
    "One in eight women gets it.",
    "Low zinc causes eczema. It is a metal.",
    "The flu is going around.",
    "Our formula fixes that. We ship on Mondays.",
    "Try our capsules.",
    "Start with Enterova.",
    "That is why we made Enterova.",
    "It supports the gut lining &amp; keeps it strong.",
    "Muscle stores glycogen.&#10;It burns it, too.",
    "Smith A, Jones B. A trial of zinc. Nutrients. 2017;9(4):12.",
    "These statements have not been evaluated by the Food and Drug Administration.",
)
EDIT = st.tuples(
    st.sampled_from(["replace", "insert", "delete"]), st.integers(0, 9), st.sampled_from(LINES)
)


def anew(text: str) -> Classification:
    lines.forget()
    return read(text)


def edited(written: list[str], kind: str, place: int, line: str) -> list[str]:
    """Return the lines `written` after one edit."""
    kept = written[:place] + written[place + (kind != "insert") :]
    return kept if kind == "delete" else [*kept[:place], line, *kept[place:]]


@given(st.lists(st.sampled_from(LINES), max_size=9), st.lists(EDIT, max_size=5))
def test_what_is_remembered_answers_like_what_is_read_anew(
    written: list[str], edits: list[tuple[str, int, str]]
) -> None:
    for edit in edits:
        written = edited(written, *edit)
        text = "\n".join(written)
        remembered = read(text)
        assert remembered == anew(text)


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_no_detector_looks_back_further_than_a_line_is_remembered_by(written: list[str]) -> None:
    text = "\n".join(written)
    near = anew(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "LOOK_BACK", 60)
        assert anew(text) == near


def test_a_claim_of_several_lines_is_found_at_its_place_wherever_they_stand() -> None:
    story = "Low zinc causes eczema.\nOur formula fixes that."
    read(story)  # Remembered at another place.
    text = f"The jar is made of glass.\n\n{story}"
    [found] = [one for one in read(text).triggers if one.since is not None]
    assert found.code == "DC-10"
    assert text[found.start : found.end].endswith("fixes")
    assert found.since == text.index("Low zinc")


def test_another_vocabulary_gives_another_answer_to_the_same_line() -> None:
    text = "Enterova supports wimbling."
    assert read(text).label == "neutral"
    taught = extended([("function", "wimbling")])
    assert classify(text, lexicon=LEXICON, vocabulary=taught).label == "structure_function"
    assert read(text).label == "neutral"


def test_other_goods_of_the_house_give_another_answer_to_the_same_line() -> None:
    text = "One in eight women gets gout. Start with Quillora."
    assert read(text).label == "neutral"
    sells = lexicon.build([Product(slug="quillora", name="Quillora")], BRAND)
    assert classify(text, lexicon=sells).label == "disease_claim"
    assert read(text).label == "neutral"


def test_a_line_that_was_judged_before_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    hits = lines.judging.hits
    monkeypatch.setattr(
        lines.judging, "hits", lambda each, known: judged.append(each.shown) or hits(each, known)
    )
    written = [f"Sentence {number} says nothing." for number in range(40)]
    anew("\n".join(written))
    assert len(judged) == 40
    judged.clear()
    written[20] = "Zinc supports the gut lining."
    read("\n".join(written))
    # The line itself, and those that are read with it.
    assert judged == written[20 : 21 + lines.LOOK_BACK]


def test_memory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    lines.forget()
    words = Words(LEXICON, standard())
    long = "Zinc is a metal. " * (lines.LONGEST_KEPT // 16)
    assert sum(claimed.statements for _, claimed, _ in lines.judged(long, words)) > 400
    kept = lines._remembered.cache_info()
    assert kept.currsize == 0
    assert kept.maxsize == lines.KEPT
