"""Which redirects of a file can be made, and why the others cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.redirects.plan import Known, plan
from articles.redirects.rows import Row

GUT, SLEEP = 1, 2
KNOWN = Known(
    letters={"gut": GUT, "gut-live": GUT, "sleep": SLEEP},
    redirects={"gut-once": GUT, "sleep-once": SLEEP},
    names={GUT: "On the gut", SLEEP: "On sleep"},
)


def planned(*pairs: str):
    rows = [Row(n, *pair.split(">")) for n, pair in enumerate(pairs, start=1)]
    made = plan(rows, KNOWN)
    return made.new, made.there, [(fault.line, fault.message) for fault in made.faults]


def test_an_old_address_leads_to_a_letter_by_any_of_its_names() -> None:
    assert planned("a>gut", "b>gut-live", "c>gut-once") == ({"a": GUT, "b": GUT, "c": GUT}, [], [])


def test_a_chain_ends_at_its_letter_in_one_step() -> None:
    assert planned("a>b", "b>c", "c>sleep")[0] == {"a": SLEEP, "b": SLEEP, "c": SLEEP}


def test_what_is_there_already_is_left_alone() -> None:
    assert planned("gut-once>gut", "a>gut", "a>gut") == ({"a": GUT}, ["gut-once"], [])


@pytest.mark.parametrize(
    ("pairs", "line", "message"),
    [
        (["a>nowhere"], 1, "No letter has the slug “nowhere”, nor ever had."),
        (["a>a"], 1, "It leads in a circle: a to a."),
        (["a>b", "b>a"], 1, "It leads in a circle: a to b to a."),
        (["x>a", "a>b", "b>a"], 1, "It leads in a circle: a to b to a."),
        (["gut>sleep"], 1, "“On the gut” has this address; its readers would be led away."),
        (["gut-live>gut"], 1, "“On the gut” has this address; it would lead to itself."),
        (["gut-once>sleep"], 1, "This address leads to “On the gut” already."),
        (["a>gut", "a>sleep"], 2, "Line 1 leads a to gut already."),
    ],
)
def test_what_cannot_be_made_is_told_with_its_line(pairs, line: int, message: str) -> None:
    first = planned(*pairs)[2][0]
    assert (first[0], first[1].startswith(message)) == (line, True), first


SLUGS = st.sampled_from(["gut", "gut-once", "sleep", "a", "b", "c", "nowhere"])


@given(st.lists(st.tuples(SLUGS, SLUGS), max_size=8))
def test_whatever_is_planned_leads_from_no_letter_and_to_one(pairs) -> None:
    made = plan([Row(n, *pair) for n, pair in enumerate(pairs, start=1)], KNOWN)
    for old, letter in made.new.items():
        assert letter in KNOWN.names
        assert old not in KNOWN.letters
        assert old not in KNOWN.redirects
    told = {old for old, _ in pairs}
    if not made.faults:
        assert told == set(made.new) | set(made.there)
