"""
Say which of PubMed's publication types and subject headings (MeSH) make a paper which kind.

The words are NLM's (nlm.nih.gov/mesh/pubtypes.html), in lower case. A type is what an indexer
says the paper is; a heading is what it is about, which tells a design only now and then.
"""

# The first row that meets wins: a paper has many types, and a recommendation that rests on a
# meta-analysis is still a recommendation.
KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        # A notice shows nothing, and a protocol only what someone means to do.
        "other",
        frozenset(
            {
                "retraction notice",
                "retraction of publication",
                "published erratum",
                "expression of concern",
                "clinical trial protocol",
            }
        ),
    ),
    (
        "guideline",
        frozenset(
            {
                "practice guideline",
                "guideline",
                "consensus development conference",
                "consensus development conference, nih",
            }
        ),
    ),
    ("meta_analysis", frozenset({"meta-analysis", "network meta-analysis"})),
    ("systematic_review", frozenset({"systematic review", "scoping review"})),
    ("editorial", frozenset({"editorial"})),
    (
        "animal",
        frozenset(
            {
                "clinical trial, veterinary",
                "observational study, veterinary",
                "randomized controlled trial, veterinary",
            }
        ),
    ),
    ("randomised_trial", frozenset({"randomized controlled trial"})),
    (
        "trial",
        frozenset(
            {
                "adaptive clinical trial",
                "clinical trial",
                "clinical trial, phase i",
                "clinical trial, phase ii",
                "clinical trial, phase iii",
                "clinical trial, phase iv",
                "controlled clinical trial",
                "equivalence trial",
                "pragmatic clinical trial",
            }
        ),
    ),
    ("case_report", frozenset({"case reports"})),
    (
        "editorial",
        frozenset({"comment", "letter", "news", "newspaper article", "interview"}),
    ),
    ("narrative_review", frozenset({"review"})),
)
# Subject headings that NLM gives to a study of that design; the narrower design first.
DESIGNS = (
    ("case_control", frozenset({"case-control studies"})),
    ("cross_sectional", frozenset({"cross-sectional studies"})),
    ("cohort", frozenset({"cohort studies", "longitudinal studies", "prospective studies"})),
)
IN_GLASS = frozenset(
    {
        "in vitro techniques",
        "cell line",
        "cell line, tumor",
        "cells, cultured",
        "tumor cells, cultured",
        "cell culture techniques",
        "caco-2 cells",
        "ht29 cells",
        "hep g2 cells",
        "organoids",
    }
)
# What was done to whom is told by the headings "humans" and "animals".
IN_PEOPLE_OR_ANIMALS = frozenset({"randomised_trial", "trial", "case_report", ""})
