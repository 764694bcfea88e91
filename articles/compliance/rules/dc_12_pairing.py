"""
Structured data that pairs a disease with a supplement tells machines what no sentence says.

FDA's warning letters quote meta tags and hidden fields as evidence of intended use; a page
whose markup is about a MedicalCondition and mentions a DietarySupplement claims the pair. The
letter's topics are where such a pair comes from: their kind decides the type that the generated
JSON-LD gives them, and MedicalSignOrSymptom is a MedicalCondition at schema.org. A state the letter
itself calls no disease is a concept, not a condition (jsonld-target 3.11). The other half of this
rule, a claim in a hidden field, is reported under the code of the claim.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule
from articles.jsonld.nodes.topics import TYPES

CLINICAL = ("MedicalCondition", "MedicalSignOrSymptom")


def check(letter: Letter) -> Iterator[Observation]:
    if not letter.names_product:
        return
    for relation, topics in (
        ("about", letter.content.about),
        ("mentions", letter.content.mentions),
    ):
        for index, topic in enumerate(topics):
            if TYPES.get(topic.kind) in CLINICAL:
                yield Observation(
                    Place(f"{relation}[{index}]"),
                    f"The topic “{topic.name}” is marked up as a {TYPES[topic.kind]}, on a letter "
                    "that names a product. Search engines would read the two as belonging "
                    "together.",
                    "Take the topic off this letter, or give it the kind it really has: a tissue "
                    "or process is no condition.",
                )


RULE = Rule(
    code="DC-12",
    title="a medical condition as topic beside a product",
    severity=Severity.WARN,
    source="21 CFR 101.93(g); FDA warning letters on meta tags and hidden fields",
    check=check,
)
