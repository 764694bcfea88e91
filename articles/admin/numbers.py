"""Read the number of a row where no form does."""


def number(text: object) -> int:
    """Return the number that `text` is, 0 when it is none that a database could hold."""
    digits = str(text)
    # Python refuses to read thousands of digits, a database more than nineteen.
    return int(digits) if digits.isdecimal() and len(digits) < 19 else 0
