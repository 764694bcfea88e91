"""
Say which pictures are taken in, and in which sizes they are offered.

The numbers are for what a web page can use. What is larger than `LONGEST_EDGE` is made smaller, not
refused: people upload what their camera gives them.
"""

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
"""Asked of the header, before anything is unpacked: a file of a kilobyte can claim a billion."""
LONGEST_SIDE = 20_000
"""Of what is uploaded; a strip of fifty million pixels in a row is no picture."""
LONGEST_EDGE = 3200
"""Of what is kept, in pixels."""

WIDTHS = (320, 640, 960, 1280, 1920)
"""Of the renditions, in pixels."""
NEARLY = 0.9
"""A rendition nearly as wide as the widest one would save nobody anything."""
