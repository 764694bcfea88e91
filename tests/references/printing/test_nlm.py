"""NLM, or Vancouver: the ICMJE's own samples of formatted references."""

import pytest

from references.csl import Item, build
from references.formatting import entry
from tests.references.printing import samples

PRINTED = [
    (
        samples.HALPERN,
        (
            "Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected "
            "patients. N Engl J Med. 2002 Jul 25;347(4):284-7."
        ),
    ),
    (
        samples.ROSE,
        (
            "Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation "
            "of interstitial excitatory amino acid concentrations after cortical contusion "
            "injury. Brain Res. 2002;935(1-2):40-6."
        ),
    ),
    (
        samples.DIABETES,
        (
            "Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in "
            "participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-86."
        ),
    ),
    (
        samples.VALLANCIEN,
        (
            "Vallancien G, Emberton M, Harving N, van Moorselaar RJ; Alf-One Study Group. Sexual "
            "dysfunction in 1,274 European men suffering from lower urinary tract symptoms. "
            "J Urol. 2003;169(6):2257-61."
        ),
    ),
    (
        samples.STING,
        "21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.",
    ),
    (
        samples.GERAUD,
        (
            "Geraud G, Spierings EL, Keywood C. Tolerability and safety of frovatriptan with "
            "short- and long-term use for treatment of migraine and in comparison with "
            "sumatriptan. Headache. 2002;42 Suppl 2:S93-9."
        ),
    ),
    (
        samples.GLAUSER,
        (
            "Glauser TA. Integrating clinical trial data into clinical practice. Neurology. "
            "2002;58(12 Suppl 7):S6-12."
        ),
    ),
    (
        samples.ABEND,
        (
            "Abend SM, Kulish N. The psychoanalytic method from an epistemological viewpoint. "
            "Int J Psychoanal. 2002;83(Pt 2):491-5."
        ),
    ),
    (
        samples.AHRAR,
        (
            "Ahrar K, Madoff DC, Gupta S, Wallace MJ, Price RE, Wright KC. Development of a large "
            "animal model for lung tumors. J Vasc Interv Radiol. 2002;13(9 Pt 1):923-8."
        ),
    ),
    (
        samples.BANIT,
        (
            "Banit DM, Kaufer H, Hartford JM. Intraoperative frozen section analysis in revision "
            "total joint arthroplasty. Clin Orthop. 2002;(401):230-8."
        ),
    ),
    (
        samples.ZHANG,
        (
            "Zhang M, Holman CD, Price SD, Sanfilippo FM, Preen DB, Bulsara MK. Comorbidity and "
            "repeat admission to hospital for adverse drug reactions in older adults: "
            "retrospective cohort study. BMJ. 2009 Jan 7;338:a2752. doi: 10.1136/bmj.a2752. "
            "PubMed PMID: 19129307; PubMed Central PMCID: PMC2615549."
        ),
    ),
    (
        samples.FOROOGHIAN,
        (
            "Forooghian F, Yeh S, Faia LJ, Nussenblatt RB. Uveitic foveal atrophy: clinical "
            "features and associations. Arch Ophthalmol. 2009 Feb;127(2):179-86. "
            "PubMed PMID: 19204236; PubMed Central PMCID: PMC2653214."
        ),
    ),
    (
        samples.MURRAY,
        (
            "Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. "
            "Mosby; 2002."
        ),
    ),
    (
        samples.GILSTRAP,
        (
            "Gilstrap LC 3rd, Cunningham FG, VanDorsten JP, editors. Operative obstetrics. 2nd "
            "ed. McGraw-Hill; 2002."
        ),
    ),
    (
        samples.MELTZER,
        (
            "Meltzer PS, Kallioniemi A, Trent JM. Chromosome alterations in human solid tumors. "
            "In: Vogelstein B, Kinzler KW, editors. The genetic basis of human cancer. "
            "McGraw-Hill; 2002. p. 93-113."
        ),
    ),
    (
        samples.PROMED,
        (
            "International Society for Infectious Diseases. ProMED-mail [Internet]. Available "
            "from: http://www.promedmail.org"
        ),
    ),
    (
        samples.BLOSS,
        (
            "Bloss CS, Wineinger NE, Peters M, Boeldt DL, Ariniello L, Kim JY, et al. A "
            "prospective randomized trial examining health care utilization in individuals using "
            "multiple smartphone-enabled biosensors [Preprint]. bioRxiv. 2015. "
            "doi: 10.1101/029983."
        ),
    ),
]


@pytest.mark.parametrize(("item", "printed"), PRINTED)
def test_the_icmje_prints_it_so(item: Item, printed: str) -> None:
    assert entry(item, style="nlm").text == printed


def test_pages_that_end_in_a_letter_are_not_shortened() -> None:
    item = build(title="T", container_title="J", issued="2008", volume="1", page="2025S-31S")
    assert entry(item, style="nlm").text == "T. J. 2008;1:2025S-2031S."
