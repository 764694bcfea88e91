"""One reference in, one AMA entry out; the expected entries were written by hand."""

import re
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references import csl
from references.csl import PersonName, build
from references.formatting import entry
from references.recognition import Identifiers
from tests.references import papers

SEED = [
    (
        papers.KIM,
        (
            "Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in "
            "Intestinal "
            "Diseases. Int J Mol Sci. 2017;18(5):1051. doi:10.3390/ijms18051051. PMID: 28498331. "
            "PMCID: PMC5454963."
        ),
    ),
    (
        papers.CRUZAT,
        (
            "Cruzat V, Macedo Rogero M, Noel Keane K, Curi R, Newsholme P. Glutamine: "
            "Metabolism and "
            "Immune Function, Supplementation and Clinical Translation. Nutrients. "
            "2018;10(11):1564. "
            "doi:10.3390/nu10111564"
        ),
    ),
    (
        papers.CORDOVA,
        (
            "Córdova-Martínez A, Caballero-García A, Bello HJ, Pérez-Valdecantos D, Roche "
            "E. Effect of "
            "Glutamine Supplementation on Muscular Damage Biomarkers in Professional Basketball "
            "Players. Nutrients. 2021;13(6):2073. doi:10.3390/nu13062073"
        ),
    ),
    (
        papers.COQUEIRO,
        (
            "Coqueiro AY, Rogero MM, Tirapegui J. Glutamine as an Anti-Fatigue Amino Acid "
            "in Sports "
            "Nutrition. Nutrients. 2019;11(4):863. doi:10.3390/nu11040863"
        ),
    ),
    (
        papers.ROTH,
        (
            "Roth E. Nonnutritive effects of glutamine. J Nutr. 2008;138(10):2025S-2031S. "
            "doi:10.1093/jn/138.10.2025s"
        ),
    ),
    (
        papers.SHAH,
        (
            "Shah AM, Wang Z, Ma J. Glutamine Metabolism and Its Role in Immunity, a Comprehensive "
            "Review. Animals. 2020;10(2):326. doi:10.3390/ani10020326"
        ),
    ),
    (
        papers.GARLICK,
        (
            "Garlick PJ. Assessment of the safety of glutamine and other amino acids. J Nutr. "
            "2001;131(9)(suppl):2556S-2561S. doi:10.1093/jn/131.9.2556s"
        ),
    ),
    (
        papers.CIAMPA,
        (
            "Ciampa BP, Reyes Ramos E, Borum M, Doman DB. The Emerging Therapeutic Role of Medical "
            "Foods for Gastrointestinal Disorders. Gastroenterol Hepatol (N Y). 2017;13(2). PMID: "
            "28450817. PMCID: PMC5402682."
        ),
    ),
]


@pytest.mark.parametrize(("item", "expected"), SEED)
def test_the_papers_of_the_first_letter_print_as_ama_has_them(
    item: csl.Item, expected: str
) -> None:
    assert entry(item).text == expected


def test_the_journal_is_in_italics_and_identifiers_are_links() -> None:
    assert entry(papers.KIM).html == (
        "Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in Intestinal "
        "Diseases. <i>Int J Mol Sci</i>. 2017;18(5):1051. "
        'doi:<a href="https://doi.org/10.3390/ijms18051051">10.3390/ijms18051051</a>. '
        'PMID: <a href="https://pubmed.ncbi.nlm.nih.gov/28498331/">28498331</a>. '
        'PMCID: <a href="https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/">PMC5454963</a>.'
    )


def people(count: int) -> list[PersonName]:
    return [PersonName(f"Author{chr(65 + i)}", "X") for i in range(count)]


def test_six_authors_are_named_and_of_seven_only_three() -> None:
    six = entry(build(title="T", authors=people(6))).text
    seven = entry(build(title="T", authors=people(7))).text
    assert six == "AuthorA X, AuthorB X, AuthorC X, AuthorD X, AuthorE X, AuthorF X. T."
    assert seven == "AuthorA X, AuthorB X, AuthorC X, et al. T."


@pytest.mark.parametrize(
    ("person", "printed"),
    [
        (PersonName("Kim", "MH"), "Kim MH"),
        (PersonName("Kim", "Min-Hyun"), "Kim MH"),
        (PersonName("Kim", "M.-H."), "Kim MH"),
        (PersonName("Smith", "John A.", "Jr"), "Smith JA Jr"),
        (PersonName("Smith", "JA", "III"), "Smith JA III"),
        (PersonName("van der Hulst", "R. R. W."), "van der Hulst RRW"),
        (PersonName("O’Keefe", "Stephen"), "O’Keefe S"),
        (PersonName("Öz", "Élodie"), "Öz É"),
        (PersonName("Sukarno"), "Sukarno"),
        (PersonName(literal="World Health Organization"), "World Health Organization"),
        (PersonName(literal="Smith & Sons <Group>"), "Smith & Sons <Group>"),
    ],
)
def test_names_print_as_family_and_initials(person: PersonName, printed: str) -> None:
    assert entry(build(title="T", authors=[person])).text == f"{printed}. T."


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        (build(title="Does it work?", authors=people(1)), "AuthorA X. Does it work?"),
        (
            build(title="Is it “so?”", authors=people(1), issued="2017", volume="1"),
            "AuthorA X. Is it “so?” 2017;1.",
        ),
        (
            build(title="Growth of <i>E coli.</i>", authors=people(1), issued="2017", volume="1"),
            "AuthorA X. Growth of E coli. 2017;1.",
        ),
        (build(title="Only a title"), "Only a title."),
        (build(title="No author", issued="2017", volume="3", page="4"), "No author. 2017;3:4."),
        (
            build(title="No volume", authors=people(1), container_title="Gut", issued="2021-03-04"),
            "AuthorA X. No volume. Gut. Published online March 4, 2021.",
        ),
        (
            build(title="T", authors=people(1), container_title="Gut", issued="2014", issue="9"),
            "AuthorA X. T. Gut. 2014;(9).",
        ),
        (
            build(title="T", authors=people(1), issued="2014", volume="9", number="e14", page="1"),
            "AuthorA X. T. 2014;9:e14.",
        ),
        (
            build(
                type="book",
                title="Amino acids in the gut",
                authors=people(1),
                edition="2",
                publisher="Gut & Sons",
                issued="2010",
            ),
            "AuthorA X. Amino Acids in the Gut. 2nd ed. Gut & Sons; 2010.",
        ),
        (
            build(type="book", title="Gut", editors=people(2), publisher="Press", issued="2010"),
            "AuthorA X, AuthorB X, eds. Gut. Press; 2010.",
        ),
        (
            build(type="book", title="Gut", editors=people(1), publisher="Press", issued="2010"),
            "AuthorA X, ed. Gut. Press; 2010.",
        ),
        (
            build(
                type="chapter",
                title="Glutamine",
                authors=people(1),
                editors=[PersonName("Feldman", "M")],
                container_title="Gut Disease",
                publisher="Press",
                issued="2010",
                page="55-60",
            ),
            "AuthorA X. Glutamine. In: Feldman M, ed. Gut Disease. Press; 2010:55-60.",
        ),
        (
            build(type="webpage", title="Facts", url="https://example.org/a?b=1&c=2"),
            "Facts. https://example.org/a?b=1&c=2",
        ),
        ({}, ""),
    ],
)
def test_what_is_missing_leaves_no_hole(item: csl.Item, printed: str) -> None:
    assert entry(item).text == printed


def test_an_identifier_takes_the_place_of_the_web_address() -> None:
    item = build(title="T", url="https://example.org", identifiers=Identifiers(pmid="12"))
    assert entry(item).text == "T. PMID: 12."


@pytest.mark.parametrize(
    ("status", "notice", "ending"),
    [
        (
            "retracted",
            "https://doi.org/10.3390/ani11030905",
            " Retracted in: doi:10.3390/ani11030905.",
        ),
        ("retracted", "", " Retracted."),
        ("corrected", "https://example.org/note", " Corrected in: https://example.org/note."),
        ("concern", "", " Expression of concern."),
        ("current", "https://example.org/note", ""),
    ],
)
def test_a_paper_that_no_longer_stands_says_so(status: str, notice: str, ending: str) -> None:
    plain = entry(papers.SHAH).text
    told = entry(papers.SHAH, status=status, notice=notice).text
    assert told == (f"{plain}.{ending}" if ending else plain)


def test_the_notice_is_a_link() -> None:
    html = entry(papers.SHAH, status="retracted", notice="10.3390/ani11030905").html
    assert html.endswith(
        'Retracted in: doi:<a href="https://doi.org/10.3390/ani11030905">10.3390/ani11030905</a>.'
    )


def test_what_is_not_markup_is_escaped() -> None:
    item = build(
        title='<script>alert("1")</script> & <i onclick="x">y</i> in <i>E coli</i> H<sub>2</sub>O',
        authors=[PersonName("<b>Kim</b>", "&M")],
        container_title="Gut <img src=x> & Co",
        identifiers=Identifiers(doi='10.1000/a"><b>'),
    )
    shown = entry(item)
    assert set(re.findall(r"</?(\w+)", shown.html)) == {"i", "sub", "a"}
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;i onclick" in shown.html
    assert "<i>E coli</i> H<sub>2</sub>O" in shown.html
    assert 'href="https://doi.org/10.1000/a%22%3E%3Cb%3E"' in shown.html
    assert '<script>alert("1")</script> & <i onclick="x">y</i> in E coli H2O' in shown.text


def test_only_web_addresses_become_links() -> None:
    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org", "/local"):
        item = build(type="webpage", title="T", url=address)
        assert "<a " not in entry(item, status="retracted", notice=address).html


def test_unclosed_italics_leave_balanced_html() -> None:
    assert entry(build(title="<i>T")).html == "&lt;i&gt;T."


def test_the_same_item_prints_the_same_from_many_threads() -> None:
    shown: list[str] = []
    threads = [
        Thread(target=lambda: shown.extend(entry(item).text for item in papers.PAPERS))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(set(shown)) == sorted(expected for _, expected in SEED)
    assert len(shown) == 4 * len(SEED)


words = st.text(max_size=30)


@given(title=words, family=words, journal=words, volume=words, page=words, doi=words)
def test_no_input_makes_other_tags_than_ours(
    title: str, family: str, journal: str, volume: str, page: str, doi: str
) -> None:
    item = build(
        title=title,
        authors=[PersonName(family, title)] if family else [],
        container_title=journal,
        issued="2017",
        volume=volume,
        page=page,
        identifiers=Identifiers(doi=doi),
    )
    shown = entry(item, status="retracted", notice=doi)
    bare = re.sub(r'</?(?:i|b|sub|sup|a)>|<a href="[^"<>]*">', "", shown.html)
    assert "<" not in bare
    assert ">" not in bare
    assert not re.search("[\ue000-\ue0ff]", shown.html + shown.text)
