"""Structure/function statements: what SF-01 catches and leaves alone."""

from tests.articles.compliance.letters import faq, letter


def says(text: str) -> object:
    return letter(text)


TABLE = {
    "SF-01": (
        (
            ("the product acts", says("Enterova supports the lining of the gut.")),
            ("the ingredient acts", says("Zinc contributes to normal immune function.")),
            ("the full name", says("L-glutamine helps maintain the intestinal barrier.")),
            ("the hyphen is a space", says("L glutamine helps the gut.")),
            ("the short name", says("Daily glutamine supplementation supports muscle recovery.")),
            ("a hedge clears nothing", says("Zinc may help your immune system.")),
            ("shown in studies", says("Glutamine has been shown to support gut barrier function.")),
            ("our own goods", says("Our new capsules promote healthy digestion.")),
            ("this formula", says("This formula was designed to support the stomach.")),
            ("a pronoun", says("Glutamine is an amino acid. It supports tight junctions.")),
            ("a fragment of a list", says("Supports healthy joints")),
            ("an invitation", says("Support healthy digestion with Enterova.")),
            ("not only is no denial", says("Zinc not only supports skin, it is cheap.")),
            ("the denial ends at but", says("It won't cure you, but zinc supports immunity.")),
            ("our formula uses it", says("Our formula uses glutamine to support the gut lining.")),
            ("a sales question", says("Ready to let zinc support your immune system?")),
            ("in the headline", letter(headline="How Zinc Supports the Skin")),
            ("in the search description", letter(seo_description="Zinc supports the skin.")),
            (
                "an answer that goes on from its question",
                letter(faqs=(faq("Glutamine: what for?", "It helps maintain the gut barrier."),)),
            ),
        ),
        (
            ("physiology", says("When tight junctions are intact, bacteria can't pass.")),
            ("a fact about fuel", says("The cells of the gut run on glutamine.")),
            ("the body needs it", says("The gut needs glutamine to maintain its lining.")),
            ("the passive", says("Glutamine is supported by the body's own muscle.")),
            ("denied", says("Zinc does not support the skin.")),
            ("no evidence", says("There is no evidence that zinc supports the skin.")),
            ("asked", says("Does zinc support the immune system?")),
            ("undecided", says("Whether glutamine helps the gut remains to be seen.")),
            ("mixed", says("Results on whether zinc helps skin are mixed.")),
            ("another acts", says("Regular exercise supports a healthy heart.")),
            ("nothing of the body", says("Glutamine supports a whole industry.")),
            ("customers", says("Our support team helps you choose between zinc and iron.")),
            ("the disclaimer", says("Zinc: not intended to treat or cure any disease.")),
            ("no verb", says("Glutamine and the gut lining.")),
            ("an order", says("Enterova ships with help from our friends at the post.")),
            (
                "the pronoun means the layer",
                says("The inner layer of the wall runs on glutamine. It helps the body absorb."),
            ),
            (
                "an answer nobody sees",
                letter(faqs=(faq("?", "Zinc supports skin."),), faqs_shown=False),
            ),
        ),
    ),
}
