"""A page becomes a draft with everything it hangs on, or nothing at all."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles import collect
from articles.body.parse import parse
from articles.body.walk import citations
from articles.compliance.check import check
from articles.importing.reader import read_page
from articles.importing.refusal import ImportRefused
from articles.importing.save import ImportReport, Origin, save
from articles.models import (
    Article,
    Author,
    Brand,
    Disclaimer,
    Event,
    Faq,
    Product,
    Series,
    SourcePage,
    Topic,
)
from articles.workflow import actions
from articles.workflow.policy import Role
from references.models import Contributor, Reference
from tests.articles.importing.letters import as_bytes
from tests.factories import make_article, make_brand, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)


@pytest.fixture
def editor() -> User:
    return make_user(Role.EDITOR)


def take_in(
    data: bytes, editor: User, *, name: str = "letter.txt", sha256: str = "a" * 64, **how: bool
) -> ImportReport:
    page = read_page(data, name)
    return save(page, Origin(name=name, sha256=sha256), actor=editor, now=NOW, **how)


def rows() -> dict[str, int]:
    models = (
        Article, Author, Brand, Contributor, Disclaimer, Event, Faq, Product, Reference, Series,
        SourcePage, Topic,
    )  # fmt: skip
    return {model.__name__: model.objects.count() for model in models}


def test_a_page_becomes_a_draft_with_everything_it_hangs_on(editor: User) -> None:
    article = take_in(as_bytes("letter.txt"), editor).article
    letter = collect.collect(article)
    assert (article.status, article.slug) == ("draft", "what-twelve-players-took")
    assert [reference.key for reference in letter.references] == [
        "kim-2017",
        "cordova-martinez-2021",
        "garlick-2001",
    ]
    assert [mark.keys for mark in citations(parse(letter.body))] == [
        ("kim-2017",),
        ("kim-2017",),
        ("cordova-martinez-2021",),
        ("garlick-2001",),
        ("kim-2017", "cordova-martinez-2021", "garlick-2001"),
        ("cordova-martinez-2021", "garlick-2001"),
    ]
    assert [person.name for person in letter.authors] == ["Sam Writer"]
    assert (letter.brand.name, letter.brand.time_zone) == ("Evenwell Health", "America/Chicago")
    assert letter.series is not None
    assert letter.series.url == "https://www.evenwell.example/letters"
    assert [product.name for product in letter.products] == ["SteadyGut"]
    assert [claim.text for claim in letter.claims] == ["It supports the lining of a healthy gut."]
    assert [disclaimer.kind for disclaimer in letter.disclaimers] == ["fda"]
    assert (len(letter.faqs), letter.faqs_shown) == (2, True)
    assert 'data-cites="cordova-martinez-2021"' in letter.faqs[0].answer
    assert [topic.name for topic in (*letter.about, *letter.mentions)] == [
        "Glutamine",
        "Small intestine",
    ]


def test_the_history_tells_who_imported_it(editor: User) -> None:
    article = take_in(as_bytes("letter.txt"), editor).article
    assert [(event.kind, event.actor) for event in article.events.all()] == [("import", editor)]


def test_dates_that_agree_become_the_first_publication(editor: User) -> None:
    article = take_in(as_bytes("letter.txt"), editor).article
    assert article.date_published == datetime(2026, 3, 4, 14, 30, tzinfo=UTC)


def test_dates_that_disagree_are_left_for_an_editor(editor: User) -> None:
    data = as_bytes("letter.txt").replace(b"March 4, 2026", b"March 3, 2026")
    article = take_in(data, editor).article
    assert article.date_published is None
    assert "DATE-01" in {finding.code for finding in check(collect.collect(article))}


def test_a_letter_without_any_markup_still_becomes_a_draft(editor: User) -> None:
    article = take_in(
        b"A Headline\n\nOne paragraph here.\n\nAnd another one here.\n", editor
    ).article
    assert Brand.objects.get().origin == "https://brand.invalid"
    take_in(as_bytes("letter.txt"), editor, sha256="b" * 64)
    assert Brand.objects.get().name == "Evenwell Health"
    assert article.slug == "a-headline"


def test_what_is_known_here_already_is_used_and_kept(editor: User) -> None:
    Author.objects.create(slug="sam-writer", name="Sam Writer", job_title="Cook")
    brand = make_brand()
    article = take_in(as_bytes("letter.txt"), editor).article
    assert article.authors.get().job_title == "Cook"
    assert Brand.objects.get() == brand
    assert Brand.objects.get().publishing_principles == brand.publishing_principles


def test_an_imported_paper_is_on_the_shelf_once(editor: User) -> None:
    make_article()
    shelf = Reference.objects.count()
    report = take_in(as_bytes("letter.txt"), editor)
    assert Reference.objects.count() == shelf
    assert any("in the library already: kim-2017" in note for note in report.notes.recognised)


def test_a_mark_without_a_paper_is_reported_by_the_rules(editor: User) -> None:
    data = as_bytes("letter.txt").replace("sport².".encode(), "sport⁷.".encode())
    letter = collect.collect(take_in(data, editor).article)
    assert 'data-cites="missing-7"' in letter.body
    assert "SUB-05d" in {finding.code for finding in check(letter)}


def test_a_listed_paper_that_nobody_cites_is_kept_as_such(editor: User) -> None:
    entry = b"  4. Roth E. Nonnutritive effects of glutamine. J Nutr. 2008;138(10):2025S-2031S.\n"
    data = as_bytes("letter.txt").replace(
        b"Evenwell Letters\nRead", entry + b"Evenwell Letters\nRead"
    )
    article = take_in(data, editor).article
    assert [paper.citation_key for paper in article.uncited_references.all()] == ["roth-2008"]


def test_a_link_to_a_letter_that_is_here_holds_its_identity(editor: User) -> None:
    target = make_article(slug="on-fiber")
    address = f"{Brand.objects.get().origin}/post/on-fiber"
    html = as_bytes("letter.html").decode()
    html = html.replace("I wrote about fiber", f'<a href="{address}">I wrote about fiber</a>')
    article = take_in(html.encode(), editor, name="letter.html").article
    assert f'<a data-letter="{target.identity}">I wrote about fiber</a>' in article.body


# Again


def test_the_same_file_again_changes_nothing(editor: User) -> None:
    take_in(as_bytes("letter.txt"), editor)
    before = rows()
    assert take_in(as_bytes("letter.txt"), editor).outcome == "unchanged"
    assert rows() == before


def test_the_same_file_is_known_after_its_draft_was_renamed(editor: User) -> None:
    article = take_in(as_bytes("letter.txt"), editor).article
    with actions.editing(article, actor=editor, now=NOW) as draft:
        draft.slug = "another-slug"
        draft.save()
    assert take_in(as_bytes("letter.txt"), editor).article == article
    assert Article.objects.count() == 1


def test_another_version_of_the_page_offers_an_update_and_changes_nothing(editor: User) -> None:
    take_in(as_bytes("letter.txt"), editor)
    before = rows()
    changed = as_bytes("letter.txt").replace(b"an ordinary", b"any ordinary")
    with pytest.raises(ImportRefused, match="--update"):
        take_in(changed, editor, sha256="b" * 64)
    assert rows() == before


def test_an_update_rewrites_the_draft_and_makes_no_second_one(editor: User) -> None:
    article = take_in(as_bytes("letter.txt"), editor).article
    changed = as_bytes("letter.txt").replace(b"replaces a meal.", b"replaces dinner.")
    report = take_in(changed, editor, sha256="b" * 64, update=True)
    article.refresh_from_db()
    assert (report.outcome, Article.objects.count()) == ("updated", 1)
    assert "replaces dinner" in article.body
    assert article.source_page.sha256 == "b" * 64
    assert [event.kind for event in article.events.order_by("id")] == ["import", "import"]


def test_an_update_that_says_nothing_new_records_no_event(editor: User) -> None:
    article = take_in(as_bytes("letter.txt"), editor).article
    take_in(as_bytes("letter.html"), editor, name="letter.html", sha256="b" * 64, update=True)
    assert [event.kind for event in article.events.all()] == ["import"]


def test_a_letter_under_review_is_not_rewritten(editor: User) -> None:
    article = take_in(as_bytes("letter.txt"), editor).article
    actions.submit(article, actor=editor, now=NOW)
    before = rows()
    with pytest.raises(ImportRefused, match="Recall it first"):
        take_in(as_bytes("letter.md"), editor, name="letter.md", sha256="b" * 64, update=True)
    assert rows() == before


# Nothing is left behind


def test_somebody_who_may_not_write_imports_nothing() -> None:
    before = rows()
    with pytest.raises(ImportRefused, match="Only editors"):
        take_in(as_bytes("letter.txt"), make_user(Role.REVIEWER))
    assert rows() == before


def test_a_failure_halfway_leaves_nothing_behind(
    editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows()

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the lights went out")

    monkeypatch.setattr("articles.importing.save._remember", fail)
    with pytest.raises(RuntimeError):
        take_in(as_bytes("letter.txt"), editor)
    assert rows() == before


# The real letter


def test_the_seed_becomes_the_draft_it_should(seed: Path, editor: User) -> None:
    article = take_in((seed / "letter.txt").read_bytes(), editor).article
    letter = collect.collect(article)
    assert sum(len(mark.keys) for mark in citations(parse(letter.body))) == 14
    assert len(letter.references) == 8
    assert (len(letter.faqs), len(letter.claims), len(letter.disclaimers)) == (5, 1, 1)
    assert [paper.citation_key for paper in article.uncited_references.all()] == ["ciampa-2017"]
    assert article.claims.get().product == Product.objects.get(name="ProleevaMax")
    papers = {reference.key: reference.csl for reference in letter.references}
    assert (papers["kim-2017"]["DOI"], papers["kim-2017"]["volume"]) == (
        "10.3390/ijms18051051",
        "18",
    )
    assert papers["ciampa-2017"]["PMID"] == "28450817"
    assert papers["ciampa-2017"]["PMCID"] == "PMC5402682"


def test_the_seeds_mistakes_are_found(seed: Path, editor: User) -> None:
    article = take_in((seed / "letter.txt").read_bytes(), editor).article
    codes = {finding.code for finding in check(collect.collect(article))}
    # S1, S2, S6, S7, S8, S10, S11, S13 of the seed's own list of what is wrong with it.
    assert codes >= {
        "SUB-05a",
        "SUB-05b",
        "DATE-01",
        "FAQ-01",
        "SUB-05c",
        "DC-12",
        "DISC-04",
        "END-01",
    }


def test_the_brands_other_name_becomes_no_product(editor: User) -> None:
    make_brand()
    Brand.objects.update(alternate_name="WellFolk")
    text = b"A Headline\n\nWe at WellFolk make SteadyGut.\n\nAnother paragraph ends here.\n"
    report = take_in(text, editor)
    assert list(Product.objects.values_list("name", flat=True)) == ["SteadyGut"]
    assert not any("WellFolk" in note for note in report.notes.guessed)


def test_a_product_that_is_known_already_becomes_no_topic(editor: User) -> None:
    Product.objects.create(slug="steady-mix", name="Steady Mix", active_ingredients=["Zinc"])
    Product.objects.create(slug="zinc", name="Zinc")
    markup = (
        b'{"@type": "BlogPosting", "headline": "A Headline", "mentions": ['
        b'{"@type": "DietarySupplement", "name": "Steady Mix"},'
        b'{"@type": "DietarySupplement", "name": "Zinc"}]}'
    )
    text = b"A Headline\n\nOne paragraph ends here.\n\nAnother ends here.\n\n"
    report = take_in(text + markup, editor)
    assert list(Topic.objects.values_list("name", flat=True)) == ["Zinc"]
    told = [note for note in report.notes.guessed if "Steady Mix" in note]
    assert told == ["“Steady Mix” is a product, so no topic was made of it."]
