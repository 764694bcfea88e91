"""What was mended from one revision to the next, and what was only shuffled about."""

import pytest

from articles.compliance.mended import mended
from tests.articles.compliance.resolutions import finding

CURE = "Evenwell cures a sad gut."
CURE_TOO = "Evenwell cures a very sad gut."
NERVES = "Nothing on earth is better for the nerves."

CASES = [
    # findings before, findings after -> what is gone: (kind, code, sentence)
    ([("DC-01", CURE)], [], [("R1", "DC-01", CURE)]),
    ([("DC-01", CURE)], [("DC-01", CURE)], []),
    # Changed, and caught again: nothing was mended.
    ([("DC-01", CURE)], [("DC-01", CURE_TOO)], []),
    # Two stood there, one is left in other words: the one least like it is gone.
    ([("DC-01", CURE), ("DC-01", NERVES)], [("DC-01", CURE_TOO)], [("R1", "DC-01", NERVES)]),
    # Another rule's new finding is no excuse.
    ([("DC-01", CURE)], [("SUB-04", CURE_TOO)], [("R1", "DC-01", CURE)]),
    # The same sentence twice is one thing to mend.
    ([("DC-01", CURE), ("DC-01", CURE)], [], [("R1", "DC-01", CURE)]),
    ([("END-01", CURE)], [], [("R5", "END-01", CURE)]),
    ([("DISC-04b", CURE)], [], [("R5", "DISC-04b", CURE)]),
    ([], [("DC-01", CURE)], []),
]


@pytest.mark.parametrize(("before", "after", "gone"), CASES)
def test_what_is_gone_was_mended(before: list, after: list, gone: list) -> None:
    found = mended(
        [finding(code, sentence=sentence) for code, sentence in before],
        [finding(code, sentence=sentence) for code, sentence in after],
    )
    assert [(kind.value, row.code, row.sentence) for kind, row in found] == gone


def test_what_is_only_shown_needs_no_mending() -> None:
    assert mended([finding("SF-01", "info")], []) == []
