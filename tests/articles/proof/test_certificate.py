"""A certificate says what was signed, the same on any day, whatever people wrote."""

from typing import Any

import pytest

from articles.models import Article, Revision
from articles.proof import certificate, pdf
from tests.everything import make_everything
from tests.factories import make_article
from tests.tooling.kept_rows import kept


@kept
def everything() -> Article:
    """A letter with findings, resolutions, comments and a signature."""
    return make_everything()


@pytest.fixture
def facts(everything: Article) -> dict[str, Any]:
    return certificate.facts(everything.revisions.get())


@pytest.mark.django_db
def test_it_says_who_signed_what_in_which_capacity_and_meaning_and_when(
    facts: dict[str, Any], everything: Article
) -> None:
    revision = everything.revisions.get()
    assert (facts["number"], facts["digest"]) == (1, revision.digest)
    (signed,) = facts["signatures"]
    assert signed["printed_name"] == "Rita Reviewer"
    assert (signed["capacity"], signed["meaning"]) == ("regulatory", "approved for publication")
    assert signed["signed"]["utc"] == "2026-06-01 13:00:00 UTC"
    assert signed["signed"]["brand"] == "2026-06-01T08:00:00-05:00"
    assert signed["bound_sha256"] == revision.approvals.get().bound_sha256


@pytest.mark.django_db
def test_it_lists_findings_with_their_answers_comments_papers_and_disclaimers(
    facts: dict[str, Any],
) -> None:
    found = {each["code"]: each["answer"] for each in facts["findings"]}
    assert found["SUB-05c"].startswith("R4, Rita Reviewer, 2026-06-01, until")
    (comment,) = facts["comments"]
    assert (comment["text"], comment["settled"]) == ("Which dose?", "Rita Reviewer: I see.")
    assert [each["number"] for each in facts["references"]] == [1, 2, 3]
    assert facts["disclaimers"][0]["name"] == "FDA disclaimer"
    assert facts["event"]["number"] > 0


@pytest.mark.django_db
def test_what_nobody_signed_is_not_certified() -> None:
    article = make_article("in_review")
    with pytest.raises(certificate.Unsigned):
        certificate.facts(Revision.objects.get(article=article))


@pytest.mark.django_db
def test_a_signature_is_given_at_any_part_of_a_second(facts: dict[str, Any]) -> None:
    facts["stamped"] = "2026-06-01T13:00:00.123456+00:00"
    assert pdf.certificate(facts).startswith(b"%PDF-")


@pytest.mark.django_db
def test_the_same_facts_give_the_same_pdf(facts: dict[str, Any]) -> None:
    made = pdf.certificate(facts)
    assert made.startswith(b"%PDF-")
    assert made == pdf.certificate(facts)


HOSTILE = (
    '#import "/etc/passwd"',
    "#panic(1)",
    "*bold* _it_ $x$ `raw` <label> @ref \\ // no /* comment",
    '" + sys.inputs.facts + "',
    "] } ) \u202e\u0000\u0007\ufffe",
    "漢字 עברית 🙂 ﷽ e\u0301",
    "x" * 5_000,
    "\n\n= Heading\n- item",
)


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_people_write_is_printed_and_never_read_as_markup(
    facts: dict[str, Any], text: str
) -> None:
    facts["headline"] = facts["signatures"][0]["printed_name"] = text
    facts["findings"][0]["message"] = facts["comments"][0]["text"] = text
    facts["references"][0]["text"] = facts["disclosures"][0] = text
    assert pdf.certificate(facts).startswith(b"%PDF-")
