"""What the markup says of a topic: its type, its codes, its other addresses."""

from typing import Any

import msgspec
import pytest

from articles.content import TOPIC_KINDS, Topic, TopicIdentifier
from articles.jsonld.graph import graph
from articles.jsonld.nodes.topics import TYPES
from tests.articles.jsonld.letters import DEFICIENCY, MAGNESIUM, SLEEP, URL, imprint, minimal, the


def described(topic: Topic) -> dict[str, Any]:
    letter = msgspec.structs.replace(minimal(), about=(topic,))
    return the(graph(letter, imprint()), TYPES[topic.kind])


def test_every_kind_of_topic_has_a_type() -> None:
    assert set(TYPES) == set(TOPIC_KINDS)


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("substance", "Substance"),
        ("anatomy", "AnatomicalStructure"),
        ("condition", "MedicalCondition"),
        ("sign_or_symptom", "MedicalSignOrSymptom"),
        ("concept", "DefinedTerm"),
    ],
)
def test_the_kind_decides_the_type(kind: str, type_: str) -> None:
    assert described(Topic(slug="x", name="X", kind=kind))["@type"] == type_


def test_a_substance_carries_its_code_and_its_other_address() -> None:
    assert described(MAGNESIUM) == {
        "@type": "Substance",
        "@id": f"{URL.replace('why-magnesium-matters', 'a-short-note')}#topic-magnesium",
        "name": "Magnesium",
        "code": {"@type": "MedicalCode", "codeValue": "I38ZP9992A", "codingSystem": "UNII"},
        "sameAs": ["http://purl.obolibrary.org/obo/CHEBI_25107"],
    }


def test_several_codes_are_a_list() -> None:
    codes = (
        TopicIdentifier(system="mesh", value="D008274"),
        TopicIdentifier(system="unii", value="I38ZP9992A"),
    )
    topic = msgspec.structs.replace(MAGNESIUM, identifiers=codes)
    assert [code["codingSystem"] for code in described(topic)["code"]] == ["MeSH", "UNII"]


def test_a_concept_is_a_term_of_a_set_and_has_no_medical_code() -> None:
    term = described(SLEEP)
    assert term["inDefinedTermSet"] == {"@type": "DefinedTermSet", "name": "MeSH"}
    assert term["termCode"] == "D012890"
    assert term["sameAs"] == ["http://id.nlm.nih.gov/mesh/D012890"]
    assert "code" not in term


def test_a_topic_without_identifiers_is_a_name() -> None:
    assert set(described(DEFICIENCY)) == {"@type", "@id", "name"}
