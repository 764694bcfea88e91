"""Structure/function statements beyond the body: what SF-01 catches and leaves alone."""

from tests.articles.compliance.letters import faq, letter

TABLE = {
    "SF-01": (
        (
            ("in the headline", letter(headline="How Zinc Supports the Skin")),
            ("in the search description", letter(seo_description="Zinc supports the skin.")),
            (
                "an answer that goes on from its question",
                letter(faqs=(faq("Glutamine: what for?", "It helps maintain the gut barrier."),)),
            ),
        ),
        (
            (
                "an answer nobody sees",
                letter(faqs=(faq("?", "Zinc supports skin."),), faqs_shown=False),
            ),
        ),
    ),
}
