"""The writing desk as a person sees it: the text, the numbers in it, the dialogs."""

import json
import time
from typing import Any

from articles.models import Article
from tests.journeys.chromium import Chromium

TEXT = ".desk-editor:not(.small) .desk-text"


class Desk:
    """A letter's page in a window; `origin` is where the server is."""

    def __init__(self, browser: Chromium, origin: str) -> None:
        self.browser = browser
        self.origin = origin

    def open(self, article: Article | None = None) -> None:
        """Open the page of `article`, or that of a new letter, and wait for the editor."""
        place = f"{article.pk}/change" if article else "add"
        self.browser.open(f"{self.origin}/admin/articles/article/{place}/")
        self.browser.until(f"!!document.querySelector({json.dumps(TEXT)})?.editor")
        self.settled()

    def settled(self) -> None:
        """Wait until every citation knows its paper, or that there is none."""
        self.browser.until("[...document.querySelectorAll('.cite')].every(c => c.ariaLabel)")

    def save(self) -> None:
        self.browser.follow("input[name=_save]")

    # The text

    def caret_after(self, words: str) -> None:
        """Put the caret behind `words` of the letter."""
        self._select(words, collapsed=True)

    def select(self, words: str) -> None:
        self._select(words, collapsed=False)

    def select_paragraph(self, words: str) -> None:
        """Select all of the paragraph that holds `words`, its citations too."""
        self._in_paragraph(words, "{ from: $at.start(), to: $at.end() }")

    def caret_at_end(self, words: str) -> None:
        """Put the caret at the end of the paragraph that holds `words`."""
        self._in_paragraph(words, "$at.end()")

    def _in_paragraph(self, words: str, selection: str) -> None:
        self.caret_after(words)
        self.browser.run(
            f"""(() => {{
              const {{ editor }} = document.querySelector({json.dumps(TEXT)});
              const $at = editor.state.selection.$from;
              editor.commands.setTextSelection({selection});
            }})()"""
        )

    def _select(self, words: str, *, collapsed: bool) -> None:
        self.browser.run(
            f"""(() => {{
              const {{ editor }} = document.querySelector({json.dumps(TEXT)});
              let range = null;
              editor.state.doc.descendants((node, pos) => {{
                const at = node.isText ? node.text.indexOf({json.dumps(words)}) : -1;
                if (at >= 0) range ??= {{ from: pos + at, to: pos + at + {len(words)} }};
              }});
              if ({json.dumps(collapsed)}) range.from = range.to;
              editor.view.focus();
              editor.commands.setTextSelection(range);
            }})()"""
        )

    def move(self, key: str, *, holding: str = "") -> None:
        """Move the caret by a key, and have the editor take notice before the next one."""
        self.browser.press(key, holding=holding)
        self.browser.run(
            f"document.querySelector({json.dumps(TEXT)}).editor.view.domObserver.flush()"
        )

    def move_to_end(self) -> None:
        """Press End until the caret is at the end; the first may come before the focus is back."""
        at_end = f"""(() => {{
          const {{ editor }} = document.querySelector({json.dumps(TEXT)});
          editor.view.domObserver.flush();
          const {{ $head }} = editor.state.selection;
          return $head.parentOffset === $head.parent.content.size;
        }})()"""
        deadline = time.monotonic() + 10
        while not self.browser.run(at_end) and time.monotonic() < deadline:
            self.browser.press("End")
            time.sleep(0.05)

    def paste(self, *, html: str = "", text: str = "") -> None:
        """Paste at the caret what another program put on the clipboard."""
        self.browser.run(
            f"""(() => {{
              const clipboardData = new DataTransfer();
              if ({json.dumps(html)}) clipboardData.setData("text/html", {json.dumps(html)});
              clipboardData.setData("text/plain", {json.dumps(text)});
              document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", {{ clipboardData, bubbles: true, cancelable: true }}));
            }})()"""
        )

    def numbers(self) -> list[str]:
        """Return the raised numbers on the page, in reading order."""
        return self._texts(".cite")

    def becomes(self, *numbers: str) -> None:
        """Wait until the citations of the page are numbered so."""
        wanted = json.dumps(numbers, ensure_ascii=False, separators=(",", ":"))
        shown = "JSON.stringify([...document.querySelectorAll('.cite')].map(c => c.textContent))"
        self.browser.until(f"{shown} === {json.dumps(wanted)}")

    def stored(self) -> str:
        """Return what would be saved of the letter's text now."""
        self.browser.run(f"document.querySelector({json.dumps(TEXT)}).editor.write()")
        value: str = self.browser.run("document.querySelector('#id_body').value")
        return value

    def told(self) -> str:
        """Return what the desk says under the text."""
        return str(self.browser.run("document.querySelector('.desk-told').textContent"))

    # Dialogs

    def look_up(self, query: str, *, expect: str) -> None:
        """Type in the open dialog and wait until its first option holds `expect`."""
        self.browser.until("!!document.querySelector('dialog[open]')")
        self.browser.write(query)
        self.browser.until(
            "(document.querySelector('dialog [aria-selected=true]')?.textContent ?? '')"
            f".includes({json.dumps(expect)})"
        )

    def cite(self, query: str, *, expect: str) -> None:
        """Cite with the keyboard, where the caret is."""
        self.browser.write("@")
        self.look_up(query, expect=expect)
        self.browser.press("Enter")
        self.closed()

    def closed(self) -> None:
        self.browser.until("!document.querySelector('dialog[open]')")

    def _texts(self, selector: str) -> list[Any]:
        found: list[Any] = self.browser.run(
            f"[...document.querySelectorAll({json.dumps(selector)})].map(each => each.textContent)"
        )
        return found
