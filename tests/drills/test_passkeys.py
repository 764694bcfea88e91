"""A passkey from its making to a signature, in a real browser, under the policy of the pages."""

import json
from pathlib import Path

from articles.accounts.passkey_forms import NOT_TAKEN
from articles.demo.people import password
from tests.drills.installation import Installation
from tests.drills.person import Person, at_a_browser
from tests.drills.report import Drill

FACTORS = "/admin/account/factors/"
SECOND = f"{FACTORS}authenticate/"
REVIEWER, LETTER = "dana", "what-fiber-turns-into"
FIND = f"""
from articles.models import Article
print(Article.objects.get(slug={LETTER!r}).pk)
"""
SIGNED = f"""
import json
from articles.models import Approval, Revision
found = Revision.objects.filter(article__slug={LETTER!r}).latest("number")
print(json.dumps([[a.reviewer.username, a.authentication, a.digest == found.digest]
    for a in Approval.objects.filter(revision=found)]))
"""


def test_a_passkey_is_made_opens_the_door_and_signs_the_very_revision(
    drill: Drill, installation: Installation, tmp_path: Path
) -> None:
    installation.manage("demo", DEBUG="true")
    letter = installation.manage("shell", "--command", FIND).stdout.split()[-1]
    with at_a_browser(installation, tmp_path, REVIEWER, password(REVIEWER)) as dana:
        _make_and_enter(drill, dana)
        _sign(drill, dana, f"/admin/articles/article/{letter}/review/")
        assert dana.browser.complaints == [], "the policy of the pages refused something"
    signed = json.loads(installation.manage("shell", "--command", SIGNED).stdout.splitlines()[-1])
    assert signed == [[REVIEWER, "password, passkey", True]]
    drill.saw(
        "A passkey was added where no other factor was, let in with the password, was refused for "
        "another page’s question, and signed the digest of the revision that was read."
    )


def _make_and_enter(drill: Drill, dana: Person) -> None:
    dana.log_in()
    assert dana.at() == FACTORS, "a password alone leads to setting up a factor"
    dana.open(f"{FACTORS}webauthn/add/")
    dana.browser.follow("#mfa_webauthn_add")
    assert len(dana.browser.run("[...document.querySelectorAll('.codes code')]")) == 10
    drill.say("a passkey is added as the only factor, and recovery codes are shown")
    dana.log_out()
    dana.log_in()
    assert dana.at() == SECOND, "a password leads to the second factor"
    # As if the page had been opened in a second window: the question of this one is void.
    dana.browser.run(f"fetch('{SECOND}').then(answer => answer.text())")
    dana.browser.follow("#mfa_webauthn_authenticate")
    assert dana.at() == SECOND
    assert NOT_TAKEN in dana.browser.text("#content")
    dana.browser.follow("#mfa_webauthn_authenticate")
    assert dana.at() == "/admin/articles/review/", "a passkey opens what was asked for"
    drill.say("an answer to another page's question is refused, the next one lets in")
    drill.tried(4)


def _sign(drill: Drill, dana: Person, page: str) -> None:
    dana.open(page)
    boxes = "document.querySelectorAll('#approve input[type=checkbox]')"
    dana.browser.run(f"{boxes}.forEach(box => box.click())")
    dana.browser.follow("#approve button.passkey")
    said = dana.browser.text("#approve")
    assert "Type your password once more" in said, "a passkey alone signs nothing"
    dana.browser.type("#id_approve_password", dana.password)
    dana.browser.follow("#approve button[type=submit]")
    assert "needs your second factor, too" in dana.browser.text("#approve")
    dana.browser.type("#id_approve_password", dana.password)
    dana.browser.follow("#approve button.passkey")
    assert "Signed." in dana.browser.text("#main")
    drill.say("password and passkey sign; either alone does not")
    drill.tried(3)
