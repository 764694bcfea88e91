"""NLM's letters for languages."""

import pytest

from references.sources import pubmed_languages


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("eng", "en"),
        ("fre", "fr"),
        ("ger", "de"),
        ("spa", "es"),
        ("chi", "zh"),
        ("ENG", "en"),
        ("haw", "haw"),
        ("und", ""),
        ("mul", ""),
        ("", ""),
    ],
)
def test_three_letters_become_a_language_tag(code: str, tag: str) -> None:
    assert pubmed_languages.tag(code) == tag
