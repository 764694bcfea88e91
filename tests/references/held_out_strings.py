"""
Reference strings written after the parser was done, to see how it does on what it never saw.

The same rules hold as for `hard_strings`. What was read right at the first try is said in
`tests/references/test_reference_list.py`; since then the general faults were mended.
"""

from tests.references.hard_strings import Hard

HELD_OUT = (
    Hard(
        why="AMA, real",
        text="12. Zeevi D, Korem T, Zmora N, et al. Personalized nutrition by prediction of "
        "glycemic "
        "responses. Cell. 2015;163(5):1079-1094. doi:10.1016/j.cell.2015.11.001",
        authors="Zeevi|D, Korem|T, Zmora|N",
        title="Personalized nutrition by prediction of glycemic responses",
        journal="Cell",
        issued="2015",
        volume="163",
        issue="5",
        page="1079-1094",
        doi="10.1016/j.cell.2015.11.001",
    ),
    Hard(
        why="NLM, real, several identifiers in another order",
        text="Estruch R, Ros E, Salas-Salvadó J, Covas MI, Corella D, Arós F, et al. Primary "
        "Prevention of Cardiovascular Disease with a Mediterranean Diet Supplemented with "
        "Extra-Virgin "
        "Olive Oil or Nuts. N Engl J Med. 2018 Jun 21;378(25):e34. doi: 10.1056/NEJMoa1800389. "
        "PMID: "
        "29897866.",
        authors="Estruch|R, Ros|E, Salas-Salvadó|J, Covas|MI, Corella|D, Arós|F",
        title="Primary Prevention of Cardiovascular Disease with a Mediterranean Diet Supplemented "
        "with Extra-Virgin Olive Oil or Nuts",
        journal="N Engl J Med",
        issued="2018-06-21",
        volume="378",
        issue="25",
        page="e34",
        doi="10.1056/nejmoa1800389",
        pmid="29897866",
    ),
    Hard(
        why="a group author alone, trial",
        text="The Diabetes Control and Complications Trial Research Group. The effect of intensive "
        "treatment of diabetes on the development and progression of long-term complications in "
        "insulin-dependent diabetes mellitus. N Engl J Med. 1993;329(14):977-986. "
        "doi:10.1056/NEJM199309303291401",
        authors="=The Diabetes Control and Complications Trial Research Group",
        title="The effect of intensive treatment of diabetes on the development and progression of "
        "long-term complications in insulin-dependent diabetes mellitus",
        journal="N Engl J Med",
        issued="1993",
        volume="329",
        issue="14",
        page="977-986",
        doi="10.1056/nejm199309303291401",
    ),
    Hard(
        why="APA, real, three authors and a long journal",
        text="Swann, O. G., Kilpatrick, M., Breslin, M., & Oddy, W. H. (2020). Dietary fiber and "
        "its "
        "associations with depression and inflammation. Nutrition Reviews, 78(5), 394–411. "
        "https://doi.org/10.1093/nutrit/nuz072",
        authors="Swann|OG, Kilpatrick|M, Breslin|M, Oddy|WH",
        title="Dietary fiber and its associations with depression and inflammation",
        journal="Nutrition Reviews",
        issued="2020",
        volume="78",
        issue="5",
        page="394-411",
        doi="10.1093/nutrit/nuz072",
    ),
    Hard(
        why="Harvard with and, quotes and pp.",
        text="Doe, J. and Roe, R. (2014) ‘Invented habits of breakfast’, Journal of Invented "
        "Results, 12(4), pp. 301–310.",
        authors="Doe|J, Roe|R",
        title="Invented habits of breakfast",
        journal="Journal of Invented Results",
        issued="2014",
        volume="12",
        issue="4",
        page="301-310",
    ),
    Hard(
        why="a title that ends with a bracket and a stop",
        text="Doe J, Roe R. Invented trial of fibre (the FIBRE-2 study). Am J Clin Nutr. "
        "2010;92(1):1-8.",
        authors="Doe|J, Roe|R",
        title="Invented trial of fibre (the FIBRE-2 study)",
        journal="Am J Clin Nutr",
        issued="2010",
        volume="92",
        issue="1",
        page="1-8",
    ),
    Hard(
        why="a two-part journal name with a colon",
        text="Doe J. Invented scores. Lancet Child Adolesc Health. 2019;3(2):88-97. "
        "doi:10.5555/S2352-4642(18)30385-7.",
        authors="Doe|J",
        title="Invented scores",
        journal="Lancet Child Adolesc Health",
        issued="2019",
        volume="3",
        issue="2",
        page="88-97",
        doi="10.5555/s2352-4642(18)30385-7",
    ),
    Hard(
        why="a month range and pages shortened",
        text="Doe J, Roe R, Poe E. Invented fasting and feeding. Nutr Clin Pract. 2005 "
        "Nov-Dec;20(6):605-13.",
        authors="Doe|J, Roe|R, Poe|E",
        title="Invented fasting and feeding",
        journal="Nutr Clin Pract",
        issued="2005",
        volume="20",
        issue="6",
        page="605-613",
    ),
    Hard(
        why="Portuguese and Dutch names",
        text="Dos Santos RG, ten Have GAM, Soeters PB, 't Hart LM, de Sá e Silva L. Invented amino "
        "acid flux. Clin Nutr ESPEN. 2018;25:e1-e9.",
        authors="Dos Santos|RG, ten Have|GAM, Soeters|PB, 't Hart|LM, de Sá e Silva|L",
        title="Invented amino acid flux",
        journal="Clin Nutr ESPEN",
        issued="2018",
        volume="25",
        page="e1-e9",
    ),
    Hard(
        why="a book with a subtitle and two places",
        text="Doe J. Invented Food: A History of the Table. 3rd rev ed. London, England: Invented "
        "Books Ltd; 1998.",
        type="book",
        authors="Doe|J",
        title="Invented Food: A History of the Table",
        publisher="Invented Books Ltd",
        edition="3",
        issued="1998",
    ),
    Hard(
        why="a chapter with the book's editors called Eds. in brackets",
        text="Doe J, Roe R. Invented sugars. In: Poe E, Moe F (eds). Invented Carbohydrates. "
        "Berlin: "
        "Springer; 2007. pp. 33–51.",
        type="chapter",
        authors="Doe|J, Roe|R",
        editors="Poe|E, Moe|F",
        title="Invented sugars",
        journal="Invented Carbohydrates",
        publisher="Springer",
        issued="2007",
        page="33-51",
    ),
    Hard(
        why="the DOI first, then a PMID in brackets",
        text="doi:10.3390/nu11040863. Coqueiro AY, Rogero MM, Tirapegui J. Glutamine as an "
        "Anti-Fatigue Amino Acid in Sports Nutrition. Nutrients. 2019;11(4):863. [PMID: 30999561]",
        authors="Coqueiro|AY, Rogero|MM, Tirapegui|J",
        title="Glutamine as an Anti-Fatigue Amino Acid in Sports Nutrition",
        journal="Nutrients",
        issued="2019",
        volume="11",
        issue="4",
        page="863",
        doi="10.3390/nu11040863",
        pmid="30999561",
    ),
    Hard(
        why="German source with umlauts and Bd.",
        text="Müller-Lissner S, Weiß G, Günther Ö. Erfundene Ballaststoffe. Z Gastroenterol. "
        "2003;41(7):635–640.",
        authors="Müller-Lissner|S, Weiß|G, Günther|Ö",
        title="Erfundene Ballaststoffe",
        journal="Z Gastroenterol",
        issued="2003",
        volume="41",
        issue="7",
        page="635-640",
    ),
    Hard(
        why="an online-first paper with a month alone",
        text="Doe J, Roe R. Invented cohort of walkers. Br J Sports Med. Published online first: "
        "12 "
        "January 2020. doi:10.5555/bjsports-2019-101234",
        authors="Doe|J, Roe|R",
        title="Invented cohort of walkers",
        journal="Br J Sports Med",
        issued="2020-01-12",
        doi="10.5555/bjsports-2019-101234",
    ),
    Hard(
        why="BMJ's style: year, volume, pages without an issue, journal without a stop",
        text="12 Doe J, Roe R, Poe E. Invented claims on labels. BMJ 2014;349:g7015.",
        authors="Doe|J, Roe|R, Poe|E",
        title="Invented claims on labels",
        journal="BMJ",
        issued="2014",
        volume="349",
        page="g7015",
    ),
    Hard(
        why="Frontiers' style",
        text="Cruzat V, Macedo Rogero M, Noel Keane K, Curi R, Newsholme P. Glutamine: metabolism "
        "and immune function, supplementation and clinical translation. Nutrients (2018) 10:1564. "
        "doi: 10.3390/nu10111564",
        authors="Cruzat|V, Macedo Rogero|M, Noel Keane|K, Curi|R, Newsholme|P",
        title="Glutamine: metabolism and immune function, supplementation and clinical translation",
        journal="Nutrients",
        issued="2018",
        volume="10",
        page="1564",
        doi="10.3390/nu10111564",
    ),
    Hard(
        why="ACS: bold year, italics volume, in Markdown",
        text="(3) Doe, J.; Roe, R. Invented polyphenols. *J. Agric. Food Chem.* **2012**, *60* "
        "(9), "
        "2161–2168.",
        authors="Doe|J, Roe|R",
        title="Invented polyphenols",
        journal="J. Agric. Food Chem",
        issued="2012",
        volume="60",
        issue="9",
        page="2161-2168",
    ),
    Hard(
        why="Science's style",
        text="J. Doe, R. Roe, E. M. Poe, Invented microbes of the soil. Science 334, 105–108 "
        "(2011).",
        authors="Doe|J, Roe|R, Poe|EM",
        title="Invented microbes of the soil",
        journal="Science",
        issued="2011",
        volume="334",
        page="105-108",
    ),
    Hard(
        why="a trial's registration, only an address",
        text="Invented trial of glutamine in walkers. ClinicalTrials.gov identifier: NCT00000000. "
        "Updated March 3, 2022. Accessed May 2, 2024. https://clinicaltrials.gov/study/NCT00000000",
        type="webpage",
        title="Invented trial of glutamine in walkers",
        journal="ClinicalTrials.gov identifier: NCT00000000",
        issued="2022-03-03",
        url="https://clinicaltrials.gov/study/NCT00000000",
    ),
    Hard(
        why="PubMed's copied citation with a cited-by line",
        text="Roth E. Nonnutritive effects of glutamine. J Nutr. 2008 Oct;138(10):2025S-2031S. "
        "doi: "
        "10.1093/jn/138.10.2025S. PMID: 18806119. Cited in: 45 articles.",
        authors="Roth|E",
        title="Nonnutritive effects of glutamine",
        journal="J Nutr",
        issued="2008-10",
        volume="138",
        issue="10",
        page="2025S-2031S",
        doi="10.1093/jn/138.10.2025s",
        pmid="18806119",
    ),
    Hard(
        why="an exclamation mark and a stop inside quotes",
        text="Doe J. Eat less, move more! An invented slogan. Public Health Nutr. "
        "2011;14(2):190-197.",
        authors="Doe|J",
        title="Eat less, move more! An invented slogan",
        journal="Public Health Nutr",
        issued="2011",
        volume="14",
        issue="2",
        page="190-197",
    ),
    Hard(
        why="a newspaper",
        text="Doe J. Invented vitamins on every shelf. New York Times. March 4, 2019:D1. Accessed "
        "May "
        "2, 2024. https://www.nytimes.com/2019/03/04/invented.html",
        authors="Doe|J",
        title="Invented vitamins on every shelf",
        journal="New York Times",
        issued="2019-03-04",
        page="D1",
        url="https://www.nytimes.com/2019/03/04/invented.html",
    ),
    Hard(
        why="a committee and the people who wrote for it",
        text="Kerksick CM, Wilborn CD, Roberts MD, et al. ISSN exercise & sports nutrition review "
        "update: research & recommendations. J Int Soc Sports Nutr. 2018;15(1):38. Published 2018 "
        "Aug 1. doi:10.1186/s12970-018-0242-y",
        authors="Kerksick|CM, Wilborn|CD, Roberts|MD",
        title="ISSN exercise & sports nutrition review update: research & recommendations",
        journal="J Int Soc Sports Nutr",
        issued="2018",
        volume="15",
        issue="1",
        page="38",
        doi="10.1186/s12970-018-0242-y",
    ),
    Hard(
        why="a guideline by two societies",
        text="Singer P, Blaser AR, Berger MM, et al. ESPEN guideline on clinical nutrition in the "
        "intensive care unit. Clin Nutr. 2019;38(1):48-79. "
        "https://doi.org/10.1016/j.clnu.2018.08.037",
        authors="Singer|P, Blaser|AR, Berger|MM",
        title="ESPEN guideline on clinical nutrition in the intensive care unit",
        journal="Clin Nutr",
        issued="2019",
        volume="38",
        issue="1",
        page="48-79",
        doi="10.1016/j.clnu.2018.08.037",
    ),
    Hard(
        why="Chicago author-date",
        text="Doe, Jane, and Richard Roe. 2016. “Invented Prices of Bread.” Food Policy 61 (2): "
        "12–20. https://doi.org/10.5555/j.foodpol.2016.01",
        authors="Doe|Jane, Roe|Richard",
        title="Invented Prices of Bread",
        journal="Food Policy",
        issued="2016",
        volume="61",
        issue="2",
        page="12-20",
        doi="10.5555/j.foodpol.2016.01",
    ),
    Hard(
        why="MLA with whole names",
        text="Doe, Jane, and Richard Roe. “Invented Wages of Cooks.” Journal of Invented Results, "
        "vol. 7, no. 3, 2013, pp. 22–31.",
        authors="Doe|Jane, Roe|Richard",
        title="Invented Wages of Cooks",
        journal="Journal of Invented Results",
        issued="2013",
        volume="7",
        issue="3",
        page="22-31",
    ),
    Hard(
        why="a letter to the editor with a reply",
        text="Doe J. Invented letter on dosage [letter]. JAMA. 2002;287(3):325-326; author reply "
        "326-7.",
        authors="Doe|J",
        title="Invented letter on dosage [letter]",
        journal="JAMA",
        issued="2002",
        volume="287",
        issue="3",
        page="325-326",
    ),
    Hard(
        why="Chinese names with a comma between family and given initials, MDPI by PubMed",
        text="Wang, W.; Li, Z.-H.; Ou, Y.; Zhang, X.Y. Invented extract and gut flora in mice. "
        "Int. J. "
        "Mol. Sci. 2022, 23, 1234.",
        authors="Wang|W, Li|Z-H, Ou|Y, Zhang|XY",
        title="Invented extract and gut flora in mice",
        journal="Int. J. Mol. Sci",
        issued="2022",
        volume="23",
        page="1234",
    ),
    Hard(
        why="a year of two, an issue of two, roman pages",
        text="Doe J. Invented preface. Nutr Rev. 1996;54(11 Pt 2):v-xii.",
        authors="Doe|J",
        title="Invented preface",
        journal="Nutr Rev",
        issued="1996",
        volume="54",
        issue="11 Pt 2",
        page="v-xii",
    ),
    Hard(
        why="arXiv",
        text="Doe J, Roe R. Invented networks of taste. arXiv. Preprint posted online June 12, "
        "2017. "
        "doi:10.48550/arXiv.1706.03762",
        type="article",
        authors="Doe|J, Roe|R",
        title="Invented networks of taste",
        journal="arXiv",
        issued="2017-06-12",
        doi="10.48550/arxiv.1706.03762",
    ),
)
