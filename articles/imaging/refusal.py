"""Say why a file is no picture for the library, and what to do about it."""


class PictureRefused(Exception):
    """The file cannot be taken in; the message is for the person who chose it."""
