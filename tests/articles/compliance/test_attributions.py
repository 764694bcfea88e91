"""How prose credits a paper, and what only looks like it."""

import pytest

from articles.compliance.attributions import Attribution, find
from tests.articles.compliance.letters import PAPERS

KNOWN = frozenset("kim cruzat macedo rogero roth shah wang ma long cordova martinez".split())  # noqa: SIM905
STRANGE = frozenset({"nutrients", "enterova", "halden"})

# sentence | names | years
CREDITS = """
Cruzat and colleagues' 2018 review covers more.      | Cruzat           | 2018
Roth's 2008 paper is short.                          | Roth             | 2008
The Kim & Kim review published in Gut in 2017.       | Kim              | 2017
Shah and colleagues, in a 2020 review, saw it.       | Shah             | 2020
Cordova-Martinez et al. (2021) saw less.             | Cordova-Martinez | 2021
An old result (Lindqvist, 1999).                     | Lindqvist        | 1999
Two results (Kim et al., 2017; Roth, 2008).          | Kim/Roth         | 2017/2008
The 2017 review by Kim is long.                      | Kim              | 2017
In 2018, Cruzat wrote it.                            | Cruzat           | 2018
Lindqvist’s 1999 trial was small.                    | Lindqvist        | 1999
Long and colleagues (2019) agree.                    | Long             | 2019
Kim MH and Roth E. wrote in 2017.                    | Kim,Roth         | 2017
Shah, Wang and Ma wrote in 2020.                     | Shah,Wang,Ma     | 2020
Dr. O'Brien's 2011 report is lost.                   | O'Brien          | 2011
van der Hulst and her colleagues, 1993.              | Hulst            | 1993
Roth and his team looked again.                      | Roth             | -
"""
NO_CREDITS = """
In May 2019 we moved.
Nutrients (2018) is a journal.
The FDA's 2000 rule is long.
Medicare's 2018 report is longer.
Maria's 2019 garden was lovely.
Enterova's 2021 review of jars.
Long days in 2019 wore us out.
Lindqvist wrote it in 1999.
Roth took 2000 mg a day.
Roth wrote more.
The lab opened in Prague in 2015.
My friend and her colleagues ran in 2019.
"""


def credits_in(sentence: str) -> list[Attribution]:
    return list(find(sentence, known=KNOWN, strange=STRANGE))


@pytest.mark.parametrize("line", CREDITS.strip().splitlines())
def test_a_credit_is_seen_with_names_and_years(line: str) -> None:
    sentence, names, years = (part.strip() for part in line.split("|"))
    found = credits_in(sentence)
    assert "/".join(",".join(one.names) for one in found) == names
    assert "/".join(",".join(map(str, one.years)) or "-" for one in found) == years


@pytest.mark.parametrize("sentence", NO_CREDITS.strip().splitlines())
def test_a_capital_and_a_year_are_no_credit(sentence: str) -> None:
    assert credits_in(sentence) == []


def test_a_credit_agrees_with_any_author_of_the_right_year() -> None:
    (credit,) = credits_in("Rogero's 2018 review goes on.")
    assert credit.agrees_with(PAPERS["cruzat-2018"])
    assert not credit.agrees_with(PAPERS["coqueiro-2019"])
    assert credit.credits_author_of(PAPERS["coqueiro-2019"])


def test_the_words_shown_are_those_of_the_letter() -> None:
    (credit,) = credits_in("But see Cordova-Martinez et al. (2021) on that.")
    assert credit.shown == "Cordova-Martinez et al. (2021)"
