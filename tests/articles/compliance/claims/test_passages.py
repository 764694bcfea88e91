"""
DC-10 over several sentences: hooks, chains, bridges, and what keeps disease and goods apart.

In a passage `/` ends a sentence and `//` a paragraph.
"""

import pytest

from articles.compliance.claims.classify import classify
from articles.compliance.claims.passages import Judged, Line, judge
from articles.compliance.finding import Severity
from tests.articles.compliance.claims.words import LEXICON

CAUGHT = [
    # reason, passage, severity
    (
        "the rules' own chain",
        (
            "Low glutamine causes leaky gut. / Leaky gut causes autoimmune disease. / "
            "Enterova fixes the glutamine problem."
        ),
        Severity.BLOCK,
    ),
    ("a question and an offer", "Struggling with gout? / Try Enterova.", Severity.BLOCK),
    ("a heading and an offer", "Tired of migraines? // Meet Enterova.", Severity.BLOCK),
    (
        "questions on lines of their own",
        "Gout? // Colitis? // Eczema? // Our powder is for you.",
        Severity.BLOCK,
    ),
    (
        "a shared word, own goods",
        "High homocysteine is what leads to strokes. / Enterova lowers homocysteine.",
        Severity.BLOCK,
    ),
    (
        "a shared word, a nutrient",
        "A weak gut lining is the root of Hashimoto's. / Glutamine strengthens the gut lining.",
        Severity.WARN,
    ),
    (
        "a bridge in the next sentence",
        "My brother lived with Crohn's for years. / That's why we made Enterova.",
        Severity.WARN,
    ),
    (
        "a bridge in the next paragraph",
        "Ulcers ruin more evenings than anybody admits. // This is where our powder comes in.",
        Severity.WARN,
    ),
    (
        "a founder's need",
        "I made Enterova for my aunt Rosa, who lives with colitis. / Her gut needs glutamine.",
        Severity.WARN,
    ),
    (
        "a name that enters",
        "Psoriasis keeps thousands of people out of the pool. / Enter Enterova.",
        Severity.WARN,
    ),
]
LEFT = [
    (
        "biology and product, nothing between",
        "Colitis damages the lining of the colon. / It runs in families. / Enterova is a powder.",
    ),
    (
        "several paragraphs apart",
        (
            "Low glutamine causes leaky gut. // We pack on Mondays. // The jar is glass. // "
            "Enterova supports glutamine levels."
        ),
    ),
    (
        "another subject in between ends the hook",
        "Do you have gout? // See a doctor. // We ship on Mondays. // Try Enterova.",
    ),
    (
        "the chain denied",
        "Low glutamine does not cause colitis. / Enterova supports glutamine levels.",
    ),
    ("an honest question", "What causes gout? / Mostly uric acid. / Enterova is a powder."),
    (
        "a bridge without a disease",
        "Glass jars break. / That's why we made Enterova's pouch of paper.",
    ),
    (
        "the disease is somebody else's to treat",
        "Ask your doctor about colitis. / That's why we made Enterova's label so plain.",
    ),
    ("a shared word of no weight", "Stress affects the body. / Enterova supports the body."),
]


def lines(passage: str) -> list[Line]:
    return [
        Line(sentence.strip(), number)
        for number, paragraph in enumerate(passage.split("//"))
        for sentence in paragraph.split(" / ")
    ]


def judged(passage: str) -> list[Judged]:
    return list(judge(lines(passage), lexicon=LEXICON))


def disease(passage: str) -> list[tuple[int, str, Severity]]:
    return [
        (number, trigger.code, trigger.severity)
        for number, one in enumerate(judged(passage))
        for trigger in one.triggers
        if trigger.code.startswith("DC")
    ]


@pytest.mark.parametrize(("reason", "passage", "severity"), CAUGHT, ids=[r[0] for r in CAUGHT])
def test_the_sentence_that_completes_the_claim_is_caught(
    reason: str, passage: str, severity: Severity
) -> None:
    last = len(lines(passage)) - 1
    assert (last, "DC-10", severity) in disease(passage)


@pytest.mark.parametrize(("reason", "passage"), LEFT, ids=[row[0] for row in LEFT])
def test_what_stands_apart_is_left_alone(reason: str, passage: str) -> None:
    assert disease(passage) == []


@pytest.mark.parametrize("passage", [row[1] for row in CAUGHT])
def test_an_unrelated_paragraph_before_or_after_changes_nothing(passage: str) -> None:
    alone = disease(passage)
    assert disease(f"{passage} // The jar is made of glass.") == alone
    moved = disease(f"The jar is made of glass. // {passage}")
    assert moved == [(number + 1, code, severity) for number, code, severity in alone]


def test_offsets_point_into_the_line() -> None:
    passage = "Struggling with gout? / Try Enterova."
    (trigger,) = judged(passage)[1].triggers
    assert "Try Enterova."[trigger.start : trigger.end] == "Try Enterova."


def test_lines_give_what_the_whole_text_gives() -> None:
    text = "Zinc cures gout. Our powder supports healthy digestion. The jar is glass."
    by_line = judged(text.replace(". ", ". / "))
    whole = classify(text, lexicon=LEXICON)
    assert [t.code for one in by_line for t in one.triggers] == [t.code for t in whole.triggers]


def test_a_disclaimer_is_told_from_silence() -> None:
    text = "This is not medical advice. / The jar is glass."
    assert [one.disclaims for one in judged(text)] == [True, False]
