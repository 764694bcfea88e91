"""What registries say is kept beside what was typed; a person has the last word."""

from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import LogEntry

from references import csl, library
from references.csl import PersonName
from references.models import Difference, Reference, RegistryRecord
from references.recognition import Identifiers
from references.sources.record import Found
from references.verification import verifying
from tests.factories import Role, make_user
from tests.references import papers
from tests.references.answering import NOBODY, RETRACTION, Answering, found, record, the_eight

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
CIAMPA_TYPED = csl.build(
    title="Emerging Therapeutic Role for Supplements in Gastrointestinal Disorders",
    authors=[PersonName("Ciampa", "BP")],
    container_title="Gastroenterol Hepatol (N Y)",
    issued="2017",
    volume="13",
    issue="5",
    page="288-296",
    identifiers=Identifiers(pmid="28450817", pmcid="PMC5402682"),
)
SHAH_TYPED = csl.build(
    title="Glutamine Metabolism and Its Role in Immunity, a Comprehensive Review",
    authors=[PersonName("Shah", "AM"), PersonName("Wang", "Z"), PersonName("Ma", "J")],
    container_title="Animals",
    issued="2020",
    identifiers=Identifiers(doi="10.3390/ani10020326"),
)


def shelve(item: csl.Item) -> Reference:
    return library.add(item).reference


def shown(reference: Reference) -> dict[str, tuple[object, object, str]]:
    rows = reference.differences.filter(decided_at=None)
    return {row.field: (row.typed, row.registered, row.kept) for row in rows}


def test_a_record_that_says_the_same_is_verified_and_filled() -> None:
    shah = shelve(SHAH_TYPED)
    verified = verifying.verify(shah, registries=the_eight(), now=NOW)
    assert (verified.outcome, verified.fault, verified.differences) == ("verified", "", ())
    kept = Reference.objects.get(pk=shah.pk)
    assert (kept.volume, kept.issue, kept.page) == ("10", "2", "326")
    assert (kept.verified_at, kept.verified_source) == (NOW, "Crossref")
    assert (kept.checked_at, kept.unanswered_since, kept.fault) == (NOW, None, "")
    assert (kept.status, kept.notices.get().doi) == ("retracted", "10.3390/ani11030905")
    assert [event.kind for event in reversed(kept.events.all())] == ["verified", "notice", "status"]


def test_what_the_registry_said_is_kept_word_for_word() -> None:
    shah = shelve(SHAH_TYPED)
    verifying.verify(shah, registries=the_eight(), now=NOW)
    verifying.verify(shah, registries=the_eight(), now=LATER)
    kept = RegistryRecord.objects.get()
    assert (kept.source, kept.first_seen_at, kept.last_seen_at) == ("Crossref", NOW, LATER)
    assert '"DOI":"10.3390/ani10020326"' in kept.item


def test_registered_words_are_taken_and_typed_ones_stay_beside_them() -> None:
    ciampa = shelve(CIAMPA_TYPED)
    registered = {**papers.CIAMPA, "page": "104-15"}
    verified = verifying.verify(ciampa, registries=Answering(papers=[found(registered)]), now=NOW)
    assert verified.outcome == "differs"
    assert csl.title(ciampa.csl()) == csl.title(papers.CIAMPA)
    assert ciampa.names() == csl.names(papers.CIAMPA)
    assert (ciampa.issue, ciampa.page) == ("2", "104-15")
    differences = shown(ciampa)
    assert set(differences) == {"title", "authors", "issue", "page"}
    assert differences["issue"] == ("5", "2", "registered")
    assert differences["page"] == ("288-296", "104-15", "registered")
    assert differences["authors"][0] == [{"family": "Ciampa", "given": "BP"}]


def test_nobody_reached_leaves_the_record_unverified_and_says_why_until_somebody_is() -> None:
    shah = shelve(SHAH_TYPED)
    for now in (NOW, LATER):
        verified = verifying.verify(shah, registries=the_eight(down=NOBODY), now=now)
        assert (verified.outcome, verified.fault) == ("unverified", NOBODY)
    assert (shah.verified_at, shah.checked_at, shah.fault) == (None, None, NOBODY)
    assert shah.unanswered_since == NOW
    assert verifying.verify(shah, registries=the_eight(), now=LATER).outcome == "verified"
    assert (shah.unanswered_since, shah.fault, shah.status) == (None, "", "retracted")


def test_nobody_reached_takes_nothing_from_a_verified_record() -> None:
    shah = shelve(SHAH_TYPED)
    verifying.verify(shah, registries=the_eight(), now=NOW)
    verified = verifying.verify(shah, registries=the_eight(down=NOBODY), now=LATER)
    assert (verified.outcome, verified.fault) == ("verified", NOBODY)
    assert (shah.verified_at, shah.checked_at, shah.unanswered_since) == (NOW, NOW, LATER)


def test_an_identifier_of_another_paper_overwrites_nothing() -> None:
    roth = shelve({**papers.ROTH, "DOI": "10.3390/ani10020326"})
    verified = verifying.verify(roth, registries=the_eight(), now=NOW)
    assert verified.outcome == "unverified"
    assert "another paper" in verified.fault
    assert (roth.title, roth.status) == ("Nonnutritive effects of glutamine", "current")
    assert shown(roth)["title"][2] == "typed"
    assert [csl.doi(one.item) for one in verified.suggestions] == ["10.1093/jn/138.10.2025s"]
    assert not RegistryRecord.objects.exists()


def test_a_person_may_be_sure_that_it_is_the_paper() -> None:
    roth = shelve({**papers.ROTH, "DOI": "10.3390/ani10020326"})
    verified = verifying.verify(roth, registries=the_eight(), now=NOW, sure=True)
    assert verified.outcome == "differs"
    assert roth.title == csl.title(papers.SHAH)
    assert shown(roth)["title"][2] == "registered"


def test_a_record_without_identifier_is_found_by_its_words() -> None:
    typed = {
        name: value for name, value in papers.KIM.items() if name not in ("DOI", "PMID", "PMCID")
    }
    kim = shelve(typed)  # type: ignore[arg-type]
    assert verifying.verify(kim, registries=the_eight(), now=NOW).outcome == "verified"
    assert (kim.doi, kim.pmid) == ("10.3390/ijms18051051", "28498331")


def test_an_identifier_of_another_record_is_left_there_and_named() -> None:
    first = shelve(csl.build(title="Typed long ago", identifiers=Identifiers(pmid="28498331")))
    kim = shelve({**papers.KIM, "PMID": ""})
    verified = verifying.verify(kim, registries=the_eight(), now=NOW)
    assert (verified.outcome, verified.twin) == ("verified", first)
    assert (kim.pmid, kim.pmcid) == ("", "PMC5454963")


def test_what_does_not_fit_its_column_stays_out_and_the_rest_comes_in() -> None:
    endless: csl.Item = {**papers.KIM, "volume": "9" * 200, "publisher": "x" * 400}
    kim = shelve({**papers.KIM, "volume": "", "issue": ""})
    verifying.verify(kim, registries=Answering(papers=[found(endless)]), now=NOW)
    assert (kim.volume, kim.publisher, kim.issue) == ("", "", "5")
    assert kim.verified_at == NOW


def test_a_verified_record_is_filled_but_never_overwritten() -> None:
    registries = the_eight()
    shah = shelve(SHAH_TYPED)
    verifying.verify(shah, registries=registries, now=NOW)
    registries.say(papers.SHAH, title="Quite another title of glutamine", language="en")
    verified = verifying.verify(shah, registries=registries, now=LATER)
    assert verified.outcome == "differs"
    assert csl.title(shah.csl()) == csl.title(papers.SHAH)
    assert shah.language == "en"
    assert shown(shah)["title"][1:] == ("Quite another title of glutamine", "typed")
    registries.say(papers.SHAH, title=csl.title(papers.SHAH))
    assert verifying.verify(shah, registries=registries, now=LATER).outcome == "verified"


def test_a_fault_of_one_registry_is_kept_beside_the_answer_of_the_other() -> None:
    half = Found(item=papers.KIM, records=(record(papers.KIM),), faults=("PubMed was too slow.",))
    kim = shelve(papers.KIM)
    verifying.verify(kim, registries=Answering(papers=[half]), now=NOW)
    assert (kim.checked_at, kim.fault) == (NOW, "PubMed was too slow.")


def test_the_kind_of_study_comes_from_the_registry_and_is_not_overwritten() -> None:
    trial = Found(item=papers.CORDOVA, records=(record(papers.CORDOVA),), kind="randomised_trial")
    registries = Answering(papers=[trial])
    cordova = shelve(papers.CORDOVA)
    verifying.verify(cordova, registries=registries, now=NOW)
    assert cordova.kind == "randomised_trial"
    other = library.add(papers.KIM, kind="guideline").reference
    verifying.verify(other, registries=the_eight(), now=NOW)
    assert other.kind == "guideline"


def test_whoever_asked_and_changed_the_record_by_it_signs_for_it() -> None:
    editor = make_user(Role.EDITOR)
    shah, kim = shelve(SHAH_TYPED), shelve(papers.KIM)
    verifying.verify(shah, registries=the_eight(), actor=editor, now=NOW)
    verifying.verify(kim, registries=the_eight(), actor=editor, now=NOW)
    signed = LogEntry.objects.get()
    assert (signed.object_id, signed.user, signed.action_time) == (str(shah.pk), editor, NOW)


def test_asking_never_holds_a_transaction() -> None:
    """The registry's answer may take a quarter of a minute; nobody may wait for it."""
    from django.db import connection

    depth: list[int] = []
    registries = the_eight(meanwhile=lambda: depth.append(len(connection.savepoint_ids)))
    outside = len(connection.savepoint_ids)
    verifying.verify(shelve(SHAH_TYPED), registries=registries, now=NOW)
    assert depth == [outside]


def test_a_notice_of_the_paper_of_a_wrong_identifier_is_not_ours() -> None:
    roth = shelve({**papers.ROTH, "DOI": "10.3390/ani10020326"})
    registries = Answering(papers=[found(papers.SHAH, RETRACTION)])
    verifying.verify(roth, registries=registries, now=NOW)
    assert not roth.notices.exists()


def test_differences_go_with_what_made_them() -> None:
    roth = shelve({**papers.ROTH, "DOI": "10.3390/ani10020326"})
    verifying.verify(roth, registries=the_eight(), now=NOW)
    roth.doi = "10.1093/jn/138.10.2025s"
    roth.save()
    assert verifying.verify(roth, registries=the_eight(), now=LATER).outcome == "verified"
    assert not Difference.objects.exists()
