"""The library of papers, read with the public API's manners."""

import pytest

from tests.factories import make_article, make_reference

pytestmark = pytest.mark.django_db


def keys(answer):
    assert answer.status_code == 200, answer.content
    return [paper["key"] for paper in answer.json()["results"]]


def test_papers_of_a_letter_are_found_by_its_slug(get, letter):
    make_reference("other-2020")
    assert "other-2020" in keys(get("references/"))
    cited = keys(get("references/", cited_by="what-cells-run-on"))
    assert cited == ["cordova-martinez-2021", "garlick-2001", "kim-2017"]


def test_what_a_draft_cites_is_not_told(get):
    make_article("in_review", slug="in-the-making")
    assert keys(get("references/", cited_by="in-the-making")) == []


def test_a_paper_has_the_shape_that_letters_give_it(get, letter):
    citation = get("articles/what-cells-run-on/").json()["citations"][0]
    assert get("references/kim-2017/").json() == citation["reference"]


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"status": "fine"}, "Choose from current, corrected, concern, retracted."),
        ({"style": "mla"}, "Choose from ama, nlm, apa."),
        ({"doi": "nonsense"}, "A DOI starts with"),
        ({"publisher": "x"}, "This address takes "),
        ({"search": "a " * 200}, "at most 300 characters"),
    ],
)
def test_what_it_does_not_accept_it_names(get, parameters, named):
    answer = get("references/", **parameters)
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["attr"] == next(iter(parameters))
    assert named in error["detail"]


def test_a_paper_is_printed_in_the_style_asked_for(get, letter):
    printed = get("references/kim-2017/", style="apa").json()["formatted_text"]
    assert printed.startswith("Kim, M.-H., & Kim, H. (2017). ")
    assert get("references/kim-2017/", style="mla").status_code == 400


def test_an_unknown_paper_is_404_and_takes_no_other_parameters(get, letter):
    assert get("references/nobody-1900/").status_code == 404
    assert get("references/kim-2017/", doi="10.1/x").status_code == 400


def test_lists_cost_three_queries(get, letter, django_assert_num_queries):
    with django_assert_num_queries(3):
        get("references/")
    make_reference("other-2020")
    with django_assert_num_queries(3):
        get("references/")
