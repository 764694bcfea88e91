"""What stands above and below a letter, and what is said about it."""

import pytest

from articles.importing import goods, lines, people
from articles.importing.json_ld import graph
from articles.importing.notes import Notes
from articles.importing.page import Page
from articles.importing.reader import read_page

BODY = "One paragraph of the letter, and it ends here.\n\nAnother paragraph ends here.\n\n"
MARKUP = (
    '{"@type": "BlogPosting", "headline": "Another Headline", "description": "Told by machines."}'
)


def read(text: str, name: str = "a.txt") -> Page:
    return read_page(text.encode(), name)


def test_what_readers_see_wins_over_the_markup_and_the_difference_is_told() -> None:
    page = read(f"A Headline\n\n{BODY}\n{MARKUP}")
    assert page.headline == "A Headline"
    assert any("Another Headline" in note for note in page.notes.guessed)


def test_a_description_of_the_markup_alone_is_taken_and_told() -> None:
    page = read(f"A Headline\n\n{BODY}\n{MARKUP}")
    assert page.description == "Told by machines."
    assert "One paragraph" in page.body


def test_menus_dates_and_bylines_above_the_letter_are_no_part_of_it() -> None:
    page = read(f"Skip to content\nMenu\n\nA Headline\n\nBy Ann Other · May 3, 2026\n\n{BODY}")
    assert (page.headline, page.dates.visible) == ("A Headline", "2026-05-03")
    assert page.authors[0].name == "Ann Other"
    assert "Skip" not in page.body


def test_what_stands_below_the_references_is_told_and_not_imported() -> None:
    text = (
        f"A Headline\n\n{BODY}References\n\n1. Kim M. A title. J Nutr. 2017;1(2):3-9.\n\n"
        "Our shop has a sale until Sunday.\n\nGut Notes\nRead More\n"
    )
    page = read(text)
    assert "sale" not in page.body
    assert any("sale" in note for note in page.notes.unplaced)
    assert page.series == "Gut Notes"


def test_a_mark_without_an_entry_is_told() -> None:
    page = read(f"A Headline\n\n{BODY}It is so.⁷\n\nReferences\n\n1. Kim M. A. J Nutr. 2017;1:3.\n")
    assert any(note.startswith("The mark 7 has no entry") for note in page.notes.unplaced)
    assert any(note.startswith("Reference 1 is cited nowhere") for note in page.notes.unplaced)


def test_a_disclaimer_in_other_words_is_told_and_not_taken() -> None:
    page = read(
        f"A Headline\n\n{BODY}* These claims were not evaluated by the FDA. Our products are not "
        "intended to diagnose, treat, cure or prevent disease.\n"
    )
    assert page.disclaimer == ""
    assert any("differs from the fixed text" in note for note in page.notes.unplaced)
    assert "FDA" not in page.body


def test_a_star_without_any_disclaimer_stays_where_it_is() -> None:
    assert "so.*" in read(f"A Headline\n\n{BODY}It is so.* Is it?\n").body


def test_papers_come_from_the_markup_when_the_page_lists_none() -> None:
    page = read(
        f"A Headline\n\n{BODY}It is so.¹\n\n"
        '{"@type": "BlogPosting", "citation": [{"@type": "ScholarlyArticle", "name": "A title", '
        '"author": "Kim M", "url": "https://doi.org/10.1000/182"}]}'
    )
    assert [entry.text for entry in page.references] == [
        "Kim M. A title. https://doi.org/10.1000/182"
    ]
    assert any("taken from the markup" in note for note in page.notes.guessed)


def test_questions_below_a_title_leave_the_body() -> None:
    page = read(
        f"A Headline\n\n{BODY}Questions and answers\n\nDoes it work?\n\nNobody knows.\n\n"
        "Is it safe?\n\nSo far as was looked.\n\nReferences\n\n1. Kim M. A. J Nutr. 2017;1:3.\n"
    )
    assert [question.question for question in page.questions] == ["Does it work?", "Is it safe?"]
    assert "Does it work" not in page.body


def test_a_question_in_the_letter_stays_in_the_letter() -> None:
    page = read(f"A Headline\n\n{BODY}Does it work?\n\nNobody knows.\n")
    assert page.questions == ()
    assert "Does it work?" in page.body


def test_questions_of_the_markup_that_readers_see_count_as_shown() -> None:
    asked = (
        '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Does it work?", '
        '"acceptedAnswer": {"@type": "Answer", "text": "Nobody knows."}}]}'
    )
    hidden = read(f"A Headline\n\n{BODY}\n{asked}")
    assert (len(hidden.questions), hidden.questions_shown) == (1, False)
    shown = read(
        f"<h1>A</h1><p>B.</p><h3>Does it work?</h3><p>Nobody knows.</p>"
        f"<script type='application/ld+json'>{asked}</script>",
        "a.html",
    )
    assert (len(shown.questions), shown.questions_shown) == (1, True)


NAVIGATION = ["Read More", "← Previous", "Next →", "Share this post", "3 comments", "© 2026 A Firm"]
NO_NAVIGATION = ["Next time more", "Home is where it hurts", "Like all of us", "More fiber"]


@pytest.mark.parametrize("line", NAVIGATION)
def test_navigation_is_known(line: str) -> None:
    assert lines.is_navigation(line)


@pytest.mark.parametrize("line", NO_NAVIGATION)
def test_words_of_a_letter_are_no_navigation(line: str) -> None:
    assert not lines.is_navigation(line)


def test_a_series_is_told_from_a_sentence_about_letters() -> None:
    assert lines.series("Gut Notes") == "Gut Notes"
    assert lines.series("Letters from the Lab Bench Journal")
    assert lines.series("my two letters") == ""


TITLES = """
Founder, LanFam Health          | Founder
Dietitian at LanFam Health      | Dietitian
Head of Research, LanFam Health | Head of Research
Pharmacist                      | Pharmacist
"""


@pytest.mark.parametrize("row", TITLES.strip().split("\n"))
def test_a_job_title_is_kept_without_the_firm(row: str) -> None:
    given, expected = (part.strip() for part in row.split("|"))
    node = {
        "@type": "BlogPosting",
        "author": {"@type": "Person", "name": "Ann Other", "jobTitle": given},
    }
    (writer,) = people.writers(graph([node]), "LanFam Health", Notes())
    assert writer.job_title == expected


def test_a_slug_that_the_site_needs_itself_is_not_a_persons() -> None:
    assert people.named("Logo").slug == "author-logo"


NAMES = """
Ginger is one of the ingredients in Evenwell, and rightly so. | Evenwell | Ginger
They compared SteadyGut with a plain meal.                    | SteadyGut |
It was found on PubMed by Mr. McDonald.                       | |
Our kitchen has no name.                                      | |
"""


@pytest.mark.parametrize("row", NAMES.strip().split("\n"))
def test_products_are_guessed_from_what_is_said_to_be_in_them(row: str) -> None:
    text, name, ingredient = (part.strip() for part in row.split("|"))
    found = goods.read(text, known=(), others=["AcmeHealth"], notes=Notes())
    assert [one.name for one in found] == ([name] if name else [])
    assert [what for one in found for what in one.ingredients] == (
        [ingredient] if ingredient else []
    )


LOST = [
    "I wrote about fiber last autumn.",
    "My earlier letter goes into that.",
    "The letter I wrote in May says more.",
]
NOT_LOST = ["I wrote a poem.", "She sent me a letter.", "The letters of the alphabet are many."]


@pytest.mark.parametrize("sentence", LOST)
def test_a_mention_of_another_letter_without_a_link_is_told(sentence: str) -> None:
    page = read(f"A Headline\n\n{BODY}{sentence}\n")
    assert any(sentence in note for note in page.notes.unplaced)


@pytest.mark.parametrize("sentence", NOT_LOST)
def test_other_writing_is_no_mention(sentence: str) -> None:
    page = read(f"A Headline\n\n{BODY}{sentence}\n")
    assert not any(sentence in note for note in page.notes.unplaced)


def test_a_mention_that_kept_its_link_is_fine() -> None:
    link = "<a href='https://a.example/post/x'>my earlier letter</a>"
    html = f"<h1>A</h1><p>B.</p><p>As {link} says.</p>"
    assert not any("link is lost" in note for note in read(html, "a.html").notes.unplaced)


@pytest.mark.parametrize(
    ("identity", "slug"),
    [
        ("https://a.example/#ann", "ann"),
        ("https://a.example/#/schema/person/3f2a", "ann-other"),
        ("https://a.example/ann/", "ann-other"),
        ("", "ann-other"),
    ],
)
def test_only_a_plain_fragment_is_an_authors_slug(identity: str, slug: str) -> None:
    node = {"@type": "Person", "@id": identity, "name": "Ann Other"}
    known = graph([{"@type": "BlogPosting", "author": node}])
    assert [writer.slug for writer in people.writers(known, "", Notes())] == [slug]


@pytest.mark.parametrize("name", ["EvenWell", "AnnMary"])
def test_the_house_and_its_people_are_no_products(name: str) -> None:
    others, origin = ["AnnMary Other"], "https://www.evenwellhealth.example"
    text = f"{name} makes SteadyGut."
    found = goods.read(text, known=(), others=others, origin=origin, notes=Notes())
    assert [one.name for one in found] == ["SteadyGut"]


def test_a_product_among_the_mentions_becomes_no_topic() -> None:
    mentions = (
        '"mentions": [{"@type": "DietarySupplement", "name": "SteadyGut"}, '
        '{"@type": "DietarySupplement", "name": "L-Glutamine"}]'
    )
    page = read(
        f"A Headline\n\nSteadyGut holds L-Glutamine.\n\n{BODY}\n"
        f'{{"@type": "BlogPosting", "headline": "A Headline", {mentions}}}'
    )
    assert [goods.name for goods in page.products] == ["SteadyGut"]
    assert [subject.name for subject in page.mentions] == ["L-Glutamine"]


@pytest.mark.parametrize(
    ("closing", "signature"),
    [
        ("— Ann\n\nThis letter is for information only and is not medical advice.", "— Ann"),
        ("— Ann & Bob", "— Ann & Bob"),
        ("Ann & Bob", "Ann & Bob"),
        ("Zinc & copper are metals.", ""),
    ],
)
def test_the_signature_is_found_above_a_medical_notice(closing: str, signature: str) -> None:
    assert read(f"A Headline\n\n{BODY}{closing}\n").signature == signature
