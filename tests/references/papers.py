"""The eight papers of the first letter, as facts; shared by the tests of the library."""

from references.csl import Item, PersonName, build
from references.recognition import Identifiers

KIM = build(
    key="kim-2017",
    title="The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
    authors=[PersonName("Kim", "Min-Hyun"), PersonName("Kim", "Hyeyoung")],
    container_title="International Journal of Molecular Sciences",
    container_title_short="Int. J. Mol. Sci.",
    issued="2017-05-12",
    volume="18",
    issue="5",
    page="1051",
    issn="1422-0067",
    identifiers=Identifiers(doi="10.3390/ijms18051051", pmid="28498331", pmcid="PMC5454963"),
)
CRUZAT = build(
    key="cruzat-2018",
    title="Glutamine: Metabolism and Immune Function, Supplementation and Clinical Translation",
    authors=[
        PersonName("Cruzat", "Vinicius"),
        PersonName("Macedo Rogero", "Marcelo"),
        PersonName("Noel Keane", "Kevin"),
        PersonName("Curi", "Rui"),
        PersonName("Newsholme", "Philip"),
    ],
    container_title="Nutrients",
    issued="2018-10-23",
    volume="10",
    issue="11",
    page="1564",
    identifiers=Identifiers(doi="10.3390/nu10111564"),
)
CORDOVA = build(
    key="cordova-martinez-2021",
    title=(
        "Effect of Glutamine Supplementation on Muscular Damage Biomarkers in Professional "
        "Basketball Players"
    ),
    authors=[
        PersonName("Córdova-Martínez", "Alfredo"),
        PersonName("Caballero-García", "Alberto"),
        PersonName("Bello", "Hugo J."),
        PersonName("Pérez-Valdecantos", "Daniel"),
        PersonName("Roche", "Enrique"),
    ],
    container_title="Nutrients",
    issued="2021",
    volume="13",
    issue="6",
    page="2073",
    identifiers=Identifiers(doi="10.3390/nu13062073"),
)
COQUEIRO = build(
    key="coqueiro-2019",
    title="Glutamine as an Anti-Fatigue Amino Acid in Sports Nutrition",
    authors=[
        PersonName("Coqueiro", "Audrey Y."),
        PersonName("Rogero", "Marcelo M."),
        PersonName("Tirapegui", "Julio"),
    ],
    container_title="Nutrients",
    issued="2019",
    volume="11",
    issue="4",
    page="863",
    identifiers=Identifiers(doi="10.3390/nu11040863"),
)
ROTH = build(
    key="roth-2008",
    title="Nonnutritive effects of glutamine",
    authors=[PersonName("Roth", "E")],
    container_title="The Journal of Nutrition",
    container_title_short="J Nutr",
    issued="2008",
    volume="138",
    issue="10",
    page="2025S-31S",
    identifiers=Identifiers(doi="10.1093/jn/138.10.2025s"),
)
SHAH = build(
    key="shah-2020",
    title="Glutamine Metabolism and Its Role in Immunity, a Comprehensive Review",
    authors=[PersonName("Shah", "A. M."), PersonName("Wang", "Z."), PersonName("Ma", "J.")],
    container_title="Animals",
    issued="2020",
    volume="10",
    issue="2",
    page="326",
    identifiers=Identifiers(doi="10.3390/ani10020326"),
)
GARLICK = build(
    key="garlick-2001",
    title="Assessment of the safety of glutamine and other amino acids",
    authors=[PersonName("Garlick", "PJ")],
    container_title="The Journal of Nutrition",
    container_title_short="J. Nutr.",
    issued="2001",
    volume="131",
    issue="9 Suppl",
    page="2556S-2561S",
    identifiers=Identifiers(doi="10.1093/jn/131.9.2556s"),
)
CIAMPA = build(
    key="ciampa-2017",
    title="The Emerging Therapeutic Role of Medical Foods for Gastrointestinal Disorders",
    authors=[
        PersonName("Ciampa", "BP"),
        PersonName("Reyes Ramos", "E"),
        PersonName("Borum", "M"),
        PersonName("Doman", "DB"),
    ],
    container_title_short="Gastroenterol Hepatol (N Y)",
    issued="2017-02",
    volume="13",
    issue="2",
    identifiers=Identifiers(pmid="28450817", pmcid="PMC5402682"),
)

PAPERS: tuple[Item, ...] = (KIM, CRUZAT, CORDOVA, COQUEIRO, ROTH, SHAH, GARLICK, CIAMPA)
