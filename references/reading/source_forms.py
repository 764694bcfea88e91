"""
The forms in which styles print date, volume, issue and pages, as patterns with those names.

`FORMS` is in the order of how surely a match is the source: AMA's punctuation first, then what
other styles do, and a lone date last. A newcomer gets this wrong: every repetition here is
bounded or begins with a character the one before cannot hold, so no text makes them slow.
"""

import re

YEAR = r"(?:1[6-9]|20)[0-9]{2}"
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
SEASON = r"(?:spring|summer|fall|autumn|winter)"
DATE = (
    rf"(?:{YEAR}(?:[ ,]{{1,3}}(?:{MONTH}|{SEASON})(?:\s?[-–/]\s?(?:{MONTH}|{SEASON}))?"
    rf"(?:\s[0-9]{{1,2}}(?![0-9]))?)?"
    rf"|(?:{MONTH})\s(?:[0-9]{{1,2}},?\s)?{YEAR}|[0-9]{{1,2}}\s{MONTH}\s{YEAR}|{SEASON},?\s{YEAR})"
)
DASH = "[-‐‑‒–—−]"
PAGE = (
    rf"[A-Za-z]{{0,8}}[0-9]\w{{0,20}}(?:\.\w{{1,12}}){{0,4}}"
    rf"(?:\s?{DASH}\s?\w{{1,20}}(?:\.\w{{1,12}}){{0,4}})?"
    rf"|[A-Za-z]{{1,3}}-[0-9]{{1,6}}(?:{DASH}(?:[A-Za-z]{{1,3}}-)?[0-9]{{1,6}})?"
    rf"|[ivxlc]{{1,8}}\s?{DASH}\s?[ivxlc]{{1,8}}"
)
PAGES = rf"(?:{PAGE})(?:,\s?(?:{PAGE})){{0,6}}"
PP = r"(?:(?:pp?|pages?|art(?:icle)?(?:\.?\s?(?:no|number))?)\b\.?\s*)"
# AMA sets a supplement apart: 131(9)(suppl):2556S.
ISSUE = (
    r"\(\s?(?P<issue>[^()]{1,40})\s?\)"
    r"(?:\s?\(\s?(?P<supplement>(?:suppl|pt)\b[^()]{0,20})\s?\))?"
)
VOLUME = r"(?P<volume>[A-Z]{0,2}[0-9]{1,5}[A-Z]?)"
VOL = r"(?:vol(?:ume)?\b\.?\s?)"
NO = r"(?:,?\s?(?:no|nr|issue|iss)\b\.?\s?(?P<no>[\w–-]{1,12}))"
END = r"\s*(?=[.;]|$)"

JOURNAL = re.compile(
    rf"(?P<date>\b{DATE})\s?;\s?(?P<volume>[^():;.]{{0,30}}?)\s?(?:{ISSUE})?\s?"
    rf"(?::\s?{PP}?(?P<page>{PAGES})|\.\s?pii\s?:\s?(?P<item>\w{{1,20}}))?{END}",
    re.I,
)
SPELLED = re.compile(
    rf"(?P<date>\b{DATE})\s?[;,]\s?{VOL}{VOLUME}{NO}?(?:[,:]\s?{PP}?(?P<page>{PAGES}))?{END}", re.I
)
AHEAD = re.compile(
    rf"(?<=\.)\s(?:published online(?: first| ahead of print)?\s)?(?P<date>{DATE})"
    rf"\s?:\s?(?P<page>[\w-]{{1,40}}){END}",
    re.I,
)
BOOK = re.compile(
    rf"(?P<publisher>[^.;]{{1,200}});\s?(?P<date>{YEAR})(?:\s{MONTH})?{DASH}?"
    rf"(?:(?:\s?:\s?{PP}?|[.,]\s?(?=pp?\b){PP})(?P<page>{PAGES}))?\s*(?=\.|$)",
    re.I,
)
LOOSE = re.compile(
    rf"[,.]?\s?\(?(?P<date>\b{YEAR})\)?\s?[,:.]?\s?(?P<volume>[0-9]{{1,5}})\s?(?:{ISSUE})?\s?[:,]\s?"
    rf"{PP}?(?P<page>{PAGES}){END}",
    re.I,
)
YEAR_LAST = re.compile(
    rf"[\s,]\s?{VOL}?{VOLUME}(?:\s?{ISSUE})?\s?[,:]\s?{PP}?(?P<page>{PAGES})"
    rf"\s?\((?P<date>{DATE})\){END}",
    re.I,
)
"""Nature: `444, 1027–1031 (2006)`."""
NOTES = re.compile(
    rf"[\s,]\s?{VOL}?{VOLUME}{NO}?\s?\((?P<date>{DATE})\)\s?:\s?{PP}?(?P<page>{PAGES}){END}", re.I
)
"""Chicago: `18, no. 5 (2017): 1051`."""
SPELLED_OUT = re.compile(
    rf",?\s{VOL}{VOLUME}{NO}?(?:,\s?{PP}(?P<page>{PAGES}))?,\s?(?P<date>{DATE}){END}", re.I
)
"""IEEE: `vol. 18, no. 5, p. 1051, 2017`."""
MODERN = re.compile(
    rf",?\s{VOL}{VOLUME}{NO}?,\s?(?P<date>{DATE}),\s?{PP}(?P<page>{PAGES}){END}", re.I
)
"""MLA: `vol. 18, no. 5, 2017, pp. 1051-60`."""
DATED = re.compile(
    rf"(?:\(?\[?(?:(?:preprint )?(?:published|posted|updated|reviewed|modified|issued)(?: online)?"
    rf"(?: first| ahead of print)?|last (?:updated|reviewed|modified))\s?:?\s?(?:on\s)?)?"
    rf"\(?(?P<date>\b{DATE})\)?\]?\s*\.?\s*$",
    re.I,
)
PAGES_ALONE = re.compile(
    rf",\s(?:{PP})?(?P<page>[0-9]{{1,6}}[A-Z]?\s?{DASH}\s?[0-9]{{1,6}}[A-Z]?)\s*\.?\s*$", re.I
)
UNDATED = re.compile(
    rf"[,\s]\s?{VOL}?{VOLUME}\s?(?:{ISSUE}|{NO})?"
    rf"(?:\s?[,:]\s?{PP}?(?P<page>{PAGES}))?\s*\.?\s*$",
    re.I,
)
"""What author-date styles print at the end, having given the year before: `18(5), 1051`."""

FORMS = (JOURNAL, SPELLED, BOOK, AHEAD, NOTES, YEAR_LAST, SPELLED_OUT, MODERN, LOOSE, DATED)
SURE = (JOURNAL, SPELLED, BOOK, NOTES, SPELLED_OUT, MODERN)
