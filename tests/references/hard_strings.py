"""
Reference strings that are hard to read, with the fields they must give.

The expected fields were written by hand, never copied from what the parser said. People are
written `Family|Given|Suffix`, groups `=Name`, both separated by commas. Papers are real, or say
that they are invented; names such as Doe, Roe and Poe belong to nobody.
"""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hard:
    """`why` it is hard, the `text` as pasted, and every field that must come out of it."""

    why: str
    text: str
    type: str = ""
    """Empty for a journal article."""
    authors: str = ""
    editors: str = ""
    title: str = ""
    journal: str = ""
    publisher: str = ""
    edition: str = ""
    issued: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    url: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """The expected fields that are not empty."""
        return {k: v for k, v in asdict(self).items() if v and k not in ("why", "text")}


HARD = (
    # AMA
    Hard(
        why="an article number instead of an issue",
        text="1. Page MJ, McKenzie JE, Bossuyt PM, et al. The PRISMA 2020 statement: an updated "
        "guideline for reporting systematic reviews. BMJ. 2021;372:n71. doi:10.1136/bmj.n71",
        authors="Page|MJ, McKenzie|JE, Bossuyt|PM",
        title="The PRISMA 2020 statement: an updated guideline for reporting systematic reviews",
        journal="BMJ",
        issued="2021",
        volume="372",
        page="n71",
        doi="10.1136/bmj.n71",
    ),
    Hard(
        why="the group stands before the people",
        text="Look AHEAD Research Group; Wing RR, Bolin P, et al. Cardiovascular effects of "
        "intensive lifestyle intervention in type 2 diabetes. N Engl J Med. 2013;369(2):145-154. "
        "doi:10.1056/NEJMoa1212914",
        authors="=Look AHEAD Research Group, Wing|RR, Bolin|P",
        title="Cardiovascular effects of intensive lifestyle intervention in type 2 diabetes",
        journal="N Engl J Med",
        issued="2013",
        volume="369",
        issue="2",
        page="145-154",
        doi="10.1056/nejmoa1212914",
    ),
    Hard(
        why="a group, a comma and a suffix",
        text="SPRINT Research Group, Wright JT Jr, Williamson JD, et al. A randomized trial of "
        "intensive versus standard blood-pressure control. N Engl J Med. 2015;373(22):2103-2116. "
        "doi:10.1056/NEJMoa1511939",
        authors="=SPRINT Research Group, Wright|JT|Jr, Williamson|JD",
        title="A randomized trial of intensive versus standard blood-pressure control",
        journal="N Engl J Med",
        issued="2015",
        volume="373",
        issue="22",
        page="2103-2116",
        doi="10.1056/nejmoa1511939",
    ),
    Hard(
        why="et al and then a group",
        text="Heyland D, Muscedere J, Wischmeyer PE, et al; Canadian Critical Care Trials Group. A "
        "randomized trial of glutamine and antioxidants in critically ill patients. N Engl J Med. "
        "2013;368(16):1489-1497. doi:10.1056/NEJMoa1212722",
        authors="Heyland|D, Muscedere|J, Wischmeyer|PE, =Canadian Critical Care Trials Group",
        title="A randomized trial of glutamine and antioxidants in critically ill patients",
        journal="N Engl J Med",
        issued="2013",
        volume="368",
        issue="16",
        page="1489-1497",
        doi="10.1056/nejmoa1212722",
    ),
    Hard(
        why="a group whose name holds no word for a group, after et al",
        text="Manson JE, Cook NR, Lee IM, et al; VITAL Research Group. Vitamin D supplements and "
        "prevention of cancer and cardiovascular disease. N Engl J Med. 2019;380(1):33–44.",
        authors="Manson|JE, Cook|NR, Lee|IM, =VITAL Research Group",
        title="Vitamin D supplements and prevention of cancer and cardiovascular disease",
        journal="N Engl J Med",
        issued="2019",
        volume="380",
        issue="1",
        page="33-44",
    ),
    Hard(
        why="a panel with commas and brackets in its name",
        text="EFSA Panel on Dietetic Products, Nutrition and Allergies (NDA). Dietary reference "
        "values for vitamin D. EFSA J. 2016;14(10):e04547. doi:10.2903/j.efsa.2016.4547",
        authors="=EFSA Panel on Dietetic Products, Nutrition and Allergies (NDA)",
        title="Dietary reference values for vitamin D",
        journal="EFSA J",
        issued="2016",
        volume="14",
        issue="10",
        page="e04547",
        doi="10.2903/j.efsa.2016.4547",
    ),
    Hard(
        why="particles in small letters",
        text="van den Berghe G, Wilmer A, Hermans G, et al. Intensive insulin therapy in the "
        "medical ICU. N Engl J Med. 2006;354(5):449-461. doi:10.1056/NEJMoa052521",
        authors="van den Berghe|G, Wilmer|A, Hermans|G",
        title="Intensive insulin therapy in the medical ICU",
        journal="N Engl J Med",
        issued="2006",
        volume="354",
        issue="5",
        page="449-461",
        doi="10.1056/nejmoa052521",
    ),
    Hard(
        why="apostrophes, hyphens and two capitals in names",
        text="D’Souza R, Al-Delaimy WK, DeFronzo RA, McClave SA, MacDonald TT, Saint-Cyr A. "
        "Invented findings on names. Gut. 2001;48(2):1-9.",
        authors="D’Souza|R, Al-Delaimy|WK, DeFronzo|RA, McClave|SA, MacDonald|TT, Saint-Cyr|A",
        title="Invented findings on names",
        journal="Gut",
        issued="2001",
        volume="48",
        issue="2",
        page="1-9",
    ),
    Hard(
        why="initials with hyphens, and five of them",
        text="Cynober L, Le Moyec L, De Bandt J-P, Van Der Meer JWMAB. Invented notes on initials. "
        "Clin Nutr. 1999;18(4):201-207.",
        authors="Cynober|L, Le Moyec|L, De Bandt|J-P, Van Der Meer|JWMAB",
        title="Invented notes on initials",
        journal="Clin Nutr",
        issued="1999",
        volume="18",
        issue="4",
        page="201-207",
    ),
    Hard(
        why="a numbered supplement after the issue",
        text="Doe J, Roe R. Invented work on amino acids. J Nutr. 2004;134(6 Suppl 2):1637S-1640S.",
        authors="Doe|J, Roe|R",
        title="Invented work on amino acids",
        journal="J Nutr",
        issued="2004",
        volume="134",
        issue="6 Suppl 2",
        page="1637S-1640S",
    ),
    Hard(
        why="a supplement in AMA's own form",
        text="Doe J. Invented work on seasons. Eur Heart J. 2014;35(suppl 1):i12-i20.",
        authors="Doe|J",
        title="Invented work on seasons",
        journal="Eur Heart J",
        issued="2014",
        volume="35",
        issue="Suppl 1",
        page="i12-i20",
    ),
    Hard(
        why="a discussion printed after the paper",
        text="Souba WW. Invented lecture on the gut. J Nutr. 2001;131(9 Suppl):2515S-22S; "
        "discussion 2523S-4S.",
        authors="Souba|WW",
        title="Invented lecture on the gut",
        journal="J Nutr",
        issued="2001",
        volume="131",
        issue="9 Suppl",
        page="2515S-2522S",
    ),
    Hard(
        why="published online, AMA 11",
        text="Doe J, Roe R. Invented results of a crossover trial. JAMA Netw Open. Published "
        "online March 4, 2021. doi:10.5555/jno.2021.0304",
        authors="Doe|J, Roe|R",
        title="Invented results of a crossover trial",
        journal="JAMA Netw Open",
        issued="2021-03-04",
        doi="10.5555/jno.2021.0304",
    ),
    Hard(
        why="a preprint, AMA 11",
        text="Doe J, Roe R. Invented flow in the gut. medRxiv. Preprint posted online March 4, "
        "2021. doi:10.1101/2021.03.01.21252345",
        type="article",
        authors="Doe|J, Roe|R",
        title="Invented flow in the gut",
        journal="medRxiv",
        issued="2021-03-04",
        doi="10.1101/2021.03.01.21252345",
    ),
    Hard(
        why="a page of the web with a site, an update and a visit",
        text="Office of Dietary Supplements. Vitamin D: fact sheet for health professionals. "
        "National Institutes of Health. Updated July 26, 2024. Accessed August 1, 2024. "
        "https://ods.od.nih.gov/factsheets/VitaminD-HealthProfessional/",
        type="webpage",
        authors="=Office of Dietary Supplements",
        title="Vitamin D: fact sheet for health professionals",
        journal="National Institutes of Health",
        issued="2024-07-26",
        url="https://ods.od.nih.gov/factsheets/VitaminD-HealthProfessional/",
    ),
    Hard(
        why="a page of the web without an author",
        text="Dietary supplement labeling guide. US Food and Drug Administration. Published April "
        "2005. Accessed May 2, 2024. https://www.fda.gov/food/dietary-supplements-guidance",
        type="webpage",
        title="Dietary supplement labeling guide",
        journal="US Food and Drug Administration",
        issued="2005-04",
        url="https://www.fda.gov/food/dietary-supplements-guidance",
    ),
    Hard(
        why="a chapter of an edited book, AMA 11",
        text="Doe J, Roe R. Invented chapter on amino acids. In: Ross AC, Caballero B, Cousins RJ, "
        "Tucker KL, Ziegler TR, eds. Modern Nutrition in Health and Disease. 11th ed. Lippincott "
        "Williams & Wilkins; 2014:464-475.",
        type="chapter",
        authors="Doe|J, Roe|R",
        editors="Ross|AC, Caballero|B, Cousins|RJ, Tucker|KL, Ziegler|TR",
        title="Invented chapter on amino acids",
        journal="Modern Nutrition in Health and Disease",
        publisher="Lippincott Williams & Wilkins",
        edition="11",
        issued="2014",
        page="464-475",
    ),
    Hard(
        why="a book by a committee",
        text="Institute of Medicine. Dietary Reference Intakes for Calcium and Vitamin D. National "
        "Academies Press; 2011. doi:10.17226/13050",
        type="book",
        authors="=Institute of Medicine",
        title="Dietary Reference Intakes for Calcium and Vitamin D",
        publisher="National Academies Press",
        issued="2011",
        doi="10.17226/13050",
    ),
    Hard(
        why="a title with a stop inside",
        text="Hill C, Guarner F, Reid G, et al. Expert consensus document. The International "
        "Scientific Association for Probiotics and Prebiotics consensus statement on the scope and "
        "appropriate use of the term probiotic. Nat Rev Gastroenterol Hepatol. 2014;11(8):506–514. "
        "doi:10.1038/nrgastro.2014.66",
        authors="Hill|C, Guarner|F, Reid|G",
        title="Expert consensus document. The International Scientific Association for Probiotics "
        "and Prebiotics consensus statement on the scope and appropriate use of the term probiotic",
        journal="Nat Rev Gastroenterol Hepatol",
        issued="2014",
        volume="11",
        issue="8",
        page="506-514",
        doi="10.1038/nrgastro.2014.66",
    ),
    Hard(
        why="a season",
        text="Doe J. Invented harvest counts. J Invent Res. Winter 2017;3(1):1-12.",
        authors="Doe|J",
        title="Invented harvest counts",
        journal="J Invent Res",
        issued="2017",
        volume="3",
        issue="1",
        page="1-12",
    ),
    # Vancouver and NLM
    Hard(
        why="PubMed's summary, all identifiers",
        text="Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in "
        "Intestinal Diseases. Int J Mol Sci. 2017 May 12;18(5):1051. doi: 10.3390/ijms18051051. "
        "PMID: 28498331; PMCID: PMC5454963.",
        authors="Kim|MH, Kim|H",
        title="The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
        journal="Int J Mol Sci",
        issued="2017-05-12",
        volume="18",
        issue="5",
        page="1051",
        doi="10.3390/ijms18051051",
        pmid="28498331",
        pmcid="PMC5454963",
    ),
    Hard(
        why="the number of the article as a publisher item",
        text="Kim MH, Kim H. The roles of glutamine in the intestine and its implication in "
        "intestinal diseases. Int J Mol Sci. 2017 May 12;18(5). pii: E1051. doi: "
        "10.3390/ijms18051051.",
        authors="Kim|MH, Kim|H",
        title="The roles of glutamine in the intestine and its implication in intestinal diseases",
        journal="Int J Mol Sci",
        issued="2017-05-12",
        volume="18",
        issue="5",
        page="E1051",
        doi="10.3390/ijms18051051",
    ),
    Hard(
        why="Epub before the identifiers, a colon and brackets in the title",
        text="Gibson GR, Hutkins R, Sanders ME, Prescott SL, Reimer RA, Salminen SJ, et al. Expert "
        "consensus document: The International Scientific Association for Probiotics and "
        "Prebiotics (ISAPP) consensus statement on the definition and scope of prebiotics. Nat Rev "
        "Gastroenterol Hepatol. 2017 Aug;14(8):491-502. doi: 10.1038/nrgastro.2017.75. Epub 2017 "
        "Jun 14. PMID: 28611480.",
        authors="Gibson|GR, Hutkins|R, Sanders|ME, Prescott|SL, Reimer|RA, Salminen|SJ",
        title="Expert consensus document: The International Scientific Association for Probiotics "
        "and Prebiotics (ISAPP) consensus statement on the definition and scope of prebiotics",
        journal="Nat Rev Gastroenterol Hepatol",
        issued="2017-08",
        volume="14",
        issue="8",
        page="491-502",
        doi="10.1038/nrgastro.2017.75",
        pmid="28611480",
    ),
    Hard(
        why="a journal with the city it is printed in",
        text="Shah AM, Wang Z, Ma J. Glutamine Metabolism and Its Role in Immunity, a "
        "Comprehensive Review. Animals (Basel). 2020 Feb 19;10(2):326. doi: 10.3390/ani10020326.",
        authors="Shah|AM, Wang|Z, Ma|J",
        title="Glutamine Metabolism and Its Role in Immunity, a Comprehensive Review",
        journal="Animals (Basel)",
        issued="2020-02-19",
        volume="10",
        issue="2",
        page="326",
        doi="10.3390/ani10020326",
    ),
    Hard(
        why="a supplement beside the volume and a slash in the issue",
        text="Doe J, Roe R. Invented notes on feeding. JPEN J Parenter Enteral Nutr. 2003;27 Suppl "
        "1/2:S31–S38.",
        authors="Doe|J, Roe|R",
        title="Invented notes on feeding",
        journal="JPEN J Parenter Enteral Nutr",
        issued="2003",
        volume="27",
        issue="Suppl 1/2",
        page="S31-S38",
    ),
    Hard(
        why="a chapter with editors and p.",
        text="Doe J. Invented chapter on the bowel. In: Feldman M, Friedman LS, Brandt LJ, "
        "editors. "
        "Sleisenger and Fordtran's Gastrointestinal and Liver Disease. 9th ed. Philadelphia: "
        "Saunders; 2010. p. 1695-709.",
        type="chapter",
        authors="Doe|J",
        editors="Feldman|M, Friedman|LS, Brandt|LJ",
        title="Invented chapter on the bowel",
        journal="Sleisenger and Fordtran's Gastrointestinal and Liver Disease",
        publisher="Saunders",
        edition="9",
        issued="2010",
        page="1695-1709",
    ),
    Hard(
        why="a book on the internet",
        text="Doe J. Invented monograph of glutamine [Internet]. 2nd ed. Bethesda (MD): National "
        "Center for Biotechnology Information (US); 2006 [cited 2024 May 2]. Available from: "
        "https://www.ncbi.nlm.nih.gov/books/NBK999999/",
        type="book",
        authors="Doe|J",
        title="Invented monograph of glutamine",
        publisher="National Center for Biotechnology Information (US)",
        edition="2",
        issued="2006",
        url="https://www.ncbi.nlm.nih.gov/books/NBK999999/",
    ),
    Hard(
        why="a chapter of StatPearls",
        text="Doe J, Roe R. Invented overview of bowel rest. [Updated 2023 Jul 4]. In: StatPearls "
        "[Internet]. Treasure Island (FL): StatPearls Publishing; 2023 Jan-. Available from: "
        "https://www.ncbi.nlm.nih.gov/books/NBK999998/",
        type="chapter",
        authors="Doe|J, Roe|R",
        title="Invented overview of bowel rest",
        journal="StatPearls",
        publisher="StatPearls Publishing",
        issued="2023",
        url="https://www.ncbi.nlm.nih.gov/books/NBK999998/",
    ),
    Hard(
        why="a page of the web, NLM",
        text="World Health Organization. Micronutrients [Internet]. Geneva: World Health "
        "Organization; 2023 [cited 2024 May 2]. Available from: "
        "https://www.who.int/health-topics/micronutrients",
        type="webpage",
        authors="=World Health Organization",
        title="Micronutrients",
        publisher="World Health Organization",
        issued="2023",
        url="https://www.who.int/health-topics/micronutrients",
    ),
    Hard(
        why="a translated title in brackets and its language",
        text="Doe J, Roe R. [Invented findings from a clinic]. Dtsch Med Wochenschr. "
        "1999;124(10):290-4. German.",
        authors="Doe|J, Roe|R",
        title="[Invented findings from a clinic]",
        journal="Dtsch Med Wochenschr",
        issued="1999",
        volume="124",
        issue="10",
        page="290-294",
    ),
    Hard(
        why="ahead of print, no source but a date",
        text="Doe J, Roe R. Invented data on transit time. Gut. 2021 Mar 4:gutjnl-2020-323456. "
        "doi: 10.5555/gutjnl-2020-323456. Epub ahead of print.",
        authors="Doe|J, Roe|R",
        title="Invented data on transit time",
        journal="Gut",
        issued="2021-03-04",
        page="gutjnl-2020-323456",
        doi="10.5555/gutjnl-2020-323456",
    ),
    Hard(
        why="in press",
        text="Doe J. Invented work that is still to appear. Clin Nutr. In press 2022.",
        authors="Doe|J",
        title="Invented work that is still to appear",
        journal="Clin Nutr",
        issued="2022",
    ),
    Hard(
        why="the word retracted, PubMed",
        text="Shah AM, Wang Z, Ma J. Glutamine Metabolism and Its Role in Immunity, a "
        "Comprehensive Review. Animals (Basel). 2020 Feb 19;10(2):326. doi: 10.3390/ani10020326. "
        "Retraction in: Animals (Basel). 2021 Mar 22;11(3):905. PMID: 32093154.",
        authors="Shah|AM, Wang|Z, Ma|J",
        title="Glutamine Metabolism and Its Role in Immunity, a Comprehensive Review",
        journal="Animals (Basel)",
        issued="2020-02-19",
        volume="10",
        issue="2",
        page="326",
        doi="10.3390/ani10020326",
        pmid="32093154",
    ),
    Hard(
        why="editors of a report with a book's identifiers",
        text="Ross AC, Taylor CL, Yaktine AL, Del Valle HB, editors. Dietary Reference Intakes for "
        "Calcium and Vitamin D. Washington (DC): National Academies Press (US); 2011. PMID: "
        "21796828.",
        type="book",
        editors="Ross|AC, Taylor|CL, Yaktine|AL, Del Valle|HB",
        title="Dietary Reference Intakes for Calcium and Vitamin D",
        publisher="National Academies Press (US)",
        issued="2011",
        pmid="21796828",
    ),
    Hard(
        why="an abstract, marked as one",
        text="Doe J, Roe R. Invented counts of bacteria [abstract]. Gastroenterology. "
        "2012;142(5 Suppl 1):S-45.",
        authors="Doe|J, Roe|R",
        title="Invented counts of bacteria [abstract]",
        journal="Gastroenterology",
        issued="2012",
        volume="142",
        issue="5 Suppl 1",
        page="S-45",
    ),
    Hard(
        why="letters that are not Latin",
        text="Иванов ИИ, Петров ПП. Выдуманная статья о кишечнике. Вопр Питания. 2015;84(3):12-19.",
        authors="Иванов|ИИ, Петров|ПП",
        title="Выдуманная статья о кишечнике",
        journal="Вопр Питания",
        issued="2015",
        volume="84",
        issue="3",
        page="12-19",
    ),
    Hard(
        why="a thesis",
        text="Doe J. Invented studies of transport in the gut [dissertation]. Ghent: Invented "
        "University; 2015.",
        type="thesis",
        authors="Doe|J",
        title="Invented studies of transport in the gut",
        publisher="Invented University",
        issued="2015",
    ),
    Hard(
        why="the proceedings of a meeting",
        text="Doe J, Roe R. Invented model of digestion. In: Proceedings of the 5th Invented "
        "Congress on Nutrition; 2019 May 2-4; Ghent, Belgium. Invented Press; 2019. p. 12-8.",
        type="paper-conference",
        authors="Doe|J, Roe|R",
        title="Invented model of digestion",
        journal="Proceedings of the 5th Invented Congress on Nutrition",
        publisher="Invented Press",
        issued="2019",
        page="12-18",
    ),
    # APA and other author-date styles
    Hard(
        why="APA 7 with hyphenated initials",
        text="Kim, M.-H., & Kim, H. (2017). The roles of glutamine in the intestine and its "
        "implication in intestinal diseases. International Journal of Molecular Sciences, 18(5), "
        "1051. https://doi.org/10.3390/ijms18051051",
        authors="Kim|M-H, Kim|H",
        title="The roles of glutamine in the intestine and its implication in intestinal diseases",
        journal="International Journal of Molecular Sciences",
        issued="2017",
        volume="18",
        issue="5",
        page="1051",
        doi="10.3390/ijms18051051",
    ),
    Hard(
        why="APA 7, authors left out by three dots",
        text="Page, M. J., McKenzie, J. E., Bossuyt, P. M., . . . Moher, D. (2021). The PRISMA "
        "2020 "
        "statement: An updated guideline for reporting systematic reviews. BMJ, 372, Article n71. "
        "https://doi.org/10.1136/bmj.n71",
        authors="Page|MJ, McKenzie|JE, Bossuyt|PM",
        title="The PRISMA 2020 statement: An updated guideline for reporting systematic reviews",
        journal="BMJ",
        issued="2021",
        volume="372",
        page="n71",
        doi="10.1136/bmj.n71",
    ),
    Hard(
        why="APA 7, a book",
        text="Gropper, S. S., Smith, J. L., & Carr, T. P. (2021). Advanced nutrition and human "
        "metabolism (8th ed.). Cengage Learning.",
        type="book",
        authors="Gropper|SS, Smith|JL, Carr|TP",
        title="Advanced nutrition and human metabolism",
        publisher="Cengage Learning",
        edition="8",
        issued="2021",
    ),
    Hard(
        why="APA 7, a chapter",
        text="Doe, J. (2010). Invented chapter on glutamine. In M. Feldman, L. S. Friedman, & L. "
        "J. "
        "Brandt (Eds.), Gastrointestinal and liver disease (9th ed., pp. 55–60). Saunders.",
        type="chapter",
        authors="Doe|J",
        editors="Feldman|M, Friedman|LS, Brandt|LJ",
        title="Invented chapter on glutamine",
        journal="Gastrointestinal and liver disease",
        publisher="Saunders",
        edition="9",
        issued="2010",
        page="55-60",
    ),
    Hard(
        why="APA 7, a group and an address",
        text="World Health Organization. (2020). WHO guidelines on physical activity and sedentary "
        "behaviour. https://www.who.int/publications/i/item/9789240015128",
        type="webpage",
        authors="=World Health Organization",
        title="WHO guidelines on physical activity and sedentary behaviour",
        issued="2020",
        url="https://www.who.int/publications/i/item/9789240015128",
    ),
    Hard(
        why="APA 7, suffixes",
        text="Doe, J. A., Jr., & Roe, R., III. (2001). Invented twins. Journal of Invented "
        "Results, "
        "4, 12–19.",
        authors="Doe|JA|Jr, Roe|R|III",
        title="Invented twins",
        journal="Journal of Invented Results",
        issued="2001",
        volume="4",
        page="12-19",
    ),
    Hard(
        why="APA 7, advance online publication",
        text="Doe, J. (2023). Invented title with a question? Journal of Invented Results. Advance "
        "online publication. https://doi.org/10.5555/12345678",
        authors="Doe|J",
        title="Invented title with a question?",
        journal="Journal of Invented Results",
        issued="2023",
        doi="10.5555/12345678",
    ),
    Hard(
        why="APA with a month and a magazine's pages",
        text="Doe, J. (2019, March 4). Invented report from the kitchen. Invented Weekly, 12(3), "
        "14–15.",
        authors="Doe|J",
        title="Invented report from the kitchen",
        journal="Invented Weekly",
        issued="2019-03-04",
        volume="12",
        issue="3",
        page="14-15",
    ),
    Hard(
        why="Cell's style",
        text="Cani, P.D., Amar, J., Iglesias, M.A., et al. (2007). Metabolic endotoxemia initiates "
        "obesity and insulin resistance. Diabetes 56, 1761–1772.",
        authors="Cani|PD, Amar|J, Iglesias|MA",
        title="Metabolic endotoxemia initiates obesity and insulin resistance",
        journal="Diabetes",
        issued="2007",
        volume="56",
        page="1761-1772",
    ),
    Hard(
        why="Nature's style",
        text="Turnbaugh, P. J. et al. An obesity-associated gut microbiome with increased capacity "
        "for energy harvest. Nature 444, 1027–1031 (2006).",
        authors="Turnbaugh|PJ",
        title="An obesity-associated gut microbiome with increased capacity for energy harvest",
        journal="Nature",
        issued="2006",
        volume="444",
        page="1027-1031",
    ),
    Hard(
        why="Springer's style",
        text="Rao R, Samak G (2012) Role of glutamine in protection of intestinal epithelial tight "
        "junctions. J Epithel Biol Pharmacol 5(Suppl 1-M7):47–54",
        authors="Rao|R, Samak|G",
        title="Role of glutamine in protection of intestinal epithelial tight junctions",
        journal="J Epithel Biol Pharmacol",
        issued="2012",
        volume="5",
        issue="Suppl 1-M7",
        page="47-54",
    ),
    Hard(
        why="Elsevier's Harvard",
        text="Wang, B., Wu, G., Zhou, Z., 2015. Glutamine and intestinal barrier function. Amino "
        "Acids 47 (10), 2143–2154.",
        authors="Wang|B, Wu|G, Zhou|Z",
        title="Glutamine and intestinal barrier function",
        journal="Amino Acids",
        issued="2015",
        volume="47",
        issue="10",
        page="2143-2154",
    ),
    Hard(
        why="MDPI with the identifier after the pages",
        text="2. Cruzat, V.; Macedo Rogero, M.; Noel Keane, K.; Curi, R.; Newsholme, P. Glutamine: "
        "Metabolism and Immune Function, Supplementation and Clinical Translation. Nutrients 2018, "
        "10(11), 1564; https://doi.org/10.3390/nu10111564.",
        authors="Cruzat|V, Macedo Rogero|M, Noel Keane|K, Curi|R, Newsholme|P",
        title="Glutamine: Metabolism and Immune Function, Supplementation and Clinical Translation",
        journal="Nutrients",
        issued="2018",
        volume="10",
        issue="11",
        page="1564",
        doi="10.3390/nu10111564",
    ),
    Hard(
        why="IEEE's style, initials first",
        text="[1] M. H. Kim and H. Kim, “The roles of glutamine in the intestine and its "
        "implication in intestinal diseases,” Int. J. Mol. Sci., vol. 18, no. 5, p. 1051, 2017, "
        "doi: 10.3390/ijms18051051.",
        authors="Kim|MH, Kim|H",
        title="The roles of glutamine in the intestine and its implication in intestinal diseases",
        journal="Int. J. Mol. Sci",
        issued="2017",
        volume="18",
        issue="5",
        page="1051",
        doi="10.3390/ijms18051051",
    ),
    Hard(
        why="Chicago's notes, whole first names",
        text="Kim, Min-Hyun, and Hyeyoung Kim. “The Roles of Glutamine in the Intestine and Its "
        "Implication in Intestinal Diseases.” International Journal of Molecular Sciences 18, no. "
        "5 "
        "(2017): 1051. https://doi.org/10.3390/ijms18051051.",
        authors="Kim|Min-Hyun, Kim|Hyeyoung",
        title="The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
        journal="International Journal of Molecular Sciences",
        issued="2017",
        volume="18",
        issue="5",
        page="1051",
        doi="10.3390/ijms18051051",
    ),
    # As people paste
    Hard(
        why="wrapped in the middle of a word, a page range and a DOI",
        text="  5.  Roth E. Nonnutritive effects of\n      glutamine. J Nutr. 2008;138(10):2025S-\n"
        "      2031S. https://doi.org/10.1093/\n      jn/138.10.2025S",
        authors="Roth|E",
        title="Nonnutritive effects of glutamine",
        journal="J Nutr",
        issued="2008",
        volume="138",
        issue="10",
        page="2025S-2031S",
        doi="10.1093/jn/138.10.2025s",
    ),
    Hard(
        why="smart quotes, no-break spaces, a dash of another kind",
        text="7.\u00a0Garlick\u00a0PJ. “Assessment of the safety of glutamine and other amino "
        "acids.” J\u00a0Nutr. 2001;131(9\u00a0Suppl):2556S−2561S.",
        authors="Garlick|PJ",
        title="Assessment of the safety of glutamine and other amino acids",
        journal="J Nutr",
        issued="2001",
        volume="131",
        issue="9 Suppl",
        page="2556S-2561S",
    ),
    Hard(
        why="names in capitals",
        text="KIM MH, MACEDO ROGERO M. Invented echo of the gut. NUTRIENTS. 2018;10(11):1564.",
        authors="Kim|MH, Macedo Rogero|M",
        title="Invented echo of the gut",
        journal="NUTRIENTS",
        issued="2018",
        volume="10",
        issue="11",
        page="1564",
    ),
    Hard(
        why="no spaces after commas and stops",
        text="Kim MH,Kim H.Invented effects of haste.J Nutr.2016;12(4):77.",
        authors="Kim|MH, Kim|H",
        title="Invented effects of haste",
        journal="J Nutr",
        issued="2016",
        volume="12",
        issue="4",
        page="77",
    ),
    Hard(
        why="spaces everywhere in the source",
        text="Kim MH , Kim H . Invented effects of spaces . J Nutr . 2017 ; 18 ( 5 ) : 1051 - "
        "1060 .",
        authors="Kim|MH, Kim|H",
        title="Invented effects of spaces",
        journal="J Nutr",
        issued="2017",
        volume="18",
        issue="5",
        page="1051-1060",
    ),
    Hard(
        why="vol., no. and pp. spelled out",
        text="Doe J, Roe R. Invented words for numbers. J Nutr. 2017; vol. 18, no. 5, pp. 1051-60.",
        authors="Doe|J, Roe|R",
        title="Invented words for numbers",
        journal="J Nutr",
        issued="2017",
        volume="18",
        issue="5",
        page="1051-1060",
    ),
    Hard(
        why="the journal parted by a comma",
        text="Coqueiro AY, Rogero MM, Tirapegui J. Glutamine as an Anti-Fatigue Amino Acid in "
        "Sports "
        "Nutrition. Nutrients, 2019;11(4):863.",
        authors="Coqueiro|AY, Rogero|MM, Tirapegui|J",
        title="Glutamine as an Anti-Fatigue Amino Acid in Sports Nutrition",
        journal="Nutrients",
        issued="2019",
        volume="11",
        issue="4",
        page="863",
    ),
    Hard(
        why="the journal without a stop before the year",
        text="Roth E. Nonnutritive effects of glutamine. J Nutr 2008;138:2025S-31S.",
        authors="Roth|E",
        title="Nonnutritive effects of glutamine",
        journal="J Nutr",
        issued="2008",
        volume="138",
        page="2025S-2031S",
    ),
    Hard(
        why="a colon in the journal, initials with stops",
        text="Moher D., Liberati A., Tetzlaff J. et al. Preferred reporting items for systematic "
        "reviews and meta-analyses: the PRISMA statement. PLoS Med. 2009;6(7):e1000097. "
        "doi:10.1371/journal.pmed.1000097",
        authors="Moher|D, Liberati|A, Tetzlaff|J",
        title="Preferred reporting items for systematic reviews and meta-analyses: the PRISMA "
        "statement",
        journal="PLoS Med",
        issued="2009",
        volume="6",
        issue="7",
        page="e1000097",
        doi="10.1371/journal.pmed.1000097",
    ),
    Hard(
        why="full first names in front",
        text="Min-Hyun Kim, Hyeyoung Kim. Invented whole names. Nutrients. 2017;9(5):105.",
        authors="Kim|Min-Hyun, Kim|Hyeyoung",
        title="Invented whole names",
        journal="Nutrients",
        issued="2017",
        volume="9",
        issue="5",
        page="105",
    ),
    Hard(
        why="a species, an abbreviation and a decimal in the title",
        text="Doe J. Invented doses of L. plantarum vs. placebo at 1.5 g/d in adults. Benef "
        "Microbes. 2016;7(3):345-353.",
        authors="Doe|J",
        title="Invented doses of L. plantarum vs. placebo at 1.5 g/d in adults",
        journal="Benef Microbes",
        issued="2016",
        volume="7",
        issue="3",
        page="345-353",
    ),
    Hard(
        why="numbers like a source in the title",
        text="Doe J. Invented survey, 1999-2004; a report in 12 parts (part 3): 18 years on. "
        "Public "
        "Health Nutr. 2006;9(1A):146-152.",
        authors="Doe|J",
        title="Invented survey, 1999-2004; a report in 12 parts (part 3): 18 years on",
        journal="Public Health Nutr",
        issued="2006",
        volume="9",
        issue="1A",
        page="146-152",
    ),
    Hard(
        why="a publisher's page instead of a DOI",
        text="Cruzat V, Macedo Rogero M. Invented title with an address. Nutrients. "
        "2018;10(11):1564. Available at: https://www.mdpi.com/2072-6643/10/11/1564. Accessed May "
        "2, "
        "2024.",
        authors="Cruzat|V, Macedo Rogero|M",
        title="Invented title with an address",
        journal="Nutrients",
        issued="2018",
        volume="10",
        issue="11",
        page="1564",
        url="https://www.mdpi.com/2072-6643/10/11/1564",
    ),
    Hard(
        why="a DOI with angle brackets and a semicolon",
        text="Doe J. Invented old address. Cancer. 1996;77(10):1973-1980. "
        "doi:10.1002/(SICI)1097-0142(19960515)77:10<1973::AID-CNCR1>3.0.CO;2-A",
        authors="Doe|J",
        title="Invented old address",
        journal="Cancer",
        issued="1996",
        volume="77",
        issue="10",
        page="1973-1980",
        doi="10.1002/(sici)1097-0142(19960515)77:10<1973::aid-cncr1>3.0.co;2-a",
    ),
    Hard(
        why="the number of the list in brackets and links of a page after it",
        text="[12] Garlick PJ. Assessment of the safety of glutamine and other amino acids. J Nutr "
        "2001; 131: 2556S–61S. [PubMed: 11533313] [Google Scholar]",
        authors="Garlick|PJ",
        title="Assessment of the safety of glutamine and other amino acids",
        journal="J Nutr",
        issued="2001",
        volume="131",
        page="2556S-2561S",
        pmid="11533313",
    ),
    Hard(
        why="italics and small figures as tags",
        text="Doe J. Invented role of <i>Lactobacillus</i> and vitamin B<sub>12</sub>. <em>J "
        "Nutr</em>. 2017;147(5):1051.",
        authors="Doe|J",
        title="Invented role of Lactobacillus and vitamin B12",
        journal="J Nutr",
        issued="2017",
        volume="147",
        issue="5",
        page="1051",
    ),
    Hard(
        why="Markdown around the journal",
        text="1. Doe J. Invented role of stars. *J Nutr*. 2009;**139**(2):88.",
        authors="Doe|J",
        title="Invented role of stars",
        journal="J Nutr",
        issued="2009",
        volume="139",
        issue="2",
        page="88",
    ),
    Hard(
        why="no author, a question, a journal in brackets",
        text="What is invented in the gut? Drug Ther Bull (Lond). 1998;36(2):9-12.",
        title="What is invented in the gut?",
        journal="Drug Ther Bull (Lond)",
        issued="1998",
        volume="36",
        issue="2",
        page="9-12",
    ),
    Hard(
        why="an organisation, a report and its number",
        text="Food and Agriculture Organization. Dietary protein quality evaluation in human "
        "nutrition. FAO Food and Nutrition Paper 92. Rome: FAO; 2013.",
        type="book",
        authors="=Food and Agriculture Organization",
        title="Dietary protein quality evaluation in human nutrition. FAO Food and Nutrition Paper "
        "92",
        publisher="FAO",
        issued="2013",
    ),
)
