"""
Read NBIB, PubMed's own format (MEDLINE display; Save, PubMed).

Tags have up to four letters: `LID - 10.3390/ijms18051051 [doi]`; long values go on in lines
that begin with six spaces. The National Library of Medicine describes every tag in
“MEDLINE/PubMed Data Element (Field) Descriptions”. The file also says what became of the paper:
RIN, “Retraction in”, and its like are handed on as notices.
"""

import re
from collections.abc import Iterable, Iterator

from references import csl, identifiers, kinds, pages, person_name, recognition
from references.exchange.row import Row
from references.exchange.tagged import Layout, Tagged, records
from references.exchange.text import Line
from references.recognition import Identifiers
from references.sources import pubmed_dates, pubmed_languages
from references.sources.pubmed_identifiers import ARTICLE_NUMBER
from references.sources.pubmed_names import SUFFIXES as ORDINALS
from references.sources.pubmed_notices import KINDS, LABELS, RETRACTED, SOURCE
from references.sources.record import NoticeFound

LAYOUT = Layout(tag=re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) *- ?(?P<value>.*)$"), first="PMID")
TYPES = {
    "Preprint": "article",
    "Newspaper Article": "article-newspaper",
    "Technical Report": "report",
    "Academic Dissertation": "thesis",
    "Dataset": "dataset",
}
"""Publication types that say what a thing is, where it is no journal article as well."""
NOTICES = {
    "RIN": "RetractionIn",
    "RRI": "RetractedandRepublishedIn",
    "PRIN": "PartialRetractionIn",
    "EIN": "ErratumIn",
    "CRI": "CorrectedandRepublishedIn",
    "ECI": "ExpressionOfConcernIn",
}
"""
Tags on the paper itself, with PubMed's word for them in XML.

Those on the notice (ROF, EFR, ECF) speak of another paper.
"""
IN_BRACKETS = re.compile(r"\[(.*)\]\.?")


def read(lines: Iterable[Line]) -> Iterator[Row]:
    """Give a row for each record of an NBIB file."""
    for record in records(lines, LAYOUT):
        if record.fault:
            yield Row(place=record.place, error=record.fault)
            continue
        types = record.all("PT")
        headings = tuple(value.replace("*", "") for value in record.all("MH"))
        yield Row(
            place=record.place,
            item=_item(record, types),
            kind=kinds.kind_from_publication_types(types, mesh=headings),
            notices=tuple(_notices(record, types)),
            doubts=record.doubts,
        )


def _item(record: Tagged, types: list[str]) -> csl.Item:
    book = record.first("BTI")
    title = _title(record.first("TI"))
    return csl.build(
        type=_type(types, title, book),
        title=title or _title(book),
        authors=list(_people(record, full="FAU", short="AU", group="CN")),
        editors=list(_people(record, full="FED", short="ED", group="CED")),
        container_title=_title(book) if title and book else record.first("JT"),
        container_title_short=record.first("TA"),
        publisher=record.first("PB") if book else "",
        edition=record.first("EN"),
        issued=pubmed_dates.in_words(record.first("DP")),
        volume=record.first("VI"),
        issue=record.first("IP"),
        page=pages.expand(record.first("PG")),
        number=_article_number(record),
        issn=next((value.split()[0] for value in record.all("IS")), ""),
        identifiers=_identifiers(record),
        abstract=record.first("AB"),
        language=pubmed_languages.tag(record.first("LA")),
    )


def _type(types: list[str], title: str, book: str) -> str:
    if book:
        return "chapter" if title else "book"
    if "Journal Article" in types:
        return "article-journal"
    return next((TYPES[name] for name in types if name in TYPES), "article-journal")


def _title(text: str) -> str:
    """Drop PubMed's full stop, and the brackets that say a title was translated."""
    if translated := IN_BRACKETS.fullmatch(text):
        return translated[1].removesuffix(".")
    return text.removesuffix(".")


def _people(record: Tagged, *, full: str, short: str, group: str) -> Iterator[csl.PersonName]:
    """Read people in their order; of old ones only surname and initials are known."""
    tags = {full, group} if record.all(full) else {short, group}
    initials = iter(record.all(short))
    for tag, value in record.fields:
        if tag in tags and value:
            beside = next(initials, "") if tag != group else ""
            yield csl.PersonName(literal=value) if tag == group else _person(value, beside)


def _person(value: str, short: str) -> csl.PersonName:
    """Read `King, Martin Luther Jr`, or `King ML Jr`."""
    family, comma, given = (part.strip() for part in value.partition(","))
    if not comma:
        words = value.split()
        suffix = _suffix(words.pop()) if len(words) > 2 and _is_suffix(words[-1]) else ""
        initials = words.pop() if len(words) > 1 and words[-1].isupper() else ""
        return csl.PersonName(" ".join(words), initials, suffix)
    names = given.split()
    if len(names) > 1 and _is_suffix(names[-1]) and (not short or _is_suffix(short.split()[-1])):
        return csl.PersonName(family, " ".join(names[:-1]), _suffix(names[-1]))
    return csl.PersonName(family, given)


def _is_suffix(word: str) -> bool:
    return person_name.is_suffix(word) or word.lower() in ORDINALS


def _suffix(word: str) -> str:
    return ORDINALS.get(word.lower(), word.rstrip("."))


def _article_number(record: Tagged) -> str:
    """Return the number that stands for pages; a publisher's own code is none."""
    doi = _doi(record)
    for value in record.all("LID"):
        number = value.removesuffix("[pii]").strip()
        repeated = doi.endswith(f"/{number.lower()}")
        if value.endswith("[pii]") and ARTICLE_NUMBER.fullmatch(number) and not repeated:
            return number
    return ""


def _doi(record: Tagged) -> str:
    """Return the DOI of LID, else of AID; in its stored form when it can be read."""
    located = (value for value in record.all("LID", "AID") if value.endswith("[doi]"))
    doi = next(located, "").removesuffix("[doi]").strip()
    try:
        return identifiers.parse_doi(doi) if doi else ""
    except identifiers.IdentifierError:
        return doi


def _identifiers(record: Tagged) -> Identifiers:
    isbns = [one.value for one in recognition.find(f"ISBN {record.first('ISBN')}")]
    pmc = record.first("PMC")
    return Identifiers(
        doi=_doi(record),
        pmid=record.first("PMID"),
        pmcid=pmc if pmc.upper().startswith("PMC") else "",
        isbn=isbns[0] if isbns else "",
    )


def _notices(record: Tagged, types: list[str]) -> Iterator[NoticeFound]:
    """Give what the record says of its paper's standing."""
    found = [_notice(NOTICES[tag], value) for tag, value in record.fields if tag in NOTICES]
    yield from found
    if RETRACTED in types and not any(notice.kind == "retraction" for notice in found):
        yield NoticeFound(kind="retraction", label=RETRACTED, source=SOURCE)


def _notice(name: str, value: str) -> NoticeFound:
    """Read `Animals (Basel). 2021 Mar 22;11(3):. doi: 10.3390/ani11030905. PMID: 33801135`."""
    known = recognition.recognise(value)
    found = recognition.find(value)
    printed = value[: min((one.start for one in found), default=len(value))]
    resolved = identifiers.doi_url(known.doi) if known.doi else ""
    return NoticeFound(
        kind=KINDS[name],
        label=LABELS[name],
        doi=known.doi,
        pmid=known.pmid,
        url=resolved or (identifiers.pubmed_url(known.pmid) if known.pmid else ""),
        citation=printed.strip(),
        date=pubmed_dates.in_words(printed),
        source=SOURCE,
    )
