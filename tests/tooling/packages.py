"""Install a package of Debian's for the tests, where that needs no password; else say why not."""

import os
import shutil
import subprocess


class NotInstalled(Exception):
    """The package cannot be had here; the message says why, in words for a person."""


def install(package: str, *, purpose: str) -> None:
    """Install `package` with apt-get; raises NotInstalled. `purpose` is told while it takes."""
    apt = shutil.which("apt-get")
    if apt is None:
        raise NotInstalled("this system has no apt-get.")
    prefix = _rights()
    print(f"Installing the {package} package for {purpose} ...", flush=True)
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        done = subprocess.run(
            [*prefix, apt, *arguments],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        if done.returncode:
            output = (done.stdout + done.stderr).strip()
            raise NotInstalled(f"`apt-get {' '.join(arguments)}` failed:\n{output}")


def _rights() -> list[str]:
    noninteractive = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return noninteractive
    sudo = shutil.which("sudo")
    asked = [sudo or "false", "-n", "true"]
    if subprocess.run(asked, capture_output=True, check=False).returncode == 0:
        return [str(sudo), "-n", *noninteractive]
    raise NotInstalled("installing it takes root or sudo without a password.")
