"""LaTeX to characters and back."""

import pytest
from hypothesis import given

from references.exchange import latex
from tests.references.exchange.items import TITLES, phrases


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"{\"o}s\'e", "ösé"),
        (r"Fran\c{c}ois \v{S}koda \L{}ukasz \'{\i} \aa{} \ss", "François Škoda Łukasz í å ß"),
        (
            r"\textit{in vitro} and {\it in vivo}, \emph{too}",
            "<i>in vitro</i> and <i>in vivo</i>, <i>too</i>",
        ),
        (r"H$_2$O, Ca$^{2+}$, 10$^{-6}$", "H<sub>2</sub>O, Ca<sup>2+</sup>, 10<sup>-6</sup>"),
        (r"$\alpha$-ketoglutarate and $\beta_1$", "α-ketoglutarate and β<sub>1</sub>"),
        (r"$\mathrm{NH_4^+}$", "NH<sub>4</sub><sup>+</sup>"),
        (r"100\% \& more --- or less", "100% & more — or less"),
        ("50% more", "50% more"),
        (r"costs \$5 and \$6", "costs $5 and $6"),
        ("``quoted''", "“quoted”"),
        (r"5 $\mu$g", "5 μg"),
        ("The {R}oles of {GLUT4}", "The Roles of GLUT4"),
        (r"\unknown{word} stays", "word stays"),
        ("a~b", "a b"),
        ("plain text, as it is", "plain text, as it is"),
        ("never { closed", "never closed"),
        ("", ""),
    ],
)
def test_latex_becomes_characters_and_our_tags(written: str, read: str) -> None:
    assert latex.decode(written) == read


@given(TITLES)
def test_any_title_comes_back(title: str) -> None:
    assert latex.decode(latex.encode(title)) == title


@given(phrases())
def test_nothing_written_is_a_command_of_its_own(text: str) -> None:
    written = latex.encode(text).replace(r"\{", "").replace(r"\}", "")
    assert written.count("{") == written.count("}")
