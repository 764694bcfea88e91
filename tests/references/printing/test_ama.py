"""AMA, 11th edition: what its manual prints, and how JAMA prints by it."""

import pytest

from references.csl import Item, PersonName, build
from references.formatting import entry
from tests.references.printing import samples

PRINTED = [
    (
        samples.RAINIER,
        (
            "Rainier S, Thomas D, Tokarz D, et al. Myofibrillogenesis regulator 1 gene mutations "
            "cause paroxysmal dystonic choreoathetosis. Arch Neurol. 2004;61(7):1025-1029."
        ),
    ),
    (
        samples.RIDKER,
        (
            "Ridker PM, Everett BM, Thuren T, et al; CANTOS Trial Group. Antiinflammatory therapy "
            "with canakinumab for atherosclerotic disease. N Engl J Med. 2017;377(12):1119-1131. "
            "doi:10.1056/nejmoa1707914"
        ),
    ),
    (
        samples.VALLANCIEN,
        (
            "Vallancien G, Emberton M, Harving N, van Moorselaar RJ; Alf-One Study Group. Sexual "
            "dysfunction in 1,274 European men suffering from lower urinary tract symptoms. "
            "J Urol. 2003;169(6):2257-2261."
        ),
    ),
    (
        samples.DIABETES,
        (
            "Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in "
            "participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-686."
        ),
    ),
    (
        samples.STONE,
        (
            "Stone NJ, Robinson JG, Lichtenstein AH. 2013 ACC/AHA guideline on the treatment of "
            "blood cholesterol. Circulation. 2014;129(25)(suppl 2):S1-S45."
        ),
    ),
    (
        samples.ZHANG,
        (
            "Zhang M, Holman CD, Price SD, Sanfilippo FM, Preen DB, Bulsara MK. Comorbidity and "
            "repeat admission to hospital for adverse drug reactions in older adults: "
            "retrospective cohort study. BMJ. 2009;338:a2752. doi:10.1136/bmj.a2752. "
            "PMID: 19129307. PMCID: PMC2615549."
        ),
    ),
    (
        samples.ETZEL,
        (
            "Etzel RA, Balk SJ, eds. Pediatric Environmental Health. American Academy of "
            "Pediatrics; 2011."
        ),
    ),
    (
        samples.GILSTRAP,
        (
            "Gilstrap LC III, Cunningham FG, VanDorsten JP, eds. Operative Obstetrics. 2nd ed. "
            "McGraw-Hill; 2002."
        ),
    ),
    (
        samples.PRINCE,
        (
            "Prince M, Glozier N, Sousa R, Dewey M. Measuring disability across physical, mental, "
            "and cognitive disorders. In: Regier DA, Narrow WE, Kuhl EA, Kupfer DJ, eds. The "
            "Conceptual Evolution of DSM-5. American Psychiatric Publishing; 2011:189-227."
        ),
    ),
    (
        samples.BLOSS,
        (
            "Bloss CS, Wineinger NE, Peters M, et al. A prospective randomized trial examining "
            "health care utilization in individuals using multiple smartphone-enabled biosensors. "
            "bioRxiv. Preprint posted online October 28, 2015. doi:10.1101/029983"
        ),
    ),
    (
        samples.PROMED,
        "International Society for Infectious Diseases. ProMED-mail. http://www.promedmail.org",
    ),
    (
        samples.STING,
        "21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.",
    ),
]


@pytest.mark.parametrize(("item", "printed"), PRINTED)
def test_the_manual_prints_it_so(item: Item, printed: str) -> None:
    assert entry(item, style="ama").text == printed


def test_many_editors_are_still_called_editors() -> None:
    editors = [PersonName(f"Editor{letter}", "X") for letter in "ABCDEFGH"]
    book = build(type="book", title="Gut", editors=editors, publisher="Press", issued="2010")
    assert entry(book).text == "EditorA X, EditorB X, EditorC X, et al, eds. Gut. Press; 2010."


def test_a_species_stands_upright_in_the_italics_of_a_title() -> None:
    book = build(type="book", title="Growth of <i>escherichia coli</i>", issued="2010")
    assert entry(book).html == "<i>Growth of </i>Escherichia Coli. 2010."
    article = build(title="Growth of <i>E. coli</i> O<sub>2</sub>", container_title="Gut")
    assert entry(article).html == "Growth of <i>E. coli</i> O<sub>2</sub>. <i>Gut</i>."


def test_a_repository_of_data_is_the_source() -> None:
    assert entry(samples.WISEHEART).text == (
        "D’Souza A, Wiseheart M. Cognitive effects of music and dance training in children. "
        "ICPSR. Published online 2018. doi:10.3886/icpsr37080.v1"
    )
