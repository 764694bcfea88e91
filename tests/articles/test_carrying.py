"""A passage is found again by its words in its field, and by nothing else."""

import pytest

from articles.carrying import Passage, carried, find

OLD = {
    "headline": "What cells run on",
    "body": "Glutamine feeds the gut.\n\nTwelve players took it. Glutamine is a fuel, they say.",
    "faqs[0].answer": "Mostly on glutamine.",
}


def marked(quote: str, field: str = "body", texts: dict[str, str] = OLD) -> Passage:
    start = texts[field].index(quote)
    return Passage(field, start, start + len(quote), quote)


# passage of OLD, in field -> a change of one field -> the words found, and in which field
CARRIED = [
    # Nothing changed, or only something else did.
    ("Twelve players", "body", {}, "Twelve players", "body"),
    ("Twelve players", "body", {"headline": "On cells"}, "Twelve players", "body"),
    ("Twelve players", "body", {"body": "More. Twelve players took it."}, "Twelve players", "body"),
    # A line break is nobody's words.
    ("Twelve players", "body", {"body": "Twelve\nplayers took it."}, "Twelve\nplayers", "body"),
    ("gut.\n\nTwelve", "body", {"body": "the gut. Twelve players"}, "gut. Twelve", "body"),
    # One word other, one left out, another order, another case, other punctuation: gone.
    ("Twelve players", "body", {"body": "Eleven players took it."}, None, None),
    ("Twelve players", "body", {"body": "Twelve of the players took it."}, None, None),
    ("Twelve players", "body", {"body": "players, Twelve"}, None, None),
    ("Twelve players", "body", {"body": "twelve players took it."}, None, None),
    ("a fuel, they", "body", {"body": "Glutamine is a fuel they say."}, None, None),
    # A part of another word is not the word.
    ("gut", "body", {"body": "What a gutter."}, None, None),
    ("fuel,", "body", {"body": "Biofuel, they say."}, None, None),
    ("fuel,", "body", {"body": "A fuel, they say."}, "fuel,", "body"),
    # The same words in another field are another passage.
    ("Twelve players", "body", {"body": "", "headline": "Twelve players"}, None, None),
    ("What cells run on", "headline", {"headline": "Fuel"}, None, None),
    # A question that was moved keeps its words.
    (
        "Mostly on glutamine.",
        "faqs[0].answer",
        {"faqs[0].answer": "It does.", "faqs[1].answer": "Mostly on glutamine."},
        "Mostly on glutamine.",
        "faqs[1].answer",
    ),
    (
        "Mostly on glutamine.",
        "faqs[0].answer",
        {"faqs[0].answer": "It does.", "faqs[1].question": "Mostly on glutamine."},
        None,
        None,
    ),
    # What a reader would take for a pattern is words as any other.
    ("fuel, they say.", "body", {"body": "fuel, they say?"}, None, None),
]


@pytest.mark.parametrize(("quote", "field", "change", "found", "where"), CARRIED)
def test_a_passage_survives_where_the_same_words_stand_in_the_same_field(
    quote: str, field: str, change: dict[str, str], found: str | None, where: str | None
) -> None:
    new = {**OLD, **change}
    place = carried(marked(quote, field), OLD, new)
    assert (place.quote if place else None, place.field if place else None) == (found, where)
    if place:
        assert new[place.field][place.start : place.end] == place.quote


def test_of_several_places_the_one_with_the_same_surroundings_is_meant() -> None:
    second = OLD["body"].rindex("Glutamine")
    passage = Passage("body", second, second + len("Glutamine"), "Glutamine")
    new = {"body": "Glutamine feeds. Glutamine is sold. Glutamine is a fuel, they say. Glutamine."}
    place = carried(passage, OLD, new)
    assert place is not None
    assert new["body"][place.start :].startswith("Glutamine is a fuel")


def test_of_several_alike_the_nearest_is_meant() -> None:
    texts = {"body": "one two. " * 30}
    place = carried(Passage("body", 135, 138, "one"), texts, texts)
    assert place is not None
    assert place.start == 135


# what was marked, in which field, with what before it -> the passage and where it begins
FOUND = [
    ("Twelve players", "", "", "Twelve players", 26),
    ("elve play", "body", "", "Twelve players", 26),
    ("Glutamine", "body", "took it. ", "Glutamine", 50),
    ("Glutamine", "body", "", "Glutamine", 0),
    ("the gut.\nTwelve", "body", "", "the gut.\n\nTwelve", 16),
    ("cells", "", "", "cells", 5),
]


@pytest.mark.parametrize(("quote", "field", "before", "found", "start"), FOUND)
def test_what_somebody_marked_is_found_and_widened_to_whole_words(
    quote: str, field: str, before: str, found: str, start: int
) -> None:
    place = find(quote, OLD, field=field, before=before)
    assert place is not None
    assert (place.quote, place.start) == (found, start)


@pytest.mark.parametrize("quote", ["", "  \n", "nowhere", "Mostly on Glutamine", "(", ".*"])
def test_what_stands_nowhere_is_no_passage(quote: str) -> None:
    assert find(quote, OLD) is None
