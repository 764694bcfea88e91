"""Say no to a page that cannot be imported, in words its editor can act on."""


class ImportRefused(Exception):
    """Nothing was imported; the message says why and what to do about it."""
