"""Turn NLM's three letters for a language (MARC, ISO 639-2/B) into a language tag (BCP 47)."""

TAGS = {
    "ara": "ar",
    "bul": "bg",
    "cat": "ca",
    "chi": "zh",
    "cze": "cs",
    "dan": "da",
    "dut": "nl",
    "eng": "en",
    "est": "et",
    "fin": "fi",
    "fre": "fr",
    "geo": "ka",
    "ger": "de",
    "gre": "el",
    "heb": "he",
    "hrv": "hr",
    "hun": "hu",
    "ice": "is",
    "ind": "id",
    "ita": "it",
    "jpn": "ja",
    "kor": "ko",
    "lav": "lv",
    "lit": "lt",
    "nor": "no",
    "per": "fa",
    "pol": "pl",
    "por": "pt",
    "rum": "ro",
    "rus": "ru",
    "slo": "sk",
    "slv": "sl",
    "spa": "es",
    "srp": "sr",
    "swe": "sv",
    "tha": "th",
    "tur": "tr",
    "ukr": "uk",
    "vie": "vi",
}
UNKNOWN = {"und", "mul", "zxx"}


def tag(code: str) -> str:
    """Return `fr` for `fre`; a code not listed stays as it is, `und` and `mul` give ""."""
    code = code.strip().lower()
    return "" if code in UNKNOWN else TAGS.get(code, code)
