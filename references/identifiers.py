"""
Read the identifiers of papers in whatever form people paste them.

Each `parse_*` function takes one pasted identifier (bare, labelled, or as a URL) and returns
the one form we store: DOI in lower case (the DOI Handbook makes it case-insensitive), PMID as
digits, PMCID as `PMC` and digits, ISBN as 13 digits. Anything else is an `IdentifierError`
whose message can be shown to an editor as it is. To find identifiers inside a longer text,
see `references.recognition`.

A newcomer gets this wrong: a DOI may hold parentheses, angle brackets, commas and
semicolons, so only what is *unbalanced* at its end is punctuation.
"""

import re
import unicodedata
from urllib.parse import quote, unquote

OPENERS = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«"}
TRAILING = ".,;:'\"’”!?*|"
# Word processors swap the hyphen for one of these, and break lines with invisible characters.
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}

DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
DOI_LABEL = re.compile(r"(?:(?:info:doi/|urn:doi:|doi(?!\.org))[\s:=]*)+", re.I)
WEB = re.compile(r"(?:https?:)?//|(?:[\w-]+\.)+[a-z]{2,}/", re.I)
DOI_RESOLVER = re.compile(r"(?:https?:)?(?://)?(?:www\.|dx\.)?doi\.org/", re.I)
# What publishers put after the DOI in the address of a page.
PAGE_TAIL = re.compile(
    r"(?:/(?:full|fulltext|abstract|abs|pdf|epdf|html|meta|references|figures|summary)"
    r"|\.(?:full|pdf|full\.pdf))+/?$",
    re.I,
)

PMID = re.compile(
    r"(?:\[?(?:pmid|pubmed\s*id|pubmed|info:pmid/)[\s:#=]*)?0*([1-9][0-9]{0,8})\]?", re.I
)
PMID_URL = re.compile(
    r"(?:https?://)?(?:"
    r"pubmed\.ncbi\.nlm\.nih\.gov/(?:\?term=)?"
    r"|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?"
    r"|(?:www\.)?europepmc\.org/(?:article|abstract)/med/"
    r")0*([1-9][0-9]{0,8})(?:[/?#]\S*)?",
    re.I,
)
PMCID = re.compile(r"\[?(?:pmcid[\s:#=]*)?pmc\s*0*([1-9][0-9]{0,9})(?:\.[0-9]+)?\]?", re.I)
PMCID_LABELLED = re.compile(r"\[?pmcid[\s:#=]*0*([1-9][0-9]{0,9})(?:\.[0-9]+)?\]?", re.I)
PMCID_URL = re.compile(
    r"(?:https?://)?(?:"
    r"pmc\.ncbi\.nlm\.nih\.gov/articles/"
    r"|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:labs/)?pmc/articles/"
    r"|(?:www\.)?europepmc\.org/articles?/(?:pmc/)?"
    r")pmc0*([1-9][0-9]{0,9})(?:\.[0-9]+)?(?:[/?#]\S*)?",
    re.I,
)
ISBN_LABEL = re.compile(r"(?:urn:)?isbn(?:[-\s]?1[03])?[\s:]*", re.I)


class IdentifierError(ValueError):
    """Say what is wrong with a pasted identifier and which forms are accepted."""


def parse_doi(text: str) -> str:
    """Return the DOI in `text` in lower case, e.g. `10.3390/ijms18051051`."""
    pasted = _tidy(text)
    bare = _without_address(pasted)
    match = DOI.match(bare)
    doi = trim(match[0]) if match else ""
    if not match or not DOI.fullmatch(doi):
        raise IdentifierError(
            f"{_shown(text)} is not a DOI. A DOI starts with “10.”, a number and a slash: paste it "
            "like 10.3390/ijms18051051 or https://doi.org/10.3390/ijms18051051."
        )
    if bare[match.end() :].strip():
        raise IdentifierError(
            f"{_shown(text)} holds a DOI and something more. Paste the DOI alone, without spaces: "
            f"perhaps {doi.translate(ASCII_LOWER)}?"
        )
    return doi.translate(ASCII_LOWER)


def parse_pmid(text: str) -> str:
    """Return the PubMed number in `text` as digits, e.g. `28498331`."""
    pasted = trim(_tidy(text))
    match = PMID.fullmatch(pasted) or PMID_URL.fullmatch(pasted)
    if match:
        return match[1]
    hint = " It looks like a PMCID: put it in that field." if "pmc" in pasted.lower() else ""
    raise IdentifierError(
        f"{_shown(text)} is not a PMID.{hint} A PMID is a number of up to nine digits: "
        "paste it like 28498331, PMID: 28498331 or https://pubmed.ncbi.nlm.nih.gov/28498331/."
    )


def parse_pmcid(text: str) -> str:
    """Return the PubMed Central number in `text`, e.g. `PMC5454963`."""
    pasted = trim(_tidy(text))
    for form in (PMCID, PMCID_LABELLED, PMCID_URL):
        if match := form.fullmatch(pasted):
            return f"PMC{match[1]}"
    hint = " Digits alone are a PMID: put them in that field." if pasted.isdigit() else ""
    raise IdentifierError(
        f"{_shown(text)} is not a PMCID.{hint} A PMCID is “PMC” and a number: "
        "paste it like PMC5454963 or https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/."
    )


def parse_isbn(text: str) -> str:
    """Return the ISBN in `text` as 13 digits; a ten-digit one is converted."""
    pasted = ISBN_LABEL.sub("", trim(_tidy(text)), count=1)
    digits = re.sub(r"[-\s]", "", pasted).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        if _isbn10_check(digits[:9]) == digits[9]:
            return f"978{digits[:9]}{_isbn13_check('978' + digits[:9])}"
    elif re.fullmatch(r"97[89][0-9]{10}", digits):
        if _isbn13_check(digits[:12]) == digits[12]:
            return digits
    else:
        raise IdentifierError(
            f"{_shown(text)} is not an ISBN. An ISBN has 10 digits, or 13 beginning "
            "with 978 or 979; hyphens and spaces don't matter: 978-0-19-024655-6."
        )
    raise IdentifierError(
        f"{_shown(text)} has the form of an ISBN, but its last character does not fit the others. "
        "Compare it with the book: a digit is probably wrong or two are swapped."
    )


def doi_url(doi: str) -> str:
    """Return the address that resolves a stored DOI, escaped so that no character ends it early."""
    return "https://doi.org/" + quote(doi, safe="/:;()@!$,*._~-")


def pubmed_url(pmid: str) -> str:
    """Return the PubMed page of a stored PMID."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/"


def pmc_url(pmcid: str) -> str:
    """Return the PubMed Central page of a stored PMCID."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='')}/"


def trim(text: str) -> str:
    """Drop the punctuation a sentence put after an identifier; balanced brackets stay."""
    surplus = {close: text.count(close) - text.count(open_) for close, open_ in OPENERS.items()}
    end = len(text)
    while end and (text[end - 1] in TRAILING or surplus.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in surplus:
            surplus[text[end]] -= 1
    return text[:end]


def _tidy(text: str) -> str:
    """Undo what word processors and e-mail programs do to a pasted identifier."""
    plain = unicodedata.normalize("NFC", text).translate(INVISIBLE).translate(DASHES).strip()
    return plain.lstrip("\"'“‘«<([{").lstrip()


def _without_address(pasted: str) -> str:
    """Cut label or web address before the DOI, and what a publisher's address puts after it."""
    label = DOI_LABEL.match(pasted)
    bare = pasted[label.end() :] if label else pasted
    if resolver := DOI_RESOLVER.match(bare):
        return _path(bare[resolver.end() :])
    if WEB.match(bare) and (inside := DOI.search(_path(bare))):
        return PAGE_TAIL.sub("", trim(inside[0]))
    return bare


def _path(address: str) -> str:
    """Return `address` up to its query or fragment, percent-escapes undone."""
    return unquote(re.sub(r"[?#].*", "", address, flags=re.S))


def _isbn10_check(nine: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True))
    return "0123456789X"[-total % 11]


def _isbn13_check(twelve: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return str(-total % 10)


def _shown(text: str) -> str:
    """Quote what was pasted, short enough for one line of a form."""
    short = " ".join(text.split())
    return f"“{short[:60]}…”" if len(short) > 60 else f"“{short}”"
