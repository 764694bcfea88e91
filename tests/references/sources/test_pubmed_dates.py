"""PubMed's dates, in the precision that is certain."""

import pytest

from references.sources import pubmed_dates
from tests.references.sources.pubmed_records import element


@pytest.mark.parametrize(
    ("inside", "date"),
    [
        ("<Year>2017</Year><Month>May</Month><Day>12</Day>", "2017-05-12"),
        ("<Year>2017</Year><Month>05</Month><Day>2</Day>", "2017-05-02"),
        ("<Year>2017</Year><Month>5</Month>", "2017-05"),
        ("<Year>2017</Year><Month>Sept</Month>", "2017-09"),
        ("<Year>2017</Year>", "2017"),
        ("<Year>2017</Year><Season>Winter</Season>", "2017"),
        ("<Year>2017</Year><Day>12</Day>", "2017"),
        ("<Year>2017</Year><Month>Feb</Month><Day>31</Day>", "2017-02"),
        ("<Year>2017</Year><Month>13</Month>", "2017"),
        ("<Year>2017</Year><Month>Michaelmas</Month>", "2017"),
        ("<Year>17</Year>", ""),
        ("", ""),
        ("<MedlineDate>2017 Jan-Feb</MedlineDate>", "2017"),
        ("<MedlineDate>2017-Winter</MedlineDate>", "2017"),
        ("<MedlineDate>2012 Spring-Summer</MedlineDate>", "2012"),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998"),
        ("<MedlineDate>1975-1976</MedlineDate>", "1975"),
        ("<MedlineDate>2009 Mar 1-15</MedlineDate>", "2009-03"),
        ("<MedlineDate>2000 Nov 15-Dec 3</MedlineDate>", "2000"),
        ("<MedlineDate>2015 Jul/Aug</MedlineDate>", "2015"),
        ("<MedlineDate>2003 Mar</MedlineDate>", "2003-03"),
        ("<MedlineDate>Fall 2003</MedlineDate>", "2003"),
        ("<MedlineDate>in press</MedlineDate>", ""),
    ],
)
def test_no_month_is_invented(inside: str, date: str) -> None:
    assert pubmed_dates.issued(element(f"<PubDate>{inside}</PubDate>")) == date


ONLINE = "<ArticleDate><Year>2012</Year><Month>03</Month><Day>14</Day></ArticleDate>"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("<Year>2012</Year>", "2012-03-14"),
        ("<Year>2012</Year><Month>Mar</Month>", "2012-03-14"),
        ("<Year>2012</Year><Month>Apr</Month>", "2012-04"),
        ("<Year>2013</Year>", "2013"),
    ],
)
def test_the_day_online_only_makes_the_printed_date_more_exact(printed: str, date: str) -> None:
    found = pubmed_dates.issued(element(f"<PubDate>{printed}</PubDate>"), element(ONLINE))
    assert found == date


def test_a_paper_without_a_date_of_issue_has_none() -> None:
    assert pubmed_dates.issued(None) == ""
    assert pubmed_dates.issued(None, element(ONLINE)) == ""


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Animals (Basel). 2021 Mar 22;11(3):905. doi: 10.3390/ani11030905.", "2021-03-22"),
        ("Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4.", "2010-02-06"),
        ("J Infect Dis 1998 Aug;178(2):601", "1998-08"),
        ("J Invent Res 2016 Jan-Feb;5(1):1-9", "2016"),
        ("Gut. 2004;53(5):1", "2004"),
        ("No date at all", ""),
    ],
)
def test_a_notice_has_the_date_its_place_was_printed(printed: str, date: str) -> None:
    assert pubmed_dates.in_words(printed) == date
