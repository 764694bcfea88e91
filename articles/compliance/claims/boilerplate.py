"""
Know the texts that claim nothing whatever they name: disclaimers (S2) and references (S3).

The disclaimer of 21 CFR 101.93(c), good or bad, and the medical-advice boilerplate of blogs are
one label; what is wrong with a disclaimer's wording is DISC-02's matter. A sentence that
explains the law ("it is illegal to market ...") is neither.
"""

import re

from articles.compliance import fixed_text

SUBJECTS = (
    r"(?:article|blog|content|information|letters?|materials?|newsletter|newsletters|page|post|"
    r"posts|site|website|statements?|products?|supplements?|i write|you read|we publish|we say|"
    r"we share|we write|here|herein|this|views|opinions)"
)
ADVICE = re.compile(
    r"\bnot (?:\w+ ){0,3}(?:medical|health|professional|clinical) advice\b"
    r"|\b(?:can't|cannot|can not|don't|do not|never|unable to) (?:\w+ ){0,2}(?:give|offer|provide) "
    r"(?:\w+ ){0,3}(?:medical|health|professional|clinical|individual) (?:advice|guidance)\b"
    r"|\b(?:should|must|may|can) ?(?:not|never) (?:\w+ ){0,2}(?:be )?(?:used|relied|taken|"
    r"construed|considered|interpreted|read|understood) (?:\w+ ){0,3}"
    r"(?:to |for |as )(?:\w+ ){0,4}(?:diagnos|treat|medical|advice|prescri)"
    r"|\b(?:is|are) no (?:substitute|replacement) for (?:\w+ ){0,5}"
    r"(?:advice|care|diagnosis|treatment|consultation|visit|doctor|physician)\b"
    r"|\balways (?:seek|ask for|get|consult|talk|speak|check)\b.{0,90}\b(?:physician|doctor|"
    r"provider|professional|pharmacist)\b.{0,80}\b(?:questions?|condition|concerns?|before|changes?)\b"
    r"|\b(?:information|contents?|articles?|letters?|newsletter|post)\b.{0,50}\b(?:is|are) "
    r"general\b.{0,60}\b(?:may not|not) apply\b"
    r"|\b(?:is|are) (?:intended |meant |provided |offered |shared )?(?:solely |only |purely )?"
    r"(?:for|as) (?:general )?(?:information|education|informational|educational)"
    r"(?: and (?:information|education|informational|educational))?(?: purposes?)?"
    r"(?:,? and|;|,) (?:\w+ ){0,4}(?:not|never)\b"
    r"|\btestimonials?\b.{0,60}\bnot\b.{0,40}\b(?:claims?|intended|meant)\b"
    r"|\b(?:not|never|nor) (?:\w+,? ){0,6}(?:a )?(?:substitute|replacement|stand in) for "
    r"(?:\w+,? ){0,6}(?:advice|care|diagnosis|treatment|consultation|visit|judgment|judgement)\b"
    r"|\b(?:content|articles?|letters?|information|posts?|site|website|blog|newsletter|page|"
    r"materials?) (?:\w+ ){0,6}(?:not|never) (?:\w+ ){0,4}replace (?:\w+ ){0,5}"
    r"(?:advice|care|diagnosis|treatment|consultation|doctor|physician)\b"
    r"|\b(?:nothing|none|no part) (?:\w+ ){0,9}(?:substitute|replacement) for\b"
    r"|\b(?:informational|educational|information|education|general)(?: and \w+)?"
    r"(?: use| purposes?)?"
    r"(?: only\b|,? (?:and )?not (?:\w+ ){0,3}(?:medical|advice|diagnos|treat))"
    r"|\bfor (?:general )?(?:information|education)(?:al)?(?: (?:and|or) \w+)? (?:purposes )?only\b"
    r"|\bseek (?:the )?(?:advice|guidance|counsel) of (?:\w+ ){1,4}with any\b"
    r"|\b(?:do not|don't|never) (?:diagnose or )?treat yourself\b"
    r"|\bself[ -]diagnos|\bnot your (?:pharmacist|doctor|physician|clinician|nurse)\b"
    r"|\b(?:never|not) (?:to )?(?:disregard|ignore|delay|postpone) "
    r"(?:\w+ ){0,4}(?:advice|treatment|care)"
    r"|\b(?:nothing|none|no (?:content|information|statement|part)) (?:\w+ ){0,10}"
    r"(?:diagnos|medical advice|treat )"
    r"|\b(?:do not|don't) use (?:\w+ ){0,8}(?:to |for )(?:self )?diagnos"
    r"|\bdoes not (?:\w+ ){0,3}(?:provide|constitute|offer|give|replace) (?:\w+ ){0,3}"
    r"(?:medical|diagnos|professional|your doctor|the advice)"
    r"|\b(?:doctor|physician|clinician)[ -]patient relationship"
    r"|\b(?:cannot|can not|can't|does not|doesn't|do not|don't|never|not) (?:\w+ ){0,2}take the "
    r"place of (?:\w+ ){0,4}(?:doctor|physician|clinician|care|advice|visit|diagnosis)\b"
    r"|\b(?:before|without) (?:you )?(?:acting|act|relying|rely) (?:up)?on (?:\w+ ){0,3}"
    r"(?:read|anything|information|content|articles?|posts?)\b"
    r"|\bto (?:inform|educate)(?: and \w+)?,? (?:and )?(?:not|never) to (?:diagnose|treat|advise|"
    r"prescribe)\b"
    r"|\b(?:consult|ask|see|contact|seek|talk to|speak with|rely on) (?:\w+ ){0,3}(?:qualified|"
    r"licensed|trained) (?:[\w-]+ ){0,3}(?:professionals?|providers?|practitioners?|physicians?|"
    r"doctors?|clinicians?) (?:for (?:\w+ ){0,3}(?:diagnos|treat|advice)|about your own)"
    r"|\bwe (?:cannot|can't|do not|don't|are unable to) (?:answer|interpret|respond to|discuss) "
    r"(?:\w+ ){0,4}(?:your|individual|personal) (?:\w+ ){0,2}(?:diagnos|prescription|lab results|"
    r"medical|symptoms)"
)
GENERAL = re.compile(
    r"\b(?:consult|talk (?:to|with)|speak (?:to|with)|ask|check with|see|seek)\b.{3,70}\b"
    r"(?:doctors?|physicians?|providers?|practitioners?|professionals?|pharmacists?|clinicians?)\b.{0,20}"
    r"\bbefore (?:you )?(?:\w+ )?(?:start|begin|tak|us|try|chang|mak|add|act)\w* "
    r"(?:\w+ ){0,2}?(?:(?:any|a|new|this|our|your) (?:\w+ ){0,3}(?:supplement|product|regimen|"
    r"program|routine|protocol)s?|changes|anything)\b"
    r"|\b(?:does not|doesn't|do not|don't) make (?:us|me|it|this) (?:your )?(?:an? )?"
    r"(?:doctors?|physicians?|medical)\b"
    r"|\b(?:we are|we're|i am|i'm) not (?:your |a |an? \w+ )?(?:doctors?|physicians?|clinicians?)\b"
    r"|\bwrit\w+ (?:to|for) (?:inform|educate|information|education)\b.{0,40}\bnot\b"
)
"""Advice to everybody about any supplement: boilerplate (S2)."""
PARTICULAR = re.compile(r"\bif\b|pregnan|nursing|\bduring\b|being treated|\d|\?")
"""Advice to somebody with a reason is safety advice (S5), and no boilerplate."""
ADVISING = re.compile(
    r"advi[cs]e|substitut|replace|diagnos|treat|educat|informati|professional|disregard|testimonial"
    r"|your (?:\w+ )?(?:doctor|physician|pharmacist|clinician|nurse|provider)|always|relationship"
    r"|take the place|rely|qualified|licensed"
)
"""One of these stands in every piece of advice: it is quick to see that none does."""
INTENDED = re.compile(
    r"\b(?:not|no|nothing|never|none|nor|neither|isn't|aren't)\b[^.;]{0,140}?"
    r"\b(?:intended|meant|designed|sold|marketed|offered|made)\s(?:\w+\s)?(?:to|for)\s[^.;]{0,60}?"
    r"\b(?:diagnos|mitigat|treat|cur(?:e|ing)|prevent)\w*"
)
CHECKED = r"(?:evaluated|reviewed|assessed|verified|examined|vetted|checked|endorsed|approved)"
AGENCY = r"(?:the )?(?:u\.?s\.? )?(?:fda|food and drug admin\w{0,12})"
SAID = (
    r"(?:statements?|claims?|information|contents?|articles?|letters?|posts?|pages?|website|site)"
)
UNCHECKED = re.compile(
    r"\b(?:not|no|none|nothing|never|neither|nor|haven't|hasn't)\b.{0,90}?"
    rf"\b{CHECKED} by (?:{AGENCY}\b|(?:the )?u\.s\.?\s*$)"
    rf"|\b{AGENCY} (?:has not|hasn't|have not|has never|did not|does not|doesn't) {CHECKED[:-1]}"
    r"|evaluate|review|assess|verify|endorse|approve) (?:\w+ ){0,3}"
    rf"{SAID}\b(?! of (?:other|all|supplement))"
)
"""The disclaimer's first sentence in other words; what no drug "is approved" for is none."""
SELF = re.compile(
    rf"\b(?:this|these|our|any|no|none|nothing|such|above|{SAID[3:-1]}|here|herein)\b"
)
OWN_CLAIM = re.compile(
    r"\b(?:supports?|helps?|promotes?|maintains?|(?:make|made|take|use) (?:it |them )?for)\b"
    r"[^.;]{3,80}, (?:and|but|though) (?:it|they|this|we) (?:is|are|was|were) $"
)
"""A benefit before the words of the disclaimer, in one sentence: the benefit counts."""
MEDICAL = re.compile(r"\b(diagnos|mitigat|treat|cur(?=e|ing)|prevent)")
LAW = re.compile(
    r"\b(?:illegal|unlawful|the law|by law|prohibit|regulations?|cfr|must (?:carry|say|read)|dshea)"
)
CITATION = re.compile(
    r"\b(?:19|20)\d\d[a-z]?;\s?\d{1,4}|\bdoi\b|\bpmid\b|\bpmcid\b|\bpubmed \d{5,9}\b|\b10\.\d{4,9}/"
    r"|\bet al\.?[,.]? .{0,300}\b(?:19|20)\d\d\b.{0,40}\d[:(;]\d?"
    r"|\b\d{1,4}\(\d{1,3}\):\s?[a-z]?\d"
)
AUTHORS = re.compile(
    r"^\W{0,3}\d{0,3}\W{0,3}[A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30})? [A-Z]{1,3}(?:,|\.|\s+et al)"
    r"(?=.{0,600}\b(?:19|20)\d\d\b)"
)


def disclaims(shown: str, text: str) -> bool:
    """Tell whether a sentence is disclaimer or medical-advice language; `text` is lower-case."""
    plain = text.replace("*", "").replace("&", "and")
    if LAW.search(plain) and not plain.lstrip(" \"'*").startswith(("this", "these")):
        return False
    if fixed_text.NOT_EVALUATED.search(plain):
        return True
    unchecked = UNCHECKED.search(plain)
    if unchecked and SELF.search(plain[: unchecked.end()]):
        return True
    intended = INTENDED.search(plain)
    claims = intended and OWN_CLAIM.search(plain[: intended.start()][-160:])
    if (
        intended
        and not claims
        and (
            len(set(MEDICAL.findall(intended[0] + plain[intended.end() : intended.end() + 80])))
            >= 2
            or re.search(r"\b(?:any|a|of) (?:disease|medical condition|illness)", plain)
        )
    ):
        return True
    if GENERAL.search(plain) and not PARTICULAR.search(plain):
        return True
    return ADVISING.search(plain) is not None and ADVICE.search(plain.replace("-", " ")) is not None


def cites(shown: str, text: str) -> bool:
    """Tell whether a sentence is an entry of a reference list, by the marks that entries have."""
    return CITATION.search(text) is not None or opens_with_authors(shown)


def opens_with_authors(line: str) -> bool:
    """Tell whether a line begins like an entry: authors with initials, then a year."""
    return AUTHORS.search(line[:900]) is not None
