"""The FDA disclaimer: what DISC-01 to DISC-06 catch and leave alone."""

from msgspec.structs import replace

from articles.compliance.finding import sentence_digest
from articles.compliance.fixed_text import PLURAL, SINGULAR
from articles.content import Content, Disclaimer, Topic
from tests.articles.compliance.letters import (
    ENTEROVA,
    disclaimer,
    faq,
    html,
    letter,
    promoting,
)

FIRST, SECOND = PLURAL.split(". ")[0] + ".", PLURAL.split(". ")[1]
SHORT = disclaimer(PLURAL.split(". ")[0] + ".")
WELLBEING = html("{{It lifts your day}}").replace("structure_function", "general_wellbeing")
CONTENT = html("{{High in zinc}}").replace("structure_function", "nutrient_content")
TESTIMONIAL = html("{{Enterova helps my gut}}").replace("structure_function", "testimonial")


DAGGER = Disclaimer(
    kind="fda", name="FDA", symbol="†", version=1, text=PLURAL, singular=SINGULAR, plural=PLURAL
)
ADVICE = disclaimer("Ask your doctor first.", kind="advice", singular="", plural="")
COLITIS = Topic(slug="colitis", name="Colitis", kind="condition")
CURE = faq("What for?", "Zinc cures colitis.")


def wording(text: str) -> object:
    """Return a letter whose disclaimer prints `text`."""
    return promoting(disclaimers=(disclaimer(text),))


def typed(text: str) -> object:
    """Return a letter that has `text` in its body."""
    return letter("Before.", text, "After.")


def judged(content: Content, sentence: str) -> Content:
    """Return `content` after a reviewer judged `sentence` to be no statement (R3)."""
    return replace(content, no_claims=(sentence_digest(sentence),))


UNMARKED = promoting(
    "{{Glutamine supports the gut lining.}} Zinc supports the gut.",
    disclaimers=(disclaimer(SINGULAR),),
)
PROMISED = replace(UNMARKED, disclaimers=(disclaimer(),))


TABLE = {
    "DISC-01": (
        (
            ("the product is named in the body", letter("We pack Enterova in glass.")),
            ("only the headline names it", letter(headline="Why Enterova Comes in Glass")),
            ("only the search title names it", letter(seo_title="Enterova and your gut")),
            (
                "only an answer names it",
                letter(faqs=(faq("What is in it?", "Enterova has zinc."),)),
            ),
            ("the letter's products hold it", letter(products=(ENTEROVA,))),
            ("a marked statement and no product", letter("{{Glutamine supports the gut lining.}}")),
            ("general well-being stands under the same law", letter(body=f"<p>{WELLBEING}</p>")),
            ("an ingredient the brand sells", letter("Glutamine supports the gut lining.")),
            ("it speaks of our capsules", letter("Our capsules support healthy digestion.")),
            (
                "a disclaimer of another kind does not help",
                letter(
                    "We pack Enterova in glass.",
                    disclaimers=(disclaimer("Ask your doctor first.", kind="advice"),),
                ),
            ),
        ),
        (
            ("the disclaimer is there", promoting("Enterova supports the gut lining.")),
            ("biology, no product", letter("Cells of the gut run on glutamine.")),
            (
                "a benefit of what the brand does not sell",
                letter("Magnesium supports the muscles."),
            ),
            ("the brand alone is no product", letter("Halden Labs turned five this year.")),
            ("an answer nobody sees", letter(faqs=(faq("?", "Enterova."),), faqs_shown=False)),
            (
                "a marked testimonial has laws of its own",
                letter(body=f"<p>{TESTIMONIAL}</p>".replace("Enterova", "It")),
            ),
            ("a part of another word", letter("The enterovascular clinic closed.")),
            (
                "known by its words under another kind",
                letter("We pack Enterova.", disclaimers=(disclaimer(kind="dshea"),)),
            ),
        ),
    ),
    "DISC-02": (
        (
            (
                "the agency abbreviated",
                wording(PLURAL.replace("Food and Drug Administration", "FDA")),
            ),
            ("an ampersand", wording(PLURAL.replace("Food and", "Food &"))),
            ("our products", wording(PLURAL.replace("This product is", "Our products are"))),
            ("the second sentence missing", wording(FIRST)),
            ("the first sentence missing", wording(SECOND)),
            ("mitigate added", wording(PLURAL.replace("diagnose,", "diagnose, mitigate,"))),
            ("the last comma missing", wording(PLURAL.replace("cure, or", "cure or"))),
            ("a wrong singular form waiting", promoting(disclaimers=(disclaimer(singular="FDA"),))),
            ("typed into the body", typed("Nothing here has been evaluated by the FDA.")),
            ("turned round", typed("The FDA has not evaluated these statements.")),
            ("in an answer", letter(faqs=(faq("Legal?", f"Yes. {FIRST}"),))),
            (
                "in the description",
                letter(description="Not intended to treat or cure any disease."),
            ),
            ("halves in two fields", letter("Text.", FIRST, faqs=(faq(SECOND, "Indeed."),))),
            ("halves apart from each other", typed(f"{FIRST} We like it. {SECOND}")),
        ),
        (
            ("the plural", wording(PLURAL)),
            ("the singular", wording(SINGULAR)),
            ("capitals", wording(PLURAL.upper())),
            ("bold marks, a symbol, curly quotes", wording(f"*“**{PLURAL}**”")),
            ("a label in front", wording(f"Disclaimer: {PLURAL}")),
            ("typed into the body, to the word", typed(f"* {PLURAL}")),
            ("its sentences in two paragraphs", letter("Before.", FIRST, SECOND)),
            ("the law explained", typed("It is illegal to sell a supplement to cure a disease.")),
            ("a real evaluation", typed("Glutamine was evaluated by the FDA in 2017 as a drug.")),
            ("advice, not the disclaimer", typed("Do not use this letter to treat yourself.")),
            (
                "an intention, not about disease",
                typed("It is not intended to treat you as a child."),
            ),
            (
                "a disclaimer of another kind",
                letter(
                    disclaimers=(
                        disclaimer("Ask a doctor.", kind="advice", singular="", plural=""),
                    )
                ),
            ),
        ),
    ),
    "DISC-03": (
        (
            (
                "two statements, singular",
                promoting("{{One.}} {{Two.}}", disclaimers=(disclaimer(SINGULAR),)),
            ),
            ("one statement, plural", promoting("{{One.}}")),
            (
                "one in the body, one in an answer, singular",
                promoting(
                    "{{One.}}",
                    faqs=(faq("Two?", "{{Two.}}"),),
                    disclaimers=(disclaimer(SINGULAR.upper()),),
                ),
            ),
            (
                "three, singular",
                promoting("{{One.}} {{Two.}} {{Three.}}", disclaimers=(disclaimer(SINGULAR),)),
            ),
            (
                "two in two paragraphs, singular",
                promoting("{{One.}}", "{{Two.}}", disclaimers=(disclaimer(SINGULAR),)),
            ),
            (
                "the second disclaimer only",
                promoting("{{One.}}", disclaimers=(disclaimer(SINGULAR), disclaimer(PLURAL))),
            ),
            ("one in an answer, plural", promoting(faqs=(faq("What for?", "{{One.}}"),))),
            ("one and a testimonial, plural", promoting(body=html("{{One.}}") + TESTIMONIAL)),
            ("the second is not marked, singular", UNMARKED),
            ("another sentence was judged to be none, singular", judged(UNMARKED, "Other.")),
            ("one was judged to be none, plural", judged(PROMISED, "Zinc supports the gut.")),
            (
                "what was judged to be none is marked after all, singular",
                judged(UNMARKED, "Glutamine supports the gut lining."),
            ),
        ),
        (
            ("two, plural", promoting("{{One.}} {{Two.}}")),
            ("one, singular", promoting("{{One.}}", disclaimers=(disclaimer(SINGULAR),))),
            ("none, which DISC-04c reports", promoting("Nothing marked.")),
            ("three, plural", promoting("{{One.}} {{Two.}} {{Three.}}")),
            ("no disclaimer, which DISC-01 reports", letter("{{One.}}")),
            ("other words, which DISC-02 reports", promoting("{{One.}}", disclaimers=(SHORT,))),
            (
                "one and a testimonial, singular",
                promoting(body=html("{{One.}}") + TESTIMONIAL, disclaimers=(disclaimer(SINGULAR),)),
            ),
            (
                "the second is in an answer nobody sees",
                promoting(
                    "{{One.}}",
                    faqs=(faq("Two?", "{{Two.}}"),),
                    faqs_shown=False,
                    disclaimers=(disclaimer(SINGULAR),),
                ),
            ),
            (
                "the second was judged to be none, singular",
                judged(UNMARKED, "Zinc  supports the\ngut."),
            ),
        ),
    ),
    "DISC-04": (
        (
            ("the ingredient", promoting("Glutamine supports the gut lining.")),
            ("the product", promoting("Enterova helps maintain a healthy gut barrier.")),
            ("one of two is marked", promoting("{{Zinc supports immunity.}} Zinc helps the skin.")),
            ("no disclaimer yet, a product named", letter("Enterova supports your digestion.")),
            ("hedged", promoting("Glutamine may help your muscles recover.")),
            (
                "studied",
                promoting("Glutamine has been shown to support the gut barrier.[[kim-2017]]"),
            ),
            ("it goes on", promoting("Zinc is a mineral. It supports immune cells.")),
            ("in an answer", promoting(faqs=(faq("What for?", "Zinc supports healthy skin."),))),
            (
                "marked as something that prints no symbol",
                promoting(body=f"<p>Enterova. {TESTIMONIAL}</p>"),
            ),
        ),
        (
            ("marked", promoting("{{Glutamine supports the gut lining.}}")),
            ("half of it marked", promoting("Glutamine {{supports the gut lining}}, I find.")),
            ("ends in a typed symbol, which DISC-04b reports", promoting("Zinc supports skin.*")),
            ("biology", promoting("The gut needs glutamine to maintain its lining.")),
            ("denied", promoting("Glutamine does not support the gut by itself.")),
            ("asked", promoting("Does glutamine support the gut lining?")),
            ("undecided", promoting("Whether zinc supports the skin is unknown.")),
            ("a headline cannot be marked", promoting(headline="Zinc Supports the Skin")),
            (
                "an ingredient in a letter on no product",
                letter("Glutamine supports the gut lining."),
            ),
        ),
    ),
    "DISC-04b": (
        (
            ("at the end of a sentence", typed("Glutamine is in it.*")),
            ("before the full stop", typed("Glutamine is in it*.")),
            ("inside", typed("Zinc* and glutamine are in it.")),
            ("a dagger", typed("Glutamine is in it.†")),
            ("behind a quotation", typed("They call it “fuel”* now.")),
            ("behind a bracket", typed("It is in there (two grams)*.")),
            ("in the description", letter(description="It is what the wall is made of.*")),
            ("after emphasis", typed("It is *really* in there.*")),
        ),
        (
            ("emphasis", typed("It is *really* in there.")),
            ("strong emphasis", typed("It is **really** in there.")),
            ("a product of numbers", typed("That is 2*3 grams.")),
            ("a sum with spaces", typed("That is 2 * 3 grams.")),
            ("in front of the note", typed("* A note on units.")),
            ("marked instead of typed", typed("{{Glutamine is in it.}}")),
            ("no symbol", typed("Glutamine is in it.")),
            ("a citation is no symbol", typed("Glutamine is in it.[[kim-2017]]")),
        ),
    ),
    "DISC-04c": (
        (
            ("nothing marked", promoting("Enterova comes in glass.")),
            ("only a testimonial", promoting(body=f"<p>{TESTIMONIAL}</p>")),
            (
                "the statement is in an answer nobody sees",
                promoting(faqs=(faq("What for?", "{{Zinc.}}"),), faqs_shown=False),
            ),
            ("a statement, unmarked", promoting("Zinc supports the skin.")),
            ("only a nutrient content claim, which prints no symbol", promoting(body=CONTENT)),
            ("biology", letter("Cells renew.", disclaimers=(disclaimer(),))),
            ("a typed asterisk marks nothing", promoting("Zinc supports the skin.*")),
            ("two disclaimers", promoting("Glass.", disclaimers=(disclaimer(), disclaimer()))),
        ),
        (
            ("two marked", promoting("{{Zinc supports the skin.}} {{Zinc helps.}}")),
            ("well-being prints the symbol as well", promoting(body=WELLBEING)),
            ("half a sentence marked", promoting("Zinc {{supports the skin}}, I find.")),
            ("marked in a list", promoting(body=f"<ul><li><p>{html('{{Zinc.}}')}</p></li></ul>")),
            ("marked in a heading", promoting(body=f"<h2>{html('{{Zinc.}}')}</h2>")),
            (
                "marked, in the singular",
                promoting("{{Zinc.}}", disclaimers=(disclaimer(SINGULAR),)),
            ),
            ("one marked", promoting("{{Zinc supports the skin.}}")),
            ("marked in an answer", promoting(faqs=(faq("What for?", "{{Zinc for skin.}}"),))),
            ("no disclaimer", letter("Cells renew themselves.")),
        ),
    ),
    "DISC-04d": (
        (
            ("a note on shipping", promoting("* While stocks last.")),
            ("no space behind it", promoting("*While stocks last.")),
            ("in an answer", promoting(faqs=(faq("How much?", "* Tax is added."),))),
            ("in a list", promoting(body="<ul><li><p>* Price per jar.</p></li></ul>")),
            ("behind a statement", promoting("{{Zinc supports skin.}}", "* Price per jar.")),
            ("a dagger that is the symbol", promoting("† Price.", disclaimers=(DAGGER,))),
            ("a note of two sentences", promoting("* Price per jar. Tax is added.")),
            ("twice in one letter", promoting("* Price per jar.", "* Tax is added.")),
        ),
        (
            ("another sign", promoting("† While stocks last.")),
            ("the disclaimer itself, typed", promoting(f"* {PLURAL}")),
            ("emphasis", promoting("*While* stocks last.")),
            ("strong emphasis", promoting("**While** stocks last.")),
            ("inside a paragraph", promoting("We ship. * While stocks last.")),
            ("no disclaimer", letter("* While stocks last.")),
            ("no symbol", promoting("While stocks last.")),
            ("a list of stars", promoting("* * *")),
        ),
    ),
    "DISC-06": (
        (
            ("a claim on a disease", promoting("Zinc cures colitis.")),
            ("a sign", promoting("Zinc lowers cholesterol.")),
            ("hedged", promoting("Zinc may help treat gout.")),
            ("a topic beside the product", promoting("Glass.", about=(COLITIS,))),
            ("in the headline", promoting(headline="Zinc Cures Colitis")),
            ("in the address", promoting(slug="zinc-cures-colitis")),
            ("the disclaimer typed out", letter(f"Zinc cures colitis. {PLURAL}")),
            (
                "the disclaimer badly worded",
                promoting("Zinc cures gout.", disclaimers=(disclaimer("Not evaluated by FDA."),)),
            ),
        ),
        (
            ("no claim on a disease", promoting("{{Zinc supports the skin.}}")),
            ("no disclaimer", letter("Zinc cures colitis.")),
            ("denied", promoting("Zinc does not cure colitis.")),
            ("a disclaimer of another kind", letter("Zinc cures gout.", disclaimers=(ADVICE,))),
            ("biology", letter("Colitis inflames the colon.", disclaimers=(disclaimer(),))),
            ("a promise that is not of a disease", promoting("Zinc never fails.")),
            ("a topic, no product", letter(about=(COLITIS,), disclaimers=(disclaimer(),))),
            ("an answer nobody sees", promoting(faqs=(CURE,), faqs_shown=False)),
        ),
    ),
}
