"""
Hold everything a reader will see of a letter, as plain values.

A `Content` is what a revision freezes, what the rules read, what every renderer
and the JSON-LD graph are made from. It is built from database rows in one place
(`articles.collect`) and from a revision's stored text by `from_json`; nothing
below this module ever asks the database, the clock or the request.

A newcomer gets this wrong: dates of publication and the reviewer are *not* here.
They are unknown when the revision is written; they stand in `Imprint`.
"""

from typing import Any

import msgspec

from articles.digests import canonical_text


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plain immutable value; compared and hashed by what it holds."""


class FocalPoint(Value):
    """The place in a picture that no crop may lose: per cent of its width and of its height."""

    x: int
    y: int


class Rendition(Value):
    """The same picture as another file; `type` is its media type, sizes are in pixels."""

    url: str
    width: int
    height: int
    type: str


class Image(Value):
    """
    A picture with absolute URL; sizes in pixels. An empty `alt` means decorative.

    `identity` is its entry in the library, and `sha256` names the bytes behind `url`: a revision
    fixes what was seen, not only where.
    """

    url: str
    width: int | None = None
    height: int | None = None
    alt: str = ""
    caption: str = ""
    credit_text: str = ""
    copyright_notice: str = ""
    license: str = ""
    identity: str = ""
    sha256: str = ""
    decorative: bool = False
    focal_point: FocalPoint | None = None
    renditions: tuple[Rendition, ...] = ()


class Credential(Value):
    """schema.org EducationalOccupationalCredential: a degree, licence or certificate."""

    name: str
    credential_category: str = ""
    recognized_by: str = ""


class Person(Value):
    """An author or reviewer. `name` is bare: no title, degree or firm (jsonld-target 3.3)."""

    slug: str
    name: str
    given_name: str = ""
    family_name: str = ""
    honorific_prefix: str = ""
    honorific_suffix: str = ""
    job_title: str = ""
    works_for_brand: bool = False
    description: str = ""
    url: str = ""
    same_as: tuple[str, ...] = ()
    image: Image | None = None
    credentials: tuple[Credential, ...] = ()
    material_connection: str = ""
    """What ties the person to the brand: "co-founder" (16 CFR 255.5); empty when nothing does."""
    disclosure: str = ""
    """The sentence that tells the reader so."""


class Brand(Value):
    """The publisher and its public site. `origin` has no trailing slash; `post_path` has both."""

    name: str
    origin: str
    post_path: str = "/post/"
    alternate_name: str = ""
    legal_name: str = ""
    description: str = ""
    tagline: str = ""
    language: str = "en-US"
    time_zone: str = "UTC"
    logo: Image | None = None
    same_as: tuple[str, ...] = ()
    email: str = ""
    telephone: str = ""
    publishing_principles: str = ""
    corrections_policy: str = ""
    disclaimer_on_panels: bool = False
    """Whoever signs confirms the disclaimer on each label panel in the pictures, too."""


class Insider(Value):
    """Somebody close to the brand whose praise must say so (16 CFR 465.5): "sister of ..."."""

    name: str
    relationship: str


class Series(Value):
    slug: str
    name: str
    url: str
    description: str = ""
    position: int | None = None
    """This letter's place in the series, from 1."""


class TopicIdentifier(Value):
    """A checked identifier of a topic: `system` is e.g. wikidata, mesh, chebi, unii."""

    system: str
    value: str
    url: str = ""


class Topic(Value):
    """`kind` is one of `TOPIC_KINDS`; it decides the schema.org type (jsonld-target 3.11)."""

    slug: str
    name: str
    kind: str
    identifiers: tuple[TopicIdentifier, ...] = ()


TOPIC_KINDS = ("substance", "anatomy", "condition", "sign_or_symptom", "concept")


class Product(Value):
    """A product of the brand. Compliance reads `names`: the name and its spoken forms."""

    slug: str
    name: str
    alternate_names: tuple[str, ...] = ()
    url: str = ""
    active_ingredients: tuple[str, ...] = ()
    safety_consideration: str = ""
    target_population: str = ""
    is_proprietary: bool = False
    image: Image | None = None


class Reference(Value):
    """
    One paper as the letter shows it.

    `csl` is a CSL-JSON item (read it through `references.csl`); `formatted_*` is the
    printed entry without its number. `status` is current, corrected, concern or
    retracted; `kind` is a study type of `references.kinds` or empty when unknown.
    """

    key: str
    csl: dict[str, Any]
    formatted_html: str
    formatted_text: str
    status: str = "current"
    status_notice: str = ""
    """URL of the retraction, correction or concern notice."""
    kind: str = ""
    verified_at: str = ""
    verified_source: str = ""
    population: str = ""
    """Who was studied, and `dose` what they took, as the library noted it."""
    dose: str = ""
    sample_size: int | None = None


class Faq(Value):
    """`answer` is stored HTML in the body's own format, citations included."""

    question: str
    answer: str


class Disclaimer(Value):
    """
    A disclaimer as the letter prints it.

    `text` is the form for the number of statements tied to it (21 CFR 101.93(c));
    `singular` and `plural` are the two forms of this version.
    """

    kind: str
    name: str
    symbol: str
    version: int
    text: str
    singular: str
    plural: str


class Evidence(Value):
    """
    What one paper gives for a statement: the passage quoted from it and where it stands.

    `reference` is a citation key; `gap` says where paper and statement differ.
    """

    reference: str
    passage: str = ""
    place: str = ""
    gap: str = ""


class LibraryEntry(Value):
    """
    The approved entry of the claims library with the same words, as it stood.

    Days are YYYY-MM-DD; `expires_on` is the last on which the entry holds, `notified_on` empty
    when FDA has not been notified of the statement (21 CFR 101.93(a)).
    """

    entry: str
    version: int
    text: str
    grade: str
    approved_on: str
    expires_on: str
    notified_on: str = ""


class Claim(Value):
    """
    The ledger's record of one claim mark; readers see the statement and nothing else of it.

    `field` is "body" or the path of an answer, `mark` the mark's id in it.
    """

    mark: str
    kind: str
    text: str
    field: str = "body"
    product: str = ""
    """Slug of the product it is about, if any."""
    ingredient: str = ""
    evidence: tuple[Evidence, ...] = ()
    population: str = ""
    dose: str = ""
    typical_result: str = ""
    library: LibraryEntry | None = None

    @property
    def references(self) -> tuple[str, ...]:
        """Citation keys of the papers offered as evidence, each once."""
        return tuple(dict.fromkeys(each.reference for each in self.evidence))


CLAIM_KINDS = ("structure_function", "nutrient_content", "general_wellbeing", "testimonial")
DISCLAIMED_KINDS = frozenset({"structure_function", "general_wellbeing"})
"""Kinds that stand under FD&C Act 403(r)(6): the disclaimer and its symbol belong to them."""
FDA_DISCLAIMER = "fda"
"""The kind of disclaimer whose words 21 CFR 101.93(c) fixes."""


class LetterTarget(Value):
    """Where a link to another letter leads. `live`: readers can open it."""

    identity: str
    url: str
    headline: str
    live: bool


class Correction(Value):
    """A correction told to readers; `date` is YYYY-MM-DD."""

    text: str
    date: str


class SourcePage(Value):
    """
    What an imported page said of itself, kept until an editor has settled it.

    Dates are ISO 8601 as the page gave them, empty when it gave none.
    """

    visible_date: str = ""
    date_published: str = ""
    date_modified: str = ""
    last_reviewed: str = ""
    reviewed_by: str = ""


class Content(Value):
    """A whole letter. `body` and FAQ answers are stored HTML in canonical form."""

    brand: Brand
    slug: str
    headline: str
    description: str
    language: str
    body: str
    authors: tuple[Person, ...] = ()
    series: Series | None = None
    about: tuple[Topic, ...] = ()
    mentions: tuple[Topic, ...] = ()
    products: tuple[Product, ...] = ()
    """Products whose name stands in the letter's visible text."""
    lexicon: tuple[Product, ...] = ()
    """Every product of the brand: what the compliance rules recognise."""
    insiders: tuple[Insider, ...] = ()
    """Relatives, officers and employees of the brand, its other authors among them."""
    image: Image | None = None
    images: tuple[Image, ...] = ()
    """The pictures that figures in the texts show, each once, by first figure."""
    faqs: tuple[Faq, ...] = ()
    faqs_shown: bool = True
    references: tuple[Reference, ...] = ()
    """Papers cited (body first, then FAQs, by first mention), then those listed but not cited."""
    offered: tuple[Reference, ...] = ()
    """Papers that the ledger offers as evidence and the letter does not show."""
    disclaimers: tuple[Disclaimer, ...] = ()
    disclosures: tuple[str, ...] = ()
    """Sentences shown above the letter about its authors' material connections."""
    claims: tuple[Claim, ...] = ()
    no_claims: tuple[str, ...] = ()
    """Sentences, by their hash, that a reviewer judged to be no statement of the law (R3)."""
    letters: tuple[LetterTarget, ...] = ()
    corrections: tuple[Correction, ...] = ()
    audience: str = "Patient"
    specialty: str = ""
    """A schema.org MedicalSpecialty member, e.g. Gastroenterologic; empty when none fits."""
    seo_title: str = ""
    seo_description: str = ""
    indexable: bool = True
    date_published: str = ""
    """ISO 8601 instant of an earlier first publication elsewhere; empty for a new letter."""
    source: SourcePage | None = None


def pictures(content: Content) -> tuple[Image, ...]:
    """Return every picture that page or markup shows with the letter, each address once."""
    shown = [
        content.image,
        *content.images,
        *(person.image for person in content.authors),
        *(product.image for product in content.products),
        content.brand.logo,
    ]
    return tuple({image.url: image for image in shown if image}.values())


class Imprint(Value):
    """
    What is known only once a revision is approved and made live.

    Date-times are ISO 8601 in the brand's zone of that day; `last_reviewed` is
    YYYY-MM-DD. `last_reviewed` and `reviewed_by` are both given or both absent.
    """

    date_published: str
    date_modified: str
    revision_number: int
    digest: str
    approved_at: str = ""
    last_reviewed: str = ""
    reviewed_by: Person | None = None
    review_due: str = ""
    """The last day on which its signatures hold, YYYY-MM-DD; empty where nothing ends them."""
    is_overdue: bool = False
    """Whether readers are told that this day has passed."""
    is_unlisted: bool = False
    """Whether search engines are asked to leave it out because it has."""


def to_json(content: Content) -> str:
    """
    Return the canonical JSON text of `content` (RFC 8785): same content, same text.

    Hash and store this text itself; a JSON column may rewrite numbers and key order.
    """
    return canonical_text(msgspec.to_builtins(content))


def from_json(text: str) -> Content:
    """Read back what `to_json` wrote; raises `msgspec.ValidationError` on anything else."""
    return msgspec.json.decode(text, type=Content)
