"""Authors, years and kinds in the prose: what SUB-05b and SUB-05c catch and leave alone."""

from tests.articles.compliance.letters import PAPERS, letter, paper

ALL = tuple(PAPERS.values())
ACCENTED = PAPERS["cordova-2021"]
TRIAL = paper("cordova-2021", "Córdova-Martínez", 2021, "Glutamine in players", kind="trial")
REVIEW = paper("kim-2017", "Kim, Kim", 2017, "Glutamine", kind="narrative_review")


def prose(*paragraphs: str) -> object:
    """Return a letter with all papers at hand, whichever it cites."""
    return letter(*paragraphs, references=ALL)


TABLE = {
    "SUB-05b": (
        (
            (
                "the mark is another paper of this letter",
                prose("Cruzat and colleagues' 2018 review adds immune cells.[[coqueiro-2019]]"),
            ),
            ("right author, wrong year", prose("Roth's 2009 paper looks further.[[roth-2008]]")),
            ("a pair of authors", prose("The Kim & Kim review of 2017 is thorough.[[roth-2008]]")),
            ("nobody of this letter", prose("Lindqvist et al. (2014) disagree.[[kim-2017]]")),
            ("in brackets", prose("This is old news (Garlick, 2001).[[shah-2020]]")),
            ("the year first", prose("In 2019, Coqueiro looked at fatigue.[[cruzat-2018]]")),
            (
                "named in one sentence, marked in the next",
                prose("Shah and colleagues wrote in 2020. They looked at animals.[[roth-2008]]"),
            ),
            (
                "two credits, their marks swapped",
                prose(
                    "Kim's 2017 review[[roth-2008]] and then Roth's 2008 paper[[kim-2017]] say so."
                ),
            ),
            ("no year, but an author we know", prose("Garlick and colleagues agree.[[kim-2017]]")),
            ("curly apostrophe", prose("Garlick’s 2001 safety review is old.[[kim-2017]]")),
        ),
        (
            ("they agree", prose("Roth's 2008 paper looks further.[[roth-2008]]")),
            (
                "the registry's accents are the letter's hyphens",
                prose("Cordova-Martinez and colleagues, in 2021, saw less.[[cordova-2021]]"),
            ),
            ("any author will do", prose("As Curi and Newsholme wrote in 2018.[[cruzat-2018]]")),
            ("half of a double name", prose("Rogero's 2018 review goes on.[[cruzat-2018]]")),
            (
                "one of the marked papers is it",
                prose("Cruzat's 2018 review, and others, agree.[[kim-2017 cruzat-2018]]"),
            ),
            ("a month is no author", prose("In May 2019 the farm was sold.[[kim-2017]]")),
            ("an agency is no author", prose("The FDA's 2000 rule still holds.[[kim-2017]]")),
            ("nor is a journal", prose("Nutrients (2018) printed it.[[kim-2017]]")),
            ("no mark to compare with", prose("Lindqvist et al. (2014) disagree.")),
            (
                "the next sentence credits somebody else",
                prose("Roth wrote in 2008. Kim's 2017 review follows.[[kim-2017]]"),
            ),
            (
                "a sentence in between credits somebody else",
                prose("Roth wrote in 2008. Kim wrote in 2017. It is so.[[kim-2017]]"),
            ),
            ("a dose is no year", prose("Roth gave 2000 mg a day.[[kim-2017]]")),
            ("a place and a year", prose("The lab moved to Prague in 2015.[[roth-2008]]")),
            ("the brand's own product", prose("Enterova's 2021 review of labels.[[kim-2017]]")),
            ("a paper in a later paragraph", prose("Roth wrote in 2008.", "Cells.[[kim-2017]]")),
            (
                "a year the registry does not know",
                letter(
                    "Roth's 2008 paper looks further.[[roth-2008]]",
                    references=(paper("roth-2008", "Roth", None, "Effects"),),
                ),
            ),
        ),
    ),
    "SUB-05c": (
        (
            (
                "titled like a trial",
                prose("Cordova-Martinez and colleagues, in a 2021 review, saw it.[[cordova-2021]]"),
            ),
            (
                "recorded as a trial",
                letter("A 2021 review found less damage.[[cordova-2021]]", references=(TRIAL,)),
            ),
            (
                "credited by name and recorded as a trial",
                letter(
                    "Córdova-Martínez's 2021 overview says so.[[cordova-2021]]", references=(TRIAL,)
                ),
            ),
            (
                "a review called a trial",
                letter("Kim's 2017 trial showed it.[[kim-2017]]", references=(REVIEW,)),
            ),
            ("titled like a review", prose("Shah's 2020 trial showed it.[[shah-2020]]")),
            (
                "no name, only the kind",
                prose("One large trial looked at immunity.[[shah-2020]]"),
            ),
            (
                "the word stands before the name",
                prose("The 2021 review by Cordova-Martinez and others.[[cordova-2021]]"),
            ),
            (
                "a meta-analysis of one study",
                letter("A recent meta-analysis agrees.[[cordova-2021]]", references=(TRIAL,)),
            ),
        ),
        (
            (
                "a title that does not tell",
                prose("The Kim & Kim review of 2017 is long.[[kim-2017]]"),
            ),
            (
                "a safety assessment may be reviewed",
                prose("Garlick's 2001 safety review.[[garlick-2001]]"),
            ),
            ("called what it is", prose("Shah's 2020 review covers animals.[[shah-2020]]")),
            (
                "a study is either",
                prose("Cordova-Martinez's 2021 study saw less damage.[[cordova-2021]]"),
            ),
            ("trials summed up in a review", prose("It held in several trials.[[shah-2020]]")),
            ("denied", prose("Shah's 2020 paper is not a trial.[[shah-2020]]")),
            ("trial and error", prose("After a long trial and error it worked.[[shah-2020]]")),
            (
                "two kinds, one of them fitting",
                prose("A trial and then a review agreed.[[shah-2020]]"),
            ),
            (
                "the editor's record outranks the title",
                letter(
                    "A 2021 review saw it.[[cordova-2021]]",
                    references=(
                        paper(
                            "cordova-2021",
                            "Roche",
                            2021,
                            ACCENTED.csl["title"],
                            kind="narrative_review",
                        ),
                    ),
                ),
            ),
            ("no mark", prose("A 2021 review saw less damage.")),
        ),
    ),
}
