"""
DC-10 over several sentences: hooks, chains, bridges, and what keeps disease and goods apart.

In a passage `/` ends a sentence and `//` a paragraph.
"""

import pytest

from articles.compliance.finding import Severity
from tests.articles.compliance.claims.words import read

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


def sentences(passage: str) -> list[list[str]]:
    """Return the sentences of each paragraph."""
    return [
        [sentence.strip() for sentence in paragraph.split(" / ")]
        for paragraph in passage.split("//")
    ]


def text_of(passage: str) -> str:
    return "\n\n".join(" ".join(paragraph) for paragraph in sentences(passage))


def disease(passage: str) -> list[tuple[str, str, Severity]]:
    """Return every disease claim with the sentence that completes it."""
    text = text_of(passage)
    return [
        (_sentence_at(trigger.end - 1, passage), trigger.code, trigger.severity)
        for trigger in read(text).triggers
        if trigger.code.startswith("DC")
    ]


def _sentence_at(offset: int, passage: str) -> str:
    text = text_of(passage)
    every = [sentence for paragraph in sentences(passage) for sentence in paragraph]
    return next(one for one in every if 0 <= offset - text.index(one) < len(one))


@pytest.mark.parametrize(("reason", "passage", "severity"), CAUGHT, ids=[r[0] for r in CAUGHT])
def test_the_sentence_that_completes_the_claim_is_caught(
    reason: str, passage: str, severity: Severity
) -> None:
    last = sentences(passage)[-1][-1]
    assert (last, "DC-10", severity) in disease(passage)


@pytest.mark.parametrize(("reason", "passage"), LEFT, ids=[row[0] for row in LEFT])
def test_what_stands_apart_is_left_alone(reason: str, passage: str) -> None:
    assert disease(passage) == []


@pytest.mark.parametrize("passage", [row[1] for row in CAUGHT])
def test_an_unrelated_paragraph_before_or_after_changes_nothing(passage: str) -> None:
    alone = disease(passage)
    assert disease(f"{passage} // The jar is made of glass.") == alone
    assert disease(f"The jar is made of glass. // {passage}") == alone


@pytest.mark.parametrize(
    ("passage", "begins"),
    [
        ("Struggling with gout? / Try Enterova.", "Struggling"),
        ("It is Monday. / My brother has colitis. / That's why we made Enterova.", "My brother"),
        (
            "I made Enterova for my aunt Rosa, who lives with colitis. / Her gut needs glutamine.",
            "I made",
        ),
    ],
)
def test_a_claim_of_several_sentences_says_where_it_begins(passage: str, begins: str) -> None:
    text = text_of(passage)
    (since,) = [one.since for one in read(text).triggers if one.since is not None]
    assert text[since:].startswith(begins)


def test_a_claim_of_one_sentence_begins_nowhere_else() -> None:
    assert [one.since for one in read("Zinc cures gout. Glass is clear.").triggers] == [None]
