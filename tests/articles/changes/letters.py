"""A small letter before and after one edit."""

from typing import Any

import msgspec

from articles.changes.report import Report, compare
from articles.content import Content, Faq, Image, Reference
from tests.articles.jsonld.letters import full

FIRST = (
    '<p>Cells of the gut burn an amino acid for fuel.<span data-cites="kim-2017"></span> '
    "They do so at night as well.</p>"
    "<h2>What was asked</h2>"
    '<p>Twelve players took it for <a href="https://site.example/days">twenty days</a>.'
    '<span data-cites="rao-2012 lee-2020"></span></p>'
    '<p><mark data-claim="c1" data-kind="structure_function">Evenwell supports the gut</mark>, '
    "and I take it <em>every</em> day.</p>"
    "<ul><li><p>Rice</p></li><li><p>Lentils with onions</p></li></ul>"
)


def paper(key: str, family: str, year: int, **facts: Any) -> Reference:
    item = {
        "title": f"What {family} found",
        "author": [{"family": family, "given": "A."}],
        "issued": {"date-parts": [[year]]},
    }
    entry = f"{family} A. {item['title']}. {year}."
    return Reference(key=key, csl=item, formatted_html=entry, formatted_text=entry, **facts)


PAPERS = (
    paper("kim-2017", "Kim", 2017),
    paper("rao-2012", "Rao", 2012),
    paper("lee-2020", "Lee", 2020),
    paper("cruzat-2018", "Cruzat", 2018),
)
PICTURE = Image(url="https://site.example/gut.jpg", alt="A drawing of the gut", credit_text="Ann")
LETTER: Content = msgspec.structs.replace(
    full(),
    body=FIRST,
    references=PAPERS,
    image=PICTURE,
    faqs=(
        Faq(question="Is it safe?", answer="<p>A review of 2001 found it to be so.</p>"),
        Faq(question="Who makes it?", answer="<p>We do, in a small town by the lake.</p>"),
    ),
)


def edited(**changes: Any) -> Content:
    return msgspec.structs.replace(LETTER, **changes)


def body(old: str, new: str) -> Report:
    """Return what is told when `old` became `new` in the body, and nothing else did."""
    assert FIRST.count(old) == 1, old
    return compare(LETTER, edited(body=FIRST.replace(old, new)))


def told(report: Report) -> list[str]:
    """Return the changes as lines: kind, state, words, then and now."""
    return [
        f"{each.kind.value}, {each.state.value}: {each.what} | {each.before} | {each.after}"
        for each in report.changes
    ]
