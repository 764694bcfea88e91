"""A person has the last word on a field, and may take it back."""

from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from references import csl, library
from references.models import Contributor, Difference, Reference
from references.recognition import Identifiers
from references.verification import verifying
from tests.factories import Role, make_user
from tests.references import papers
from tests.references.answering import Answering, found, the_eight
from tests.references.verification.test_verifying import CIAMPA_TYPED

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
DOE = [*CIAMPA_TYPED["author"], csl.name_variable(csl.PersonName("Doe", "J"))]
REGISTERED: csl.Item = {**papers.CIAMPA, "page": "104-15"}


@pytest.fixture
def editor() -> User:
    return make_user(Role.EDITOR)


@pytest.fixture
def registries() -> Answering:
    return Answering(papers=[found(REGISTERED), found(papers.SHAH)])


@pytest.fixture
def ciampa(registries: Answering) -> Reference:
    reference = library.add(CIAMPA_TYPED).reference
    verifying.verify(reference, registries=registries, now=NOW)
    return reference


def difference(reference: Reference, field: str) -> Difference:
    return reference.differences.get(field=field)


@pytest.mark.parametrize(
    ("field", "typed", "registered"),
    [("issue", "5", "2"), ("page", "288-296", "104-15"), ("title", None, None)],
)
def test_one_click_each_way(
    ciampa: Reference, editor: User, field: str, typed: str | None, registered: str | None
) -> None:
    typed = typed or csl.title(CIAMPA_TYPED)
    registered = registered or csl.title(REGISTERED)
    for keep, value in (("typed", typed), ("registered", registered), ("typed", typed)):
        decided = verifying.decide(difference(ciampa, field), keep=keep, actor=editor, now=NOW)
        ciampa.refresh_from_db()
        assert getattr(ciampa, field) == value
        assert (decided.kept, decided.decided_at, decided.decided_by) == (keep, NOW, editor)


def test_people_go_both_ways_too(ciampa: Reference, editor: User) -> None:
    verifying.decide(difference(ciampa, "authors"), keep="typed", actor=editor, now=NOW)
    ciampa = Reference.objects.get(pk=ciampa.pk)
    assert ciampa.names() == csl.names(CIAMPA_TYPED)
    assert "doman" not in ciampa.search_text
    verifying.decide(difference(ciampa, "authors"), keep="registered", actor=editor, now=NOW)
    ciampa = Reference.objects.get(pk=ciampa.pk)
    assert ciampa.names() == csl.names(papers.CIAMPA)
    assert "doman" in ciampa.search_text


def test_a_decision_is_in_the_history_and_signed(ciampa: Reference, editor: User) -> None:
    verifying.decide(difference(ciampa, "issue"), keep="typed", actor=editor, now=NOW)
    event = ciampa.events.filter(kind="decided").get()
    assert (event.summary, event.actor) == ("Issue: what was typed was kept, “5”.", editor)
    assert LogEntry.objects.filter(user=editor, object_id=str(ciampa.pk)).exists()


def test_what_was_decided_stays_when_the_registry_is_asked_again(
    ciampa: Reference, editor: User, registries: Answering
) -> None:
    verifying.decide(difference(ciampa, "issue"), keep="typed", actor=editor, now=NOW)
    verifying.verify(ciampa, registries=registries, now=LATER)
    assert ciampa.issue == "5"
    assert not difference(ciampa, "issue").is_open


def test_typed_names_that_ended_in_et_al_stay_decided(editor: User, registries: Answering) -> None:
    """The record keeps the names alone, so it no longer says quite what was typed."""
    typed: csl.Item = {**CIAMPA_TYPED, "author": [*DOE, {"literal": "et al."}]}
    ciampa = library.add(typed).reference
    verifying.settle(ciampa, found(REGISTERED), typed=typed, now=NOW)
    verifying.decide(difference(ciampa, "authors"), keep="typed", actor=editor, now=NOW)
    verifying.verify(ciampa, registries=registries, now=LATER)
    assert ciampa.names() == csl.names({"author": DOE})
    assert not difference(ciampa, "authors").is_open


def test_a_new_word_of_the_registry_opens_the_question_again(
    ciampa: Reference, editor: User, registries: Answering
) -> None:
    verifying.decide(difference(ciampa, "issue"), keep="typed", actor=editor, now=NOW)
    registries.say(REGISTERED, issue="3")
    verifying.verify(ciampa, registries=registries, now=LATER)
    again = difference(ciampa, "issue")
    assert (again.typed, again.registered, again.kept, again.is_open) == ("5", "3", "typed", True)


def test_an_article_number_and_pages_change_places_together(editor: User) -> None:
    numbered: csl.Item = {**papers.KIM, "page": "", "number": "1051"}
    kim = library.add({**papers.KIM, "page": "7-19"}).reference
    verifying.verify(kim, registries=Answering(papers=[found(numbered)]), now=NOW)
    assert (kim.page, kim.number) == ("", "1051")
    row = difference(kim, "page")
    assert (row.typed, row.registered, row.kept) == ("7-19", "1051", "registered")
    for keep, place in (("typed", ("7-19", "")), ("registered", ("", "1051"))):
        verifying.decide(row, keep=keep, actor=editor, now=NOW)
        kim.refresh_from_db()
        assert (kim.page, kim.number) == place


def test_another_records_identifier_cannot_be_had(editor: User) -> None:
    there = library.add(papers.SHAH).reference
    kim = library.add(papers.KIM).reference
    row = Difference.objects.create(
        reference=kim,
        field="doi",
        typed=kim.doi,
        registered=there.doi,
        source="Crossref",
        kept="typed",
        found_at=NOW,
    )
    with pytest.raises(ValidationError, match=r"shah-2020.*merge"):
        verifying.decide(row, keep="registered", actor=editor, now=NOW)
    assert Difference.objects.get().is_open


def test_only_two_words_decide(ciampa: Reference, editor: User) -> None:
    with pytest.raises(ValidationError, match="neither typed nor registered"):
        verifying.decide(difference(ciampa, "issue"), keep="both", actor=editor, now=NOW)


def test_an_edit_by_hand_is_remembered_as_decided(editor: User, registries: Answering) -> None:
    shah = library.add(papers.SHAH).reference
    verifying.verify(shah, registries=registries, now=NOW)
    before = verifying.snapshot(shah)
    shah.volume, shah.language = "11", "en"
    shah.save()
    Contributor.objects.filter(reference=shah, position=1).update(family="Shaw")
    edited = verifying.note_edit(shah, before, actor=editor, now=LATER)
    assert set(edited) == {"volume", "language", "authors"}
    row = difference(shah, "volume")
    assert (row.typed, row.registered, row.kept, row.decided_by) == ("11", "10", "typed", editor)
    assert not shah.differences.filter(field="language").exists()
    event = shah.events.filter(kind="edited").get()
    assert (event.details["before"]["volume"], event.details["after"]["volume"]) == ("10", "11")
    verifying.verify(shah, registries=registries, now=LATER)
    assert (shah.volume, shah.names()[0].family) == ("11", "Shaw")


def test_an_edit_back_to_the_registry_agrees_with_it(editor: User, registries: Answering) -> None:
    shah = library.add(papers.SHAH).reference
    verifying.verify(shah, registries=registries, now=NOW)
    for volume in ("11", "10"):
        before = verifying.snapshot(shah)
        shah.volume = volume
        shah.save()
        verifying.note_edit(shah, before, actor=editor, now=LATER)
    assert difference(shah, "volume").kept == "registered"


def test_saving_without_a_change_leaves_no_trace(editor: User) -> None:
    kim = library.add(papers.KIM).reference
    assert verifying.note_edit(kim, verifying.snapshot(kim), actor=editor, now=NOW) == ()
    assert not kim.events.exists()


def test_an_exchanged_identifier_makes_the_record_unverified(editor: User) -> None:
    """What was confirmed is the paper of the other DOI."""
    kim = library.add({**papers.KIM, "PMID": "", "PMCID": ""}).reference
    verifying.verify(kim, registries=the_eight(), now=NOW)
    before = verifying.snapshot(kim)
    kim.doi = "10.3390/nu10111564"
    kim.save()
    verifying.note_edit(kim, before, actor=editor, now=LATER)
    assert (kim.verified_at, kim.verified_source) == (None, "")


def test_an_identifier_that_was_missing_may_be_added(editor: User, registries: Answering) -> None:
    shah = library.add(papers.SHAH).reference
    verifying.verify(shah, registries=registries, now=NOW)
    before = verifying.snapshot(shah)
    shah.pmid = "32092847"
    shah.save()
    verifying.note_edit(shah, before, actor=editor, now=LATER)
    assert shah.verified_at == NOW
    assert shah.identifiers() == Identifiers(doi="10.3390/ani10020326", pmid="32092847")
