"""Highlighted text is the text, character for character, in stretches of one severity."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from articles.compliance.finding import Finding, Severity
from articles.compliance.highlighting import Stretch, lines, stretches

TEXT = "It cures gout, and fast."
GOUT = Finding(
    code="DC-01",
    severity=Severity.BLOCK,
    field="text",
    message="A claim.",
    hint="Take it out.",
    source="21 CFR 101.93(g)",
    start=3,
    end=13,
)
LINE = replace(GOUT, severity=Severity.INFO, start=0, end=24)
WHOLE = replace(GOUT, start=None, end=None)


def test_a_text_without_findings_is_one_stretch() -> None:
    assert stretches(TEXT, []) == (Stretch(TEXT),)
    assert stretches("", []) == ()


def test_a_passage_stands_out_from_what_is_around_it() -> None:
    assert stretches(TEXT, [GOUT]) == (
        Stretch("It "),
        Stretch("cures gout", (0,), Severity.BLOCK, (0,)),
        Stretch(", and fast."),
    )


def test_where_findings_overlap_the_gravest_gives_the_colour() -> None:
    assert stretches(TEXT, [LINE, GOUT]) == (
        Stretch("It ", (0,), Severity.INFO, (0,)),
        Stretch("cures gout", (0, 1), Severity.BLOCK, (1,)),
        Stretch(", and fast.", (0,), Severity.INFO),
    )


def test_a_finding_about_the_whole_is_nowhere_in_the_text() -> None:
    assert stretches(TEXT, [WHOLE]) == (Stretch(TEXT),)


def test_a_place_outside_the_text_does_no_harm() -> None:
    beyond = replace(GOUT, start=20, end=900)
    assert [one.text for one in stretches(TEXT, [beyond])] == [TEXT[:20], TEXT[20:]]
    assert stretches(TEXT, [replace(GOUT, start=50, end=60)]) == (Stretch(TEXT),)


def test_lines_are_told_apart_and_each_finding_is_told_in_its_first() -> None:
    text = "One\n\ncures gout\nand more"
    found = [replace(GOUT, start=5, end=len(text))]
    told = list(lines(stretches(text, found)))
    assert [["".join(one.text) for one in line] for line in told] == [
        ["One"],
        ["cures gout"],
        ["and more"],
    ]
    assert [one.first for line in told for one in line] == [(), (0,), ()]


places = st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(list(Severity)))


@given(st.text("ab \n", max_size=30), st.lists(places, max_size=6))
def test_the_stretches_together_are_the_text(
    text: str, some: list[tuple[int, int, Severity]]
) -> None:
    found = [
        replace(GOUT, start=min(one, other), end=max(one, other), severity=severity)
        for one, other, severity in some
    ]
    cut = stretches(text, found)
    assert "".join(one.text for one in cut) == text
    at = 0
    for one in cut:
        covering = {n for n, f in enumerate(found) if f.start <= at < f.end}
        assert set(one.findings) == covering
        at += len(one.text)
