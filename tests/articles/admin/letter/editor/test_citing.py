"""A pasted identifier becomes a paper of the library, or a sentence that says why not."""

import pytest
from django.test import Client

from articles.workflow.policy import Role
from references.models import Reference
from tests.factories import make_brand, make_reference, make_user
from tests.registry_server.server import RegistryServer

pytestmark = pytest.mark.django_db

CITE = "/admin/articles/article/desk/cite/"


@pytest.fixture
def client() -> Client:
    make_brand()
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    return client


def test_a_new_paper_is_fetched_and_kept(client: Client, registry_server: RegistryServer) -> None:
    answer = client.post(CITE, {"text": "https://doi.org/10.1093/jn/138.10.2025S"})
    assert answer.status_code == 200
    told = answer.json()
    reference = Reference.objects.get(doi="10.1093/jn/138.10.2025s")
    assert told["created"] is True
    assert told["paper"]["key"] == reference.citation_key
    assert told["paper"]["verified"] is True


def test_a_paper_of_the_shelf_is_found_again(
    client: Client, registry_server: RegistryServer
) -> None:
    make_reference("kim-2017")
    told = client.post(CITE, {"text": "PMC5454963"}).json()
    assert (told["created"], told["paper"]["key"]) == (False, "kim-2017")


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001, "10.9999/nobody-has-this"])
def test_what_leads_to_no_paper_is_refused_in_words(
    client: Client, registry_server: RegistryServer, text: str
) -> None:
    answer = client.post(CITE, {"text": text})
    assert answer.status_code == 422
    assert answer.json()["fault"].endswith(".")
    assert not Reference.objects.exists()


def test_a_reader_of_the_library_may_not_add_to_it() -> None:
    make_brand()
    client = Client()
    client.force_login(make_user(Role.REVIEWER))
    assert client.post(CITE, {"text": "10.3390/ani10020326"}).status_code == 403


def test_looking_changes_nothing(client: Client) -> None:
    assert client.get(CITE, {"text": "10.3390/ani10020326"}).status_code == 405


MATCH = "/admin/articles/article/desk/match/"


def test_notes_of_a_pasted_piece_are_matched_with_papers_of_the_shelf_alone(
    client: Client, registry_server: RegistryServer
) -> None:
    make_reference("kim-2017")
    texts = {
        "1": "Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in "
        "Intestinal Diseases. Int J Mol Sci. 2017;18(5):1051.",
        "2": "doi:10.3390/ijms18051051",
        "3": "Nobody N. A paper of no shelf. J Nowhere. 1999;1:1.",
        "4": "",
        "5": "10.1093/jn/138.10.2025S",
    }
    answer = client.post(MATCH, {"texts": texts}, content_type="application/json")
    assert answer.json() == {"keys": {"1": "kim-2017", "2": "kim-2017"}}
    assert Reference.objects.count() == 1, "looking adds nothing"


@pytest.mark.parametrize("sent", [b"", b"[]", b'{"texts": [1]}', b"\xff"])
def test_what_holds_no_notes_is_refused_in_words(client: Client, sent: bytes) -> None:
    answer = client.post(MATCH, sent, content_type="application/json")
    assert answer.status_code == 422
    assert "could not be read" in answer.json()["fault"]
