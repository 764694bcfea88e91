"""Duplicates: found, shown side by side, and made one without losing a citation."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.models import Citation
from references import library
from references.csl import Item, build
from references.models import Reference
from tests.factories import make_article, make_reference
from tests.references import papers
from tests.references.admin.pressing import LIST, press

pytestmark = pytest.mark.django_db
Words = Callable[[Any], str]


@pytest.fixture
def pair(db: None) -> tuple[Reference, Reference]:
    """Kim 2017 as a letter cites it, and the same paper typed once more without a DOI."""
    make_article("draft")
    again = build(
        title="The roles of glutamine in the intestine and its implication in intestinal disease",
        authors=[*_people(papers.KIM)],
        issued="2017",
        volume="18",
        page="1051-1060",
    )
    return make_reference("kim-2017"), library.add(again).reference


def _people(item: Item) -> Any:
    from references.csl import names

    return names(item)


def merge_page(*pair: Reference) -> str:
    return f"{LIST}merge/?" + "&".join(f"paper={paper.pk}" for paper in pair)


def test_the_page_lists_the_groups_side_by_side(
    editor: Client, pair: tuple[Reference, Reference], words: Words
) -> None:
    page = words(editor.get(f"{LIST}duplicates/"))
    assert "1 group of records" in page
    for paper in pair:
        assert paper.citation_key in page
    assert "Compare and merge" in page


def test_without_duplicates_the_page_says_so(editor: Client, words: Words) -> None:
    library.add(papers.KIM)
    page = words(editor.get(f"{LIST}duplicates/"))
    assert "No two records of the shelf look like the same paper." in page


def test_a_paper_tells_of_its_double(
    editor: Client, pair: tuple[Reference, Reference], words: Words
) -> None:
    page = words(editor.get(f"{LIST}{pair[1].pk}/change/"))
    assert "Perhaps on the shelf twice kim-2017" in page


def test_the_merge_page_lists_what_points_at_each(
    editor: Client, pair: tuple[Reference, Reference], words: Words
) -> None:
    page = words(editor.get(merge_page(*pair)))
    assert "Drafts" in page
    assert "Claims that rest on it" in page
    assert "Nothing." in page


def test_merging_keeps_the_chosen_values_and_moves_the_citations(
    editor: Client, pair: tuple[Reference, Reference]
) -> None:
    cited, typed = pair
    page = editor.get(merge_page(*pair))
    press(editor, page, "Merge", kept="right", page="right", title="left")
    kept = Reference.objects.get(pk=typed.pk)
    assert not Reference.objects.filter(pk=cited.pk).exists()
    assert (kept.page, kept.title, kept.doi) == ("1051-1060", cited.title, cited.doi)
    assert set(Citation.objects.values_list("reference__pk", flat=True)) >= {kept.pk}
    assert kept.former_keys.get().key == cited.citation_key


def test_two_different_dois_are_cautioned_against(editor: Client, words: Words) -> None:
    kim, roth = library.add(papers.KIM).reference, library.add(papers.ROTH).reference
    assert "They have different DOIs" in words(editor.get(merge_page(kim, roth)))


@pytest.mark.parametrize("query", ["", "?paper=1", "?paper=x&paper=y", "?paper=1&paper=1"])
def test_anything_but_two_papers_leads_back_to_the_shelf(editor: Client, query: str) -> None:
    answer = editor.get(f"{LIST}merge/{query}", follow=True)
    assert answer.redirect_chain == [(LIST, 302)]


def test_a_huge_number_is_no_paper(editor: Client) -> None:
    answer = editor.get(f"{LIST}merge/?paper={'9' * 40}&paper=1", follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
