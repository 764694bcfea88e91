"""
Payloads by the ten thousand: through the sanitizer, in by every way, out by every way.

What they are made of stands in `tests/payloads`. Here a parser of its own judges what comes out;
`test_browser` has a real browser judge the same.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import islice, pairwise

import hypothesis
import pytest
from hypothesis import strategies as st

from articles.body.sanitize import clean
from articles.importing.importer import default_actor
from articles.importing.page import Page
from articles.importing.reader import read_page
from articles.importing.refusal import ImportRefused
from articles.importing.save import Origin, save
from articles.models import Article, Author, Brand, Product, Series
from articles.proof import pdf
from references import bulk
from references.exchange import formats
from references.models import Reference
from references.unseen import visible
from tests.drills.report import Drill
from tests.factories import NOW
from tests.payloads import corpus, files, letters, oracle

STEP, OUT_STEP, SAVED = 7, 5, 5
"""Of all combinations every so-manieth; primes, lest a wrapper or a disguise be left out."""


def test_no_payload_survives_the_sanitizer(drill: Drill) -> None:
    for number, case in enumerate(islice(corpus.cases(), 0, None, STEP), start=1):
        cleaned = clean(case)
        assert oracle.faults(cleaned, oracle.STORED) == [], case
        assert clean(cleaned) == cleaned, case
        drill.tried()
        if number % 20_000 == 0:
            drill.say(f"{number:,} cases")
    drill.saw("None left more than a letter may hold, and cleaning again changed nothing.")


def test_no_payload_leaves_by_any_way_out(drill: Drill) -> None:
    hidden = [hide(seed) for seed in corpus.seeds() for hide in corpus.HIDING.values()]
    for number, case in enumerate(hidden[::OUT_STEP], start=1):
        letter = letters.letter(clean(case), visible(case))
        assert list(letters.faults(letter)) == [], case
        drill.tried()
        if number % 500 == 0:
            drill.say(f"{number:,} letters")
    drill.saw(
        "In HTML, answers, blocks, Markdown, JSON-LD, Atom, JSON Feed, snippets and printed papers "
        "nothing could run, load, style, lead elsewhere or take another name."
    )


PIECES = st.sampled_from(
    [
        f"<{piece}"
        for seed in corpus.seeds("elements", "mutations", "clobber")
        for piece in seed.split("<")
        if piece
    ]
)


@hypothesis.settings(max_examples=3_000, deadline=None, database=None)
@hypothesis.given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30).map("".join))
def _pieces_in_any_order(html: str) -> None:
    cleaned = clean(html)
    assert oracle.faults(cleaned, oracle.STORED) == []
    assert clean(cleaned) == cleaned
    letter = letters.letter(cleaned, "x")
    assert list(letters.faults(letter)) == []


def test_pieces_of_payloads_in_any_order_make_no_new_one(drill: Drill) -> None:
    _pieces_in_any_order()
    drill.tried(3_000)
    drill.saw("Soups of their pieces were as harmless.")


def _pages(seed: str) -> Iterator[tuple[str, bytes]]:
    yield "page.html", files.html_page(seed)
    yield "page.md", files.markdown(seed)
    yield "page.txt", files.text(seed)
    yield "page.docx", files.word(seed)


def test_no_payload_comes_in_with_a_page(drill: Drill) -> None:
    refused = 0
    for seed in corpus.seeds():
        for name, data in _pages(seed):
            drill.tried()
            try:
                page = read_page(data, name)
            except ImportRefused:
                refused += 1
                continue
            assert list(_page_faults(page)) == [], (name, seed)
    drill.saw(f"What was read was clean; {refused} files were refused in words.")


def _page_faults(page: Page) -> Iterator[str]:
    for html in (page.body, *(question.answer for question in page.questions)):
        yield from oracle.faults(clean(html), oracle.STORED)


@pytest.mark.django_db
def test_no_payload_is_stored_of_a_page(drill: Drill) -> None:
    kept = 0
    for seed in corpus.seeds()[::SAVED]:
        data = files.html_page(seed)
        origin = Origin(name=seed, sha256=sha256(data).hexdigest())
        drill.tried()
        with suppress(ImportRefused):
            save(read_page(data, "page.html"), origin, actor=default_actor(), now=NOW, update=True)
            kept += 1
    for article in Article.objects.all():
        for html in (article.body, *article.faqs.values_list("answer", flat=True)):
            assert oracle.faults(html, oracle.STORED) == []
    assert [each for each in _addresses() if each and not oracle.leads_well(each)] == []
    drill.saw(f"{kept} pages became drafts with clean texts and addresses of the web alone.")


def _addresses() -> Iterator[str]:
    """Give every address that the pages left in the database."""
    for rows in (Author, Product, Series):
        yield from rows.objects.values_list("url", flat=True)
    for row in (*Author.objects.all(), *Brand.objects.all()):
        yield from row.same_as
    yield from Brand.objects.values_list("origin", flat=True)


@pytest.mark.django_db
def test_no_payload_comes_in_with_papers(drill: Drill) -> None:
    """From files in every format, and as the registries write it."""
    results: Counter[str] = Counter()
    for seed in corpus.seeds():
        texts = [*files.papers(seed), *files.papers(seed, identified=False)]
        rows = [row for name, text in texts for row in formats.loads(text, name)]
        items = [*(row.item for row in rows if row.item), *files.registered(seed)]
        for item in items:
            assert list(letters.printed(item)) == [], seed
            drill.tried()
        results.update(outcome.result for outcome in bulk.take_all(rows, now=NOW))
    for paper in Reference.objects.prefetch_related("contributors").iterator(chunk_size=500):
        words = (paper.title, paper.container_title, *(c.family for c in paper.contributors.all()))
        assert all(visible(each) == each for each in words)
        assert oracle.faults(paper.formatted().html) == []
    kept = Reference.objects.count()
    assert kept > len(corpus.seeds()) / 2, f"only {kept} papers were kept, so little was seen"
    drill.saw(
        f"{kept} papers were kept, none with more than italics in it; {results['refused']} records "
        f"were refused for what stood for an identifier, {results['matched']} were there already."
    )


def test_certificates_print_payloads_as_words(drill: Drill) -> None:
    seeds = corpus.seeds()
    for start in range(0, len(seeds), 12):
        facts = files.facts(list(seeds[start : start + 12]))
        document = pdf.certificate(facts)
        assert list(_active(document)) == []
        drill.tried(12)
    drill.saw("No certificate had a script, an action, a link or a file in it.")


def _active(document: bytes) -> Iterator[str]:
    """Give what of a PDF acts, in its plain parts and in its compressed ones."""
    pieces = re.split(rb"endstream|stream\r?\n", document)
    packed = [
        zlib.decompress(after) for before, after in pairwise(pieces) if b"/ObjStm" in before[-200:]
    ]
    # What is left are fonts and drawings.
    for part in (b" ".join(pieces[::2]), *packed):
        for name in (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/AA", b"/EmbeddedFile"):
            if name + b" " in part or name + b"<" in part or name + b"(" in part:
                yield f"{name!r}"
        if b"/URI" in part:
            yield "a link"
