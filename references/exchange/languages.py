"""
Write languages one way, as CSL and HTML do: the code of ISO 639-1.

PubMed writes three letters (`ger`), BibTeX babel's names (`ngerman`).
"""

from references.sources.pubmed_languages import TAGS

NAMES = {
    "american": "en",
    "arabic": "ar",
    "brazilian": "pt",
    "british": "en",
    "catalan": "ca",
    "chinese": "zh",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "finnish": "fi",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hungarian": "hu",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "magyar": "hu",
    "ngerman": "de",
    "norsk": "no",
    "norwegian": "no",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukenglish": "en",
    "ukrainian": "uk",
    "usenglish": "en",
}
THREE_LETTERS = {code: letters for letters, code in TAGS.items()}


def code(text: str) -> str:
    """Return the code of a language named in any of these ways; other text as it is."""
    name = text.strip().lower()
    return NAMES.get(name) or TAGS.get(name) or text.strip()


def three_letters(language: str) -> str:
    """Return PubMed's name of a language code; other text as it is."""
    return THREE_LETTERS.get(language, language)
