"""
Hold a published page as the values an import works with, whatever format it came in.

Readers of formats fill a `Layout` (the page's HTML and what stands around it);
`articles.importing.assembling` turns that into a `Page`, and `articles.importing.save` writes
the page into the database.

A newcomer gets this wrong: `body` cites `ref-3`, the entry printed as number 3. Only while
saving does that become the citation key of a paper in the library.
"""

from dataclasses import dataclass, field

from articles.importing.notes import Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """
    What every format gives: `html` of the page's main part, JSON-LD, and facts beside it.

    `scripts` are JSON-LD documents as parsed, `margins` short texts that stood outside the main
    part, `left_out` the prose that stood there, `facts` the page's own statements under
    "headline", "description", "url", "author", "date", "language", "series" and "site_name".
    """

    html: str
    scripts: tuple[object, ...] = ()
    margins: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of the page's reference list under its printed number."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer, as HTML that may cite `ref-3` like the body."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic by name; `kind` is one of `articles.content.TOPIC_KINDS`."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """An author as the page describes them; `slug` is the one of the page's own @id."""

    name: str
    slug: str
    given_name: str = ""
    family_name: str = ""
    job_title: str = ""
    works_for_brand: bool = False
    description: str = ""
    url: str = ""
    same_as: tuple[str, ...] = ()
    material_connection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The organisation behind the page; `origin` is scheme and host without a slash."""

    name: str = ""
    origin: str = ""
    post_path: str = "/post/"
    language: str = "en-US"
    time_zone: str = "UTC"
    same_as: tuple[str, ...] = ()
    email: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """A product that the page names, with the ingredients it mentions."""

    name: str
    ingredients: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates a page gives, ISO 8601, each empty when it gives none."""

    visible: str = ""
    published: str = ""
    modified: str = ""
    last_reviewed: str = ""
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A published page. `disclaimer` is the text as printed, without its symbol."""

    headline: str
    slug: str
    body: str
    text: str
    description: str = ""
    dates: Dates = Dates()
    authors: tuple[Writer, ...] = ()
    publisher: Publisher = Publisher()
    series: str = ""
    series_url: str = ""
    references: tuple[Listed, ...] = ()
    questions: tuple[Question, ...] = ()
    questions_shown: bool = False
    about: tuple[Subject, ...] = ()
    mentions: tuple[Subject, ...] = ()
    products: tuple[Goods, ...] = ()
    disclaimer: str = ""
    signature: str = ""
    audience: str = ""
    notes: Notes = field(default_factory=Notes)
