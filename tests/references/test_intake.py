"""Paste anything: every paper that can be kept is kept, confirmed or not, and nothing crashes."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from references import csl, intake, library
from references.comparing import comparison
from references.models import Reference
from references.verification import verifying
from tests.factories import Role, make_user
from tests.references import papers
from tests.references.answering import NOBODY, Answering, found, the_eight

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
LATER = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
ROTH = (
    "Roth E. Nonnutritive effects of glutamine. J Nutr. 2008;138(10):2025S-2031S. "
    "doi:10.1093/jn/138.10.2025S"
)
KEYS = [
    "kim-2017",
    "cruzat-2018",
    "cordova-martinez-2021",
    "coqueiro-2019",
    "roth-2008",
    "shah-2020",
    "garlick-2001",
    "ciampa-2017",
]


@pytest.fixture
def pasted(seed: Path) -> str:
    """The published letter's reference list, as a reader copies it."""
    text = (seed / "letter.txt").read_text().partition("\nReferences\n")[2]
    return text.partition("\nLanFam Letters\n")[0]


def take_in(text: str, registries: Answering, **values: float) -> tuple[intake.Taken, ...]:
    return intake.take_in(text, registries=registries, now=NOW, **values)


def test_the_letters_list_becomes_eight_right_records(pasted: str) -> None:
    taken = take_in(pasted, the_eight())
    assert [one.reference.citation_key for one in taken if one.reference] == KEYS
    assert [one.outcome for one in taken] == ["verified"] * 7 + ["differs"]
    for one, item in zip(taken, papers.PAPERS, strict=True):
        kept = Reference.objects.get(citation_key=item["id"])
        assert one.created
        assert comparison.differences(item, kept.csl()) == ()
        assert csl.names(kept.csl()) == csl.names(item)
        assert kept.verified_at == NOW


def test_the_eighth_shows_what_was_typed_and_what_is_registered(pasted: str) -> None:
    registered: csl.Item = {**papers.CIAMPA, "page": "104-15"}
    taken = take_in(pasted, Answering(papers=[found(registered)]))[-1]
    assert {d.field for d in taken.differences} == {"title", "authors", "issue", "page"}
    ciampa = Reference.objects.get(citation_key="ciampa-2017")
    rows = {row.field: (comparison.shown(row.typed), row.kept) for row in ciampa.differences.all()}
    assert rows["issue"] == ("5", "registered")
    assert rows["page"] == ("288-296", "registered")
    assert ciampa.page == "104-15"
    assert ciampa.title == csl.title(papers.CIAMPA)


def test_the_sixth_is_retracted_and_says_where(pasted: str) -> None:
    take_in(pasted, the_eight())
    shah = Reference.objects.get(citation_key="shah-2020")
    assert (shah.status, shah.status_notice) == (
        "retracted",
        "https://doi.org/10.3390/ani11030905",
    )
    assert "Retracted" in shah.formatted().text


def test_with_nobody_reached_all_eight_are_kept_unverified(pasted: str) -> None:
    taken = take_in(pasted, the_eight(down=NOBODY))
    assert [(one.outcome, one.created, one.fault) for one in taken] == [
        ("unverified", True, NOBODY)
    ] * 8
    assert list(Reference.objects.order_by("pk").values_list("citation_key", flat=True)) == KEYS
    for reference in Reference.objects.all():
        assert (reference.verified_at, reference.fault) == (None, NOBODY)
        assert reference.unanswered_since == NOW
        assert "et al" not in reference.formatted().text or len(reference.names()) > 1


def test_once_somebody_is_reached_the_eight_are_verified(pasted: str) -> None:
    take_in(pasted, the_eight(down=NOBODY))
    outcomes = [
        verifying.verify(reference, registries=the_eight(), now=LATER).outcome
        for reference in Reference.objects.order_by("pk")
    ]
    assert outcomes == ["verified"] * 7 + ["differs"]
    ciampa = Reference.objects.get(citation_key="ciampa-2017")
    assert set(ciampa.differences.values_list("field", flat=True)) >= {"title", "authors", "issue"}
    assert ciampa.names() == csl.names(papers.CIAMPA)
    assert Reference.objects.get(citation_key="shah-2020").status == "retracted"


def test_pasting_again_finds_all_on_the_shelf_and_asks_nobody(pasted: str) -> None:
    take_in(pasted, the_eight())
    before = list(Reference.objects.order_by("pk").values())
    registries = the_eight()
    taken = take_in(pasted, registries)
    assert [(one.outcome, one.created) for one in taken] == [("shelf", False)] * 8
    assert list(Reference.objects.order_by("pk").values()) == before
    assert registries.asked == 0
    assert [d.field for d in taken[-1].differences] == ["authors", "title", "issue"]


def test_pasting_again_confirms_what_nobody_could_before(pasted: str) -> None:
    take_in(pasted, the_eight(down=NOBODY))
    taken = take_in(pasted, the_eight())
    assert [one.outcome for one in taken] == ["verified"] * 7 + ["differs"]
    assert Reference.objects.count() == 8


@pytest.mark.parametrize(
    "text",
    [
        "10.3390/ijms18051051",
        "https://doi.org/10.3390/IJMS18051051.",
        "PMID: 28498331",
        "28498331",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/",
    ],
)
def test_an_identifier_alone_is_enough(text: str) -> None:
    (taken,) = take_in(text, the_eight())
    assert (taken.outcome, taken.created) == ("verified", True)
    assert Reference.objects.get().csl() == papers.KIM


def test_an_identifier_nobody_can_look_up_is_kept_for_the_form() -> None:
    (taken,) = take_in("10.3390/ijms18051051", the_eight(down=NOBODY))
    assert (taken.outcome, taken.reference) == ("manual", None)
    assert csl.doi(taken.item) == "10.3390/ijms18051051"
    assert NOBODY in taken.fault
    assert not Reference.objects.exists()


def test_an_identifier_nobody_knows_says_so() -> None:
    (taken,) = take_in("10.9999/nothing", the_eight())
    assert taken.outcome == "manual"
    assert "knows no such paper" in taken.fault


def test_an_identifier_of_another_paper_keeps_what_was_typed() -> None:
    text = ROTH.replace("10.1093/jn/138.10.2025S", "10.3390/ani10020326")
    (taken,) = take_in(text, the_eight())
    assert taken.outcome == "unverified"
    assert "another paper" in taken.fault
    kept = Reference.objects.get()
    assert (kept.title, kept.status) == ("Nonnutritive effects of glutamine", "current")
    assert [csl.doi(one.item) for one in taken.suggestions] == ["10.1093/jn/138.10.2025s"]


def test_text_without_identifier_is_matched_by_its_words() -> None:
    (taken,) = take_in(ROTH.partition(" doi:")[0], the_eight())
    assert taken.outcome == "verified"
    assert Reference.objects.get().doi == "10.1093/jn/138.10.2025s"


def test_text_that_nobody_knows_is_kept_as_typed() -> None:
    (taken,) = take_in("Doe J. A paper no registry has. J Nobody. 1999;1(2):3-4.", the_eight())
    assert (taken.outcome, taken.created) == ("unverified", True)
    assert taken.fault
    assert Reference.objects.get().title == "A paper no registry has"


def test_text_without_a_title_is_left_to_a_person() -> None:
    (taken,) = take_in("https://www.example.com/page", the_eight(down=NOBODY))
    assert taken.outcome == "manual"
    assert csl.url(taken.item) == "https://www.example.com/page"
    assert taken.parsed is not None


def test_the_text_of_a_file_comes_in_the_same_way() -> None:
    ris = "TY  - JOUR\nTI  - Nonnutritive effects of glutamine\nAU  - Roth, E\nPY  - 2008\n"
    taken = take_in(
        f"{ris}DO  - 10.1093/jn/138.10.2025S\nER  - \n\nTY  - JOUR\nER  - \n", the_eight()
    )
    assert [one.outcome for one in taken] == ["verified", "manual"]
    assert Reference.objects.get().doi == "10.1093/jn/138.10.2025s"


def test_one_entry_that_cannot_be_kept_keeps_no_other_out() -> None:
    endless = "x" * 700
    text = f"1. Doe J. A paper. {endless} J. 1999;1(2):3-4.\n2. {ROTH}\n"
    taken = take_in(text, the_eight())
    assert [one.outcome for one in taken] == ["refused", "verified"]
    assert taken[0].fault


def test_what_is_pasted_is_signed_for_and_in_the_history() -> None:
    editor = make_user(Role.EDITOR)
    intake.take_in(ROTH, registries=the_eight(), actor=editor, now=NOW)
    kept = Reference.objects.get()
    assert [event.kind for event in reversed(kept.events.all())] == ["added", "verified"]
    assert LogEntry.objects.filter(user=editor, object_id=str(kept.pk)).exists()


def test_when_time_is_up_the_rest_is_kept_unverified_with_the_reason(pasted: str) -> None:
    registries = the_eight(meanwhile=lambda: time.sleep(0.05))
    taken = take_in(pasted, registries, budget=0.12)
    late = [one for one in taken if one.fault == intake.NO_TIME]
    assert 4 <= len(late) <= 7
    assert {one.outcome for one in late} == {"unverified"}
    assert taken[0].outcome == "verified"
    assert Reference.objects.count() == 8


def test_a_paste_takes_so_many_and_says_what_it_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST", 2)
    lines = [f"10.3390/{name}" for name in ("ijms18051051", "nu10111564", "nu13062073", "x1")]
    taken = take_in("\n".join(lines), the_eight())
    assert [one.outcome for one in taken] == ["verified", "verified", "refused"]
    assert "takes 2 references" in taken[-1].fault
    assert "2 more" in taken[-1].fault
    assert taken[-1].text.split() == lines[2:], "what was left out can be taken in next"


def test_of_a_list_too_long_for_one_paste_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST", 2)
    text = "\n".join(
        f"{n}. Roth E. Effects of glutamine {n}. J Nutr. 2008;138(10):{n}0-{n}9."
        for n in range(1, 6)
    )
    rounds = []
    while text:
        taken = take_in(text, Answering(down=NOBODY))
        rounds.append(len(taken))
        text = taken[-1].text if taken[-1].reference is None else ""
    assert rounds == [3, 3, 1]
    assert Reference.objects.count() == 5


def test_of_a_pasted_file_too_long_for_one_paste_the_way_out_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(intake, "MOST", 1)
    record = "TY  - JOUR\nTI  - Effects of glutamine {}\nPY  - 2008\nER  - \n"
    taken = take_in(record.format(1) + record.format(2), Answering(down=NOBODY))
    assert [(one.outcome, one.text) for one in taken][1:] == [("refused", "")]
    assert "the last 1 of this one were not read" in taken[-1].fault
    assert "as a file" in taken[-1].fault


@pytest.mark.parametrize(
    "text", ["asdf", "?", "10.3390/", "@article{", "Hello,\nthanks for your mail!\nBest, Ann"]
)
def test_words_that_name_no_paper_do_not_become_one(text: str) -> None:
    [taken] = take_in(text, Answering(down=NOBODY))
    assert taken.outcome == "manual"
    assert "it may be no paper at all" in taken.fault
    assert csl.title(taken.item), "the form by hand begins with what was read"
    assert not Reference.objects.exists()


def test_a_title_alone_is_taken_when_a_registry_knows_its_paper() -> None:
    [taken] = take_in(csl.title(papers.CRUZAT), the_eight())
    assert taken.outcome == "manual"
    assert [csl.title(one.item) for one in taken.suggestions][:1] == [csl.title(papers.CRUZAT)]


def test_asking_never_holds_a_transaction() -> None:
    depth: list[int] = []
    registries = the_eight(meanwhile=lambda: depth.append(len(connection.savepoint_ids)))
    outside = len(connection.savepoint_ids)
    take_in(f"{ROTH}\n\n10.3390/ijms18051051", registries)
    assert set(depth) == {outside}


def test_every_outcome_has_words() -> None:
    assert set(intake.OUTCOMES) >= {verifying.VERIFIED, verifying.DIFFERS, verifying.UNVERIFIED}


def test_a_paper_added_while_we_asked_is_found_not_doubled() -> None:
    registries = the_eight(meanwhile=lambda: library.add(papers.KIM))
    (taken,) = take_in("10.3390/ijms18051051", registries)
    assert (taken.outcome, taken.created) == ("verified", False)
    assert Reference.objects.count() == 1


class AnythingPasted(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=200))
    def test_any_text_ends_in_words_not_in_a_crash(self, text: str) -> None:
        for one in take_in(text, the_eight(down=NOBODY)):
            assert one.outcome in intake.OUTCOMES
            assert one.reference or one.fault
