"""Papers that the style manuals themselves print as examples, as facts."""

from references.csl import Item, PersonName, build
from references.recognition import Identifiers


def people(names: str) -> list[PersonName]:
    """Read `Halpern SD, Ubel PA, Gilstrap LC 3rd`; what has no initials is a group."""
    return [_person(name.strip()) for name in names.split(",")]


def _person(name: str) -> PersonName:
    suffix = next((end for end in ("Jr", "III") if name.endswith(f" {end}")), "")
    family, _, given = name.removesuffix(f" {suffix}" if suffix else "").rpartition(" ")
    if not given.isupper() or not family:
        return PersonName(literal=name)
    return PersonName(family, given, suffix)


HALPERN = build(
    title="Solid-organ transplantation in HIV-infected patients",
    authors=people("Halpern SD, Ubel PA, Caplan AL"),
    container_title="The New England Journal of Medicine",
    container_title_short="N Engl J Med",
    issued="2002-07-25",
    volume="347",
    issue="4",
    page="284-287",
)
ROSE = build(
    title=(
        "Regulation of interstitial excitatory amino acid concentrations after cortical "
        "contusion injury"
    ),
    authors=people(
        "Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, Kochanek PM, Graham SH"
    ),
    container_title="Brain Research",
    container_title_short="Brain Res",
    issued="2002",
    volume="935",
    issue="1-2",
    page="40-46",
)
DIABETES = build(
    title=("Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance"),
    authors=people("Diabetes Prevention Program Research Group"),
    container_title="Hypertension",
    issued="2002",
    volume="40",
    issue="5",
    page="679-686",
)
VALLANCIEN = build(
    title=("Sexual dysfunction in 1,274 European men suffering from lower urinary tract symptoms"),
    authors=people("Vallancien G, Emberton M, Harving N, van Moorselaar RJ, Alf-One Study Group"),
    container_title="The Journal of Urology",
    container_title_short="J Urol",
    issued="2003",
    volume="169",
    issue="6",
    page="2257-2261",
)
STING = build(
    title="21st century heart solution may have a sting in the tail",
    container_title="BMJ",
    issued="2002",
    volume="325",
    issue="7357",
    page="184",
)
GERAUD = build(
    title=(
        "Tolerability and safety of frovatriptan with short- and long-term use for treatment of "
        "migraine and in comparison with sumatriptan"
    ),
    authors=people("Geraud G, Spierings EL, Keywood C"),
    container_title="Headache",
    issued="2002",
    volume="42",
    issue="Suppl 2",
    page="S93-S99",
)
GLAUSER = build(
    title="Integrating clinical trial data into clinical practice",
    authors=people("Glauser TA"),
    container_title="Neurology",
    issued="2002",
    volume="58",
    issue="12 Suppl 7",
    page="S6-S12",
)
ABEND = build(
    title="The psychoanalytic method from an epistemological viewpoint",
    authors=people("Abend SM, Kulish N"),
    container_title="The International Journal of Psychoanalysis",
    container_title_short="Int J Psychoanal",
    issued="2002",
    volume="83",
    issue="Pt 2",
    page="491-495",
)
AHRAR = build(
    title="Development of a large animal model for lung tumors",
    authors=people("Ahrar K, Madoff DC, Gupta S, Wallace MJ, Price RE, Wright KC"),
    container_title="Journal of Vascular and Interventional Radiology",
    container_title_short="J Vasc Interv Radiol",
    issued="2002",
    volume="13",
    issue="9 Pt 1",
    page="923-928",
)
BANIT = build(
    title=("Intraoperative frozen section analysis in revision total joint arthroplasty"),
    authors=people("Banit DM, Kaufer H, Hartford JM"),
    container_title_short="Clin Orthop",
    issued="2002",
    issue="401",
    page="230-238",
)
ZHANG = build(
    title=(
        "Comorbidity and repeat admission to hospital for adverse drug reactions in older "
        "adults: retrospective cohort study"
    ),
    authors=people("Zhang M, Holman CD, Price SD, Sanfilippo FM, Preen DB, Bulsara MK"),
    container_title="BMJ",
    issued="2009-01-07",
    volume="338",
    page="a2752",
    identifiers=Identifiers(doi="10.1136/bmj.a2752", pmid="19129307", pmcid="PMC2615549"),
)
FOROOGHIAN = build(
    title="Uveitic foveal atrophy: clinical features and associations",
    authors=people("Forooghian F, Yeh S, Faia LJ, Nussenblatt RB"),
    container_title_short="Arch Ophthalmol",
    issued="2009-02",
    volume="127",
    issue="2",
    page="179-186",
    identifiers=Identifiers(pmid="19204236", pmcid="PMC2653214"),
)
MURRAY = build(
    type="book",
    title="Medical microbiology",
    authors=people("Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA"),
    edition="4",
    publisher="Mosby",
    issued="2002",
)
GILSTRAP = build(
    type="book",
    title="Operative obstetrics",
    editors=people("Gilstrap LC III, Cunningham FG, VanDorsten JP"),
    edition="2",
    publisher="McGraw-Hill",
    issued="2002",
)
MELTZER = build(
    type="chapter",
    title="Chromosome alterations in human solid tumors",
    authors=people("Meltzer PS, Kallioniemi A, Trent JM"),
    editors=people("Vogelstein B, Kinzler KW"),
    container_title="The genetic basis of human cancer",
    publisher="McGraw-Hill",
    issued="2002",
    page="93-113",
)
RAINIER = build(
    title=(
        "Myofibrillogenesis regulator 1 gene mutations cause paroxysmal dystonic choreoathetosis"
    ),
    authors=people("Rainier S, Thomas D, Tokarz D, Ming L, Bui M, Plein E, Zhao X, Fink JK"),
    container_title_short="Arch. Neurol.",
    issued="2004-07",
    volume="61",
    issue="7",
    page="1025-9",
)
RIDKER = build(
    title="Antiinflammatory therapy with canakinumab for atherosclerotic disease",
    authors=people(
        "Ridker PM, Everett BM, Thuren T, MacFadyen JG, Chang WH, Ballantyne C, Fonseca F, "
        "CANTOS Trial Group"
    ),
    container_title_short="N Engl J Med",
    issued="2017-09-21",
    volume="377",
    issue="12",
    page="1119-1131",
    identifiers=Identifiers(doi="10.1056/nejmoa1707914"),
)
STONE = build(
    title="2013 ACC/AHA guideline on the treatment of blood cholesterol",
    authors=people("Stone NJ, Robinson JG, Lichtenstein AH"),
    container_title="Circulation",
    issued="2014",
    volume="129",
    issue="25 Suppl 2",
    page="S1-S45",
)
ETZEL = build(
    type="book",
    title="Pediatric environmental health",
    editors=people("Etzel RA, Balk SJ"),
    publisher="American Academy of Pediatrics",
    issued="2011",
)
PRINCE = build(
    type="chapter",
    title="Measuring disability across physical, mental, and cognitive disorders",
    authors=people("Prince M, Glozier N, Sousa R, Dewey M"),
    editors=people("Regier DA, Narrow WE, Kuhl EA, Kupfer DJ"),
    container_title="The conceptual evolution of DSM-5",
    publisher="American Psychiatric Publishing",
    issued="2011",
    page="189-227",
)
BLOSS = build(
    type="article",
    title=(
        "A prospective randomized trial examining health care utilization in individuals using "
        "multiple smartphone-enabled biosensors"
    ),
    authors=people(
        "Bloss CS, Wineinger NE, Peters M, Boeldt DL, Ariniello L, Kim JY, Sheard J, Topol EJ"
    ),
    container_title="bioRxiv",
    issued="2015-10-28",
    identifiers=Identifiers(doi="10.1101/029983"),
)
PROMED = build(
    type="webpage",
    title="ProMED-mail",
    authors=people("International Society for Infectious Diseases"),
    url="http://www.promedmail.org",
)
MCCAULEY = build(
    title=(
        "Language learning as language use: A cross-linguistic model of child language development"
    ),
    authors=people("McCauley SM, Christiansen MH"),
    container_title="Psychological Review",
    issued="2019-01",
    volume="126",
    issue="1",
    page="1-51",
    identifiers=Identifiers(doi="10.1037/rev0000126"),
)
KALNAY = build(
    title="The NCEP/NCAR 40-year reanalysis project",
    authors=people(
        "Kalnay E, Kanamitsu M, Kistler R, Collins W, Deaven D, Gandin L, Iredell M, Saha S, "
        "White G, Woollen J, Zhu Y, Chelliah M, Ebisuzaki W, Higgins W, Janowiak J, Mo KC, "
        "Ropelewski C, Wang J, Leetmaa A, Reynolds R, Jenne R, Joseph D"
    ),
    container_title="Bulletin of the American Meteorological Society",
    issued="1996",
    volume="77",
    issue="3",
    page="437-471",
)
BURIN = build(
    title=("Body ownership increases the interference between observed and executed movements"),
    authors=people("Burin D, Kilteni K, Rabuffetti M, Slater M, Pia L"),
    container_title="PLOS ONE",
    issued="2019-01-02",
    volume="14",
    issue="1",
    page="e0209899",
    identifiers=Identifiers(doi="10.1371/journal.pone.0209899"),
)
BROWN = build(
    type="book",
    title="Feminist therapy",
    authors=people("Brown LS"),
    edition="2",
    publisher="American Psychological Association",
    issued="2018",
    identifiers=Identifiers(doi="10.1037/0000092-000"),
)
HUGHES = build(
    type="book",
    title="Military veteran psychological health and social care: Contemporary approaches",
    editors=people("Hacker Hughes J"),
    publisher="Routledge",
    issued="2017",
)
BALSAM = build(
    type="chapter",
    title="Affirmative cognitive behavior therapy with sexual and gender minority people",
    authors=people("Balsam KF, Martell CR, Jones KP, Safren SA"),
    editors=people("Iwamasa GY, Hays PA"),
    container_title=("Culturally responsive cognitive behavior therapy: Practice and supervision"),
    edition="2",
    publisher="American Psychological Association",
    issued="2019",
    page="287-314",
    identifiers=Identifiers(doi="10.1037/0000119-012"),
)
LATIMIER = build(
    type="article",
    title=(
        "A meta-analytic review of the benefit of spacing out retrieval practice episodes on "
        "retention"
    ),
    authors=people("Latimier A, Peyre H, Ramus F"),
    container_title="PsyArXiv",
    issued="2020",
    url="https://psyarxiv.com/kzy7u/",
)
CDC = build(
    type="webpage",
    title="People at high risk of developing flu-related complications",
    authors=people("Centers for Disease Control and Prevention"),
    publisher="Centers for Disease Control and Prevention",
    issued="2018-01-23",
    url="https://www.cdc.gov/flu/about/disease/high_risk.htm",
)
NURSES = build(
    type="webpage",
    title="What employers should do to protect nurses from Zika",
    authors=people("National Nurses United"),
    url="https://www.nationalnursesunited.org/pages/what-employers-should-do",
)
WISEHEART = build(
    type="dataset",
    title="Cognitive effects of music and dance training in children",
    authors=people("D’Souza A, Wiseheart M"),
    publisher="ICPSR",
    issued="2018",
    identifiers=Identifiers(doi="10.3886/icpsr37080.v1"),
)

ALL: tuple[Item, ...] = tuple(
    value for name, value in list(globals().items()) if name.isupper() and isinstance(value, dict)
)
