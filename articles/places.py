"""Say in words where in a letter something stands: "faqs[2].answer" is "Question 3, answer"."""

import re

_PLACES = {
    "body": "Letter",
    "seo_title": "Search title",
    "seo_description": "Search description",
    "faqs": "Question",
    "image": "Main picture",
    "images": "Picture",
    "about": "Topic it is about",
    "mentions": "Topic it mentions",
    "references": "Paper",
    "disclaimers": "Disclaimer",
    "disclosures": "Disclosure",
    "corrections": "Correction",
    "authors": "Author",
    "claims": "Claim",
    "source": "Imported page",
    "json_ld": "Structured data",
}
_PATH = re.compile(r"(?P<name>\w+)(?:\[(?P<index>\d+)\])?(?:\.(?P<part>\w+))?")


def place(field: str) -> str:
    """Return where a finding stands: "faqs[2].answer" is "Question 3, answer"."""
    path = _PATH.match(field)
    if path is None:
        return _label(field)
    words = _PLACES.get(path["name"], _label(path["name"]))
    if path["index"]:
        words += f" {int(path['index']) + 1}"
    return f"{words}, {path['part'].replace('_', ' ')}" if path["part"] else words


def _label(word: str) -> str:
    return word.replace("_", " ").capitalize()
