"""From rows to values."""

from datetime import timedelta

import pytest

from articles import collect
from articles.checking import check
from articles.compliance.resolution import Kind
from articles.models import Article, ArticleTopic, Author, Brand, Topic
from articles.workflow import actions, resolving
from articles.workflow.policy import Role
from tests.factories import (
    NOW,
    PLURAL,
    SINGULAR,
    make_article,
    make_author,
    make_reference,
    make_user,
)

pytestmark = pytest.mark.django_db

NO_CLAIM = "Glutamine supports the cells of the gut lining."


def edit(article: Article, **changes: object) -> Article:
    with actions.editing(article, actor=make_user(Role.EDITOR), now=NOW) as draft:
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save()
    return Article.objects.get(pk=article.pk)


def test_papers_stand_in_the_order_of_first_mention() -> None:
    letter = collect.collect(make_article())
    keys = [reference.key for reference in letter.references]
    assert keys == ["kim-2017", "cordova-martinez-2021", "garlick-2001"]


def test_a_paper_that_was_listed_but_is_not_cited_comes_last() -> None:
    article = make_article()
    article.uncited_references.add(make_reference("alone-2020"), make_reference("kim-2017"))
    assert [r.key for r in collect.collect(article).references][-1] == "alone-2020"
    assert len(collect.collect(article).references) == 4


def test_a_product_counts_when_the_letter_names_it() -> None:
    article = make_article()
    assert [product.slug for product in collect.collect(article).products] == ["evenwell"]
    article = edit(article, body="<p>Nothing is sold here.</p>")
    assert collect.collect(article).products == ()
    assert [product.slug for product in collect.collect(article).lexicon] == ["evenwell"]


def test_one_statement_gets_the_singular_and_several_the_plural() -> None:
    article = make_article()
    assert collect.collect(article).disclaimers[0].text == SINGULAR
    second = '<p><mark data-kind="structure_function">Evenwell supports calm</mark>.</p>'
    article = edit(article, body=article.body + second)
    assert collect.collect(article).disclaimers[0].text == PLURAL


def test_what_a_reviewer_judged_to_be_no_statement_is_not_counted() -> None:
    article = make_article()
    article = edit(article, body=f"{article.body}<p>{NO_CLAIM}</p>")
    assert collect.collect(article).disclaimers[0].text == PLURAL
    found = {one.code: one for one in check(collect.collect(article)) if one.passage == NO_CLAIM}
    reviewer = make_user(Role.REVIEWER, name="Rita Reviewer")
    judged = resolving.resolve(
        article,
        actor=reviewer,
        now=NOW,
        kind=Kind.NOT_A_CLAIM,
        code="SF-01",
        sentence_sha256=found["SF-01"].sentence_sha256,
        reason="It tells what glutamine is to cells, of no product.",
    )
    letter = collect.collect(article)
    assert letter.disclaimers[0].text == SINGULAR
    assert not [one for one in check(letter) if one.code == "DISC-03"]
    resolving.revoke(judged, actor=reviewer, now=NOW, reason="It does speak of ours.")
    assert collect.collect(article).disclaimers[0].text == PLURAL


def test_connections_are_disclosed_only_where_the_letter_shows_them() -> None:
    biology = "<p>Cells of the gut renew themselves.</p>"
    shown = collect.collect(make_article(body=biology, show_disclosures=True))
    hidden = collect.collect(make_article(body=biology, show_disclosures=False))
    assert shown.disclosures == ("I co-founded the company that makes Evenwell.",)
    assert hidden.disclosures == ()
    assert hidden.authors[0].material_connection == "co-founder"


def test_a_letter_that_names_a_product_discloses_its_authors_connection_in_any_case() -> None:
    article = make_article(show_disclosures=False)
    assert collect.collect(article).disclosures == (
        "I co-founded the company that makes Evenwell.",
    )
    free = make_author(material_connection="", disclosure="I write for a living.")
    assert collect.collect(make_article(authors=[free], show_disclosures=False)).disclosures == ()


def test_a_statement_about_a_product_brings_the_disclaimer_nobody_chose() -> None:
    article = make_article()
    article.disclaimers.clear()
    (attached,) = collect.collect(article).disclaimers
    assert (attached.kind, attached.text) == ("fda", SINGULAR)
    body = "<p>Evenwell supports a healthy gut lining. It also supports digestion.</p>"
    article = edit(article, body=body)
    (unmarked,) = collect.collect(article).disclaimers
    assert unmarked.text == PLURAL


def test_a_letter_that_claims_nothing_carries_what_was_chosen() -> None:
    article = make_article(body="<p>Evenwell comes in glass.</p>")
    assert [row.kind for row in collect.collect(article).disclaimers] == ["fda"]
    article.disclaimers.clear()
    assert collect.collect(article).disclaimers == ()


def test_a_statement_is_counted_once_however_often_crawlers_meet_it() -> None:
    article = make_article(seo_title="Evenwell supports a healthy gut lining")
    assert collect.collect(article).disclaimers[0].text == SINGULAR


def test_a_link_to_another_letter_follows_its_slug_and_knows_whether_it_is_live() -> None:
    live, draft = make_article("published"), make_article("draft")
    links = "".join(
        f'<p><a data-letter="{letter.identity}">Read it</a></p>' for letter in (live, draft)
    )
    article = edit(make_article(), body=links)
    targets = {target.identity: target for target in collect.collect(article).letters}
    # The factory publishes in 2026; asked today, it is live.
    assert targets[str(live.identity)].live
    assert targets[str(live.identity)].url.endswith(f"/post/{live.slug}")
    assert not targets[str(draft.identity)].live


def test_topics_keep_their_relation() -> None:
    article = make_article()
    topic = Topic.objects.create(slug="tight-junctions", name="Tight junctions", kind="anatomy")
    ArticleTopic.objects.create(article=article, topic=topic, relation="mentions")
    letter = collect.collect(article)
    assert [t.slug for t in letter.about] == ["glutamine"]
    assert [t.slug for t in letter.mentions] == ["tight-junctions"]


def test_an_earlier_publication_is_told_in_the_brands_zone() -> None:
    article = make_article(date_published=NOW - timedelta(days=10))
    assert collect.collect(article).date_published == "2026-05-22T10:00:00-05:00"


def test_without_a_brand_there_is_a_clear_word() -> None:
    article = make_article()
    Brand.objects.all().delete()
    with pytest.raises(collect.NoBrand, match="Add it in the admin"):
        collect.collect(article)


def test_the_number_of_queries_does_not_grow_with_the_letter(
    django_assert_max_num_queries,
) -> None:
    article = make_article()
    many = "".join(f'<p>So.<span data-cites="more-{n}"></span></p>' for n in range(20))
    for number in range(20):
        make_reference(f"more-{number}")
    article = edit(article, body=article.body + many)
    with django_assert_max_num_queries(24):
        collect.collect(article)


def test_papers_are_printed_in_the_style_the_brand_chose() -> None:
    article = make_article()
    Brand.objects.update(citation_style="apa")
    first, *_ = collect.collect(article).references
    assert first.formatted_text.startswith("Kim, M.-H., & Kim, H. (2017). ")
    assert "<i>International Journal of Molecular Sciences</i>" in first.formatted_html


def test_a_signed_revision_keeps_its_list_as_it_was_printed() -> None:
    article = make_article("published")
    Brand.objects.update(citation_style="apa")
    signed = article.revisions.latest("number").content
    assert signed.references[0].formatted_text.startswith("Kim MH, Kim H. ")


def test_insiders_are_the_brand_s_people_and_its_other_tied_authors() -> None:
    article = make_article()
    Brand.objects.get().insiders.create(name="Ana Vidal", relationship="sister of the founder")
    Author.objects.create(slug="tom", name="Tom Berger", material_connection="sales manager")
    Author.objects.create(slug="kim", name="Kim Stranger")
    assert article.authors.exclude(material_connection="").exists()
    told = [(one.name, one.relationship) for one in collect.collect(article).insiders]
    assert told == [("Ana Vidal", "sister of the founder"), ("Tom Berger", "sales manager")]
