"""A comment speaks to people by the names of their accounts."""

import pytest

from articles.workflow.addressed import addressed

MENTIONS = [
    ("@rita, which trial?", ("rita",)),
    ("Which trial, @rita? And @medical.mo: the dose.", ("rita", "medical.mo")),
    ("@rita @rita", ("rita",)),
    ("(@rita)", ("rita",)),
    ("Ask @rita.", ("rita",)),
    ("@jo-ann_2", ("jo-ann_2",)),
    ("Write to rita@brand.example", ()),
    ("5 g @ 2 a day", ()),
    ("@", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "names"), MENTIONS)
def test_a_mention_is_an_account_behind_an_at_sign(text: str, names: tuple[str, ...]) -> None:
    assert addressed(text) == names
