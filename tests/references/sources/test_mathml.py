"""A formula in a title becomes the characters a reference list can print."""

import pytest

from references.sources.mathml import readable

FORMULAS = [
    ("<mi>α</mi>", "α"),
    ("<msup><mn>10</mn><mn>9</mn></msup>", "10<sup>9</sup>"),
    ("<msub><mi>K</mi><mi>m</mi></msub>", "K<sub>m</sub>"),
    ("<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>", "x<sub>1</sub><sup>2</sup>"),
    (
        "<mmultiscripts><mi>Ca</mi><mprescripts/><none/><mn>38</mn></mmultiscripts>",
        "<sup>38</sup>Ca",
    ),
    ("<mrow><mi>p</mi><mo>&lt;</mo><mn>0.05</mn></mrow>", "p < 0.05"),
    ("<mrow><mo>-</mo><mn>2</mn></mrow>", "-2"),
    ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
    ("<msqrt><mi>s</mi></msqrt>", "√s"),
    ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
    ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
    ("<mover><mi>x</mi><mo>¯</mo></mover>", "x"),
    ("<mtext>mass in </mtext><mi>g</mi>", "mass in g"),
    ("<mi>f</mi><mo>\u2061</mo><mi>x</mi>", "fx"),
    ("<semantics><mi>N</mi><annotation>\\\\N</annotation></semantics>", "N"),
    ("", ""),
]


@pytest.mark.parametrize("prefix", ["mml:", ""])
@pytest.mark.parametrize(("inside", "read"), FORMULAS)
def test_a_formula_is_read(inside: str, read: str, prefix: str) -> None:
    tagged = inside.replace("</", "<//").replace("<", f"<{prefix}").replace(f"<{prefix}//", "</")
    tagged = tagged.replace("</", f"</{prefix}")
    namespace = 'xmlns:mml="http://www.w3.org/1998/Math/MathML"'
    source = f'<{prefix}math {namespace} display="inline">{tagged}</{prefix}math>'
    assert readable(source) == read


def test_text_around_formulas_stays_as_it_is() -> None:
    source = "the <math><mi>β</mi></math> cells <i>in vitro</i>"
    assert readable(source) == "the β cells <i>in vitro</i>"


def test_the_space_that_registries_lose_is_put_back() -> None:
    source = "Solitons in<math><mi>N</mi></math>-coupled systems of<math><mi>K</mi></math>only"
    assert readable(source) == "Solitons in N-coupled systems of K only"


def test_a_broken_formula_keeps_its_characters() -> None:
    assert readable("<math><mi>a<mo>&undefined;</math>") == "a&undefined;"


def test_no_entity_of_a_formula_is_ever_expanded() -> None:
    source = "<math><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/hostname'>]><mi>&y;</mi></math>"
    assert "&y;" in readable(source)
