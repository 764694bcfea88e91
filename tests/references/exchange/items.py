"""Make CSL items of every kind, for laws that hold for all of them."""

import string
from typing import Any

from hypothesis import strategies as st

from references import csl
from references.csl import PersonName
from references.recognition import Identifiers

LETTERS = st.characters(categories=("Lu", "Ll", "Lo", "Nd"), exclude_characters="\u00a0")
# What formats have meanings of their own for.
SIGNS = st.sampled_from("-–—'’\"“”.,:;?!()[]{}<>&%$#_~^\\/@*+=|`")
WORD = st.text(st.one_of(LETTERS, st.sampled_from(string.ascii_letters)), min_size=1, max_size=8)
PLAIN_WORD = st.text(st.sampled_from(string.ascii_letters + "éüñøłšçÅß"), min_size=2, max_size=9)


@st.composite
def phrases(draw: Any, most: int = 6) -> str:
    """Words with any signs between and around them, single spaces, none at the ends."""
    words = draw(
        st.lists(st.one_of(WORD, st.builds("{}{}".format, WORD, SIGNS)), min_size=1, max_size=most)
    )
    return " ".join(words)


TITLES = st.one_of(
    phrases(),
    st.builds("{} <i>{}</i> {}".format, WORD, WORD, WORD),
    st.builds("{}<sub>{}</sub> and {}<sup>{}</sup>".format, WORD, WORD, WORD, WORD),
)
PEOPLE = st.builds(
    PersonName,
    family=st.builds(str.capitalize, PLAIN_WORD),
    given=st.one_of(st.just(""), st.builds(str.capitalize, PLAIN_WORD), st.just("M. H.")),
    suffix=st.just(""),
    literal=st.just(""),
)
WITH_SUFFIX = st.builds(
    PersonName,
    family=st.builds(str.capitalize, PLAIN_WORD),
    given=st.just("John A."),
    suffix=st.sampled_from(["Jr", "Sr", "III"]),
    literal=st.just(""),
)
GROUPS = st.builds(
    lambda name: PersonName(literal=name),
    st.sampled_from(
        [
            "World Health Organization",
            "WHO",
            "EFSA Panel on Diets, Allergies and Health",
            "A & B Study",
        ]
    ),
)
NAMES = st.lists(st.one_of(PEOPLE, WITH_SUFFIX, GROUPS), max_size=4).map(tuple)
NUMBER = st.integers(1, 9999).map(str)
PAGES = st.one_of(
    st.just(""),
    NUMBER,
    st.builds(
        lambda first, more: f"{first}-{first + more}", st.integers(1, 999), st.integers(1, 99)
    ),
    st.sampled_from(["e14", "S1-S4", "2556S-2561S", "W64, 288-296", "ix-xii", "CD010050"]),
)
ISSUED = st.one_of(
    st.just(""),
    st.integers(1900, 2030).map(str),
    st.builds("{}-{:02}".format, st.integers(1900, 2030), st.integers(1, 12)),
    st.dates().filter(lambda day: 1900 <= day.year <= 2030).map(lambda day: day.isoformat()),
)
IDENTIFIERS = st.builds(
    Identifiers,
    doi=st.one_of(
        st.just(""),
        NUMBER.map("10.1000/x.{}".format),
        st.just("10.1002/(sici)1097-4628(19960110)59:2<231::aid-app8>3.0.co;2-#"),
    ),
    pmid=st.one_of(st.just(""), NUMBER),
    pmcid=st.one_of(st.just(""), NUMBER.map("PMC{}".format)),
    isbn=st.sampled_from(["", "9780306406157"]),
)


@st.composite
def items(draw: Any, types: tuple[str, ...] = tuple(csl.TYPES)) -> csl.Item:
    """Draw an item of one of `types` with any of its fields."""
    text = st.one_of(st.just(""), phrases(4))
    return csl.build(
        key=draw(st.sampled_from(["kim-2017", "who-2004b"])),
        type=draw(st.sampled_from(types)),
        title=draw(TITLES),
        authors=draw(NAMES),
        editors=draw(NAMES),
        container_title=draw(text),
        container_title_short=draw(text),
        publisher=draw(text),
        edition=draw(st.sampled_from(["", "2", "3rd", "revised"])),
        issued=draw(ISSUED),
        volume=draw(st.one_of(st.just(""), NUMBER)),
        issue=draw(st.sampled_from(["", "5", "9 Suppl", "Pt 2"])),
        page=draw(PAGES),
        number=draw(st.sampled_from(["", "1051", "e02566"])),
        issn=draw(st.sampled_from(["", "1422-0067", "0022-316X"])),
        identifiers=draw(IDENTIFIERS),
        url=draw(st.sampled_from(["", "https://example.org/a_b%20c~d?x=1&y=2#z"])),
        abstract=draw(text),
        language=draw(st.sampled_from(["", "en", "de", "pt"])),
    )
