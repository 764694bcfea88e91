"""What a letter asks a person's eyes to confirm before it is signed."""

import pytest
from msgspec.structs import replace

from articles.compliance.checklist import Item, items, unticked
from articles.content import Content, Image, Product
from tests.articles.compliance.letters import letter, promoting

PICTURE = Image(url="https://halden.example/media/lining.jpg", alt="The gut lining")
BOTTLE = Image(url="https://halden.example/media/bottle.jpg")
IN_GLASS = Product(slug="enterova", name="Enterova", image=BOTTLE)


def asked(content: Content) -> list[tuple[str, str]]:
    return [(item.code, item.about) for item in items(content)]


def on_panels(content: Content) -> Content:
    """Return `content` of a brand that asks for the disclaimer on each label panel."""
    return replace(content, brand=replace(content.brand, disclaimer_on_panels=True))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (letter("Cells renew themselves."), []),
        (letter("Cells."), []),
        (letter(image=PICTURE), [("DC-04e", "image")]),
        (letter(images=(PICTURE,)), [("DC-04e", "images[0]")]),
        (
            letter(image=PICTURE, images=(PICTURE, BOTTLE)),
            [("DC-04e", "image"), ("DC-04e", "images[1]")],
        ),
        (promoting("Glass."), [("DISC-05", "disclaimers")]),
        (promoting(image=PICTURE), [("DC-04e", "image"), ("DISC-05", "disclaimers")]),
        (letter(products=(IN_GLASS,)), [("DC-04e", "products[0].image")]),
        (letter(image=BOTTLE, products=(IN_GLASS,)), [("DC-04e", "image")]),
    ],
)
def test_only_what_the_letter_raises_is_asked(
    content: Content, expected: list[tuple[str, str]]
) -> None:
    assert asked(content) == expected


def test_a_house_may_ask_for_the_disclaimer_on_every_panel() -> None:
    content = promoting(image=PICTURE)
    assert asked(on_panels(content)) == [*asked(content), ("DISC-05", "image")]
    assert asked(on_panels(letter(image=PICTURE))) == asked(letter(image=PICTURE))


def test_an_item_says_what_is_confirmed_and_by_which_law() -> None:
    for item in items(on_panels(promoting(image=PICTURE))):
        assert isinstance(item, Item)
        assert item.statement.endswith(".")
        assert item.source.startswith("21 CFR")


def test_a_picture_without_a_description_is_called_by_its_file() -> None:
    (item,) = items(letter(image=BOTTLE))
    assert "“bottle.jpg”" in item.statement


def test_every_item_has_a_name_of_its_own() -> None:
    names = [item.name for item in items(on_panels(promoting(image=PICTURE)))]
    assert len(set(names)) == len(names) == 3


@pytest.mark.parametrize(
    ("ticked", "said"),
    [
        ([], "2 points are not ticked."),
        (["DISC-05 disclaimers"], "1 point is not ticked."),
        (["DISC-05 disclaimers", "DC-04e image"], ""),
    ],
)
def test_whoever_signs_ticked_every_item(ticked: list[str], said: str) -> None:
    no = unticked(items(promoting(image=PICTURE)), ticked)
    assert (no.reason.startswith(said) and no.code == "ticked") if no else said == ""
