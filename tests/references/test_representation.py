"""The one shape of a reference in every response."""

from references.coins import coins
from references.csl import PersonName, build
from references.meta_tags import meta
from references.representation import represent, urls
from tests.references import papers


def test_a_reference_in_full() -> None:
    shown = represent(
        papers.KIM,
        key="kim-2017",
        formatted_html="<i>h</i>",
        formatted_text="t",
        status="corrected",
        status_notice="https://example.org/n",
        kind="narrative_review",
        verified_at="2026-01-02T03:04:05+00:00",
        verified_source="Crossref",
    )
    assert shown == {
        "key": "kim-2017",
        "type": "article-journal",
        "title": "The Roles of Glutamine in the Intestine and Its Implication in Intestinal "
        "Diseases",
        "authors": [
            {
                "name": "Min-Hyun Kim",
                "given_name": "Min-Hyun",
                "family_name": "Kim",
                "suffix": "",
            },
            {
                "name": "Hyeyoung Kim",
                "given_name": "Hyeyoung",
                "family_name": "Kim",
                "suffix": "",
            },
        ],
        "editors": [],
        "container_title": "International Journal of Molecular Sciences",
        "container_title_short": "Int. J. Mol. Sci.",
        "publisher": "",
        "issued": "2017-05-12",
        "year": 2017,
        "volume": "18",
        "issue": "5",
        "page": "1051",
        "number": "",
        "issn": "1422-0067",
        "identifiers": {
            "doi": "10.3390/ijms18051051",
            "pmid": "28498331",
            "pmcid": "PMC5454963",
            "isbn": "",
        },
        "url": "https://doi.org/10.3390/ijms18051051",
        "urls": [
            "https://doi.org/10.3390/ijms18051051",
            "https://pubmed.ncbi.nlm.nih.gov/28498331/",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/",
        ],
        "status": "corrected",
        "status_notice": "https://example.org/n",
        "kind": "narrative_review",
        "verified_at": "2026-01-02T03:04:05+00:00",
        "verified_source": "Crossref",
        "formatted_html": "<i>h</i>",
        "formatted_text": "t",
        "coins": coins(papers.KIM),
        "meta": [{"name": name, "content": content} for name, content in meta(papers.KIM)],
    }


def test_a_bare_reference_has_the_same_fields() -> None:
    bare = represent(build(title="T"), key="t", formatted_html="T.", formatted_text="T.")
    full = represent(papers.KIM, key="k", formatted_html="", formatted_text="")
    assert bare.keys() == full.keys()
    assert (bare["year"], bare["verified_at"], bare["url"]) == (None, None, "")


def test_a_group_has_a_name_and_no_family() -> None:
    item = build(title="T", authors=[PersonName(literal="ABC Study Group")])
    assert represent(item, key="t", formatted_html="", formatted_text="")["authors"] == [
        {"name": "ABC Study Group", "given_name": "", "family_name": "", "suffix": ""}
    ]


def test_the_own_address_comes_after_those_of_the_identifiers() -> None:
    assert urls(build(title="T", url="https://example.org/t")) == ("https://example.org/t",)
    assert urls({**papers.CIAMPA, "url": "", "URL": "https://example.org/t"}) == (
        "https://pubmed.ncbi.nlm.nih.gov/28450817/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC5402682/",
        "https://example.org/t",
    )
