"""Names that hint at a disease, studies and pictures that promote: DC-04a, DC-04c, DC-04e."""

from articles.content import Image, Product, Series, Topic
from tests.articles.compliance.letters import PAPERS, letter, paper
from tests.articles.documents import IMAGES

STROKE = paper("stroke", "Roth", 2008, "Omega-3 in Stroke Survivors: A Randomized Trial")
QUOTED = "“Omega-3 in stroke survivors – a randomized trial”"
NAMED = "This month we packed Enterova in glass."


def selling(name: str) -> object:
    """Return a letter that shows a product of this name."""
    return letter(products=(Product(slug="it", name=name),))


def about(name: str, kind: str = "concept", *, words: str = NAMED) -> object:
    return letter(words, about=(Topic(slug="it", name=name, kind=kind),))


def file(name: str, **changes: object) -> object:
    picture = Image(url=f"https://halden.example/media/{name}", alt="", **changes)
    return letter(NAMED, image=picture)


def picture(alt: str = "", caption: str = "", *, name: str = "a.jpg", words: str = NAMED) -> object:
    image = Image(url=f"https://halden.example/media/{name}", alt=alt, caption=caption)
    return letter(words, image=image)


def figure(alt: str = "", caption: str = "") -> object:
    """Return a letter that shows a picture in its text."""
    image = Image(url="https://halden.example/media/a.jpg", alt=alt, identity=IMAGES[0])
    written = f'<figure data-image="{IMAGES[0]}"><figcaption>{caption}</figcaption></figure>'
    return letter(images=(image,), body=f"<p>{NAMED}</p>{written}")


def citing(*paragraphs: str) -> object:
    return letter(*paragraphs, references=(STROKE,))


TABLE = {
    "DC-04a": (
        (
            ("FDA's own example", selling("Hepatacure")),
            ("FDA's other example", selling("Raynaudin")),
            ("a disease in the name", selling("Arthritis Ease")),
            ("a hashtag", letter("Share it with #arthritisrelief today.")),
            ("a coined name in the text", letter("Ask for Hepatacure at the counter.")),
            ("the address", letter(NAMED, slug="what-is-colitis")),
            ("a topic that is called a concept", about("Crohn's disease")),
            ("the file name of the image", file("colitis-2.jpg")),
            (
                "the series",
                letter(NAMED, series=Series(slug="s", name="The Gout Letters", url="")),
            ),
        ),
        (
            ("FDA's example of what may stand", selling("Heart Tabs")),
            ("a house name", selling("Enterova")),
            ("an address on biology", letter(NAMED, slug="what-lines-the-gut")),
            ("an address on a disease, no product", letter(slug="what-is-colitis")),
            ("a topic on a disease, no product", about("Crohn's disease", words="Cells.")),
            ("a condition by its kind, which DC-12 reports", about("Colitis", "condition")),
            ("a neutral picture", file("gut-lining-drawing.jpg")),
            ("a hashtag of the house", letter("Share it with #haldenlabs today.")),
            ("a disease in a sentence", letter(NAMED, "Colitis inflames the colon.")),
        ),
    ),
    "DC-04c": (
        (
            (
                "the reason for it",
                letter("A trial in stroke survivors is the reason our softgel has omega-3."),
            ),
            (
                "why we made it",
                letter("We made Enterova because of a study in patients with colitis."),
            ),
            ("its title beside the product", citing(f"Enterova: see {QUOTED}.")),
            (
                "its title before our capsules",
                citing(f"We read {QUOTED}.", "So we made our capsules."),
            ),
            ("its title after the product", citing(NAMED + f" The paper is {QUOTED}.")),
            ("in capitals", citing(f"{NAMED} Read {QUOTED.upper()}!")),
            ("over a line", citing(f"{NAMED} Read {QUOTED.replace(' – ', ': ')} now.")),
            (
                "in an answer",
                letter(
                    references=(STROKE,),
                    faqs=(),
                    body=f"<h2>Enterova</h2><p>{QUOTED} is why.</p>",
                ),
            ),
        ),
        (
            ("in the list alone", citing(NAMED)),
            ("marked beside the product", letter("Enterova is in glass.[[kim-2017]]")),
            ("quoted far from the product", citing(QUOTED, "Cells.", "They renew.", NAMED)),
            ("quoted with no product", citing(f"Read {QUOTED}.")),
            (
                "a title without a disease",
                letter(
                    f"{NAMED} Read “Nonnutritive Effects of Glutamine”.",
                    references=(PAPERS["roth-2008"],),
                ),
            ),
            ("a study of the healthy", letter("A trial in runners is why our capsules have zinc.")),
            ("a study, no product", letter("A trial in stroke survivors ended early.")),
            (
                "a title of two words is no quotation",
                letter(
                    f"{NAMED} Acute colitis is another matter.",
                    references=(paper("short", "Roth", 2008, "Acute colitis"),),
                ),
            ),
        ),
    ),
    "DC-04e": (
        (
            ("the rules' own example", picture("inflamed knee before/after")),
            ("a lesion", picture("Lesions in the wall of the gut")),
            ("an ECG", picture("An ECG after a month")),
            ("a glowing joint", picture("A runner with a glowing knee")),
            ("a disease by name", picture("The colon in colitis")),
            ("in the caption", picture(caption="Before and after eight weeks.")),
            ("in the file name", picture(name="knee-before-after.jpg")),
            ("a scan", picture("MRI of a hip")),
            ("a picture in the text", figure("An inflamed knee")),
            ("under a picture in the text", figure(caption="Before and after eight weeks.")),
            ("swollen", picture("Swollen hands on a table")),
        ),
        (
            ("a neutral drawing", picture("Drawing of the gut lining")),
            ("the product", picture("A glass jar of Enterova")),
            ("no description", picture()),
            ("no product in the letter", picture("inflamed knee before/after", words="Cells.")),
            ("a person", picture("Ines Vidal at her desk")),
            ("before alone", picture("The night before the race")),
            ("the text beside the picture", letter(NAMED, "An inflamed knee is hot.")),
            ("a neutral picture in the text", figure("A knee", "The knee, as drawn in 1901.")),
            ("a neutral file name", picture(name="lining-01.jpg")),
        ),
    ),
}
