"""What a reviewer is told of everything that is signed beside the letter's own text."""

from typing import Any

import msgspec
import pytest

from articles.changes.report import compare
from articles.content import (
    Claim,
    Content,
    Evidence,
    Faq,
    Topic,
)
from tests.articles.changes.letters import LETTER, PAPERS, PICTURE, edited, paper, told
from tests.articles.jsonld.letters import BRAND, DISCLAIMER, WRITER

replace = msgspec.structs.replace
EVIDENCE = Evidence(reference="kim-2017", passage="It is a fuel.", place="page 7")
STATEMENT = Claim(
    mark="c1", kind="structure_function", text="Evenwell supports the gut", evidence=(EVIDENCE,)
)
CLAIMED: Content = edited(claims=(STATEMENT,))


def claims(**changes: Any) -> Content:
    return replace(CLAIMED, claims=(replace(STATEMENT, **changes),))


def evidence(**changes: Any) -> Content:
    return claims(evidence=(replace(EVIDENCE, **changes),))


def papers(**changes: Any) -> Content:
    return edited(references=(replace(PAPERS[0], **changes), *PAPERS[1:]))


ONE_CHANGE = {
    "the headline": (
        LETTER,
        edited(headline="Why Magnesium Matters"),
        (
            "words, changed: Headline changed | Why Magnesium Matters After a Night Shift "
            "| Why Magnesium Matters"
        ),
    ),
    "an alternative text": (
        LETTER,
        edited(image=replace(PICTURE, alt="A photograph of lunch")),
        (
            "images, changed: Picture of the letter, alternative text changed "
            "| A drawing of the gut | A photograph of lunch"
        ),
    ),
    "a credit": (
        LETTER,
        edited(image=replace(PICTURE, credit_text="")),
        "images, removed: Picture of the letter, credit removed | Ann | ",
    ),
    "a caption": (
        LETTER,
        edited(image=replace(PICTURE, caption="Before lunch")),
        "images, added: Picture of the letter, caption added |  | Before lunch",
    ),
    "no picture": (
        LETTER,
        edited(image=None),
        "images, removed: Picture of the letter removed | “A drawing of the gut” | ",
    ),
    "a date": (
        LETTER,
        edited(date_published="2026-05-04"),
        "metadata, added: Date of first publication added |  | 2026-05-04",
    ),
    "search engines": (
        LETTER,
        edited(indexable=False),
        "metadata, changed: Listed by search engines changed | yes | no",
    ),
    "a search title": (
        LETTER,
        edited(seo_title="Buy magnesium"),
        "metadata, changed: Search title changed | Why magnesium matters | Buy magnesium",
    ),
    "an author's job": (
        LETTER,
        edited(authors=(replace(WRITER, job_title="Founder"),)),
        "people, changed: Author Inês Duarte, job title changed | Co-founder | Founder",
    ),
    "an author left": (
        LETTER,
        edited(authors=()),
        "people, removed: Author Inês Duarte removed | Inês Duarte | ",
    ),
    "a paper was retracted": (
        LETTER,
        papers(status="retracted"),
        "papers, changed: Paper Kim, 2017 (kim-2017), status changed | current | retracted",
    ),
    "a registry knows another title": (
        LETTER,
        papers(csl={**PAPERS[0].csl, "title": "What Kim retracted"}),
        (
            "papers, changed: Paper Kim, 2017 (kim-2017), record, title changed | What Kim found "
            "| What Kim retracted"
        ),
    ),
    "a paper prints otherwise": (
        LETTER,
        papers(formatted_text="Kim.", formatted_html="<i>Kim.</i>"),
        (
            "papers, changed: Paper Kim, 2017 (kim-2017), printed entry changed "
            "| Kim A. What Kim found. 2017. | Kim."
        ),
    ),
    "the people studied": (
        LETTER,
        papers(sample_size=12),
        "papers, added: Paper Kim, 2017 (kim-2017), sample size added |  | 12",
    ),
    "a paper joined": (
        LETTER,
        edited(references=(*PAPERS, paper("bo-1999", "Bo", 1999))),
        "papers, added: Paper Bo, 1999 (bo-1999) added |  | Bo, 1999 (bo-1999)",
    ),
    "papers in another order": (
        LETTER,
        edited(references=(*PAPERS[1:], PAPERS[0])),
        (
            "papers, moved: Paper put in another order | kim-2017; rao-2012; lee-2020; cruzat-2018 "
            "| rao-2012; lee-2020; cruzat-2018; kim-2017"
        ),
    ),
    "a disclaimer's version": (
        LETTER,
        edited(disclaimers=(replace(DISCLAIMER, version=2),)),
        "disclaimers, changed: Disclaimer FDA disclaimer, version changed | 1 | 2",
    ),
    "a disclaimer dropped": (
        LETTER,
        edited(disclaimers=()),
        "disclaimers, removed: Disclaimer FDA disclaimer removed | FDA disclaimer | ",
    ),
    "another disclaimer": (
        LETTER,
        edited(
            disclaimers=(
                DISCLAIMER,
                replace(DISCLAIMER, kind="house", name="House note"),
            )
        ),
        "disclaimers, added: Disclaimer House note added |  | House note",
    ),
    "a disclosure reworded": (
        LETTER,
        edited(disclosures=("Inês Duarte once co-founded Birch & Brook.",)),
        (
            "disclaimers, changed: Disclosure “Inês Duarte once co-founded Birch & Brook.” changed "
            "| Inês Duarte co-founded Birch & Brook. | Inês Duarte once co-founded Birch & Brook."
        ),
    ),
    "the brand's policy": (
        LETTER,
        edited(brand=replace(BRAND, corrections_policy="")),
        (
            "metadata, removed: Brand, corrections policy removed "
            "| https://www.birchbrook.example/corrections | "
        ),
    ),
    "a topic": (
        LETTER,
        edited(about=(*LETTER.about, Topic(slug="gut", name="Gut", kind="anatomy"))),
        "metadata, added: Topic it is about Gut added |  | Gut",
    ),
    "a statement's dose": (
        CLAIMED,
        claims(dose="5 g a day"),
        "evidence, added: Statement “Evenwell supports the gut”, dose added |  | 5 g a day",
    ),
    "evidence added": (
        CLAIMED,
        claims(evidence=(EVIDENCE, Evidence(reference="rao-2012"))),
        (
            "evidence, added: Statement “Evenwell supports the gut”, evidence, rao-2012 added "
            "|  | rao-2012"
        ),
    ),
    "another passage": (
        CLAIMED,
        evidence(passage="It is no fuel."),
        (
            "evidence, changed: Statement “Evenwell supports the gut”, evidence, kim-2017, passage "
            "changed | It is a fuel. | It is no fuel."
        ),
    ),
    "a gap admitted": (
        CLAIMED,
        evidence(gap="Cells, not people."),
        (
            "evidence, added: Statement “Evenwell supports the gut”, evidence, kim-2017, gap added "
            "|  | Cells, not people."
        ),
    ),
    "a question reworded": (
        LETTER,
        edited(faqs=(replace(LETTER.faqs[0], question="Is it quite safe?"), LETTER.faqs[1])),
        "questions, changed: Question reworded | Is it safe? | Is it quite safe?",
    ),
    "questions hidden": (
        LETTER,
        edited(faqs_shown=False),
        "questions, changed: Questions shown to readers changed | yes | no",
    ),
    "questions swapped": (
        LETTER,
        edited(faqs=LETTER.faqs[::-1]),
        "questions, moved: Question moved | Question 2 | Question 1",
    ),
    "an answer reworded": (
        LETTER,
        edited(faqs=(LETTER.faqs[0], Faq("Who makes it?", "<p>We do, in a town by the lake.</p>"))),
        "words, removed: Words removed | small | ",
    ),
}


SECOND = Claim(mark="c1", kind="testimonial", text="by the lake", field="faqs[1].answer")


def test_a_claim_in_an_answer_moves_with_its_question_and_is_not_told_as_another() -> None:
    before = edited(claims=(SECOND,))
    moved = replace(SECOND, field="faqs[0].answer")
    report = compare(before, edited(claims=(moved,), faqs=LETTER.faqs[::-1]))
    assert [change.what for change in report.changes] == ["Question moved"]


def test_a_claim_whose_question_is_gone_is_not_mistaken_for_one_of_its_successor() -> None:
    before = edited(claims=(SECOND,))
    new = Faq(question="What does it cost?", answer="<p>Thirty dollars.</p>")
    report = compare(before, edited(claims=(SECOND,), faqs=(LETTER.faqs[0], new)))
    whats = [change.what for change in report.changes]
    assert "Statement “by the lake” removed" in whats
    assert "Statement “by the lake” added" in whats


@pytest.mark.parametrize(("before", "after", "line"), ONE_CHANGE.values(), ids=ONE_CHANGE)
def test_one_edit_is_one_change_in_a_reviewers_words(
    before: Content, after: Content, line: str
) -> None:
    assert told(compare(before, after)) == [line]
