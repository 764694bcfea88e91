"""
Keep the lists of plain words that sentences and credits are read by, apart from the code.

Change a list here, add the sentence that made you do so to the tests, and raise
`policy.RULES_VERSION`. What claims are read by stands in `claims/grammar` and
`claims/vocabulary`.
"""

NO_SURNAMES = (
    "dr drs prof professor mr mrs ms sir the this that these those a an in on at by for from since "
    "until before after during when while and or but so if as it its like both see read even also "
    "only then thus yet later earlier here there my our your his her their "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter "
    "he she they we you i one two three today yesterday last next what who why how most many some "
    "all another each nature science cell lancet cochrane medicare medline pubmed crossref "
    "harvard stanford yale oxford cambridge europe america china japan germany brazil spain italy "
    "france britain australia canada india states kingdom congress study review paper trial "
    "figure table section chapter volume vitamin omega journal university institute"
)
"""Words that stand with a capital beside a year as surnames do, and are none."""

EVERYDAY_SURNAMES = (
    "long young white brown green black gray good best field stone day love park rose bush wood "
    "bell price power king hill rice ma an he so do you can will may fields strong sharp hunt"
)
"""Surnames that are words as well: they count only in a form that shows a person."""

NEVER_FINAL = (
    "dr mr mrs ms prof st rev vs cf fig figs eq ref refs no nos vol approx ca e.g i.e eg ie "
    "viz resp dept pp sp spp jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Abbreviations that always lead on to another word: their full stop ends no sentence."""

SOMETIMES_FINAL = "al etc inc ltd co corp jr sr u.s u.k a.m p.m ph.d m.d d.o r.ph pharm.d b.s m.s"
"""Abbreviations that end a sentence when a capital follows."""
