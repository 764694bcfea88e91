"""
Say which HTML a letter may hold, and let nothing else through.

nh3 (html5ever) repairs whatever comes in and drops what is not on these lists; its
output is balanced, so `articles.body.parse` can read it with a simple parser. What a
tag *becomes* is decided there, not here: several tags below never reach a stored letter.
"""

import nh3

from articles.body.nesting import limit_nesting


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Stored blocks: what an editor can make, and what TipTap writes for it.
BLOCKS = frozenset(
    {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "figure", "figcaption"}
)

# Tables carry doses and study data; their section tags are read but never stored,
# except tbody, which every HTML parser adds anyway.
TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td"})

# Stored emphasis. sub and sup are for formulas (H2O, 10^3), never for citation marks.
STYLES = frozenset({"strong", "em", "s", "sub", "sup", "code"})

# The three things a plain HTML page does not know: a claim (mark), a citation (span)
# and a link that may lead to another letter (a).
MEANING = frozenset({"mark", "span", "a"})

# Other names for the above, as Word, Google Docs and older pages write them.
ALIASES = {
    "h1": "h2",  # the letter's headline is the only h1
    "h5": "h4",
    "h6": "h4",
    "b": "strong",
    "i": "em",
    "del": "s",
    "strike": "s",
}

# Boxes that mean nothing here but end a paragraph: without them, pasting
# <div>one</div><div>two</div> would run two sentences together.
BOUNDARIES = _names(
    "address article aside caption center dd details dl dt div fieldset footer form header hgroup "
    "legend main nav pre section summary"
)

# Dropped together with what is inside: code, controls and foreign content are no prose.
SILENT = _names(
    "script style template noscript noembed noframes iframe object svg math title textarea "
    "select button canvas audio video"
)

TAGS = BLOCKS | TABLES | STYLES | MEANING | frozenset(ALIASES) | BOUNDARIES | {"br"}

ATTRIBUTES = {
    "a": {"href", "data-letter"},
    # A picture is named by its identity alone: no letter shows a file that is not in the library.
    "figure": {"data-image"},
    "span": {"data-cites"},
    "mark": {"data-claim", "data-kind"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}

# Everything a reader may be sent to; javascript: and data: are the attacks this stops.
SCHEMES = frozenset({"http", "https", "mailto"})


# Made once: a letter's answers are short, and making it takes longer than cleaning one.
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(SILENT),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def admit(html: str) -> str:
    """Return `html` balanced and reduced to the tags and attributes above; never raises."""
    # A lone surrogate (half a character) cannot be written as UTF-8 and is nobody's text.
    whole = html.encode("utf-8", "ignore").decode("utf-8")
    return _CLEANER.clean(limit_nesting(whole))
