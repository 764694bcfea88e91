"""Questions stand in the markup when, and only when, they stand on the page."""

import msgspec

from articles.content import Faq
from articles.jsonld.graph import graph
from tests.articles.jsonld.letters import URL, full, imprint, of_type, the


def test_the_questions_are_the_pages_own_word_for_word() -> None:
    assert the(graph(full(), imprint()), "FAQPage") == {
        "@type": "FAQPage",
        "@id": f"{URL}#faq",
        "url": f"{URL}#faq",
        "inLanguage": "en-US",
        "isPartOf": {"@id": f"{URL}#webpage"},
        "mainEntity": [
            {
                "@type": "Question",
                "@id": f"{URL}#q-1",
                "position": 1,
                "name": "Does food hold enough of it?",
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": "For most people it does.\n\nNuts are rich in it.",
                },
            },
            {
                "@type": "Question",
                "@id": f"{URL}#q-2",
                "position": 2,
                "name": "When do I take it?",
                "acceptedAnswer": {"@type": "Answer", "text": "With a meal."},
            },
        ],
    }


def test_questions_that_the_page_does_not_show_are_not_marked_up() -> None:
    hidden = msgspec.structs.replace(full(), faqs_shown=False)
    assert of_type(graph(hidden, imprint()), "FAQPage") == []


def test_one_question_is_still_a_list() -> None:
    letter = msgspec.structs.replace(full(), faqs=full().faqs[:1])
    assert len(the(graph(letter, imprint()), "FAQPage")["mainEntity"]) == 1


def test_a_question_without_answer_leaves_the_places_of_the_others() -> None:
    unanswered = Faq(question="Why?", answer="")
    letter = msgspec.structs.replace(full(), faqs=(unanswered, full().faqs[1]))
    (question,) = the(graph(letter, imprint()), "FAQPage")["mainEntity"]
    assert question["@id"] == f"{URL}#q-2"
    assert question["position"] == 2


def test_questions_without_any_answer_are_no_faq() -> None:
    letter = msgspec.structs.replace(full(), faqs=(Faq(question="Why?", answer=""),))
    document = graph(letter, imprint())
    assert of_type(document, "FAQPage") == []
    assert the(document, "MedicalWebPage")["hasPart"] == {"@id": f"{URL}#disclaimer"}
