"""What of a letter the rules get to read."""

from articles.compliance.letter import view
from articles.content import Image
from tests.articles.compliance.letters import LIVE, disclaimer, faq, letter


def test_every_text_that_readers_or_crawlers_see_is_read() -> None:
    seen = view(
        letter(
            seo_title="Title",
            faqs=(faq("Why?", "Because."),),
            image=Image(url="https://halden.example/a.png", alt="A wall", caption="The wall"),
            disclaimers=(disclaimer(),),
            disclosures=("I own it.",),
        )
    )
    texts = {field.path: field.text for field in seen.fields}
    assert texts["faqs[0].question"] == "Why?"
    assert texts["faqs[0].answer"] == "Because."
    assert texts["slug"] == "what lines the gut"
    assert texts["image.alt"] == "A wall"
    assert texts["about[0].name"] == "Gut lining"
    assert {"headline", "description", "seo_title", "seo_description", "body"} <= set(texts)
    assert {"image.caption", "disclaimers[0].text", "disclosures[0]"} <= set(texts)


def test_hidden_questions_are_nobodys_to_read() -> None:
    seen = view(letter(faqs=(faq("Why?", "Because."),), faqs_shown=False))
    assert not [field for field in seen.fields if field.path.startswith("faqs")]


def test_fixed_texts_are_not_the_authors_sentences() -> None:
    seen = view(letter(disclaimers=(disclaimer(),), disclosures=("I own it.",)))
    assert not [one for one in seen.sentences if one.field.path.startswith("disc")]


def test_a_mark_belongs_to_the_sentence_it_follows() -> None:
    seen = view(
        letter("First.[[kim-2017]] Second[[roth-2008]]. Third. [[shah-2020]] Fourth.", "Fifth.")
    )
    keys = {one.text: one.keys for one in seen.sentences if one.field.path == "body"}
    assert keys == {
        "First.": ("kim-2017",),
        "Second.": ("roth-2008",),
        "Third.": ("shah-2020",),
        "Fourth.": (),
        "Fifth.": (),
    }


def test_no_sentence_runs_from_one_paragraph_into_the_next() -> None:
    seen = view(letter("No stop here", "nor here"))
    body = [(one.paragraph, one.text) for one in seen.sentences if one.field.path == "body"]
    assert body == [(0, "No stop here"), (1, "nor here")]


def test_a_link_is_placed_by_its_own_words_and_not_by_an_earlier_twin() -> None:
    seen = view(letter(f"The wall, see (({LIVE.identity}|the wall)) again."))
    ((place, link),) = seen.links()
    assert (place.start, place.end, place.quote) == (14, 22, "the wall")
    assert link.identity == LIVE.identity


def test_a_product_is_placed_in_the_body_before_anywhere_else() -> None:
    seen = view(letter("Take Enterova.", headline="Enterova"))
    place = seen.first_product()
    assert place is not None
    assert (place.field, place.start, place.quote) == ("body", 5, "Enterova")
