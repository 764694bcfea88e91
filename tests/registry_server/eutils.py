"""
Answers of NCBI's E-utilities from `records/pubmed/<PMID>.xml`: efetch, esearch and ecitmatch.

Each file is what efetch sends for its PMID alone. esearch understands tagged terms joined by
AND, and like the real one it leaves out a quoted phrase it does not know and says so.
"""

import re
from functools import cache

from lxml import etree

from tests.registry_server.answer import RECORDS, Answer, as_json, as_text, as_xml

FOLDER = RECORDS / "pubmed"
SET = re.compile(r"(.*?<PubmedArticleSet>)(.*)(</PubmedArticleSet>.*)", re.S)
TERM = re.compile(r'"?(?P<text>.*?)"?\[(?P<tag>[a-z]+)\]')


def answer(path: str, query: dict[str, list[str]]) -> Answer | None:
    program = {"/efetch.fcgi": _efetch, "/esearch.fcgi": _esearch, "/ecitmatch.cgi": _ecitmatch}
    if path not in program or _one(query, "db") != "pubmed":
        return None
    return program[path](query)


def _efetch(query: dict[str, list[str]]) -> Answer:
    wanted = [pmid for pmid in _one(query, "id").split(",") if pmid]
    if not wanted:
        return as_xml("<eFetchResult>\n\t<ERROR>ID list is empty!</ERROR>\n</eFetchResult>")
    found = [_text(pmid) for pmid in wanted if pmid.isdigit() and (FOLDER / f"{pmid}.xml").exists()]
    head = '<?xml version="1.0" ?>\n<PubmedArticleSet>'
    tail = "</PubmedArticleSet>\n"
    matches = [match for match in map(SET.match, found) if match]
    if matches:
        head, tail = matches[0][1], matches[0][3]
    return as_xml(head + "".join(match[2] for match in matches) + tail)


def _esearch(query: dict[str, list[str]]) -> Answer:
    term, most = _one(query, "term"), int(_one(query, "retmax") or 20)
    tagged = [match for match in map(TERM.fullmatch, term.split(" AND ")) if match]
    unknown = [
        match["text"]
        for match in tagged
        if match["tag"] in ("doi", "pmcid") and not _matching([match])
    ]
    found = _matching([match for match in tagged if match["text"] not in unknown])
    result: dict[str, object] = {
        "count": str(len(found)),
        "retmax": str(min(most, len(found))),
        "retstart": "0",
        "idlist": found[:most],
        "translationset": [],
        "querytranslation": term,
    }
    if unknown:
        result["errorlist"] = {"phrasesnotfound": unknown, "fieldsnotfound": []}
        result["warninglist"] = {
            "phrasesignored": [],
            "quotedphrasesnotfound": [],
            "outputmessages": ["No items found."],
        }
    return as_json({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result})


def _ecitmatch(query: dict[str, list[str]]) -> Answer:
    return as_text("\n".join(map(_matched, _one(query, "bdata").split("\r"))) + "\n")


def _matched(line: str) -> str:
    journal, year, volume, page, author, key = [*line.split("|"), *[""] * 6][:6]
    if journal.lower() not in {field for facts in _all().values() for field in facts["ta"]}:
        return f"{key}|NOT_FOUND;INVALID_JOURNAL"
    asked = {"ta": journal, "dp": year, "vi": volume, "pg": page, "au": author}
    known = {tag: text.lower() for tag, text in asked.items() if text}
    found = [
        pmid
        for pmid, facts in _all().items()
        if all(text in facts[tag] for tag, text in known.items())
    ]
    last = found[0] if len(found) == 1 else "NOT_FOUND"
    return f"{line}{last if len(found) < 2 else f'AMBIGUOUS ({len(found)} citations)'}"


def _matching(terms: list[re.Match[str]]) -> list[str]:
    return [
        pmid
        for pmid, facts in _all().items()
        if terms and all(term["text"].lower() in facts.get(term["tag"], set()) for term in terms)
    ]


@cache
def _all() -> dict[str, dict[str, set[str]]]:
    """Return what can be searched, by PMID and tag, in lower case."""
    return {path.stem: _facts(path.read_bytes()) for path in sorted(FOLDER.glob("*.xml"))}


def _facts(record: bytes) -> dict[str, set[str]]:
    root = etree.fromstring(record)
    title = "".join(root.xpath("string(//ArticleTitle)"))
    page = "".join(root.xpath("string(//MedlinePgn)"))
    authors = [
        f"{author.findtext('LastName')} {author.findtext('Initials') or ''}".strip()
        for author in root.findall(".//Author[LastName]")
    ]
    return {
        "doi": _lower(root.xpath("//PubmedData/ArticleIdList/ArticleId[@IdType='doi']/text()")),
        "pmcid": _lower(root.xpath("//PubmedData/ArticleIdList/ArticleId[@IdType='pmc']/text()")),
        "ti": set(re.findall(r"\w+", title.lower())),
        "ta": _lower(root.xpath("//Journal/ISOAbbreviation/text() | //Journal/Title/text()")),
        "dp": _lower(root.xpath("//PubDate/Year/text()")),
        "vi": _lower(root.xpath("//JournalIssue/Volume/text()")),
        "pg": {re.split(r"[-;]", page.lower())[0]},
        "au": {*_lower(authors), *_lower(name.rpartition(" ")[0] for name in authors)},
    }


def _lower(found: object) -> set[str]:
    return {str(text).lower() for text in found}  # type: ignore[attr-defined]


def _text(pmid: str) -> str:
    return (FOLDER / f"{pmid}.xml").read_text()


def _one(query: dict[str, list[str]], name: str) -> str:
    return query.get(name, [""])[0]
