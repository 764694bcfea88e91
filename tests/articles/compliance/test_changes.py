"""A finding is the same while its rule, its severity and its sentence are."""

from dataclasses import replace

from articles.compliance.changes import changes, serious
from articles.compliance.finding import Finding, Severity

GOUT = Finding(
    code="DC-01",
    severity=Severity.BLOCK,
    field="body",
    message="This claims an effect on a disease.",
    hint="Take it out.",
    source="21 CFR 101.93(g)(2)(i)",
    start=10,
    end=25,
    quote="cures gout",
    passage="Our tea cures gout.",
)
SEVERITY = replace(GOUT, severity=Severity.WARN)
RULE = replace(GOUT, code="DC-02")
SENTENCE = replace(GOUT, passage="Our tea eases gout.")
MOVED = replace(GOUT, field="faqs[0].answer", start=0, end=15)
EXPLAINED = replace(GOUT, message="Said better.", hint="Reword it.")


def test_nothing_changed_is_no_change() -> None:
    assert not changes([GOUT, RULE], [RULE, GOUT])


def test_what_moved_or_is_explained_better_is_the_same() -> None:
    assert not changes([GOUT], [MOVED])
    assert not changes([GOUT], [EXPLAINED])


def test_another_severity_rule_or_sentence_is_another_finding() -> None:
    for other in (SEVERITY, RULE, SENTENCE):
        changed = changes([GOUT], [other])
        assert (changed.new, changed.gone) == ((other,), (GOUT,))


def test_the_same_sentence_found_twice_is_two() -> None:
    assert changes([GOUT], [GOUT, MOVED]).new == (MOVED,)
    assert changes([GOUT, MOVED], [GOUT]).gone == (MOVED,)


def test_what_is_only_shown_needs_no_answer() -> None:
    assert serious([GOUT, SEVERITY, replace(GOUT, severity=Severity.INFO)]) == 2
