"""Every page of accounts shuts nobody out: both widths, by day and by night, under the policy."""

from pathlib import Path

from articles.demo.people import password
from tests.drills.installation import Installation
from tests.drills.person import Person, at_a_browser
from tests.drills.report import Drill
from tests.journeys.test_accessibility import WIDTHS, looked_at

REVIEWER = "dana"
OUTSIDE = """
login/
account/forgotten/
account/forgotten/sent/
account/forgotten/done/
account/forgotten/1-stale/
account/inactive/
account/sso/failed/
account/sso/cancelled/
"""
INSIDE = """
account/factors/
account/factors/totp/activate/
account/factors/recovery-codes/
account/factors/recovery-codes/generate/
account/factors/webauthn/
account/factors/webauthn/add/
account/factors/webauthn/keys/1/edit/
account/factors/webauthn/keys/1/remove/
account/factors/webauthn/reauthenticate/
account/factors/reauthenticate/
account/again/
account/again/log-in/
account/sessions/
password_change/
logout/
"""
STYLED = "[...document.styleSheets].some(each => each.href?.includes('articles/account'))"


def test_every_page_of_accounts_fits_is_styled_and_is_read_by_everybody(
    drill: Drill, installation: Installation, tmp_path: Path
) -> None:
    installation.manage("demo", DEBUG="true")
    with at_a_browser(installation, tmp_path, REVIEWER, password(REVIEWER)) as dana:
        found = [fault for path in OUTSIDE.split() for fault in _faults(drill, dana, path)]
        dana.log_in()
        dana.open("/admin/account/factors/webauthn/add/")
        dana.browser.follow("#mfa_webauthn_add")
        found += [fault for path in INSIDE.split() for fault in _faults(drill, dana, path)]
    assert found == []
    drill.saw(
        f"{len((OUTSIDE + INSIDE).split())} pages at {' and '.join(map(str, WIDTHS))} pixels, "
        "light and dark: nothing grave by axe, nothing wider than the window, nothing refused by "
        "the policy."
    )


def _faults(drill: Drill, person: Person, path: str) -> list[str]:
    person.browser.resize(WIDTHS[0])
    person.open(f"/admin/{path}")
    page = person.browser
    # What axe itself asks for, to look at styles, the policy refuses, too: so before it.
    found = [each for each in page.complaints if "status of 401" not in each]
    found += [] if person.at() == f"/admin/{path}" or "stale" in path else [f"at {person.at()}"]
    found += [] if page.run(STYLED) else ["without our style"]
    found += looked_at(page)
    found += [f"{page.overflow()} pixels too wide"] if page.overflow() > 0 else []
    page.complaints.clear()
    drill.tried(2 * len(WIDTHS))
    return [f"{path}: {each}" for each in found]
