"""
Turn printed citation marks into citations: ¹, ³,⁴, ¹⁻³, <sup>3</sup>, [3].

Works on stored HTML (canonical, so that tags and text are easily told apart). The result
cites `ref-3` for the entry printed as number 3.

A newcomer gets this wrong: a raised number is not always a mark. 10⁶ and m² are powers, and
stay as they are.
"""

import re
from collections.abc import Callable
from html import unescape

PREFIX = "ref-"
ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(ABOVE + "⁻ʼ˒⸴", "0123456789-,,,")

RAISED = re.compile(f"[{ABOVE}](?:[{ABOVE}]|[,;–⁻ʼ˒⸴-]\\s?(?=[{ABOVE}]))*")
SUP = re.compile(r"<sup>((?:[^<]|</?a\b[^>]*>){1,400})</sup>")
JOINT = re.compile(
    r"<span data-cites=\"([^\"]*)\"></span><sup>\s*([,;–-])\s*</sup>"
    r"<span data-cites=\"([^\"]*)\"></span>"
)
NEIGHBOURS = re.compile(r"([0-9])\s{0,3}</sup>\s{0,3}<sup\b[^>]{0,200}>(?=\s{0,3}[0-9])", re.I)
SPACE_BEFORE = re.compile(" (?=<span data-cites=)")
SUP_LINK = re.compile(r"<a [^>]*>\s*(<span data-cites=\"[^\"]*\"></span>)\s*</a>")
BRACKETED = re.compile(
    r"\s?(?:<a href=\"#[^\"]*\">)?\[([0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3})*)\](?:</a>)?"
    r"(?![^<>]{0,2000}>)"
)
TAG = re.compile(r"(<[^>]*>)")
LABEL = re.compile(r"[0-9]{1,3}(?:\s*[,;–-]\s*[0-9]{1,3})*")
UNIT = re.compile(r"(?:[0-9]|(?<![^\W\d_])(?:[cdkmµn]?m|ft|yd|mi|in|sec|s))\s?$")
BASE = re.compile(r"[0-9)]$")
LONGEST_RANGE = 50


def apart(html: str) -> str:
    """
    Return any HTML with <sup>1</sup><sup>2</sup> as <sup>1,2</sup>.

    Stored HTML joins such neighbours, and 1 and 2 would read 12.
    """
    return NEIGHBOURS.sub(r"\1,", html)


def place(html: str) -> str:
    """Return stored HTML with every raised citation mark as a citation of `ref-N`."""
    html = SUP.sub(lambda match: _raised(match, html), html)
    html = SUP_LINK.sub(r"\1", html)
    # <sup><a>3</a>–<a>5</a></sup> is stored as marks of their own with a raised dash between.
    while (joined := JOINT.sub(_joined, html)) != html:
        html = joined
    return SPACE_BEFORE.sub("", _in_text(html, RAISED, _unicode))


def place_bracketed(html: str) -> str:
    """Return stored HTML with [3], [3,4] and [3-5] as citations of `ref-N`."""
    return BRACKETED.sub(lambda match: cite(numbers(match[1])) or match[0], html)


def numbers(label: str) -> tuple[int, ...]:
    """Return what "3,4" or "3–5" counts, or () when `label` is no mark."""
    plain = label.translate(TO_DIGITS).strip(" []()").rstrip(",; ")
    if not LABEL.fullmatch(plain):
        return ()
    counted: list[int] = []
    for part in re.split(r"\s*[,;]\s*", plain):
        ends = [int(number) for number in re.split(r"\s*[–-]\s*", part)]
        if len(ends) > 2 or 0 in ends or not 0 <= ends[-1] - ends[0] <= LONGEST_RANGE:
            return ()
        counted += range(ends[0], ends[-1] + 1)
    return tuple(dict.fromkeys(counted))


def number_of(key: str) -> int | None:
    """Return N of the key `ref-N`, or None when `key` is something else."""
    digits = key.removeprefix(PREFIX)
    return int(digits) if digits != key and digits.isdigit() else None


def cite(cited: tuple[int, ...]) -> str:
    """Return the citation of entries by number, as stored HTML; "" for none."""
    keys = " ".join(f"{PREFIX}{number}" for number in cited)
    return f'<span data-cites="{keys}"></span>' if keys else ""


def _raised(match: re.Match[str], html: str) -> str:
    label = unescape(TAG.sub("", match[1]))
    before = TAG.sub("", html[max(0, match.start() - 40) : match.start()])
    linked = "<a " in match[1] or html[max(0, match.start() - 2) : match.start()] == '">'
    if not linked and _is_power(before, numbers(label)):
        return match[0]
    return cite(numbers(label)) or match[0]


def _joined(match: re.Match[str]) -> str:
    first, sign, second = match.groups()
    ends = [key.removeprefix(PREFIX) for key in (first.split()[-1], second.split()[0])]
    between = numbers("-".join(ends)) if sign in "–-" else ()
    keys = [*first.split(), *(f"{PREFIX}{number}" for number in between), *second.split()]
    return f'<span data-cites="{" ".join(dict.fromkeys(keys))}"></span>'


def _unicode(match: re.Match[str], text: str) -> str:
    cited = numbers(match[0])
    if _is_power(text[: match.start()], cited):
        return match[0]
    return cite(cited) or match[0]


def _is_power(before: str, cited: tuple[int, ...]) -> bool:
    """Tell 10⁶ and m² from marks by what stands `before` them."""
    if before[-1:].isdigit():
        # “in 2017³” is a mark all the same: nobody raises a year to a power.
        return not re.search(r"(?<![0-9.,])(?:19|20)[0-9]{2}$", before)
    return cited in ((2,), (3,)) and UNIT.search(before) is not None


def _in_text(
    html: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str], str], str]
) -> str:
    """Replace in text alone, never inside a tag."""
    pieces = TAG.split(html)
    for index in range(0, len(pieces), 2):
        text = pieces[index]
        pieces[index] = pattern.sub(lambda match, text=text: replace(match, text), text)
    return "".join(pieces)
