"""Dates, questions, links, topics and what a letter must have."""

from articles.content import Brand, SourcePage, Topic
from tests.articles.compliance.letters import (
    ENTEROVA,
    LINING,
    LIVE,
    UNPUBLISHED,
    WRITER,
    faq,
    html,
    letter,
)

CONDITION = Topic(slug="colitis", name="Colitis", kind="condition")
BLOATING = Topic(slug="bloating", name="Bloating", kind="sign_or_symptom")
FOUR = tuple(Topic(slug=name, name=name, kind="concept") for name in ("a", "b", "c", "d"))
STRANGER = "11111111-2222-4333-8444-555555555555"
ONE = (faq("What lines the gut?", "A single layer of cells."),)


def page(**dates: str) -> object:
    """Return a letter imported from a page that said these dates of itself."""
    return letter(source=SourcePage(**dates))


def topic(name: str, kind: str) -> Topic:
    return Topic(slug=name, name=name, kind=kind)


def linking(identity: str) -> object:
    return letter(f"I wrote about (({identity}|the barrier)) before.")


def at(origin: str) -> object:
    """Return a letter of a brand whose site stands at `origin`."""
    return letter(brand=Brand(name="Halden Labs", origin=origin))


def asking(*faqs: object, shown: bool = True) -> object:
    return letter(faqs=faqs, faqs_shown=shown)


TABLE = {
    "DATE-01": (
        (
            (
                "two days apart",
                page(visible_date="2026-05-20", date_published="2026-05-22T09:00:00-05:00"),
            ),
            (
                "the same instant is the day before in the brand's zone",
                page(visible_date="2026-05-21", date_published="2026-05-21T03:00:00+00:00"),
            ),
            (
                "changed before it was published",
                page(date_published="2026-05-22", date_modified="2026-05-01"),
            ),
        ),
        (
            (
                "the same day in the brand's zone",
                page(visible_date="2026-05-20", date_published="2026-05-21T03:00:00Z"),
            ),
            (
                "an editor has settled it",
                letter(
                    source=SourcePage(visible_date="2026-05-20", date_published="2026-05-22"),
                    date_published="2026-05-20T09:00:00-05:00",
                ),
            ),
            ("only one of the two", page(visible_date="2026-05-20")),
            ("a date nobody can read", page(visible_date="May", date_published="2026-05-22")),
            (
                "reviewed before it was published",
                page(date_published="2026-05-22", last_reviewed="2026-05-20"),
            ),
            ("not imported", letter()),
        ),
    ),
    "DATE-02": (
        (
            ("a review by nobody", page(last_reviewed="2026-05-20")),
            ("a blank reviewer", page(last_reviewed="2026-05-20", reviewed_by="  ")),
            (
                "settling the publication does not settle this",
                letter(
                    source=SourcePage(last_reviewed="2026-05-20"),
                    date_published="2026-05-20T09:00:00-05:00",
                ),
            ),
        ),
        (
            ("a named reviewer", page(last_reviewed="2026-05-20", reviewed_by="Nora Lund")),
            ("no review claimed", page(visible_date="2026-05-20")),
            ("not imported", letter()),
        ),
    ),
    "FAQ-01": (
        (
            ("hidden", asking(*ONE, shown=False)),
            ("several hidden", asking(*ONE, faq("Why?", "Because."), shown=False)),
            ("even an empty one", asking(faq("", ""), shown=False)),
        ),
        (
            ("shown", asking(*ONE)),
            ("none", asking()),
            ("none to hide", asking(shown=False)),
        ),
    ),
    "FAQ-02": (
        (
            ("no question", asking(faq(" ", "A single layer."))),
            ("no answer", asking(faq("What lines the gut?", ""))),
            ("only a citation", asking(faq("What lines the gut?", "[[kim-2017]]"))),
            ("asked twice", asking(*ONE, faq("what lines  the gut?", "Cells, as I said."))),
            (
                "answered with the same words",
                asking(*ONE, faq("What else?", "A single layer of cells.")),
            ),
        ),
        (
            ("whole", asking(*ONE)),
            ("two different ones", asking(*ONE, faq("How thick is it?", "One cell."))),
            ("hidden, which FAQ-01 reports", asking(faq("", ""), shown=False)),
            ("none", asking()),
        ),
    ),
    "LINK-01": (
        (
            ("not published", linking(UNPUBLISHED.identity)),
            (
                "beside a live one",
                letter(f"See (({LIVE.identity}|this)) and (({UNPUBLISHED.identity}|that))."),
            ),
            ("in an answer", asking(faq("More?", f"Read (({UNPUBLISHED.identity}|this))."))),
        ),
        (
            ("live", linking(LIVE.identity)),
            ("unknown, which LINK-02 reports", linking(STRANGER)),
            ("no link", letter("I wrote about the barrier before.")),
        ),
    ),
    "LINK-02": (
        (
            ("nobody's identity", linking(STRANGER)),
            ("in an answer", asking(faq("More?", f"Read (({STRANGER}|this))."))),
            ("in a list", letter(body=f"<ul><li>{html(f'(({STRANGER}|this))')}</li></ul>")),
        ),
        (
            ("live", linking(LIVE.identity)),
            ("known and not published", linking(UNPUBLISHED.identity)),
            ("an ordinary link", letter(body='<p><a href="https://halden.example/">us</a></p>')),
        ),
    ),
    "DC-12": (
        (
            ("about a condition", letter("I take Enterova.", about=(CONDITION,))),
            ("mentions a condition", letter("I take Enterova.", mentions=(CONDITION,))),
            ("the product only in the headline", letter(headline="Enterova", about=(CONDITION,))),
            ("the product only in the markup", letter(products=(ENTEROVA,), about=(CONDITION,))),
            (
                "the product only in the search title",
                letter(seo_title="Enterova", about=(CONDITION,)),
            ),
            (
                "the product only in an answer",
                letter(faqs=(faq("Which?", "Enterova."),), about=(CONDITION,)),
            ),
            ("a sign is a kind of condition", letter("I take Enterova.", about=(BLOATING,))),
            ("beside a tissue", letter("I take Enterova.", about=(LINING, CONDITION))),
        ),
        (
            ("no product", letter(about=(CONDITION,))),
            ("a tissue beside the product", letter("I take Enterova.", about=(LINING,))),
            ("no topics", letter("I take Enterova.", about=())),
            ("a substance", letter("I take Enterova.", about=(topic("zinc", "substance"),))),
            ("a concept", letter("I take Enterova.", mentions=(topic("rest", "concept"),))),
            (
                "the product in an answer nobody sees",
                letter(faqs=(faq("Which?", "Enterova."),), faqs_shown=False, about=(CONDITION,)),
            ),
            ("the ingredient alone", letter("I like zinc.", about=(CONDITION,))),
            ("the brand alone", letter("Halden Labs turned five.", about=(CONDITION,))),
        ),
    ),
    "COMP-01": (
        (
            ("empty", letter(headline="")),
            ("blank", letter(headline="  ")),
            ("a tab", letter(headline="\t")),
        ),
        (
            ("there", letter()),
            ("one word", letter(headline="Gut")),
            ("another script", letter(headline="腸")),
        ),
    ),
    "COMP-02": (
        (
            ("empty", letter(description="")),
            ("blank", letter(description="  ")),
            (
                "a search description does not replace it",
                letter(description="", seo_description="X"),
            ),
        ),
        (
            ("there", letter()),
            ("short", letter(description="On cells.")),
            ("the search description empty", letter(seo_description="")),
        ),
    ),
    "COMP-03": (
        (
            ("empty", letter(body="")),
            ("an empty paragraph", letter(body="<p> </p>")),
            ("only a citation", letter(body=html("[[kim-2017]]"))),
        ),
        (
            ("there", letter()),
            ("a list alone", letter(body="<ul><li>Cells</li></ul>")),
            ("a heading alone", letter(body="<h2>Cells</h2>")),
        ),
    ),
    "COMP-04": (
        (
            ("nobody", letter(authors=())),
            ("somebody without a name", letter(authors=(type(WRITER)(slug="x", name=" "),))),
            ("a brand is no author", letter(authors=(), disclosures=("By Halden Labs.",))),
        ),
        (
            ("one", letter()),
            ("two", letter(authors=(WRITER, type(WRITER)(slug="y", name="Nora Lund")))),
            ("one of two has a name", letter(authors=(type(WRITER)(slug="x", name=""), WRITER))),
        ),
    ),
    "COMP-05": (
        (
            ("none", letter(about=())),
            ("only mentions", letter(about=(), mentions=(LINING,))),
            ("four", letter(about=FOUR)),
        ),
        (
            ("one", letter()),
            ("three", letter(about=FOUR[:3])),
            ("mentions may be many", letter(mentions=FOUR)),
        ),
    ),
    "COMP-06": (
        (
            ("one too many", letter(headline="a" * 111)),
            ("far too many", letter(headline="The gut " * 40)),
            ("wide characters count once", letter(headline="腸" * 111)),
        ),
        (
            ("just fits", letter(headline="a" * 110)),
            ("short", letter()),
            ("a long search title is another matter", letter(seo_title="a" * 150)),
        ),
    ),
    "COMP-07": (
        (
            ("the importer's stand-in", at("https://brand.invalid")),
            ("any other name that leads nowhere", at("https://www.halden.INVALID")),
            ("no address at all", at("")),
        ),
        (
            ("a real site", letter()),
            ("a name that only begins so", at("https://invalid.halden.example")),
            ("a site with a port", at("https://halden.example:8443")),
        ),
    ),
}
