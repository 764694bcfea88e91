"""
Translate our kinds of study into MeSH publication types, which schema.org asks for.

Animal and laboratory studies, safety assessments and the mixed bag of comments have no
publication type of their own in MeSH; such a paper stays a plain ScholarlyArticle.
"""

PUBLICATION_TYPES = {
    "meta_analysis": "Meta-Analysis",
    "systematic_review": "Systematic Review",
    "narrative_review": "Review",
    "guideline": "Guideline",
    "randomised_trial": "Randomized Controlled Trial",
    "trial": "Clinical Trial",
    "cohort": "Observational Study",
    "case_control": "Observational Study",
    "cross_sectional": "Observational Study",
    "case_report": "Case Reports",
}
"""By a kind of `references.kinds`; a kind that is missing here has no type in MeSH."""
