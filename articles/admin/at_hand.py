"""
Show the pictures of a rendered letter from this server.

A letter's addresses are those of the public site, which may not be up yet, or not pass on the file
of a draft. Only what the admin shows is changed, never what is signed or served.
"""

from django.conf import settings


def at_hand(text: str, origin: str) -> str:
    """Return `text`, HTML or an address, with files of the site at `origin` taken from here."""
    place: str = settings.MEDIA_URL
    return text.replace(f"{origin}{place}", place) if place.startswith("/") else text
