"""What the image and the services around it may do, and that it is no more than they need."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CONTAINERFILE = (ROOT / "Containerfile").read_text()
LAST = CONTAINERFILE.rpartition("\nFROM ")[2]


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_writes_to_its_root_or_gains_rights(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert set(service.get("cap_add", [])) <= {"NET_BIND_SERVICE"}
    assert "privileged" not in service


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    for name in ("database", "cache"):
        assert SERVICES[name]["networks"] == ["inside"]


def test_every_secret_has_to_be_given_and_none_is_written_here() -> None:
    text = (ROOT / "compose.yaml").read_text()
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "SITE"):
        assert f"${{{name}:?" in text
    assert not re.search(r"(KEY|PASSWORD|TOKEN): +[A-Za-z0-9]", text)


def test_the_image_runs_as_a_number_without_rights_and_cannot_install_anything() -> None:
    assert "\nUSER 10001:10001\n" in LAST
    assert "pip uninstall" in LAST
    assert not re.search(r"pip install|apt-get|curl", LAST)
    assert "\nHEALTHCHECK " in LAST


def test_its_base_is_pinned_and_its_packages_are_checked_by_hash() -> None:
    base = re.search(r"^ARG BASE=(\S+)$", CONTAINERFILE, re.MULTILINE)
    assert base
    assert re.search(r":3\.\d+\.\d+-slim-bookworm$|@sha256:", base[1])
    assert "--require-hashes" in CONTAINERFILE


def test_only_what_it_is_made_from_is_sent_to_be_built() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    kept = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    copied = re.findall(r"^COPY ([^-\n]+) \S+$", CONTAINERFILE, re.MULTILINE)
    assert kept == {name for names in copied for name in names.split()}
