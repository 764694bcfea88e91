"""Draw the picture of the demo letter: folds of a gut lining, by hand and from nobody's archive."""

from io import BytesIO
from math import pi, sin

from PIL import Image, ImageDraw

SIZE = (1280, 720)
FINER = 2
"""Drawn larger and then made smaller: Pillow's own edges are jagged."""

SKY, GROUND = (251, 244, 228), (222, 236, 229)
LAYERS = (
    # How high the folds of a layer reach, how wide they are, and their colours.
    (0.84, 170, (226, 226, 208), (204, 206, 184)),
    (0.66, 200, (236, 190, 160), (206, 140, 112)),
    (0.44, 240, (224, 150, 122), (168, 88, 70)),
)


def lining() -> bytes:
    """Return the drawing as PNG."""
    width, height = (side * FINER for side in SIZE)
    picture = _sky(width, height)
    draw = ImageDraw.Draw(picture)
    for layer, (top, step, fill, edge) in enumerate(LAYERS):
        for place in range(-1, width // (step * FINER) + 2):
            left = place * step * FINER + layer * 70 * FINER
            rise = sin(place * 1.7 + layer) * 0.05
            _fold(draw, left, height * (1 - top + 0.12 + rise), step * FINER, height, fill, edge)
    file = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(file, "PNG")
    return file.getvalue()


def _sky(width: int, height: int) -> Image.Image:
    shade = Image.linear_gradient("L").resize((width, height))
    above, below = (Image.new("RGB", (width, height), color) for color in (SKY, GROUND))
    return Image.composite(below, above, shade)


def _fold(
    draw: ImageDraw.ImageDraw,
    left: float,
    top: float,
    step: int,
    bottom: int,
    fill: tuple[int, int, int],
    edge: tuple[int, int, int],
) -> None:
    """Draw one finger of the lining, with a single layer of cells along its edge."""
    width, gap = step * 0.78, 7 * FINER
    shape = (left, top, left + width, bottom + width)
    draw.rounded_rectangle(shape, radius=width / 2, fill=fill, outline=edge, width=2 * FINER)
    cell, radius = 26 * FINER, width / 2 - gap * 2
    centre = (left + width / 2, top + width / 2)
    # Along the rounded top, then down both sides.
    for n in range(int(pi * radius / cell) + 1):
        angle = pi + n * pi / max(1, int(pi * radius / cell))
        _nucleus(
            draw, centre[0] + radius * sin(angle + pi / 2), centre[1] + radius * sin(angle), edge
        )
    for n in range(1, int((bottom - centre[1]) / cell) + 1):
        for side in (-radius, radius):
            _nucleus(draw, centre[0] + side, centre[1] + n * cell, edge)


def _nucleus(draw: ImageDraw.ImageDraw, x: float, y: float, color: tuple[int, int, int]) -> None:
    r = 5 * FINER
    draw.ellipse((x - r, y - r, x + r, y + r), fill=color)
