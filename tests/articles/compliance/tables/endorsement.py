"""Authors and their ties: what END-01 catches and leaves alone."""

from tests.articles.compliance.letters import FOUNDER, WRITER, faq, letter


def by_founder(*paragraphs: str, **changes: object) -> object:
    """Return a letter by somebody with a stake in the product."""
    return letter(*paragraphs, authors=(FOUNDER,), **changes)


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
}
