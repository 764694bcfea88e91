"""What nobody sees does not stand in a text; what belongs to a script stays."""

from typing import Any

import pytest

from references.models import Reference
from references.unseen import visible
from tests.factories import make_article, make_reference

TEXTS = {
    "cu\u200bres": ("cures", "parted, so that no rule finds the word"),
    "c\u00adures": ("cures", "the same by a soft hyphen"),
    "safe\u202eton si": ("safeton si", "turned around: readers see “is not”"),
    "\u2066x\u2069": ("x", "isolated"),
    "x\u206ay": ("xy", "an old switch of direction"),
    "x\U000e0068\U000e0069": ("x", "“hi” in the alphabet of tags"),
    "x\ufff9y\ufffaz\ufffb": ("xyz", "an annotation"),
    "x\u3164y": ("xy", "a letter without a shape"),
    "x\x1b[2J\x07": ("x[2J", "orders to a terminal"),
    "x\x00y": ("xy", "NUL, which PostgreSQL refuses"),
    "x\ud800y": ("xy", "half a character"),
    "a\tb\nc": ("a\tb\nc", "white space"),
    "5\u00a0g": ("5\u00a0g", "a space that holds words together"),
    "👩\u200d🔬": ("👩\u200d🔬", "one emoji of two"),
    "می\u200cخواهم": ("می\u200cخواهم", "Persian"),
    "Córdova-Martínez": ("Córdova-Martínez", "accents"),
}


@pytest.mark.parametrize(
    ("text", "left"),
    [(text, left) for text, (left, _) in TEXTS.items()],
    ids=[why for _, why in TEXTS.values()],
)
def test_only_what_is_seen_is_left(text: str, left: str) -> None:
    assert visible(text) == left


@pytest.mark.django_db
def test_a_paper_cannot_be_stored_with_what_nobody_sees() -> None:
    paper = make_reference(title="Glut\u202eamine\x00", authors=[("Ki\u200bm", "M\ud800")])
    stored: Any = Reference.objects.get(pk=paper.pk)
    assert stored.title == paper.title == "Glutamine"
    assert [(c.family, c.given) for c in stored.contributors.all()] == [("Kim", "M")]


@pytest.mark.django_db
def test_what_is_stored_of_a_letter_is_what_is_signed() -> None:
    article = make_article("in_review", headline="Safe\u202eton si\x00")
    article.refresh_from_db()
    assert article.headline == article.revisions.get().content.headline == "Safeton si"
