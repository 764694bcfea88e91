"""The scope rules S1 to S7: the same claim, in and out of what takes it back."""

import pytest

from tests.articles.compliance.claims.words import label

CLAIM, NONE = "disease_claim", "neutral"

SCOPE = [
    # rule, reason, sentence, label
    ("S1", "plain denial", "Zinc does not cure colitis.", NONE),
    ("S1", "never", "Zinc has never been shown to cure colitis.", NONE),
    ("S1", "no evidence", "There is no evidence that zinc cures colitis.", NONE),
    ("S1", "denied of all", "No supplement cures colitis.", NONE),
    ("S1", "would not call it", "I would not call it a cure for colitis.", NONE),
    ("S1", "a contraction", "Zinc won't cure your colitis.", NONE),
    ("S1", "a list under one denial", "Zinc does not treat, cure or relieve colitis.", NONE),
    ("S1", "gerund denied after", "Curing colitis is not what zinc is for.", NONE),
    ("S1", "nobody", "Nobody has cured colitis with zinc.", NONE),
    ("S2", "the disclaimer", "Zinc is not intended to treat or cure any disease.", "disclaimer"),
    (
        "S2",
        "advice to everybody",
        "Please consult your physician before starting any supplement.",
        "disclaimer",
    ),
    ("S2", "no doctors", "Reading this does not make us your doctors.", "disclaimer"),
    (
        "S2",
        "a claim behind it",
        "This was not evaluated by the FDA, yet zinc cures colitis.",
        CLAIM,
    ),
    ("S5", "advice with a reason", "Consult your doctor before taking it if pregnant.", NONE),
    (
        "S3",
        "a reference",
        "Doe J, Roe R. Zinc cures colitis: a trial. J Gut. 2019;12(3):45-52.",
        NONE,
    ),
    ("S4", "a physician acts", "Doctors treat colitis with steroids.", NONE),
    ("S4", "a vaccine acts", "The vaccine prevents measles.", NONE),
    ("S4", "a drug acts", "Statins lower cholesterol.", NONE),
    ("S4", "exercise acts", "Exercise lowers blood pressure.", NONE),
    ("S4", "goods beside the doctor", "Doctors use zinc to treat colitis.", CLAIM),
    ("S5", "ask first", "Ask your doctor before you take zinc for colitis.", NONE),
    ("S5", "avoid", "People with colitis should avoid zinc.", NONE),
    ("S6", "whether", "Whether zinc cures colitis is unknown.", NONE),
    ("S6", "no difference", "Zinc for colitis made no difference in the trial.", NONE),
    ("S6", "a question", "Does zinc cure colitis?", NONE),
    ("S6", "a sales question", "Who says zinc can't cure colitis?", CLAIM),
    ("S7", "a myth", "It is a myth that zinc cures colitis.", NONE),
    ("S7", "somebody was fined", "The seller said zinc cures colitis; the FTC fined him.", NONE),
    ("pseudo", "not only", "Zinc not only tastes good, it cures colitis.", CLAIM),
    ("pseudo", "not just", "Not just for athletes: zinc cures colitis.", CLAIM),
    ("pseudo", "nothing better", "There is nothing better for colitis than zinc.", CLAIM),
    ("pseudo", "never again", "With zinc you will never suffer from colitis again.", CLAIM),
    ("pseudo", "no more", "No more colitis with zinc.", CLAIM),
    ("pseudo", "without side effects", "Zinc cures colitis without side effects.", CLAIM),
    ("pseudo", "who says you can't", "Who says you can't cure colitis?", CLAIM),
    ("edge", "but", "It is not a drug, but zinc cures colitis.", CLAIM),
    ("edge", "yet", "It is no drug, yet it cures colitis.", CLAIM),
    ("edge", "a conceded clause", "Though it is no drug, zinc cures colitis.", CLAIM),
    ("edge", "a semicolon", "Zinc is not a drug; it cures colitis.", CLAIM),
    ("edge", "a new subject", "While no drug cures colitis, ours does cure colitis.", CLAIM),
    ("edge", "another verb", "Zinc is not expensive and cures colitis.", CLAIM),
    ("hedge", "may", "Zinc may cure colitis.", CLAIM),
    ("hedge", "could", "Zinc could help cure colitis.", CLAIM),
    ("hedge", "some say", "Zinc is thought to cure colitis.", CLAIM),
]


@pytest.mark.parametrize(
    ("rule", "reason", "sentence", "wanted"), SCOPE, ids=[f"{r[0]}: {r[1]}" for r in SCOPE]
)
def test_scope(rule: str, reason: str, sentence: str, wanted: str) -> None:
    assert label(sentence) == wanted
