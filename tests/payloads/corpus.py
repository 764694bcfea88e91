"""
Read the seeds, and make thousands of payloads of them: seeds x what they stand in x how they hide.

In the files a character that an editor could not show stands as its number: ⟦200B⟧. The
first line of each file says what the file is about.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
NUMBERS = re.compile("⟦([0-9A-F]+)⟧")

FILES = ("elements", "mutations", "addresses", "words", "clobber")

INSIDE = (
    "{}",
    "<p>{}</p>",
    "<h2>{}</h2>",
    "<blockquote><ul><li>{}</li></ul></blockquote>",
    "<table><tr><td>{}</td></tr></table>",
    "<table>{}</table>",
    "<table><caption>{}",
    "<b><i><u>{}</b></u>",
    '<p><mark data-claim="c1" data-kind="structure_function">{}</mark></p>',
    '<p><a href="https://site.example/">{}</a></p>',
    '<p><a data-letter="5f0c1f4e-0000-4000-8000-000000000001">{}</a></p>',
    '<figure data-image="5f0c1f4e-0000-4000-8000-000000000001"><figcaption>{}</figcaption>',
    '<span data-cites="kim-2017">{}</span>',
    "<p><code>{}</code><pre>{}</pre></p>",
    "<svg>{}</svg>",
    "<svg><desc>{}",
    "<svg><foreignObject>{}",
    "<math><mtext>{}",
    '<math><annotation-xml encoding="text/html">{}',
    "<form>{}</form>",
    "<select>{}",
    "<template>{}</template>",
    "<noscript>{}",
    "<style>{}",
    "<title>{}",
    "<textarea>{}",
    "<iframe>{}",
    "<!--{}-->",
    "<!--{}",
    "<![CDATA[{}]]>",
    '<p title="{}">x</p>',
    "<p title='{}'>x</p>",
    "<p title={}>x</p>",
    '<a href="{}">x</a>',
    "<a href='{}'>x</a>",
    "<a href={}>x</a>",
    '<mark data-claim="{}" data-kind="{}">x</mark>',
    '<span data-cites="{}">x</span>',
    '<figure data-image="{}">x</figure>',
    '<img src="{}">',
    "<div><div {}>x</div></div>",
)
"""What a payload may stand in: elements, foreign content, raw text, comments and attributes."""


def _numbered(text: str, form: str) -> str:
    return "".join(form.format(ord(character)) for character in text)


HIDING: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "shouting": str.swapcase,
    "escaped": escape,
    "escaped twice": lambda text: escape(escape(text)),
    "as decimal references": lambda text: _numbered(text, "&#{};"),
    "as long hexadecimal references": lambda text: _numbered(text, "&#x{:07x}"),
    "with NULs between": lambda text: "\0".join(text),
    "with a comment in each tag": lambda text: re.sub(r"<(\w)", r"<\1<!-- -->", text),
    "with tabs for spaces": lambda text: text.replace(" ", "\t"),
    "with slashes for spaces": lambda text: text.replace(" ", "/"),
    "with form feeds before equals": lambda text: text.replace("=", "\f="),
    "with words joined unseen": lambda text: "\u2060".join(text),
    "in wide brackets": lambda text: text.translate({ord("<"): "＜", ord(">"): "＞"}),
    "percent-encoded": lambda text: text.replace("<", "%3C").replace(">", "%3E"),
    "twice": lambda text: text + text,
    "cut short": lambda text: text[: len(text) * 2 // 3],
}
"""How a payload may hide from whoever looks for it by its letters."""


@cache
def seeds(*names: str) -> tuple[str, ...]:
    """Return the payloads of these files, of all without names."""
    return tuple(seed for name in names or FILES for seed in _read(HERE / f"{name}.txt"))


def cases(*names: str) -> Iterator[str]:
    """Give every seed of these files in everything it may stand in, hidden in every way."""
    for seed in seeds(*names):
        for hide in HIDING.values():
            hidden = hide(seed)
            for inside in INSIDE:
                yield inside.replace("{}", hidden)


def _read(path: Path) -> Iterator[str]:
    _, *lines = path.read_text().split("\n")
    return (NUMBERS.sub(lambda found: chr(int(found[1], 16)), line) for line in lines if line)
