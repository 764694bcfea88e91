"""
The sharpest payloads, on every test run; `make drills ARGS="-k payloads"` tries all combinations.

What this guards: whatever an editor, an import or a registry brings in, nothing that reaches
readers, feeds or programs can run, load, style, or take the name of another element.
"""

from articles.body.sanitize import clean
from references.unseen import visible
from tests.payloads import corpus, letters, oracle

EACH = 17
"""One seed in so many goes through every way out here, which costs most."""


def test_no_seed_survives_the_sanitizer_and_cleaning_is_final() -> None:
    for seed in corpus.seeds():
        cleaned = clean(seed)
        assert oracle.faults(cleaned, oracle.STORED) == [], seed
        assert clean(cleaned) == cleaned, seed


def test_no_seed_reaches_readers_by_any_way_out() -> None:
    for seed in corpus.seeds()[::EACH]:
        letter = letters.letter(clean(seed), visible(seed))
        assert list(letters.faults(letter)) == [], seed


def test_the_oracle_sees_an_attack() -> None:
    """An oracle that finds fault with nothing would prove nothing."""
    missed = [
        seed
        for seed in corpus.seeds("elements")
        if "<" in seed and not oracle.faults(seed, oracle.LETTER)
    ]
    # What a browser reads as words: escaped, in another alphabet of brackets, or cut short.
    assert len(missed) < 12, missed
    assert oracle.markdown_faults("[x](javascript:pwned=1)")
    assert oracle.script_faults('{"x": "</script><b>"}')
    assert oracle.xml_faults(b'<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>')
    assert oracle.block_faults([{"_type": "block", "markDefs": [{"href": "data:,x"}]}])
    assert oracle.address_faults({"url": "javascript:pwned=1"})
