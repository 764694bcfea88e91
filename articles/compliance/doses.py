"""
Read doses out of words, and tell whether two are near enough to speak of one.

Units of mass come to milligrams a day; international units are kept apart, for what they weigh
depends on the substance. A dose by body weight is taken for 70 kg.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOLERANCE = 1.5
"""Two doses speak of one while neither is more than so many times the other."""
BODY_WEIGHT = 70

NUMBER = r"\d{1,7}(?:,\d{3})*(?:\.\d{1,4})?"
DOSE = re.compile(
    rf"(?<![\w.,])(?P<low>{NUMBER})(?:\s?(?:-|–|to)\s?(?P<high>{NUMBER}))?[\s\u00a0-]?"
    r"(?P<unit>mg|milligrams?|g|grams?|mcg|µg|μg|micrograms?|iu)\b(?P<weight>\s?(?:/|per)\s?kg)?",
    re.IGNORECASE,
)
TIMES = re.compile(
    r"\b(?:(?P<twice>twice|two times|2x)|(?P<thrice>three times|thrice|3x|t\.?i\.?d)"
    r"|(?P<four>four times|4x))\b",
    re.IGNORECASE,
)
MILLIGRAMS = {"m": 1.0, "g": 1000.0, "u": 0.001}


@dataclass(frozen=True, slots=True)
class Dose:
    """A daily dose from `low` to `high`, in milligrams or in international units."""

    low: float
    high: float
    unit: str = "mg"


def read(text: str) -> Dose | None:
    """Return the dose that `text` speaks of, over all that it names in one unit; None for none."""
    found = list(_doses(text))
    if not found:
        return None
    unit = found[0].unit
    same = [dose for dose in found if dose.unit == unit]
    return Dose(min(dose.low for dose in same), max(dose.high for dose in same), unit)


def comparable(one: Dose, other: Dose) -> bool:
    """Tell whether two doses may stand for each other; of different units nobody can tell."""
    if one.unit != other.unit:
        return True
    return one.low <= other.high * TOLERANCE and other.low <= one.high * TOLERANCE


def told(dose: Dose) -> str:
    """Return `dose` in the words of a label."""
    if dose.unit == "mg" and dose.low >= 1000:
        ends, unit = (dose.low / 1000, dose.high / 1000), "g"
    else:
        ends, unit = (dose.low, dose.high), dose.unit
    shown = dict.fromkeys(f"{end:g}" for end in ends)
    return f"{' to '.join(shown)} {unit} a day"


def _doses(text: str) -> Iterator[Dose]:
    times = TIMES.search(text)
    often = (
        {"twice": 2, "thrice": 3, "four": 4}[times.lastgroup] if times and times.lastgroup else 1
    )
    for match in DOSE.finditer(text):
        unit, scale = _unit(match["unit"].lower())
        scale *= often * (BODY_WEIGHT if match["weight"] else 1)
        low = float(match["low"].replace(",", "")) * scale
        high = float((match["high"] or match["low"]).replace(",", "")) * scale
        if 0 < low <= high:
            yield Dose(low, high, unit)


def _unit(word: str) -> tuple[str, float]:
    if word == "iu":
        return "IU", 1.0
    if word in ("mcg", "µg", "μg") or word.startswith("microgram"):
        return "mg", MILLIGRAMS["u"]
    return "mg", MILLIGRAMS[word[0]]
