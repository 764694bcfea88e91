"""What a letter keeps of each marked statement: what it rests on, and who weighed it."""

import orjson
import pytest
from django.utils import timezone

from articles import collect, content
from articles.jsonld.graph import graph
from articles.models import Article, Claim, ClaimEvidence, Faq, LibraryClaim, Product
from articles.rendering.detail import card, detail
from articles.rendering.markdown import letter_markdown
from articles.rendering.page import letter_page
from articles.workflow import actions, library
from articles.workflow.policy import Role
from references.models import Reference
from tests.factories import (
    NOW,
    make_article,
    make_library_claim,
    make_reference,
    make_user,
)

pytestmark = pytest.mark.django_db

STATEMENT = "Evenwell supports a healthy gut lining"
MARKED = '<mark data-kind="structure_function">{}</mark>'
ANSWER = f"<p>{MARKED.format('Evenwell supports calm')}, they say.</p>"


def edit(article: Article, **changes: object) -> Article:
    with actions.editing(article, actor=make_user(Role.EDITOR), now=NOW) as draft:
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save()
    return Article.objects.get(pk=article.pk)


def ledger(article: Article) -> tuple[content.Claim, ...]:
    return collect.collect(article).claims


def approved_today(**facts: object) -> LibraryClaim:
    """Approve an entry that is in force on the day of the test."""
    return make_library_claim(now=timezone.now(), **facts)


# The record follows the text


def test_statements_of_answers_are_in_the_ledger_with_their_place() -> None:
    article = make_article(faqs=[("What does it do?", ANSWER), ("Why?", "<p>So.</p>")])
    assert [(claim.field, claim.text) for claim in ledger(article)] == [
        ("body", STATEMENT),
        ("faqs[0].answer", "Evenwell supports calm"),
    ]


def test_a_statement_keeps_its_evidence_when_questions_change_places() -> None:
    article = make_article(faqs=[("What?", ANSWER), ("Why?", "<p>So.</p>")])
    claim = article.claims.get(faq__isnull=False)
    ClaimEvidence.objects.create(claim=claim, reference=make_reference("kim-2017"), passage="Calm.")
    with actions.editing(article, actor=make_user(Role.EDITOR), now=NOW) as draft:
        draft.faqs.filter(question="What?").update(position=9)
    moved = ledger(article)[1]
    assert moved.field == "faqs[1].answer"
    assert "Calm." in [each.passage for each in moved.evidence]


def test_a_statement_that_moves_into_an_answer_takes_its_evidence_along() -> None:
    article = make_article()
    with actions.editing(article, actor=make_user(Role.EDITOR), now=NOW) as draft:
        draft.body = "<p>Nothing is claimed here.</p>"
        draft.save()
        draft.faqs.update(answer=f"<p>{MARKED.format(STATEMENT)}.</p>")
    (moved,) = ledger(article)
    assert (moved.field, moved.references) == ("faqs[0].answer", ("kim-2017",))


def test_the_same_mark_in_text_and_answer_is_two_statements() -> None:
    article = make_article(faqs=[("What?", ANSWER)])
    assert [claim.mark for claim in ledger(article)] == ["c1", "c1"]


def test_a_question_taken_out_takes_its_statements_along() -> None:
    article = make_article(faqs=[("What?", ANSWER)])
    with actions.editing(article, actor=make_user(Role.EDITOR), now=NOW):
        Faq.objects.filter(article=article).delete()
    assert [claim.text for claim in ledger(article)] == [STATEMENT]


# What is frozen


def test_everything_the_ledger_knows_is_frozen_with_the_letter() -> None:
    paper = make_reference("kim-2017")
    Reference.objects.filter(pk=paper.pk).update(
        population="adults", dose="10 g a day", sample_size=40
    )
    article = make_article()
    Claim.objects.filter(article=article).update(
        ingredient="L-glutamine", population="healthy adults", dose="5 g", typical_result="None."
    )
    ClaimEvidence.objects.filter(claim__article=article).update(
        passage="A major fuel.", place="page 2", gap="No trial."
    )
    actions.submit(article, actor=make_user(Role.EDITOR), now=NOW)
    frozen = article.revisions.get().content
    (claim,) = frozen.claims
    assert (claim.ingredient, claim.population, claim.dose, claim.typical_result) == (
        "L-glutamine",
        "healthy adults",
        "5 g",
        "None.",
    )
    assert claim.evidence == (
        content.Evidence(
            reference="kim-2017", passage="A major fuel.", place="page 2", gap="No trial."
        ),
    )
    study = next(each for each in frozen.references if each.key == "kim-2017")
    assert (study.population, study.dose, study.sample_size) == ("adults", "10 g a day", 40)


def test_a_paper_that_is_offered_and_not_cited_is_kept_apart_from_the_list() -> None:
    article = make_article()
    aside = make_reference("aside-2020", kind="animal")
    article.claims.get().references.add(aside)
    kept = collect.collect(article)
    assert [paper.key for paper in kept.offered] == ["aside-2020"]
    assert "aside-2020" not in [paper.key for paper in kept.references]


# The claims library


def test_the_same_words_lean_on_the_entry_in_force() -> None:
    entry = approved_today(text=f"{STATEMENT.upper()}.", product=None)
    (claim,) = ledger(make_article())
    assert claim.library is not None
    assert (claim.library.entry, claim.library.version) == (str(entry.entry), 1)


def test_a_variant_leans_on_the_same_entry() -> None:
    approved_today(text="Evenwell helps the gut lining", variants=(STATEMENT,))
    (claim,) = ledger(make_article())
    assert claim.library is not None


@pytest.mark.parametrize(
    "facts",
    [
        {"text": "Evenwell supports the gut lining"},
        {"approved": False},
        {"retired": True},
        {"expired": True},
        {"of_another_product": True},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_nothing_else_links_by_itself(facts: dict[str, object]) -> None:
    now = timezone.now()
    if facts.pop("expired", False):
        make_library_claim(now=now.replace(year=now.year - 2))
    elif facts.pop("retired", False):
        reviewer = make_user(Role.REVIEWER)
        library.retire(approved_today(), actor=reviewer, now=now, reason="It was misread.")
    elif facts.pop("of_another_product", False):
        other = Product.objects.create(slug="other", name="Otherwell")
        approved_today(product=other)
    else:
        make_library_claim(now=now, **facts)
    (claim,) = ledger(make_article())
    assert claim.library is None


# What readers get


def test_nothing_of_the_ledger_reaches_a_reader() -> None:
    article = make_article()
    secret = "zzqx"
    Claim.objects.filter(article=article).update(
        ingredient=secret, population=secret, dose=secret, typical_result=secret
    )
    article.claims.get().references.add(make_reference(f"{secret}-2020", title=secret))
    ClaimEvidence.objects.filter(claim__article=article).update(
        passage=secret, place=secret, gap=secret
    )
    Reference.objects.update(population=secret, dose=secret, sample_size=918273)
    entry = approved_today(dose=secret, population=secret, variants=(secret,))
    letter = collect.collect(article)
    assert secret in content.to_json(letter)
    imprint = content.Imprint(
        date_published="2026-06-01T10:00:00-05:00",
        date_modified="2026-06-01T10:00:00-05:00",
        revision_number=1,
        digest="0" * 64,
    )
    shown = "".join(
        (
            orjson.dumps(detail(letter, imprint)).decode(),
            orjson.dumps(card(detail(letter, imprint))).decode(),
            orjson.dumps(graph(letter, imprint)).decode(),
            letter_page(letter, imprint),
            letter_markdown(letter, imprint),
        )
    )
    for hidden in (secret, "918273", str(entry.entry)):
        assert hidden not in shown
