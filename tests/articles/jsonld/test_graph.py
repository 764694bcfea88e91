"""The structured data of whole letters, held against the target's acceptance list."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.content import Content, Person
from articles.jsonld.graph import graph
from articles.jsonld.joining import DanglingLink, DoubledNode
from articles.jsonld.script import dumps
from tests.articles.jsonld.checker import findings
from tests.articles.jsonld.letters import (
    LINKED,
    REVIEWER,
    SITE,
    URL,
    WRITER,
    bare_imprint,
    full,
    imprint,
    minimal,
    of_type,
    the,
)
from tests.golden import golden

LETTERS = {
    "full": (full(), imprint()),
    "minimal": (minimal(), bare_imprint()),
    "questions hidden": (msgspec.structs.replace(full(), faqs_shown=False), imprint()),
    "no product": (
        msgspec.structs.replace(full(), products=(), disclaimers=()),
        bare_imprint(),
    ),
    "two disclaimers": (
        msgspec.structs.replace(full(), disclaimers=full().disclaimers * 2),
        imprint(),
    ),
    "no author": (msgspec.structs.replace(full(), authors=()), bare_imprint()),
    "no headline": (msgspec.structs.replace(full(), headline="", seo_title=""), imprint()),
}


def parts(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from parts(inner)


@pytest.mark.parametrize("name", LETTERS)
def test_the_vocabulary_has_nothing_against_it(name: str, shared: Path) -> None:
    assert findings(shared, graph(*LETTERS[name])) == []


def test_the_full_letter_is_the_one_that_was_read_and_found_right() -> None:
    golden.check("synthetic-letter.jsonld", golden.indented(dumps(graph(full(), imprint()))))


def test_nodes_come_in_the_fixed_order() -> None:
    assert [node["@type"] for node in graph(full(), imprint())["@graph"]] == [
        "WebSite",
        "Organization",
        "ImageObject",
        "Person",
        "Person",
        "MedicalWebPage",
        "BlogPosting",
        "Substance",
        "AnatomicalStructure",
        "DefinedTerm",
        "MedicalCondition",
        "MedicalSignOrSymptom",
        "DietarySupplement",
        "Blog",
        "ImageObject",
        "BreadcrumbList",
        "FAQPage",
        "WebPageElement",
    ]


def test_the_least_letter_has_the_least_graph() -> None:
    document = graph(minimal(), bare_imprint())
    assert [node["@type"] for node in document["@graph"]] == [
        "WebSite",
        "Organization",
        "Person",
        "MedicalWebPage",
        "BlogPosting",
        "BreadcrumbList",
    ]
    assert not {"citation", "mentions", "about", "image", "keywords", "articleSection"} & set(
        the(document, "BlogPosting")
    )


def test_keys_come_in_the_order_of_the_published_example(shared: Path) -> None:
    example = json.loads((shared / "jsonld-target-example.jsonld").read_text("utf-8"))
    ours = graph(full(), imprint())
    for theirs in example["@graph"]:
        for node in of_type(ours, theirs["@type"]):
            common = [key for key in theirs if key in node]
            assert [key for key in node if key in theirs] == common


def test_the_names_of_the_published_letter_are_kept() -> None:
    named = {node["@id"] for node in graph(full(), imprint())["@graph"]}
    assert {f"{URL}#webpage", f"{URL}#faq", f"{SITE}/#organization", f"{SITE}/#ines-duarte"} < named


@pytest.mark.parametrize("name", LETTERS)
def test_every_link_to_the_site_is_described_in_the_same_graph(name: str) -> None:
    everything = [part for part in parts(graph(*LETTERS[name])) if isinstance(part, dict)]
    links = {part["@id"] for part in everything if part.keys() == {"@id"}}
    described = [part["@id"] for part in everything if "@id" in part and part.keys() > {"@id"}]
    assert links <= set(described)
    assert len(described) == len(set(described))


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_empty_is_written(name: str) -> None:
    for part in parts(graph(*LETTERS[name])):
        assert part not in (None, "", [], {}, "#", "N/A")


def test_an_entity_with_a_name_of_its_own_is_never_nested_twice() -> None:
    posting = the(graph(full(), imprint()), "BlogPosting")
    assert posting["author"] == [{"@id": f"{SITE}/#ines-duarte"}]
    assert posting["publisher"] == {"@id": f"{SITE}/#organization"}


def test_who_writes_and_reviews_is_one_node() -> None:
    checked = msgspec.structs.replace(imprint(), reviewed_by=WRITER)
    document = graph(full(), checked)
    assert the(document, "Person")["@id"] == f"{SITE}/#ines-duarte"
    assert the(document, "MedicalWebPage")["reviewedBy"] == {"@id": f"{SITE}/#ines-duarte"}


def test_an_author_who_takes_a_name_of_the_site_is_refused() -> None:
    impostor = msgspec.structs.replace(full(), authors=(Person(slug="website", name="W. Ebsite"),))
    with pytest.raises(DoubledNode, match="#website"):
        graph(impostor, imprint())


def test_a_loose_end_is_refused_and_never_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.jsonld.graph.organization", lambda brand: None)
    with pytest.raises(DanglingLink, match="#organization"):
        graph(full(), imprint())


def test_a_letter_without_headline_leaves_only_site_and_publisher() -> None:
    document = graph(*LETTERS["no headline"])
    assert [node["@type"] for node in document["@graph"]] == [
        "WebSite",
        "Organization",
        "ImageObject",
    ]


def test_the_same_letter_gives_the_same_bytes() -> None:
    once = dumps(graph(full(), imprint()))
    again = dumps(graph(full(), imprint()))
    assert once.encode("utf-8") == again.encode("utf-8")


def test_no_offer_rating_or_article_body_is_written() -> None:
    keys = {
        key for part in parts(graph(full(), imprint())) if isinstance(part, dict) for key in part
    }
    assert not keys & {
        "offers",
        "review",
        "aggregateRating",
        "articleBody",
        "potentialAction",
        "isAccessibleForFree",
        "speakable",
    }


def test_every_date_of_the_letter_is_the_imprints() -> None:
    document = graph(full(), imprint())
    for kind in ("MedicalWebPage", "BlogPosting"):
        assert the(document, kind)["datePublished"] == "2026-05-22T09:00:00-05:00"
        assert the(document, kind)["dateModified"] == "2026-06-03T16:20:00-05:00"


def test_page_and_article_point_at_each_other() -> None:
    document = graph(full(), imprint())
    page, posting = the(document, "MedicalWebPage"), the(document, "BlogPosting")
    assert page["mainEntity"] == {"@id": posting["@id"]}
    assert posting["mainEntityOfPage"] == {"@id": page["@id"]}


def test_the_reviewer_is_described_although_not_an_author() -> None:
    people = of_type(graph(full(), imprint()), "Person")
    assert [person["name"] for person in people] == [WRITER.name, REVIEWER.name]


HOSTILE = st.sampled_from(
    ["</script><script>alert(1)</script>", "<!--", "\u2028", "]]>", "&", '"\\']
)
STRINGS = st.one_of(st.text(max_size=12), HOSTILE)
# Kinds and dates are ours, not typed; the bodies go through the parser.
OURS = re.compile(r"^(?:kind|date.*|last_reviewed|digest|approved_at|origin|post_path)$")


def _strings_replaced(value: Any, data: st.DataObject) -> Any:
    if isinstance(value, dict):
        return {
            key: inner if OURS.match(key) else _strings_replaced(inner, data)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [_strings_replaced(inner, data) for inner in value]
    if isinstance(value, str):
        return data.draw(st.one_of(st.just(value), STRINGS.map(value.__add__), STRINGS))
    return value


@given(st.data())
def test_whatever_stands_in_whatever_field_the_script_element_holds(data: st.DataObject) -> None:
    plain = msgspec.to_builtins(full())
    letter = msgspec.convert(_strings_replaced(plain, data), Content)
    try:
        document = graph(letter, imprint())
    except DoubledNode:
        return
    text = dumps(document)
    assert json.loads(text) == document
    assert not set(text) & set("<>&\u2028\u2029")
    assert text == dumps(graph(letter, imprint()))


def test_a_link_to_a_letter_is_an_address_and_no_node() -> None:
    page = the(graph(full(), imprint()), "MedicalWebPage")
    assert page["relatedLink"] == [f"{SITE}/post/salt"]
    assert LINKED not in dumps(graph(full(), imprint()))
