"""What each picture shows, who looks at it, and what is done before it is taken."""

from collections.abc import Callable
from dataclasses import dataclass

DRAFT = "magnesium-and-a-better-night"
WRITTEN = "!!document.querySelector('.desk-text')?.editor"
TOLD = "document.querySelectorAll('[data-live=measures] .snippet').length > 0"
NUMBERED = "[...document.querySelectorAll('.cite')].every(each => each.ariaLabel)"
DESK = (WRITTEN, TOLD, NUMBERED)


def to(selector: str, *, above: int = 16) -> str:
    """Return the script that scrolls to what `selector` finds."""
    return (
        f"window.scrollTo(0, document.querySelector('{selector}').getBoundingClientRect().top"
        f" + window.scrollY - {above})"
    )


def letter(page: str, slug: str = DRAFT) -> Callable[[], str]:
    """Return where a page of the letter is found, once there is a database to ask."""

    def address() -> str:
        from articles.models import Article

        return f"/admin/articles/article/{Article.objects.get(slug=slug).pk}/{page}/"

    return address


def place(path: str) -> Callable[[], str]:
    return lambda: path


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """
    One picture: `until` are conditions to wait for, `first` what is done then, `then` what comes
    of it.
    """

    shows: str
    who: str
    address: Callable[[], str]
    width: int = 1440
    height: int = 960
    dark: bool = False
    until: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    then: str = "true"


CLAIM = """(() => {
  const { editor } = document.querySelector(".desk-text");
  let at = 1;
  editor.state.doc.descendants((node, pos) => {
    const place = node.isText ? node.text.indexOf("supports normal muscle") : -1;
    if (place >= 0) at = pos + place;
  });
  editor.view.focus();
  editor.commands.setTextSelection(at);
  document.querySelector(".desk-toolbar [aria-keyshortcuts='Control+Shift+Enter']").click();
})()"""
TO_TEXT = (to(".desk-editor", above=70),)

SHOTS = {
    "editor": Shot(
        shows="the text of a letter, with what is known of it beside it",
        who="editors",
        address=letter("change"),
        until=DESK,
        first=TO_TEXT,
    ),
    "editor-dark": Shot(
        shows="the same by night",
        who="editors",
        address=letter("change"),
        dark=True,
        until=DESK,
        first=TO_TEXT,
    ),
    "editor-phone": Shot(
        shows="the same on a phone",
        who="editors",
        address=letter("change"),
        width=390,
        height=844,
        until=DESK,
        first=TO_TEXT,
    ),
    "claim": Shot(
        shows="a statement with what carries it",
        who="editors",
        address=letter("change"),
        until=DESK,
        first=(*TO_TEXT, CLAIM),
        then="!!document.querySelector('dialog.claiming .evidence')",
    ),
    "letters": Shot(
        shows="the list of letters",
        who="editors",
        address=place("/admin/articles/article/"),
        until=("document.querySelectorAll('[data-count]').length === 0",),
    ),
    "review": Shot(
        shows="a letter under review",
        who="reviewers",
        address=letter("review", "what-fiber-turns-into"),
    ),
}
