"""What the mails about letters must withstand."""

from typing import Any

import pytest
from django.core import mail

from articles.workflow import notices
from tests.factories import make_user


@pytest.mark.django_db
def test_a_line_end_in_a_name_neither_fails_a_mail_nor_adds_a_header(
    django_capture_on_commit_callbacks: Any,
) -> None:
    rita = make_user(name="Rita Reviewer\nBcc: somebody@else.example", email="rita@site.example")
    with django_capture_on_commit_callbacks(execute=True):
        notices.signing_locked(rita, attempts=5)
    (message,) = mail.outbox
    assert message.subject == "Signing is locked: Rita Reviewer Bcc: somebody@else.example"
    assert message.recipients() == ["rita@site.example"]
