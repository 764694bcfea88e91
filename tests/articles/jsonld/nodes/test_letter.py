"""What a letter's page and article say of themselves."""

import msgspec
import pytest

from articles.content import Content, Correction, Imprint, Person
from articles.jsonld.graph import graph
from tests.articles.jsonld.letters import (
    FORMULA,
    MAGNESIUM,
    MUSCLE,
    SITE,
    URL,
    WRITER,
    bare_imprint,
    full,
    imprint,
    minimal,
    of_type,
    the,
)


def page(letter: Content, signed: Imprint) -> dict[str, object]:
    return the(graph(letter, signed), "MedicalWebPage")


def posting(letter: Content) -> dict[str, object]:
    return the(graph(letter, imprint()), "BlogPosting")


@pytest.mark.parametrize(
    "signed",
    [
        msgspec.structs.replace(imprint(), reviewed_by=None),
        msgspec.structs.replace(imprint(), last_reviewed=""),
        msgspec.structs.replace(imprint(), reviewed_by=Person(slug="x", name=" ")),
        bare_imprint(),
    ],
)
def test_half_a_review_is_no_review(signed: Imprint) -> None:
    assert not {"lastReviewed", "reviewedBy"} & set(page(full(), signed))
    assert [person["name"] for person in of_type(graph(full(), signed), "Person")] == [WRITER.name]


def test_a_review_names_the_day_and_the_person() -> None:
    reviewed = page(full(), imprint())
    assert reviewed["lastReviewed"] == "2026-06-03"
    assert reviewed["reviewedBy"] == {"@id": f"{SITE}/#tom-okafor"}


def test_the_search_title_names_the_page_and_the_headline_the_letter() -> None:
    document = graph(full(), imprint())
    assert the(document, "MedicalWebPage")["name"] == "Why magnesium matters"
    assert the(document, "MedicalWebPage")["headline"] == full().headline
    assert the(document, "MedicalWebPage")["description"] == full().seo_description
    assert the(document, "BlogPosting")["description"] == full().description


def test_without_search_words_the_page_takes_the_letters_own() -> None:
    plain = page(minimal(), bare_imprint())
    assert plain["name"] == minimal().headline
    assert plain["description"] == minimal().description


def test_the_specialty_is_a_member_of_the_vocabulary() -> None:
    assert page(full(), imprint())["specialty"] == "https://schema.org/DietNutrition"
    assert "specialty" not in page(minimal(), imprint())


def test_the_audience_has_a_type() -> None:
    assert page(full(), imprint())["medicalAudience"] == {
        "@type": "MedicalAudience",
        "audienceType": "Patient",
    }
    nobody = msgspec.structs.replace(full(), audience="")
    assert "medicalAudience" not in page(nobody, imprint())


def test_a_letter_with_two_authors_lists_each_on_their_own() -> None:
    letter = msgspec.structs.replace(full(), authors=(WRITER, Person(slug="bo-li", name="Bo Li")))
    names = [{"@id": f"{SITE}/#ines-duarte"}, {"@id": f"{SITE}/#bo-li"}]
    assert page(letter, imprint())["author"] == names
    assert posting(letter)["author"] == names


def test_the_page_has_questions_and_disclaimers_as_parts() -> None:
    assert page(full(), imprint())["hasPart"] == [
        {"@id": f"{URL}#faq"},
        {"@id": f"{URL}#disclaimer"},
    ]
    hidden = msgspec.structs.replace(full(), faqs_shown=False)
    assert page(hidden, imprint())["hasPart"] == {"@id": f"{URL}#disclaimer"}


def test_a_letter_outside_any_series_is_part_of_its_page_alone() -> None:
    assert posting(full())["isPartOf"] == [{"@id": f"{URL}#webpage"}, {"@id": f"{SITE}/#letters"}]
    loose = msgspec.structs.replace(full(), series=None)
    assert posting(loose)["isPartOf"] == {"@id": f"{URL}#webpage"}
    assert "articleSection" not in posting(loose)
    assert of_type(graph(loose, imprint()), "Blog") == []


def test_a_product_is_mentioned_and_never_what_the_letter_is_about() -> None:
    document = graph(full(), imprint())
    product = {"@id": f"{SITE}/#product-{FORMULA.slug}"}
    assert the(document, "BlogPosting")["mentions"][-1] == product
    assert the(document, "BlogPosting")["about"] == {"@id": f"{URL}#topic-magnesium"}
    assert the(document, "MedicalWebPage")["about"] == {"@id": f"{URL}#topic-magnesium"}


def test_one_mention_is_still_a_list() -> None:
    letter = msgspec.structs.replace(full(), mentions=(), products=())
    assert "mentions" not in posting(letter)
    letter = msgspec.structs.replace(full(), mentions=(MUSCLE,), products=())
    assert posting(letter)["mentions"] == [{"@id": f"{URL}#topic-skeletal-muscle"}]


def test_a_topic_that_is_also_mentioned_stays_what_the_letter_is_about() -> None:
    letter = msgspec.structs.replace(full(), about=(MAGNESIUM,), mentions=(MAGNESIUM, MUSCLE))
    document = graph(letter, imprint())
    assert len(of_type(document, "Substance")) == 1
    assert the(document, "BlogPosting")["mentions"][0] == {"@id": f"{URL}#topic-skeletal-muscle"}


def test_the_topics_are_the_keywords() -> None:
    assert posting(full())["keywords"] == [
        "Magnesium",
        "Skeletal muscle",
        "Sleep",
        "Magnesium deficiency",
        "Muscle cramp",
    ]


def test_an_empty_body_has_no_length() -> None:
    assert not {"wordCount", "timeRequired"} & set(
        posting(msgspec.structs.replace(full(), body=""))
    )


def test_the_length_is_the_bodys() -> None:
    assert posting(minimal())["wordCount"] == 3
    assert posting(minimal())["timeRequired"] == "PT1M"


def test_each_correction_is_told_with_its_day() -> None:
    told = {
        "@type": "CorrectionComment",
        "text": "The first version named another journal.",
        "datePublished": "2026-06-01",
    }
    assert posting(full())["correction"] == told
    second = Correction(text="And a typo.", date="2026-06-02")
    twice = msgspec.structs.replace(full(), corrections=(*full().corrections, second))
    assert [told["text"], "And a typo."] == [
        correction["text"]
        for correction in the(graph(twice, imprint()), "BlogPosting")["correction"]
    ]


def test_the_publisher_holds_the_copyright_since_the_first_publication() -> None:
    assert posting(full())["copyrightHolder"] == {"@id": f"{SITE}/#organization"}
    assert posting(full())["copyrightYear"] == 2026


def test_only_live_letters_that_the_text_links_to_are_related() -> None:
    assert page(full(), imprint())["relatedLink"] == [f"{SITE}/post/salt"]
    assert "relatedLink" not in page(minimal(), imprint())


def test_a_letter_without_picture_has_none() -> None:
    letter = msgspec.structs.replace(full(), image=None)
    assert "image" not in posting(letter)
    assert "primaryImageOfPage" not in page(letter, imprint())


def test_a_picture_without_address_vanishes_with_its_links() -> None:
    letter = full()
    assert letter.image is not None
    broken = msgspec.structs.replace(letter.image, url="")
    letter = msgspec.structs.replace(letter, image=broken)
    assert "image" not in posting(letter)
    assert "primaryImageOfPage" not in page(letter, imprint())


def test_a_letter_without_author_is_no_article() -> None:
    letter = msgspec.structs.replace(full(), authors=())
    document = graph(letter, imprint())
    assert of_type(document, "BlogPosting") == []
    assert "mainEntity" not in the(document, "MedicalWebPage")
