"""Authors, insiders and their ties: what END-01 and END-02 catch and leave alone."""

from articles.content import Insider
from tests.articles.compliance.letters import FOUNDER, WRITER, faq, letter

ANA = Insider(name="Ana Vidal", relationship="sister of the founder")
TOM = Insider(name="Tom Berger", relationship="sales manager")
MAY = Insider(name="May Young", relationship="paid adviser")


def by_founder(*paragraphs: str, **changes: object) -> object:
    """Return a letter by somebody with a stake in the product."""
    return letter(*paragraphs, authors=(FOUNDER,), **changes)


SISTER = {"seo_description": "Ana is my sister."}


def with_insiders(*paragraphs: str, **changes: object) -> object:
    return letter(*paragraphs, insiders=(ANA, TOM, MAY), **changes)


TABLE = {
    "END-01": (
        (
            ("nothing said", by_founder("I take Enterova with lunch.")),
            (
                "said after the product's paragraph",
                by_founder(
                    "I take Enterova with lunch.", "I co-founded the company that makes it."
                ),
            ),
            ("one of two authors", letter("I like Enterova.", authors=(WRITER, FOUNDER))),
            ("blank disclosures say nothing", by_founder("I like Enterova.", disclosures=(" ",))),
            (
                "denied",
                by_founder("I do not work for the company. I like Enterova."),
            ),
            ("earns nothing, she says", by_founder("I earn nothing from Enterova.")),
            (
                "founded something else",
                by_founder("I founded a choir in Oslo. We sing.", "I take Enterova."),
            ),
            (
                "the biology of making",
                by_founder("We make glutamine ourselves.", "I take Enterova."),
            ),
            (
                "the headline names it before anything is said",
                by_founder(
                    "Good morning.",
                    "I co-founded the company that makes it.",
                    headline="Why I Take Enterova",
                ),
            ),
            ("only in an answer", by_founder("Hello.", faqs=(faq("Which one?", "Enterova."),))),
        ),
        (
            (
                "shown above the letter",
                by_founder("I take Enterova.", disclosures=(FOUNDER.disclosure,)),
            ),
            (
                "said before",
                by_founder("I co-founded the company behind this letter.", "I take Enterova."),
            ),
            (
                "said in the same paragraph",
                by_founder("I take Enterova. You should know that my company makes it."),
            ),
            ("we make it", by_founder("We make Enterova in small batches.")),
            ("I work for the brand", by_founder("I work for Halden Labs, and I take Enterova.")),
            (
                "in the third person",
                by_founder("Ines co-founded Halden Labs, which makes Enterova."),
            ),
            ("as a label", by_founder("Disclosure: I own part of the company. I take Enterova.")),
            ("no product named", by_founder("I wrote about cells.")),
            ("no connection", letter("I take Enterova.")),
            (
                "said first, the product only in an answer",
                by_founder("My company makes capsules.", faqs=(faq("Which?", "Enterova."),)),
            ),
        ),
    ),
    "END-02": (
        (
            ("the founder's sister, unstated", with_insiders("Ana takes Enterova every day.")),
            ("by her full name", with_insiders("“Enterova is great,” says Ana Vidal.")),
            ("it, after the product", with_insiders("We make Enterova. Ana takes it every day.")),
            ("our capsules", with_insiders("Ana swears by our capsules.")),
            ("a manager", with_insiders("Tom has taken Enterova for a year.")),
            ("an adviser with an everyday name", with_insiders("May Young loves Enterova.")),
            (
                "told after the praise",
                with_insiders("Ana takes Enterova. She is the founder's sister."),
            ),
            ("told in the search text alone", with_insiders("Ana likes Enterova.", **SISTER)),
            (
                "in an answer",
                with_insiders(faqs=(faq("Who takes it?", "Ana takes Enterova every day."),)),
            ),
        ),
        (
            ("told in the sentence", with_insiders("My sister Ana takes Enterova every day.")),
            ("told in the record's words", with_insiders("Tom, our manager, takes Enterova.")),
            ("told earlier", with_insiders("Ana is my sister.", "Ana likes Enterova.")),
            ("told just before", with_insiders("Ana is my sister. Ana takes Enterova every day.")),
            ("no product", with_insiders("Ana lives in Oslo.")),
            ("the product without her", with_insiders("We make Enterova. It comes in glass.")),
            ("somebody else", with_insiders("Hanna takes Enterova every day.")),
            ("an everyday word", with_insiders("May we send you Enterova?")),
            ("nobody is listed", letter("Ana takes Enterova every day.")),
            ("a part of a word", with_insiders("Anabel takes Enterova every day.")),
        ),
    ),
}
