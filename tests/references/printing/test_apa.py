"""APA, 7th edition: the examples of chapter 10 of its manual."""

import pytest

from references.csl import Item, PersonName, build
from references.formatting import entry
from tests.references.printing import samples

PRINTED = [
    (
        samples.MCCAULEY,
        (
            "McCauley, S. M., & Christiansen, M. H. (2019). Language learning as language use: A "
            "cross-linguistic model of child language development. Psychological Review, 126(1), "
            "1–51. https://doi.org/10.1037/rev0000126"
        ),
    ),
    (
        samples.KALNAY,
        (
            "Kalnay, E., Kanamitsu, M., Kistler, R., Collins, W., Deaven, D., Gandin, L., "
            "Iredell, M., Saha, S., White, G., Woollen, J., Zhu, Y., Chelliah, M., Ebisuzaki, W., "
            "Higgins, W., Janowiak, J., Mo, K. C., Ropelewski, C., Wang, J., Leetmaa, A., … "
            "Joseph, D. (1996). The NCEP/NCAR 40-year reanalysis project. Bulletin of the "
            "American Meteorological Society, 77(3), 437–471."
        ),
    ),
    (
        samples.BURIN,
        (
            "Burin, D., Kilteni, K., Rabuffetti, M., Slater, M., & Pia, L. (2019). Body ownership "
            "increases the interference between observed and executed movements. PLOS ONE, "
            "14(1), Article e0209899. https://doi.org/10.1371/journal.pone.0209899"
        ),
    ),
    (
        samples.BROWN,
        (
            "Brown, L. S. (2018). Feminist therapy (2nd ed.). American Psychological Association. "
            "https://doi.org/10.1037/0000092-000"
        ),
    ),
    (
        samples.HUGHES,
        (
            "Hacker Hughes, J. (Ed.). (2017). Military veteran psychological health and social "
            "care: Contemporary approaches. Routledge."
        ),
    ),
    (
        samples.BALSAM,
        (
            "Balsam, K. F., Martell, C. R., Jones, K. P., & Safren, S. A. (2019). Affirmative "
            "cognitive behavior therapy with sexual and gender minority people. In G. Y. Iwamasa "
            "& P. A. Hays (Eds.), Culturally responsive cognitive behavior therapy: Practice and "
            "supervision (2nd ed., pp. 287–314). American Psychological Association. "
            "https://doi.org/10.1037/0000119-012"
        ),
    ),
    (
        samples.LATIMIER,
        (
            "Latimier, A., Peyre, H., & Ramus, F. (2020). A meta-analytic review of the benefit "
            "of spacing out retrieval practice episodes on retention. PsyArXiv. "
            "https://psyarxiv.com/kzy7u/"
        ),
    ),
    (
        samples.CDC,
        (
            "Centers for Disease Control and Prevention. (2018, January 23). People at high risk "
            "of developing flu-related complications. "
            "https://www.cdc.gov/flu/about/disease/high_risk.htm"
        ),
    ),
    (
        samples.NURSES,
        (
            "National Nurses United. (n.d.). What employers should do to protect nurses from "
            "Zika. https://www.nationalnursesunited.org/pages/what-employers-should-do"
        ),
    ),
    (
        samples.WISEHEART,
        (
            "D’Souza, A., & Wiseheart, M. (2018). Cognitive effects of music and dance training "
            "in children [Data set]. ICPSR. https://doi.org/10.3886/icpsr37080.v1"
        ),
    ),
    (
        samples.GLAUSER,
        (
            "Glauser, T. A. (2002). Integrating clinical trial data into clinical practice. "
            "Neurology, 58(12, Suppl. 7), S6–S12."
        ),
    ),
    (
        samples.ROSE,
        (
            "Rose, M. E., Huerbin, M. B., Melick, J., Marion, D. W., Palmer, A. M., "
            "Schiding, J. K., Kochanek, P. M., & Graham, S. H. (2002). Regulation of "
            "interstitial excitatory amino acid concentrations after cortical contusion injury. "
            "Brain Research, 935(1–2), 40–46."
        ),
    ),
    (
        samples.STING,
        "21st century heart solution may have a sting in the tail. (2002). BMJ, 325(7357), 184.",
    ),
]


@pytest.mark.parametrize(("item", "printed"), PRINTED)
def test_the_manual_prints_it_so(item: Item, printed: str) -> None:
    assert entry(item, style="apa").text == printed


@pytest.mark.parametrize(
    ("person", "printed"),
    [
        (PersonName("King", "Martin Luther", "Jr"), "King, M. L., Jr."),
        (PersonName("Gilstrap", "LC", "III"), "Gilstrap, L. C., III"),
        (PersonName("Kim", "Min-Hyun"), "Kim, M.-H."),
        (PersonName("Kim", "Ji-hoon"), "Kim, J.-H."),
        (PersonName("van der Hulst", "R. R. W."), "van der Hulst, R. R. W."),
    ],
)
def test_names_keep_hyphens_and_suffixes(person: PersonName, printed: str) -> None:
    item = build(title="T", container_title="Gut", authors=[person], issued="2001")
    stop = "" if printed.endswith(".") else "."
    assert entry(item, style="apa").text == f"{printed}{stop} (2001). T. Gut."


@pytest.mark.parametrize(("count", "has_ellipsis"), [(20, False), (21, True)])
def test_twenty_authors_are_named_and_of_more_nineteen_and_the_last(
    count: int, has_ellipsis: bool
) -> None:
    people = [PersonName(f"Author{chr(65 + i)}", "X") for i in range(count)]
    printed = entry(build(title="T", authors=people), style="apa").text
    assert ("… " in printed) is has_ellipsis
    assert f"Author{chr(64 + count)}" in printed
    assert (", & " in printed) is not has_ellipsis


def test_the_whole_address_of_a_doi_is_the_link() -> None:
    html = entry(samples.BROWN, style="apa").html
    assert html.startswith("Brown, L. S. (2018). <i>Feminist therapy</i> (2nd ed.).")
    assert html.endswith(
        '<a href="https://doi.org/10.1037/0000092-000">https://doi.org/10.1037/0000092-000</a>'
    )


def test_journal_and_volume_are_in_italics() -> None:
    html = entry(samples.GLAUSER, style="apa").html
    assert html.endswith("<i>Neurology</i>, <i>58</i>(12, Suppl. 7), S6–S12.")
