"""
Turn the LaTeX of BibTeX fields into characters and our four inline tags, and back.

pylatexenc knows the macros; what it would lose is put into tags first: italics, bold,
subscripts and superscripts, also those people write as mathematics (`H$_2$O`).
"""

import re
from functools import lru_cache

from pylatexenc import latexwalker
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import LatexContextDb, std_macro

from references import markup

MACROS = {
    "textit": "i",
    "emph": "i",
    "textsl": "i",
    "mkbibemph": "i",
    "mkbibitalic": "i",
    "textbf": "b",
    "mkbibbold": "b",
    "textsubscript": "sub",
    "textsuperscript": "sup",
}
WRITTEN = {"i": "textit", "b": "textbf", "sub": "textsubscript", "sup": "textsuperscript"}
SWITCHES = {"it": "textit", "em": "emph", "itshape": "textit", "bf": "textbf", "sl": "textsl"}
MATHS = re.compile(r"(?<!\\)\$([^$]+)(?<!\\)\$")
SCRIPT = re.compile(r"(?<!\\)([_^])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^{}\\\s]))")
SWITCH = re.compile(r"\{\s*\\(it|em|itshape|bf|sl)\b\s*")
PLAIN = re.compile(r"[^\\{}$~`'%-]*")
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "\u00a0": "~",
    # LaTeX would join these into other characters.
    "-": "{-}",
    "`": r"\textasciigrave{}",
    "'": "{'}",
}
RUNS = re.compile(r"--+|``+|''+|.", re.S)
ALONE = frozenset("-'")


def decode(text: str) -> str:
    """Return `text` without its LaTeX; a text that cannot be read stays as it is."""
    if PLAIN.fullmatch(text):
        return " ".join(text.split())
    switched = SWITCH.sub(lambda m: rf"\{SWITCHES[m[1]]}{{", text)
    try:
        unfolded = MATHS.sub(lambda m: f"{{{SCRIPT.sub(_script, m[1])}}}", switched)
        plain = _decoder().latex_to_text(unfolded, latex_context=_grammar())
    except Exception:  # pylatexenc raises many kinds, and a title is no program
        return " ".join(text.split())
    return " ".join(plain.replace("\u00a0", " ").split())


def encode(text: str) -> str:
    """Return `text` with what LaTeX would take for its own escaped; tags become macros."""
    pieces: list[str] = []
    marked = markup.replace(
        text, lambda tag, closing: "\ue000" if closing else f"\ue001{WRITTEN[tag]}\ue002"
    )
    for piece in re.split(r"(\ue001[a-z]+\ue002|\ue000)", marked):
        if piece == "\ue000":
            pieces.append("}")
        elif piece.startswith("\ue001"):
            pieces.append(f"\\{piece[1:-1]}{{")
        else:
            pieces += [_escaped(run[0]) for run in RUNS.finditer(piece)]
    return "".join(pieces)


def _escaped(run: str) -> str:
    """Escape one character, or every one of a run that LaTeX would join."""
    if len(run) == 1 and run in ALONE:
        return run
    return "".join(ESCAPES.get(character, character) for character in run)


def _script(match: re.Match[str]) -> str:
    macro = "textsubscript" if match[1] == "_" else "textsuperscript"
    return rf"\{macro}{{{match[2] if match[2] is not None else match[3]}}}"


@lru_cache(maxsize=1)
def _grammar() -> LatexContextDb:
    """Say that our macros take an argument, which pylatexenc does not know of all of them."""
    context = latexwalker.get_default_latex_context_db()
    context.add_context_category(
        "tags", prepend=True, macros=[std_macro(name, "{") for name in MACROS]
    )
    return context


@lru_cache(maxsize=1)
def _decoder() -> LatexNodes2Text:
    """Make a decoder that writes our tags; comments are kept, for “50% more” is no comment."""
    context = get_default_latex_context_db()
    context.add_context_category(
        "tags",
        prepend=True,
        macros=[
            *(MacroTextSpec(name, simplify_repl=_tagging(tag)) for name, tag in MACROS.items()),
            MacroTextSpec("url", simplify_repl="%s"),
            MacroTextSpec("textless", simplify_repl="<"),
            MacroTextSpec("textgreater", simplify_repl=">"),
            MacroTextSpec("textasciigrave", simplify_repl="`"),
            MacroTextSpec("textasciicircum", simplify_repl="^"),
            MacroTextSpec("textasciitilde", simplify_repl="~"),
            MacroTextSpec("texttimes", simplify_repl="×"),
        ],
    )
    return LatexNodes2Text(latex_context=context, math_mode="text", keep_comments=True)


def _tagging(tag: str) -> str:
    return f"<{tag}>%s</{tag}>"
