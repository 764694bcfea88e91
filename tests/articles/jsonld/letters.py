"""Letters to describe: one with everything, one with the least a letter can be."""

from typing import Any

from articles.content import (
    Brand,
    Content,
    Correction,
    Credential,
    Disclaimer,
    Faq,
    Image,
    Imprint,
    LetterTarget,
    Person,
    Product,
    Reference,
    Series,
    Topic,
    TopicIdentifier,
)

SITE = "https://www.birchbrook.example"
URL = f"{SITE}/post/why-magnesium-matters"

BRAND = Brand(
    name="Birch & Brook",
    origin=SITE,
    alternate_name="B&B",
    legal_name="Birch and Brook Nutrition LLC",
    description="A family firm that makes one supplement.",
    tagline="Letters from the bench",
    time_zone="America/Chicago",
    logo=Image(url=f"{SITE}/media/logo.png", width=512, height=512),
    same_as=("https://www.linkedin.com/company/birch-brook",),
    email="hello@birchbrook.example",
    telephone="+1-555-0100",
    publishing_principles=f"{SITE}/how-we-write",
    corrections_policy=f"{SITE}/corrections",
)

WRITER = Person(
    slug="ines-duarte",
    name="Inês Duarte",
    given_name="Inês",
    family_name="Duarte",
    honorific_suffix="PharmD",
    job_title="Co-founder",
    works_for_brand=True,
    description="Pharmacist; writes about minerals.",
    url=f"{SITE}/people/ines-duarte",
    same_as=("https://www.linkedin.com/in/ines-duarte",),
    image=Image(url=f"{SITE}/media/ines.jpg", width=800, height=800, alt="Inês at her desk"),
    credentials=(
        Credential(
            name="Doctor of Pharmacy",
            credential_category="degree",
            recognized_by="University of Coimbra",
        ),
    ),
    material_connection="co-founder",
    disclosure="Inês Duarte co-founded Birch & Brook.",
)

REVIEWER = Person(
    slug="tom-okafor",
    name="Tom Okafor",
    honorific_prefix="Dr.",
    job_title="Dietitian",
    credentials=(Credential(name="Registered Dietitian", credential_category="license"),),
)

FORMULA = Product(
    slug="calm-formula",
    name="Calm Formula",
    url=f"{SITE}/products/calm-formula",
    active_ingredients=("magnesium glycinate",),
    safety_consideration="Ask your doctor first if you take other medicines.",
    target_population="Adults",
    is_proprietary=True,
    image=Image(url=f"{SITE}/media/jar.jpg", width=900, height=900, alt="The jar"),
)


def paper(key: str, csl: dict[str, Any], **facts: str) -> Reference:
    """Return a reference whose printed entry is of no interest here."""
    item = {"id": key, "type": "article-journal", **csl}
    return Reference(key=key, csl=item, formatted_html=key, formatted_text=key, **facts)


TRIAL = paper(
    "lopez-2019",
    {
        "title": "Magnesium balance in nurses on night shifts",
        "author": [
            {"family": "López-Muñoz", "given": "Ana"},
            {"family": "Çelik", "given": "Deniz K."},
            {"literal": "Night Work Study Group"},
        ],
        "issued": {"date-parts": [[2019, 5, 12]]},
        "container-title": "Journal of Invented Nutrition",
        "ISSN": "1234-5679",
        "volume": "18",
        "issue": "5",
        "page": "326-39",
        "DOI": "10.9999/jin.2019.18",
        "PMID": "31000001",
        "PMCID": "PMC6000001",
    },
    kind="cross_sectional",
)

RETRACTED = paper(
    "stone-2001",
    {
        "title": "Mineral losses in long-distance runners",
        "author": [{"family": "Stone", "given": "R."}],
        "issued": {"date-parts": [[2001]]},
        "container-title": "Annals of Invented Sport",
        "volume": "4",
        "number": "1051",
        "PMID": "11000002",
    },
    status="retracted",
    status_notice="https://doi.org/10.9999/ais.notice",
)

REPORT = paper(
    "agency-2020",
    {
        "title": "Dietary reference values for magnesium",
        "author": [{"literal": "Invented Food Agency"}],
        "issued": {"date-parts": [[2020, 9]]},
        "URL": "https://food-agency.example/magnesium",
    },
)

MAGNESIUM = Topic(
    slug="magnesium",
    name="Magnesium",
    kind="substance",
    identifiers=(
        TopicIdentifier(
            system="chebi",
            value="CHEBI:25107",
            url="http://purl.obolibrary.org/obo/CHEBI_25107",
        ),
        TopicIdentifier(system="unii", value="I38ZP9992A"),
    ),
)
MUSCLE = Topic(
    slug="skeletal-muscle",
    name="Skeletal muscle",
    kind="anatomy",
    identifiers=(TopicIdentifier(system="mesh", value="D018482"),),
)
SLEEP = Topic(
    slug="sleep",
    name="Sleep",
    kind="concept",
    identifiers=(
        TopicIdentifier(system="mesh", value="D012890", url="http://id.nlm.nih.gov/mesh/D012890"),
    ),
)
DEFICIENCY = Topic(slug="deficiency", name="Magnesium deficiency", kind="condition")
CRAMP = Topic(slug="cramp", name="Muscle cramp", kind="sign_or_symptom")

DISCLAIMER = Disclaimer(
    kind="fda",
    name="FDA disclaimer",
    symbol="*",
    version=1,
    text="This statement has not been evaluated by the Food and Drug Administration. "
    "This product is not intended to diagnose, treat, cure, or prevent any disease.",
    singular="This statement …",
    plural="These statements …",
)

LINKED = "5f0c1f4e-0000-4000-8000-000000000001"
HIDDEN = "5f0c1f4e-0000-4000-8000-000000000002"
UNLINKED = "5f0c1f4e-0000-4000-8000-000000000003"

BODY = (
    "<h2>What the mineral does</h2>"
    '<p>Muscles relax with its help<span data-cites="lopez-2019"></span>, and runners lose some'
    '<span data-cites="stone-2001 agency-2020"></span>.</p>'
    f'<p>I wrote about <a data-letter="{LINKED}">salt</a> and '
    f'<a data-letter="{HIDDEN}">iron</a> before.</p>'
    '<p><mark data-claim="c1" data-kind="structure_function">Calm Formula supports normal '
    "muscle function.</mark></p>"
)


def full() -> Content:
    """Return a letter that holds everything a letter can hold."""
    return Content(
        brand=BRAND,
        slug="why-magnesium-matters",
        headline="Why Magnesium Matters After a Night Shift",
        description="What the mineral does in muscles, and where a supplement fits.",
        language="en-US",
        body=BODY,
        authors=(WRITER,),
        series=Series(
            slug="bench-letters",
            name="Bench Letters",
            url=f"{SITE}/letters",
            description="A letter a month.",
        ),
        about=(MAGNESIUM,),
        mentions=(MUSCLE, SLEEP, DEFICIENCY, CRAMP),
        products=(FORMULA,),
        lexicon=(FORMULA,),
        image=Image(
            url=f"{SITE}/media/nurses.jpg",
            width=1600,
            height=900,
            alt="Two nurses at dawn",
            credit_text="Photo: M. Silva",
            copyright_notice="© 2026 M. Silva",
            license="https://creativecommons.org/licenses/by/4.0/",
        ),
        faqs=(
            Faq(
                question="Does food hold enough of it?",
                answer="<p>For most people it does"
                '<span data-cites="agency-2020"></span>.</p><p>Nuts are rich in it.</p>',
            ),
            Faq(question="When do I take it?", answer="<p>With a meal.</p>"),
        ),
        references=(TRIAL, RETRACTED, REPORT),
        disclaimers=(DISCLAIMER,),
        disclosures=(WRITER.disclosure,),
        letters=(
            LetterTarget(identity=LINKED, url=f"{SITE}/post/salt", headline="Salt", live=True),
            LetterTarget(identity=HIDDEN, url=f"{SITE}/post/iron", headline="Iron", live=False),
            LetterTarget(identity=UNLINKED, url=f"{SITE}/post/zinc", headline="Zinc", live=True),
        ),
        corrections=(
            Correction(text="The first version named another journal.", date="2026-06-01"),
        ),
        specialty="DietNutrition",
        seo_title="Why magnesium matters",
        seo_description="Magnesium after night shifts, explained.",
    )


def minimal() -> Content:
    """Return the least a letter can be: no series, image, product, question, reference, topic."""
    return Content(
        brand=Brand(name="Birch & Brook", origin=SITE),
        slug="a-short-note",
        headline="A Short Note",
        description="Three words.",
        language="en-US",
        body="<p>Drink more water.</p>",
        authors=(Person(slug="ines-duarte", name="Inês Duarte"),),
    )


def imprint() -> Imprint:
    """Return the imprint of a reviewed letter that was corrected once."""
    return Imprint(
        date_published="2026-05-22T09:00:00-05:00",
        date_modified="2026-06-03T16:20:00-05:00",
        revision_number=3,
        digest="0" * 64,
        approved_at="2026-06-03T15:00:00-05:00",
        last_reviewed="2026-06-03",
        reviewed_by=REVIEWER,
    )


def bare_imprint() -> Imprint:
    """Return the imprint of a letter that nobody with a name reviewed."""
    return Imprint(
        date_published="2026-05-22T09:00:00-05:00",
        date_modified="2026-05-22T09:00:00-05:00",
        revision_number=1,
        digest="0" * 64,
    )


def of_type(document: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the top-level nodes of type `kind`."""
    return [node for node in document["@graph"] if node["@type"] == kind]


def the(document: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return the one top-level node of type `kind`."""
    (node,) = of_type(document, kind)
    return node
