"""The proxy of deploy/ before a real server: what passes, what is overwritten, what is logged."""

import json
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.articles.api.serving import ROOT, wait
from tests.drills import middle
from tests.drills.installation import Installation, running
from tests.drills.report import Drill
from tests.tooling import granian
from tests.tooling.cluster import free_port

METRICS = "a-token-that-only-prometheus-knows"
PASSWORD = "a-password-nobody-should-read"
MAILED = "a-link-from-a-mail"

PREPARE = """
import json
from django.contrib.auth.models import User
from django.utils import timezone
from articles.models import Revision, WebhookEndpoint
from articles.workflow import previewing
from articles.workflow.policy import Role
from tests.factories import make_article, make_user
make_article("in_review", slug="waiting")
by = make_user(Role.PUBLISHER, username="drill-publisher")
by.set_password(%r)
by.save()
link = previewing.give(Revision.objects.latest("pk"), by=by, now=timezone.now())
endpoint = WebhookEndpoint.objects.create(url="https://receiver.example/hook")
print(json.dumps({"preview": previewing.token(link), "webhook": endpoint.secret}))
"""


@dataclass
class Site:
    """What a visitor reaches, what runs behind it, and both logs."""

    client: httpx.Client
    plain: str
    app: int
    logs: tuple[Path, Path]

    def logged(self) -> str:
        """Return all that was logged so far."""
        return "\n".join(log.read_text() for log in self.logs)


@contextmanager
def site(installation: Installation) -> Iterator[Site]:
    """Run the server, and Caddy with the configuration that compose.yaml gives it."""
    caddy = middle.program("caddy", package="caddy")
    folder, app, secure, plain = installation.folder, free_port(), free_port(), free_port()
    logs = (folder / "app.log", folder / "proxy.log")
    (folder / "media").mkdir()
    around = {
        "SITE": "localhost",
        "HTTP_PORT": str(plain),
        "HTTPS_PORT": str(secure),
        "APP": f"127.0.0.1:{app}",
        "MEDIA_ROOT": str(folder / "media"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    proxy = [caddy, "run", "--adapter", "caddyfile", "--config", str(ROOT / "deploy/Caddyfile")]
    with (
        running(start(installation, granian.command(app, workers=2), logs[0])) as server,
        running(start(installation, proxy, logs[1], **around)) as front,
        # Caddy made its own certificate a moment ago.
        httpx.Client(base_url=f"https://localhost:{secure}", verify=False, timeout=30) as client,  # noqa: S501
    ):
        with httpx.Client(base_url=f"http://127.0.0.1:{app}") as behind:
            wait(server, behind, "/healthz")
        wait(front, client, "/healthz")
        yield Site(client, f"http://localhost:{plain}", app, logs)


def start(
    installation: Installation, command: list[str], log: Path, **more: str
) -> "subprocess.Popen[bytes]":
    """Start `command` with all it says in `log`."""
    line = f"exec {shlex.join(command)} >{shlex.quote(str(log))} 2>&1"
    return installation.start("sh", "-c", line, **more)


@pytest.fixture
def public(installation: Installation) -> Installation:
    """An installation as it stands behind a proxy, that lets one client search three times."""
    installation.environment |= {
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "BEHIND_PROXY": "true",
        "SECURE_SSL_REDIRECT": "true",
        "TWO_FACTORS_REQUIRED": "false",
        "VAR_DIR": str(installation.folder / "var"),
        "METRICS_TOKEN": METRICS,
        "API_THROTTLE": "search=3",
        "LOG_LEVEL": "DEBUG",
    }
    return installation


def test_the_proxy_lets_in_what_is_public_and_believes_nothing(
    drill: Drill, public: Installation
) -> None:
    with site(public) as at:
        (public.folder / "media" / "cell.webp").write_bytes(b"RIFF....WEBP")
        (public.folder / "secret").write_text("not for readers")
        client = at.client
        moved = httpx.get(f"{at.plain}/api/v1/site/", headers={"X-Forwarded-Proto": "https"})
        assert (moved.status_code, moved.headers["Location"][:6]) == (308, "https:")
        page = client.get("/admin/login/")
        assert page.status_code == 200
        assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
        assert "Server" not in page.headers

        named = client.get("/api/v1/site/", headers={"X-Request-ID": "forged-by-a-visitor"})
        assert named.headers["X-Request-ID"] != "forged-by-a-visitor"
        assert at.logged().count(named.headers["X-Request-ID"]) >= 1
        drill.tried(4)

        picture = client.get("/media/cell.webp")
        assert picture.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in picture.headers["Content-Security-Policy"]
        assert "immutable" in picture.headers["Cache-Control"]
        outside = ("/media/../secret", "/media/%2e%2e/secret", "/media/..%2fsecret", "/media/")
        for path in (*outside, "/metrics", "/readyz"):
            told = client.get(path, headers={"Authorization": f"Bearer {METRICS}"})
            assert told.status_code >= 300, path
            assert "not for readers" not in told.text
            drill.tried()

        large = client.post("/admin/login/", content=b"x" * 25_000_000)
        # Whoever reads it is cut off; the application may refuse before it reads at all.
        assert large.status_code in (403, 413)
        forged = [
            client.get(
                f"/api/v1/articles/?search=cells{n}", headers={"X-Forwarded-For": f"203.0.113.{n}"}
            ).status_code
            for n in range(8)
        ]
        assert forged[:3] == [200] * 3
        assert forged[-1] == 429, "whoever names another address each time is still one client"
        drill.tried(1 + len(forged))
    drill.saw(
        "TLS only; a forged address, name and protocol are overwritten; 25 MB are refused; pictures"
        " are inert and nothing beside them is reached; metrics stay inside."
    )


def test_nothing_that_opens_something_stands_in_any_log(drill: Drill, public: Installation) -> None:
    done = public.manage("shell", "-c", PREPARE % PASSWORD)
    made = json.loads(done.stdout.splitlines()[-1])
    with site(public) as at:
        client = at.client
        preview = f"/api/v1/preview/{made['preview']}/"
        assert client.get(preview).status_code == 200
        assert client.get(f"{preview}?token=2").status_code in (200, 400)
        page = client.get("/admin/login/")
        csrf = next(value for name, value in page.cookies.items() if "csrftoken" in name)
        entered = {"username": "drill-publisher", "password": PASSWORD, "csrfmiddlewaretoken": csrf}
        inside = client.post("/admin/login/", data=entered, headers={"Referer": str(page.url)})
        session = next(
            (value for name, value in inside.cookies.items() if "sessionid" in name), csrf
        )
        client.get(f"/admin/reset/MQ/{MAILED}/")
        client.get("/nowhere/", headers={"Authorization": "Bearer of-somebody-else"})
        httpx.get(
            f"http://127.0.0.1:{at.app}/metrics", headers={"Authorization": f"Bearer {METRICS}"}
        )
        secrets = [made["preview"], made["webhook"].removeprefix("whsec_"), PASSWORD, csrf, session]
        secrets += [METRICS, MAILED, "of-somebody-else", public.variables()["SECRET_KEY"]]
        logged = at.logged()
        assert [secret for secret in secrets if secret in logged] == []
        ours = [json.loads(line) for line in at.logs[0].read_text().splitlines() if line[:1] == "{"]
        assert {"api/v1/preview/<str:token>/", "admin/login/"} <= {
            each.get("route") for each in ours
        }
        assert all("request_id" in each for each in ours)
        drill.tried(len(secrets))
    drill.saw(
        f"With everything logged ({len(logged.splitlines())} lines of proxy and application): no"
        " preview token, password, cookie, credential or key in any of them."
    )


def test_two_processes_of_a_server_count_as_one(drill: Drill, public: Installation) -> None:
    public.environment |= {"API_THROTTLE": "off", "SECURE_SSL_REDIRECT": "false"}
    asked = 60
    with public.server(workers=2) as served:
        for _ in range(asked):
            # A connection of its own each time, so that both processes are asked.
            httpx.get(f"{served.client.base_url}/nowhere/")
        headers = {"Authorization": f"Bearer {METRICS}"}
        told = [served.client.get("/metrics", headers=headers).text for _ in range(6)]
        counted = f'lanfam_requests_total{{method="GET",route="(none)",status="404"}} {asked}.0'
        assert all(counted in each for each in told)
        folders = list((public.folder / "var" / "metrics").iterdir())
        processes = {path.stem.rpartition("_")[2] for path in folders[0].iterdir()}
        drill.tried(asked)
    assert len(folders) == 1
    assert len(processes) == 2
    drill.saw(f"{asked} requests over two processes are {asked} whichever of them is asked.")
