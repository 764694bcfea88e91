"""Messages are signed as the standard says, by every secret that counts."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from articles.delivery import signing

BODY = '{"type":"article.published"}'


def test_whoever_holds_a_secret_can_tell_that_a_message_is_ours() -> None:
    old, new = signing.new_secret(), signing.new_secret()
    headers = signing.headers("msg_1", BODY, keys=[new, old], now=datetime.now(UTC))
    for secret in (old, new):
        assert Webhook(secret).verify(BODY, headers) == {"type": "article.published"}
    with pytest.raises(WebhookVerificationError):
        Webhook(signing.new_secret()).verify(BODY, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(new).verify(BODY.replace("published", "withdrawn"), headers)


def test_the_clock_of_the_signature_is_the_clock_of_the_header_in_any_zone() -> None:
    secret = signing.new_secret()
    now = datetime.now(timezone(timedelta(hours=-5)))
    assert Webhook(secret).verify(BODY, signing.headers("msg_1", BODY, keys=[secret], now=now))


def test_no_two_secrets_are_the_same_and_each_has_the_standards_form() -> None:
    secrets = {signing.new_secret() for _ in range(20)}
    assert len(secrets) == 20
    assert all(secret.startswith("whsec_") for secret in secrets)
