"""Webhooks are set up, tried and sent again on their own screens; a secret is read once."""

from collections.abc import Iterator
from ipaddress import ip_network
from typing import Any

import pytest

from articles.models import WebhookDelivery, WebhookEndpoint
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.articles.delivery.receiver import Receiver
from tests.factories import make_user
from tests.working import drain

pytestmark = pytest.mark.django_db

URL = "https://www.evenwell.example/api/revalidate"


@pytest.fixture
def browser() -> Browser:
    return Browser(make_user(Role.ADMINISTRATOR))


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOK_PRIVATE_NETWORKS = [ip_network("127.0.0.0/8")]
    with Receiver() as receiver:
        yield receiver


def test_a_new_one_is_told_of_everything_and_shows_its_secret_once(browser: Browser) -> None:
    shown = words(browser.send(address("webhookendpoint_add"), url=URL))
    endpoint = WebhookEndpoint.objects.get()
    assert len(endpoint.events) == 4
    assert endpoint.secret in shown
    page = browser.open(address("webhookendpoint_change", endpoint.pk)).content.decode()
    assert endpoint.secret not in page


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://127.0.0.1/hook", "not on the public internet"),
        ("http://www.evenwell.example/hook", "Begin with https://"),
        ("https://me:mine@www.evenwell.example/hook", "Leave name and password out"),
        ("ftp://www.evenwell.example/hook", "Enter a valid URL"),
    ],
)
def test_an_address_that_cannot_be_right_is_refused(url: str, said: str, browser: Browser) -> None:
    assert said in words(browser.send(address("webhookendpoint_add"), url=url))
    assert not WebhookEndpoint.objects.exists()


def test_it_is_told_of_something(browser: Browser) -> None:
    answer = browser.send(address("webhookendpoint_add"), url=URL, events=[])
    assert "This field is required" in words(answer)


def test_the_test_button_sends_and_shows_what_came_back(
    browser: Browser, receiver: Receiver
) -> None:
    receiver.says = [418]
    endpoint = WebhookEndpoint.objects.create(url=receiver.url, events=["article.withdrawn"])
    browser.post(address("webhookendpoint_test", endpoint.pk))
    drain()
    assert b"webhook.test" in receiver.received[0].body
    delivery = WebhookDelivery.objects.get()
    page = browser.text(address("webhookdelivery_change", delivery.pk))
    assert "It answered 418." in page
    assert endpoint.secret not in page
    browser.post(address("webhookdelivery_replay", delivery.pk))
    drain()
    assert "Taken" in browser.text(address("webhookdelivery_change", delivery.pk))
    assert len(receiver.received) == 2


def test_changing_the_secret_shows_the_new_one_and_keeps_the_old_for_a_day(
    browser: Browser,
) -> None:
    endpoint = WebhookEndpoint.objects.create(url=URL)
    former = endpoint.secret
    shown = words(browser.post(address("webhookendpoint_rotate", endpoint.pk)))
    endpoint.refresh_from_db()
    assert endpoint.secret != former == endpoint.former_secret
    assert endpoint.secret in shown
    assert former not in shown
    assert "until" in shown


def test_what_is_off_sends_nothing_and_says_how_to_switch_it_on(browser: Browser) -> None:
    endpoint = WebhookEndpoint.objects.create(url=URL, active=False, stopped="It answered 410.")
    assert "Switch it on first" in words(browser.post(address("webhookendpoint_test", endpoint.pk)))
    assert not WebhookDelivery.objects.exists()
    browser.send(address("webhookendpoint_change", endpoint.pk), active="on")
    endpoint.refresh_from_db()
    assert (endpoint.active, endpoint.stopped) == (True, "")


@pytest.mark.parametrize("name", ["test", "rotate"])
def test_only_who_may_change_it_may_press_its_buttons(name: str) -> None:
    endpoint = WebhookEndpoint.objects.create(url=URL)
    publisher = Browser(make_user(Role.PUBLISHER))
    page = publisher.open(address("webhookendpoint_change", endpoint.pk)).content.decode()
    assert "Send a test" not in page
    assert publisher.post(address(f"webhookendpoint_{name}", endpoint.pk)).status_code == 403
    assert not WebhookDelivery.objects.exists()
    assert WebhookEndpoint.objects.get().secret == endpoint.secret


def test_a_button_answers_no_plain_link(browser: Browser) -> None:
    endpoint = WebhookEndpoint.objects.create(url=URL)
    assert browser.open(address("webhookendpoint_rotate", endpoint.pk)).status_code == 405
