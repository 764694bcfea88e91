"""
Describe what a letter is about (jsonld-target 3.11).

A newcomer gets this wrong: a nutrient is a Substance. DietarySupplement is a kind of
Product in schema.org, so a substance typed so would be an offer for sale.
"""

from articles.content import Content, Topic
from articles.jsonld import ids
from articles.jsonld.pruning import Node

TYPES = {
    "substance": "Substance",
    "anatomy": "AnatomicalStructure",
    "condition": "MedicalCondition",
    "sign_or_symptom": "MedicalSignOrSymptom",
    "concept": "DefinedTerm",
}

CODING_SYSTEMS = {"mesh": "MeSH", "unii": "UNII"}
"""Identifier systems whose values are codes, by the name that codes are quoted with."""


def topics(content: Content) -> tuple[Topic, ...]:
    """Return every topic of a letter once, `about` first."""
    return tuple({topic.slug: topic for topic in content.about + content.mentions}.values())


def topic_node(topic: Topic, content: Content) -> Node:
    """Return the node of one topic; its kind decides the type."""
    return {
        "@type": TYPES[topic.kind],
        "@id": ids.topic(content, topic.slug),
        "name": topic.name,
        **(_term(topic) if topic.kind == "concept" else {"code": _codes(topic)}),
        "sameAs": [identifier.url for identifier in topic.identifiers],
    }


def _codes(topic: Topic) -> list[Node]:
    return [
        {
            "@type": "MedicalCode",
            "codeValue": identifier.value,
            "codingSystem": CODING_SYSTEMS[identifier.system],
        }
        for identifier in topic.identifiers
        if identifier.system in CODING_SYSTEMS
    ]


def _term(topic: Topic) -> Node:
    """Return the code of a concept: DefinedTerm is no MedicalEntity and has no `code`."""
    for code in _codes(topic):
        name = code["codingSystem"]
        return {
            "inDefinedTermSet": {"@type": "DefinedTermSet", "name": name},
            "termCode": code["codeValue"],
        }
    return {}
