"""Statements and what they rest on: what SF-03, SUB-02 and SUB-03 catch and leave alone."""

from typing import Any

from articles.content import Claim, Content, Evidence, LibraryEntry, Reference
from tests.articles.compliance.letters import faq, letter, paper, promoting

LINING = "Enterova supports the gut lining."
TRIAL = paper("lund-2022", "Lund", 2022, "A Trial of Glutamine in Adults", kind="randomised_trial")
PIGLETS = paper("wu-2015", "Wu", 2015, "Glutamine and the Gut", kind="animal")
CELLS = paper("oda-2016", "Oda", 2016, "Glutamine and Tight Junctions", kind="in_vitro")
REVIEW = paper("hall-2019", "Hall", 2019, "Glutamine Today", kind="narrative_review")
SUMMARY = paper("moss-2021", "Moss", 2021, "Glutamine Trials", kind="meta_analysis")
WARD = paper(
    "ross-2014", "Ross", 2014, "Glutamine on the Ward", kind="trial", population="ICU patients"
)
THIRTY = paper("berg-2018", "Berg", 2018, "Glutamine by the Spoon", kind="trial", dose="30 g a day")
FALLEN = paper("vane-2013", "Vane", 2013, "Glutamine", kind="trial", status="retracted")
PLAYERS = paper("diaz-2020", "Diaz", 2020, "Glutamine in Professional Basketball Players")
RUNNERS = paper("olsen-2020", "Olsen", 2020, "Glutamine", kind="trial", population="runners")


def noted(text: str, **facts: Any) -> Claim:
    """Return the ledger's record of the first mark of the body."""
    return Claim(mark="c1", kind="structure_function", text=text, **facts)


def resting_on(
    text: str, *papers: Reference, before: str = "", after: str = "", **facts: Any
) -> Content:
    """Return a letter that marks `text` and offers `papers` for it in the ledger."""
    evidence = tuple(Evidence(reference=each.key) for each in papers)
    return promoting(
        f"{before} {{{{{text}}}}} {after}".strip(),
        claims=(noted(text, evidence=evidence, **facts),),
        references=papers,
    )


def approved(**changes: Any) -> LibraryEntry:
    """Return an entry of the claims library that FDA was notified of."""
    facts = {
        "entry": "0e1f9c1c-9d4f-4c57-9d5b-2f4f1c8b7a10",
        "version": 1,
        "text": LINING,
        "grade": "high",
        "approved_on": "2026-01-10",
        "expires_on": "2027-01-10",
        "notified_on": "2026-01-20",
    }
    return LibraryEntry(**{**facts, **changes})


def leaning(entry: LibraryEntry | None, **changes: Any) -> Content:
    """Return a letter with one marked statement that has the words of `entry`."""
    return promoting(f"{{{{{LINING}}}}}", claims=(noted(LINING, library=entry),), **changes)


TABLE: dict[str, Any] = {
    "SF-03": (
        (
            ("marked, no record at all", promoting(f"{{{{{LINING}}}}}")),
            ("a record, and no entry of the library", leaning(None)),
            ("an entry that FDA was not told of", leaning(approved(notified_on=""))),
            (
                "notified more than 30 days after first marketing",
                leaning(approved(), date_published="2025-12-20T09:00:00-06:00"),
            ),
            (
                "31 days after",
                leaning(approved(), date_published="2025-12-20T00:00:00+00:00"),
            ),
            ("nobody marked it", promoting(LINING)),
            ("an ingredient's benefit beside the product", promoting("Zinc supports the skin.")),
            ("in an answer", promoting(faqs=(faq("Why?", "Zinc supports the skin."),))),
            ("no product named, but our capsules", letter("Our capsules support digestion.")),
        ),
        (
            ("notified before", leaning(approved())),
            (
                "notified on the thirtieth day",
                leaning(approved(), date_published="2025-12-21T09:00:00-06:00"),
            ),
            ("a new letter has no date to compare", leaning(approved(notified_on="2026-11-30"))),
            ("a letter that sells nothing", letter("Fiber supports the gut lining.")),
            ("physiology", promoting("The gut needs glutamine to maintain its lining.")),
            ("denied", promoting("Enterova does not support the gut by itself.")),
            ("asked", promoting("Does Enterova support the gut lining?")),
            ("a headline holds no mark", promoting(headline="Enterova Supports the Gut")),
            (
                "a testimonial has rules of its own",
                promoting(
                    body='<p>Enterova. <mark data-claim="c1" data-kind="testimonial">I like it'
                    "</mark>.</p>"
                ),
            ),
        ),
    ),
    "SUB-02": (
        (
            ("a benefit, bare", promoting(LINING)),
            ("marked, bare", promoting(f"{{{{{LINING}}}}}")),
            ("a record without a paper", leaning(None)),
            ("the citation stands elsewhere", promoting(f"{LINING} Cells renew.[[kim-2017]]")),
            ("an ingredient's benefit", promoting("Zinc supports healthy skin.")),
            ("in an answer", promoting(faqs=(faq("Why?", "Zinc supports the skin."),))),
            ("studies show", promoting("Studies show that glutamine reaches the lining.")),
            ("has been shown", promoting("Glutamine has been shown to reach the gut intact.")),
            ("clinically tested", promoting("Enterova is clinically tested in Ohio.")),
            ("research suggests", promoting("Research in adults suggests that zinc is absorbed.")),
        ),
        (
            ("cited", promoting("Enterova supports the gut lining.[[kim-2017]]")),
            ("cited behind the stop", promoting(f"{LINING}[[kim-2017]] It has a scoop.")),
            ("a paper in the ledger", resting_on(LINING, TRIAL)),
            ("an approved statement of the library", leaning(approved())),
            ("physiology", promoting("Glutamine is the fuel of the cells of the gut.")),
            ("a definition", promoting("Glutamine is an amino acid.")),
            ("an opinion", promoting("I think glutamine deserves more attention.")),
            ("denied", promoting("No study has shown that glutamine helps.")),
            ("undecided", promoting("Whether studies show more for glutamine is unknown.")),
            ("research on something else", promoting("Studies show that sleep matters.")),
            ("cited research", promoting("Studies show that zinc is absorbed.[[kim-2017]]")),
            ("a headline can cite nothing", promoting(headline="Zinc Supports the Skin")),
            (
                "an answer nobody sees",
                promoting(faqs=(faq("Why?", "Zinc supports the skin."),), faqs_shown=False),
            ),
        ),
    ),
    "SUB-03": (
        (
            ("animals alone", resting_on(LINING, PIGLETS)),
            ("cells alone", resting_on(LINING, CELLS)),
            ("a review alone", resting_on(LINING, REVIEW)),
            ("animals and a review", resting_on(LINING, PIGLETS, REVIEW)),
            ("another dose", resting_on(LINING, THIRTY, dose="5 g a day")),
            (
                "the statement itself names the dose",
                resting_on("A 5 g scoop of Enterova supports the gut lining.", THIRTY),
            ),
            ("patients", resting_on(LINING, WARD)),
            (
                "patients, and the ledger says who is spoken to",
                resting_on(LINING, WARD, population="healthy adults"),
            ),
            ("the title alone tells of players", resting_on(LINING, PLAYERS)),
            ("retracted", resting_on(LINING, FALLEN)),
            (
                "retracted after the library approved it",
                resting_on(LINING, FALLEN, library=approved()),
            ),
            (
                "the ward lent to daily users, nobody marked it",
                promoting(
                    "In intensive care glutamine has been shown to support the gut barrier."
                    "[[ross-2014]]",
                    references=(WARD,),
                ),
            ),
            (
                "the words name the ward, whatever the library knows of the paper",
                promoting(
                    "In surgical patients glutamine has been shown to support the gut barrier."
                    "[[lund-2022]]",
                    references=(TRIAL,),
                ),
            ),
            (
                "the limit stands in another paragraph",
                promoting(
                    f"{{{{{LINING}}}}}[[wu-2015]]",
                    "All of this was seen in piglets.",
                    references=(PIGLETS,),
                ),
            ),
            (
                "the gap is noted in the ledger alone",
                promoting(
                    f"{{{{{LINING}}}}}",
                    claims=(
                        noted(
                            LINING,
                            evidence=(Evidence(reference="wu-2015", gap="Piglets, not people."),),
                        ),
                    ),
                    references=(PIGLETS,),
                ),
            ),
        ),
        (
            ("a trial in adults", resting_on(LINING, TRIAL)),
            ("the best of several counts", resting_on(LINING, REVIEW, PIGLETS, TRIAL)),
            ("a meta-analysis is no bare review", resting_on(LINING, SUMMARY)),
            ("animals, and told", resting_on(LINING, PIGLETS, after="That was seen in piglets.")),
            ("cells, and told", resting_on(LINING, CELLS, before="In cell cultures, at least.")),
            ("a review, and told", resting_on(LINING, REVIEW, before="A review puts it so.")),
            (
                "another dose, and told",
                resting_on(
                    LINING,
                    THIRTY,
                    after="The trial's dose was six times the scoop.",
                    dose="5 g a day",
                ),
            ),
            ("a dose near enough", resting_on(LINING, THIRTY, dose="25 g a day")),
            ("nobody knows our dose", resting_on(LINING, THIRTY)),
            (
                "patients, and told",
                resting_on(
                    LINING, WARD, after="That was asked of ICU patients, not of healthy people."
                ),
            ),
            (
                "patients are who the ledger says it speaks to",
                resting_on(LINING, WARD, population="ICU patients under a physician"),
            ),
            (
                "athletes, named in the words",
                resting_on("For runners, Enterova supports the gut lining.", RUNNERS),
            ),
            (
                "athletes, named beside them",
                resting_on(
                    LINING, RUNNERS, after="Those who ran took it for ten days. Runners, that is."
                ),
            ),
            ("weighed in the library", resting_on(LINING, PIGLETS, library=approved())),
            (
                "retracted, and told",
                resting_on(LINING, FALLEN, after="Its one paper was retracted."),
            ),
            (
                "a letter that sells nothing",
                letter(
                    "Glutamine has been shown to support the gut barrier.[[wu-2015]]",
                    references=(PIGLETS,),
                ),
            ),
            (
                "biology with a paper on animals",
                promoting("Glutamine is the fuel of cells.[[wu-2015]]", references=(PIGLETS,)),
            ),
            ("nothing cited, which SUB-02 reports", promoting(LINING)),
        ),
    ),
}
