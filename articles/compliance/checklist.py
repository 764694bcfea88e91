"""
List what only a person's eyes can check, for the one who signs to tick.

A rule that claimed to see a lesion in a photograph, or the type size of a theme, would be a
pretence. So pictures (DC-04e) and the look of the disclaimer (DISC-05) are questions, asked only
where the letter raises them. What is ticked becomes part of the signature.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from articles.compliance.papers import shortened
from articles.content import Content, Image
from articles.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Item:
    """
    One thing to look at and confirm.

    `code` is the rule it stands for and `about` the path of what is looked at; together they name
    the item within its letter. `statement` is what the person confirms, `source` the law.
    """

    code: str
    about: str
    statement: str
    source: str

    @property
    def name(self) -> str:
        """Name the item within its letter, as a form sends it back."""
        return f"{self.code} {self.about}"


PICTURES = "21 CFR 101.93(g)(2)(iv)(E)"
LOOK = "21 CFR 101.93(d)-(e)"


def items(content: Content) -> tuple[Item, ...]:
    """
    Return what a person confirms before signing `content`, in reading order.

    The disclaimer on every label panel in the pictures is among it where the brand asks for that
    (`Brand.disclaimer_on_panels`); FDA's letter of 11 December 2025 announces that it does not
    enforce it.
    """
    return (*_pictures(content), *_look(content), *_panels(content))


def unticked(asked: Iterable[Item], ticked: Collection[str]) -> Refusal | None:
    """Return why somebody may not sign who ticked only the items named `ticked`, or None."""
    left = [item for item in asked if item.name not in ticked]
    if not left:
        return None
    points = "1 point is" if len(left) == 1 else f"{len(left)} points are"
    return Refusal(
        "ticked",
        f"{points} not ticked. Look at each and tick what you saw: no program can see it, so it "
        "is your word that is signed.",
    )


def _pictures(content: Content) -> Iterator[Item]:
    for about, image in _images(content):
        yield Item(
            "DC-04e",
            about,
            f"{_called(image)} shows no diseased organ, no lesion or inflamed joint, no ECG or "
            "scan, and no “before and after”.",
            PICTURES,
        )


def _look(content: Content) -> Iterator[Item]:
    if content.disclaimers:
        yield Item(
            "DISC-05",
            "disclaimers",
            "On the page as readers get it, the disclaimer stands on the same page in bold type, "
            "in a box where it is not beside its statement, readable (at least 1/16 inch), and "
            "neither collapsed nor pale.",
            LOOK,
        )


def _panels(content: Content) -> Iterator[Item]:
    if content.brand.disclaimer_on_panels and content.disclaimers:
        for about, image in _images(content):
            yield Item(
                "DISC-05",
                about,
                f"{_called(image)} shows the disclaimer on each label panel that bears a "
                "statement.",
                LOOK,
            )


def _images(content: Content) -> Iterator[tuple[str, Image]]:
    """Yield every picture that page or markup shows with the letter, the same address once."""
    places = [("image", content.image)]
    places += [(f"images[{n}]", one) for n, one in enumerate(content.images)]
    places += [(f"products[{n}].image", one.image) for n, one in enumerate(content.products)]
    seen: set[str] = set()
    for about, image in places:
        if image and image.url not in seen:
            seen.add(image.url)
            yield about, image


def _called(image: Image) -> str:
    name = image.alt or image.url.rsplit("/", 1)[-1]
    return f"The picture “{shortened(name)}”"
