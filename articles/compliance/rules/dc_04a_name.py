"""
A name is a claim when it names a disease or hints at one.

21 CFR 101.93(g)(2)(iv)(A), with FDA's own examples "Hepatacure" and "Raynaudin": product names,
addresses, tags and hashtags. A product so named, and a hashtag or a coined name in the text,
stops the letter. An address, a topic or a file name that only names a disease ("what-is-colitis")
is for a person to judge, and only where the letter names a product: teaching about a disease is
free. A topic that is a medical condition by its kind is DC-12's. "Heart Tabs" may stand.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.claims.name_hints import name_hint
from articles.compliance.field import Field
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule
from articles.compliance.rules.dc_12_pairing import CLINICAL
from articles.jsonld.nodes.topics import TYPES

CODE = "DC-04a"
SAYS = "This name or tag hints at a disease"
HINT = "Choose a name or tag that names no disease."
GOODS = "products["
COINED = (GOODS, "brand.", "series.")
DISEASES = frozenset(("diseases", "disease_words"))


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, CODE, SAYS, HINT)
    told = {(one.field.path) for one in letter.triggers if one.code.startswith("DC-")}
    clinical = _clinical_topics(letter)
    for field in letter.fields:
        if field.label and field.path not in told | clinical:
            yield from _named(letter, field)


def _named(letter: Letter, field: Field) -> Iterator[Observation]:
    """Yield what the name in `field` says of a disease, once."""
    goods = field.path.startswith(GOODS)
    place = _disease(letter, field)
    if place and (goods or letter.names_product):
        yield Observation(
            place,
            f"{SAYS}: “{place.quote}”.{claimed.hidden_note(field.hidden)}",
            HINT,
            mild=not goods,
        )
    elif field.path.startswith(COINED) and (stem := _hint(field.text)):
        place = field.place(0, len(field.text))
        yield Observation(place, f"{SAYS}: “{place.quote}”, by “{stem}”.", HINT, mild=not goods)


def _disease(letter: Letter, field: Field) -> Place | None:
    """Return where `field` names a disease, if it does."""
    for term in letter.vocabulary.find(field.text):
        if not term.kind.isdisjoint(DISEASES):
            return field.place(term.start, term.end)
    return None


def _hint(name: str) -> str | None:
    return next((hint for word in name.split() if (hint := name_hint(word))), None)


def _clinical_topics(letter: Letter) -> set[str]:
    return {
        f"{relation}[{index}].name"
        for relation, topics in (
            ("about", letter.content.about),
            ("mentions", letter.content.mentions),
        )
        for index, topic in enumerate(topics)
        if TYPES.get(topic.kind) in CLINICAL
    }


RULE = Rule(
    code=CODE,
    title="a name or tag that hints at a disease",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(iv)(A)",
    check=check,
    on_copy=True,
)
