"""
Drive a real Chromium through its own debugging pipe, with nothing but the standard library.

What a script does to a page (search as you type, a popup that closes) only a browser can show.
Chromium reads commands as JSON on file descriptor 3 and answers on 4, each ended by a NUL byte
(Chrome DevTools Protocol). A machine without Chromium skips these tests and says so.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from django.conf import settings
from django.test import Client

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 20
"""How long a page may take before a test gives up; generous, for machines under load."""


def program() -> str | None:
    """Return the path of an installed Chromium, or None."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


MODIFIERS = {"Alt": 1, "Control": 2, "Shift": 8}
KEYS: dict[str, dict[str, Any]] = {
    "Enter": {"windowsVirtualKeyCode": 13, "text": "\r"},
    "Tab": {"windowsVirtualKeyCode": 9},
    "Escape": {"windowsVirtualKeyCode": 27},
    "Backspace": {"windowsVirtualKeyCode": 8},
    "End": {"windowsVirtualKeyCode": 35},
    "Home": {"windowsVirtualKeyCode": 36},
    "ArrowLeft": {"windowsVirtualKeyCode": 37},
    "ArrowUp": {"windowsVirtualKeyCode": 38},
    "ArrowRight": {"windowsVirtualKeyCode": 39},
    "ArrowDown": {"windowsVirtualKeyCode": 40},
    "F10": {"windowsVirtualKeyCode": 121},
}


class Chromium:
    """One window of one browser, with a profile of its own that is gone afterwards."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self.waiting: list[dict[str, Any]] = []
        self.complaints: list[str] = []
        """What the page's console complained of: errors, and what a policy refused."""
        self.asked: list[str] = []
        """Dialogs of the browser's own that were answered with yes: "beforeunload" on leaving."""
        self.dragged: dict[str, Any] | None = None
        """What is being dragged, as the browser tells it."""
        self.rest = b""
        self.last = 0

    def __enter__(self) -> "Chromium":
        path = program()
        assert path, "no Chromium is installed"
        commands, self.to_browser = os.pipe()
        self.from_browser, answers = os.pipe()
        self.process = subprocess.Popen(
            [
                path,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--remote-debugging-pipe",
                f"--user-data-dir={self.profile}",
                "about:blank",
            ],
            preexec_fn=lambda: _renumber(commands, answers),
            # Python's own descriptors are never inherited; closing all would take 3 and 4 too.
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self.session = ""
        self.attach()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.to_browser)
        os.close(self.from_browser)

    # Windows

    def pages(self) -> list[str]:
        """Return the ids of all open windows, this one's and its popups'."""
        targets = self.ask("Target.getTargets", browser=True)["targetInfos"]
        return [target["targetId"] for target in targets if target["type"] == "page"]

    def popup(self) -> str:
        """Wait for another window than this one, and return its id."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            for page in self.pages():
                if page != self.page:
                    return page
            time.sleep(0.05)
        raise AssertionError("no other window was opened")

    def attach(self, page: str = "") -> None:
        """Turn to the window with the id `page`, by default to the first."""
        target = page or self.pages()[0]
        self.page = target
        answer = self.ask("Target.attachToTarget", browser=True, targetId=target, flatten=True)
        self.session = answer["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def resize(self, width: int, height: int = 900) -> None:
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def light(self, *, dark: bool = False) -> None:
        """Prefer a light page, or a dark one."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])

    def forget(self, origin: str) -> None:
        """Become a stranger: no cookie, nothing kept, nothing complained of, one empty window."""
        for page in self.pages():
            if page != self.page:
                self.ask("Target.closeTarget", browser=True, targetId=page)
        self.ask("Page.navigate", url="about:blank")
        self.ask("Storage.clearCookies", browser=True)
        self.ask("Storage.clearDataForOrigin", origin=origin, storageTypes="local_storage")
        self.complaints.clear()
        self.asked.clear()

    def sign_in(self, address: str, user: Any) -> None:
        """Carry a session of `user`, as after the login page."""
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.ask("Network.setCookie", url=address, name=settings.SESSION_COOKIE_NAME, value=cookie)

    # What a person does

    def open(self, address: str) -> None:
        self.run("window.leaving = true")
        self.ask("Page.navigate", url=address)
        self.until("!window.leaving && document.readyState === 'complete'")

    def type(self, selector: str, text: str) -> None:
        """Put the caret into a field and type, one key after another."""
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        self.write(text)

    def press(self, key: str, *, holding: str = "", command: str = "") -> None:
        """
        Press one key by its name, perhaps while `holding` others: "Control", "Alt+Shift".

        `command` is what the browser itself would do, which no page can ask of it: cut, paste.
        """
        modifiers = sum(MODIFIERS[name] for name in filter(None, holding.split("+")))
        event = {"key": key, "code": key, "modifiers": modifiers, **KEYS.get(key, {})}
        if command:
            event["commands"] = [command]
        down = "keyDown" if "text" in event else "rawKeyDown"
        self.ask("Input.dispatchKeyEvent", type=down, **event)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, modifiers=modifiers)

    def write(self, text: str) -> None:
        """Type where the caret is, one key after another."""
        for character in text:
            self.ask("Input.dispatchKeyEvent", type="keyDown", text=character, key=character)
            self.ask("Input.dispatchKeyEvent", type="keyUp", key=character)

    def click(self, selector: str) -> None:
        """Click on what `selector` finds; the page may change, so wait for what you expect."""
        self.run(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            " it.scrollIntoView({block: 'center'}); it.click(); })()"
        )

    def follow(self, selector: str) -> None:
        """Click, and wait until the next page is there."""
        self.run("window.leaving = true")
        self.click(selector)
        self.until("!window.leaving && document.readyState === 'complete'")

    def drag(self, selector: str, onto: str) -> None:
        """Drag what `selector` finds by the mouse onto the upper edge of what `onto` finds."""
        self.ask("Input.setInterceptDrags", enabled=True)
        self.dragged = None
        x, y = self._point(selector, 0.5)
        self._mouse("mousePressed", x, y)
        self._mouse("mouseMoved", x + 8, y + 8)
        self._mouse("mouseMoved", x + 16, y + 16)
        end = time.monotonic() + SECONDS
        while self.dragged is None and time.monotonic() < end:
            self.run("0")  # Whatever came meanwhile is read along.
        x, y = self._point(onto, 0.1)
        for kind in ("dragEnter", "dragOver", "drop"):
            self.ask("Input.dispatchDragEvent", type=kind, x=x, y=y, data=self.dragged)
        self._mouse("mouseReleased", x, y)
        self.ask("Input.setInterceptDrags", enabled=False)

    def _mouse(self, kind: str, x: float, y: float) -> None:
        # Every move says that the button is still held.
        self.ask(
            "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=1, clickCount=1
        )

    def _point(self, selector: str, down: float) -> tuple[float, float]:
        """Return the middle of what `selector` finds, so far `down` in it, in the window."""
        x, y = self.run(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            " it.scrollIntoViewIfNeeded(); const box = it.getBoundingClientRect();"
            f" return [box.left + box.width / 2, box.top + box.height * {down}]; }})()"
        )
        return x, y

    # What a person sees

    def run(self, script: str) -> Any:
        """Return the value of a JavaScript expression on the page, of a promise what it becomes."""
        # As if by a person's hand: else no window may be opened.
        answer = self.ask(
            "Runtime.evaluate",
            expression=script,
            returnByValue=True,
            userGesture=True,
            awaitPromise=True,
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, script: str) -> None:
        """Wait until a JavaScript expression is true."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            try:
                if self.run(script):
                    return
            except Refused:
                pass  # Between two pages there is nothing to ask.
            time.sleep(0.05)
        raise AssertionError(f"never came true: {script}")

    def text(self, selector: str = "main") -> str:
        """Return the words of a part of the page as they are seen, white space collapsed."""
        return " ".join(
            str(self.run(f"document.querySelector({json.dumps(selector)}).innerText")).split()
        )

    def overflow(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return int(
            self.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    def picture(self, path: Path, *, whole: bool = True) -> None:
        """Write the page to a PNG file, all of it or what the window shows."""
        answer = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(answer["data"]))

    # The pipe

    def ask(self, method: str, *, browser: bool = False, **params: Any) -> dict[str, Any]:
        number = self._send(method, browser=browser, **params)
        end = time.monotonic() + SECONDS
        while True:
            answer = self._read(end)
            if answer.get("id") == number:
                if "error" in answer:
                    raise Refused(answer["error"]["message"])
                result: dict[str, Any] = answer["result"]
                return result
            self._note(answer)

    def _send(self, method: str, *, browser: bool = False, **params: Any) -> int:
        self.last += 1
        message: dict[str, Any] = {"id": self.last, "method": method, "params": params}
        if not browser:
            message["sessionId"] = self.session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        return self.last

    def _read(self, end: float) -> dict[str, Any]:
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.from_browser], [], [], max(0, end - time.monotonic()))
            assert ready, "Chromium does not answer"
            chunk = os.read(self.from_browser, 1 << 20)
            assert chunk, "Chromium has ended"
            self.rest += chunk
        message, _, self.rest = self.rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer

    def _note(self, event: dict[str, Any]) -> None:
        """Remember what the console complains of; say yes to whatever the page asks."""
        if event.get("method") == "Page.javascriptDialogOpening":
            self.asked.append(event["params"]["type"])
            self._send("Page.handleJavaScriptDialog", accept=True)
        if event.get("method") == "Input.dragIntercepted":
            self.dragged = event["params"]["data"]
        if event.get("method") == "Log.entryAdded":
            entry = event["params"]["entry"]
            # A browser asks for this of its own accord, whatever the page says.
            if entry["level"] == "error" and not entry.get("url", "").endswith("/favicon.ico"):
                self.complaints.append(f"{entry['text']} {entry.get('url', '')}".strip())
        elif event.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(str(event["params"]["exceptionDetails"]))


class Refused(Exception):
    """Chromium could not do what was asked, for instance while a page is being left."""


def _renumber(commands: int, answers: int) -> None:
    # Out of the way first: either may itself be 3 or 4.
    high_commands, high_answers = os.dup(commands), os.dup(answers)
    os.dup2(high_commands, 3)
    os.dup2(high_answers, 4)
