"""
Keep the words the claim rules look for, apart from the code that looks.

Structure/function language is short and repetitive; so are the ways of denying it. Change a
list here, add the sentence that made you do so to the rule's tests, and raise
`policy.RULES_VERSION`. Lists with bars are regular expressions, matched whole and in any
case; lists with spaces are plain lower-case words.
"""

BENEFIT_VERBS = (
    "supports?|supporting|supported|maintains?|maintaining|promotes?|promoting|promoted|"
    "helps?|helping|helped|strengthens?|strengthening|strengthened|nourish(?:es|ing|ed)?|"
    "boosts?|boosting|boosted|enhances?|enhancing|enhanced|improves?|improving|improved|"
    "restores?|restoring|restored|rebuilds?|rebuilding|repairs?|protects?|protecting|"
    "regulates?|regulating|balances?|increases?|fortif(?:y|ies)|contributes? to|preserves?|"
    "sustains?"
)
"""What a structure/function claim says a nutrient does (101.93(f)); "maintained by" is not one."""

STRUCTURES = (
    "gut|guts|bowels?|intestin\\w+|colon|stomach|barriers?|linings?|epitheli\\w+|mucosa\\w*|"
    "enterocytes?|tight junctions?|microbio\\w+|flora|joints?|cartilage|bones?|muscles?|muscular|"
    "tendons?|ligaments?|skin|hair|nails?|collagen|heart|arter(?:y|ies|ial)|vascular|"
    "cardiovascular|circulat(?:ion|ory)|blood|cholesterol|triglycerides?|brain|nerves?|"
    "nervous system|neur\\w+|eyes?|liver|"
    "kidneys?|lungs?|respiratory|thyroid|adrenals?|urinary|bladder|prostate|cells?|cellular|"
    "tissues?|mitochondri\\w+|lymphocytes?|neutrophils?|macrophages?|proteins?|body|immune|"
    "immunity|hormon\\w+|teeth|gums"
)
"""Parts of the body: the "structure" of a structure/function claim."""

FUNCTIONS = (
    "digest\\w+|regularity|absor\\w+|metabol\\w+|energy|sleep|asleep|mood|memory|focus|alertness|"
    "cognit\\w+|vision|hearing|mobility|movement|flexibility|recover\\w*|endurance|stamina|"
    "strength|relaxation|stress|well-?being|wellness|vitality|appetite|detox\\w*|hydration|"
    "inflammatory response|oxidative|antioxidant\\w*|repair|growth|development|fertility|libido|"
    "heat shock proteins?|gene expression"
)
"""What the body does: the "function", and general well-being (403(r)(6)(A))."""

NEGATIONS = (
    "not|no|never|none|nothing|nobody|neither|nor|without|cannot|can['’]t|won['’]t|don['’]t|"
    "doesn['’]t|didn['’]t|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|hasn['’]t|haven['’]t|"
    "wouldn['’]t|couldn['’]t|shouldn['’]t|failed to|fails to|fail to|unable to|"
    "far from|myth that|doubt (?:that|whether)|unproven"
)
"""Words that deny what follows them in the same clause."""

PSEUDO_NEGATIONS = (
    "not only|not just|not merely|not simply|nothing (?:better|more)|no more|no wonder|"
    "no doubt|no question|without side effects|without the side effects|no other|"
    "(?:isn['’]t|not|never) (?:just|only)|why not|can['’]t help but|cannot help but"
)
"""Words that look like a denial and are none: "not only supports ..." claims twice."""

CLAUSE_EDGES = "but|yet|however|although|though|whereas|while|because|so that|instead|rather"
"""Words at which a denial stops: "it won't cure you, but it supports digestion"."""

UNDECIDED = (
    "whether|remains to be seen|not known|unclear|unknown|uncertain|mixed|inconclusive|"
    "open question|no evidence|no difference|no effect|we don['’]t know|hypothesi[sz]e\\w*|"
    "hypothesis|disappoint\\w+"
)
"""Signs that a sentence reports a question and not a benefit."""

BODY_NEEDS = (
    "needs?|needed|requires?|required|uses?|used|consumes?|consumed|extracts?|burns?|"
    "synthesi[sz]es?|releases?|draws?|produces?|makes?|normally makes|stores?"
)
"""Verbs whose subject is the body: "the gut needs glutamine to maintain its lining" is biology."""

GO_BETWEEN = (
    "also|alone|already|always|and|are|at|been|being|by|can|clearly|consistently|could|daily|"
    "directly|do|does|every|for|formulated|designed|built|made|meant|gently|has|have|help|helps|"
    "in|intake|is|it|itself|levels?|may|might|naturally|of|oral|powder|capsules?|supplements?|"
    "supplementation|supplemental|availability|actively|really|shown|should|significantly|that|"
    "the|this|there|to|was|were|which|will|with|works?|would|here|our|formula|both|people|"
    "because|each|serving|dose|a|an|day|not|only|just|known|believed|thought|said|found|ingredients?|extract"
)
"""Words that may stand between a nutrient and its benefit verb without changing the subject."""

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
