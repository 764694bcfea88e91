"""The reference list: what SUB-05a and SUB-05d to SUB-05k catch and leave alone."""

from tests.articles.compliance.letters import PAPERS, faq, letter, paper

KIM, ROTH, SHAH = PAPERS["kim-2017"], PAPERS["roth-2008"], PAPERS["shah-2020"]
RETRACTED = paper(
    "shah-2020",
    "Shah, Wang, Ma",
    2020,
    "Glutamine and Immunity",
    status="retracted",
    status_notice="https://doi.org/10.3390/ani11030905",
)
HIDDEN = (faq("What feeds the lining?", "Mostly glutamine.[[roth-2008]]"),)


def twin(**changes: object) -> object:
    """Return a second record of Roth's paper."""
    fields = {"key": "roth-2008b", "authors": "Roth", "year": 2008, "title": "Another title"}
    return paper(**{**fields, **changes})  # type: ignore[arg-type]


def listing(*papers: object, text: str = "") -> object:
    """Return a letter that lists `papers` and cites them all, unless `text` is given."""
    keys = " ".join(one.key for one in papers)  # type: ignore[attr-defined]
    return letter(text or f"This much is known.[[{keys}]]", references=papers)


TABLE = {
    "SUB-05a": (
        (
            ("listed, marked nowhere", letter("No mark.", references=(KIM,))),
            (
                "one of two is marked",
                letter("Renewal is fast.[[kim-2017]]", references=(KIM, ROTH)),
            ),
            (
                "marked only in a question that the page hides",
                letter("No mark.", faqs=HIDDEN, faqs_shown=False),
            ),
        ),
        (
            ("marked in the body", letter("Renewal is fast.[[kim-2017]]")),
            ("marked in an answer that is shown", letter("No mark.", faqs=HIDDEN)),
            ("nothing is listed", letter("No mark.")),
        ),
    ),
    "SUB-05d": (
        (
            ("no paper of that key", letter("Renewal is fast.[[nobody-1999]]")),
            ("a known key beside an unknown one", letter("So it is.[[kim-2017 lost-2000]]")),
            (
                "in an answer that is shown",
                letter("Text.", faqs=(faq("Why?", "Because.[[nobody-1999]]"),)),
            ),
        ),
        (
            ("the paper is there", letter("Renewal is fast.[[kim-2017]]")),
            (
                "in an answer that nobody sees",
                letter("Text.", faqs=(faq("Why?", "Because.[[nobody-1999]]"),), faqs_shown=False),
            ),
            ("no citation at all", letter("Renewal is fast.")),
        ),
    ),
    "SUB-05e": (
        (
            ("the same DOI", listing(ROTH, twin(csl={"DOI": "10.1234/roth-2008"}))),
            ("the same DOI in capitals", listing(ROTH, twin(csl={"DOI": "10.1234/ROTH-2008"}))),
            (
                "the same PMID under different DOIs",
                listing(twin(key="a", csl={"PMID": "18806122"}), twin(csl={"PMID": "18806122"})),
            ),
        ),
        (
            ("two papers", listing(ROTH, KIM)),
            (
                "neither has an identifier",
                listing(twin(csl={"DOI": ""}), twin(key="b", csl={"DOI": ""})),
            ),
            ("one paper, cited twice", letter("One.[[roth-2008]] Two.[[roth-2008]]")),
        ),
    ),
    "SUB-05f": (
        (
            ("neither identifier nor address", listing(twin(csl={"DOI": ""}))),
            ("blank ones", listing(twin(csl={"DOI": " ", "URL": " "}))),
            ("one of two", listing(ROTH, twin(csl={"DOI": ""}))),
        ),
        (
            ("a DOI", listing(ROTH)),
            ("a PMID alone", listing(twin(csl={"DOI": "", "PMID": "18806122"}))),
            ("a web address alone", listing(twin(csl={"DOI": "", "URL": "https://who.int/x"}))),
            ("a book's ISBN", listing(twin(csl={"DOI": "", "ISBN": "9780199211920"}))),
        ),
    ),
    "SUB-05g": (
        (
            ("cited as if it stood", listing(RETRACTED)),
            (
                "told, but in another paragraph",
                letter("So it is.[[shah-2020]]", "One was retracted.", references=(RETRACTED,)),
            ),
            (
                "told the wrong way round",
                listing(RETRACTED, text="This paper was not retracted.[[shah-2020]]"),
            ),
            ("listed and not even cited", letter("No mark.", references=(RETRACTED,))),
        ),
        (
            (
                "the same paragraph tells readers",
                listing(RETRACTED, text="So it seemed.[[shah-2020]] It has since been retracted."),
            ),
            (
                "one of two paragraphs tells readers",
                letter(
                    "So it seemed.[[shah-2020]]",
                    "After its retraction in 2021 it proves nothing.[[shah-2020]]",
                    references=(RETRACTED,),
                ),
            ),
            ("a paper in good standing", listing(SHAH)),
        ),
    ),
    "SUB-05i": (
        (
            ("same title and year", listing(ROTH, twin(title="Nonnutritive Effects of Glutamine"))),
            (
                "case and hyphens aside",
                listing(ROTH, twin(title="NONNUTRITIVE effects of glutamine.")),
            ),
            (
                "neither has an identifier",
                listing(twin(csl={"DOI": ""}), twin(key="b", csl={"DOI": ""})),
            ),
        ),
        (
            ("same title, another year", listing(ROTH, twin(title=ROTH.csl["title"], year=2012))),
            (
                "the same identifier, which SUB-05e reports",
                listing(ROTH, twin(title=ROTH.csl["title"], csl={"DOI": "10.1234/roth-2008"})),
            ),
            ("two without a title", listing(twin(title=""), twin(title="", key="b"))),
        ),
    ),
    "SUB-05j": (
        (
            ("told in the sentence", listing(RETRACTED, text="Now retracted.[[shah-2020]]")),
            (
                "told in the paragraph",
                listing(RETRACTED, text="It said so.[[shah-2020]] A retraction followed."),
            ),
            (
                "told in an answer",
                letter(
                    "Text.",
                    faqs=(faq("Is it settled?", "No: retracted.[[shah-2020]]"),),
                    references=(RETRACTED,),
                ),
            ),
        ),
        (
            ("not told, which SUB-05g blocks", listing(RETRACTED)),
            (
                "a sound paper and the word",
                listing(SHAH, text="Others were retracted.[[shah-2020]]"),
            ),
            ("no papers", letter("Papers get retracted.")),
        ),
    ),
    "SUB-05k": (
        (
            ("corrected", listing(twin(status="corrected"))),
            ("an expression of concern", listing(twin(status="concern"))),
            ("cited nowhere", letter("No mark.", references=(twin(status="concern"),))),
        ),
        (
            ("current", listing(ROTH)),
            ("retracted, which SUB-05g reports", listing(RETRACTED)),
            ("no papers", letter("A correction: it is four days.")),
        ),
    ),
}
