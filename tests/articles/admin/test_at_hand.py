"""Pictures of a letter in the admin come from this server, whatever its public address is."""

import pytest

from articles.admin.at_hand import at_hand

ORIGIN = "https://www.evenwell.example"


@pytest.mark.parametrize(
    ("media_url", "text", "shown"),
    [
        ("/media/", f'src="{ORIGIN}/media/a.png"', 'src="/media/a.png"'),
        ("/media/", f"{ORIGIN}/media/a.avif 320w", "/media/a.avif 320w"),
        ("/media/", f'href="{ORIGIN}/post/media"', f'href="{ORIGIN}/post/media"'),
        ("/media/", "https://other.example/media/a.png", "https://other.example/media/a.png"),
        ("https://f.example/", "https://f.example/a.png", "https://f.example/a.png"),
    ],
)
def test_only_files_of_the_house_are_taken_from_here(
    media_url: str, text: str, shown: str, settings: object
) -> None:
    settings.MEDIA_URL = media_url  # type: ignore[attr-defined]
    assert at_hand(text, ORIGIN) == shown
