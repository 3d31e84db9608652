"""Draws one line as the network sees it: a text, its print, what else stands near, the scan, the crop."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator
from PIL import Image

from .alphabet import OTHER, is_figure, label_of
from .degrade import RANGES, Severity, press, scan, uniform
from .store import Line
from .texts import figure, word
from .typefaces import EM, Glyphs, Print, Typeface, cut_from_page, set_in_font, set_in_glyphs

# The network's input: the crop this high, within so much paper above and below, left and right; pixels.
INNER, EDGE, SIDE = 28, 2, 4
HEIGHT = INNER + 2 * EDGE
WIDEST = 16 * INNER
# Ink of less contrast, in grey levels, is not stretched to full black: grain would be.
LEAST_CONTRAST = 48
# Pixels: digits lower than this are of a coarse scan.
COARSE = 11
# Of the crop's pixels: those at least as light are paper, those at least as dark are ink.
PAPER, INK = 0.75, 0.02


@dataclass(frozen=True)
class Sources:
    """Whatever lines are drawn from."""

    families: list[list[Typeface]]
    glyphs: Glyphs
    figures: list[Line]
    words: list[Line]


def prepare(crop: np.ndarray) -> np.ndarray:
    """The crop as the network takes it, float32 [HEIGHT, width]: 0 is paper, 1 ink."""
    height, width = crop.shape
    counts = np.cumsum(np.bincount(crop.ravel(), minlength=256))
    paper = int(np.searchsorted(counts, PAPER * crop.size))
    ink = int(np.searchsorted(counts, INK * crop.size))
    scaled = min(WIDEST, max(1, round(width * INNER / height)))
    resized = np.asarray(Image.fromarray(crop).resize((scaled, INNER), Image.Resampling.BILINEAR), np.float32)
    values = np.clip((paper - resized) / max(LEAST_CONTRAST, paper - ink), -0.25, 1.25)
    return cv2.copyMakeBorder(values, EDGE, EDGE, SIDE, SIDE, cv2.BORDER_CONSTANT, value=0)


def draw_line(draw: Generator, sources: Sources, severity: Severity) -> tuple[np.ndarray, str]:
    """A crop, uint8, and its label."""
    kind = draw.random()
    if kind < 0.05:
        return draw_nothing(draw, severity), ""
    while True:
        drawn = print_of_words(draw, sources) if kind < 0.15 else print_of_figure(draw, sources)
        if drawn is not None:
            printed, text = drawn
            x0, y0, x1, y1 = printed.box
            if (x1 - x0) < 14 * (y1 - y0) or (x1 - x0) < 14 * printed.digit:
                return crop_of(printed, draw, severity), label_of(text)


def print_of_figure(draw: Generator, sources: Sources) -> tuple[Print, str] | None:
    source = draw.random()
    if source < 0.3 or not sources.families:
        line = sources.figures[int(draw.integers(len(sources.figures)))]
        return cut_from_page(line, draw), line.text
    text = figure(draw)
    if source < 0.6:
        printed = set_in_glyphs(text, sources.glyphs, draw)
    else:
        printed = set_in_font(text, sources.families, draw)
    return None if printed is None else (printed, text)


def print_of_words(draw: Generator, sources: Sources) -> tuple[Print, str] | None:
    if draw.random() < 0.5 or not sources.families:
        line = sources.words[int(draw.integers(len(sources.words)))]
        return cut_from_page(line, draw), line.text
    text = word(draw)
    printed = set_in_font(text, sources.families, draw)
    return None if printed is None else (printed, text)


def crop_of(printed: Print, draw: Generator, severity: Severity) -> np.ndarray:
    """The print, spoilt and cut out."""
    ink = add_neighbours(press(printed.ink.copy(), draw, severity), printed, draw)
    scale = uniform(draw, RANGES[severity].height) / printed.digit
    wide = scale * (uniform(draw, (0.8, 1.25)) if draw.random() < 0.4 else 1)
    x0, y0, x1, y1 = printed.box
    if draw.random() < 0.4:
        # A degree or two of skew, and slanted strokes.
        turn, slant = uniform(draw, (-0.02, 0.02)), uniform(draw, (-0.12, 0.12)) * (draw.random() < 0.3)
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
        matrix = np.array([[1, slant - turn, -(slant - turn) * cy], [turn, 1, -turn * cx]], np.float32)
        ink = cv2.warpAffine(ink, matrix, (ink.shape[1], ink.shape[0]), flags=cv2.INTER_LINEAR)
    size = (max(4, round(ink.shape[1] * wide)), max(4, round(ink.shape[0] * scale)))
    wide, scale = size[0] / ink.shape[1], size[1] / ink.shape[0]
    ink = cv2.resize(ink, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    grey = scan(np.clip(ink, 0, 1), draw, severity)
    if printed.digit * scale < COARSE and draw.random() < 0.7:
        # As coarse scans are enlarged before they are read.
        grey = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        wide, scale = 2 * wide, 2 * scale
    return cut_out(grey, (x0 * wide, y0 * scale, x1 * wide, y1 * scale), printed.digit * scale, draw)


def cut_out(grey: np.ndarray, box: tuple[float, ...], digit: float, draw: Generator) -> np.ndarray:
    """The crop, tight or loose, as lines are found by their ink; a dash is cut out of a line of some height."""
    x0, y0, x1, y1 = box
    least = digit * uniform(draw, (0.8, 1.2))
    if y1 - y0 < least:
        y0, y1 = (y0 + y1 - least) / 2, (y0 + y1 + least) / 2
    is_loose = draw.random() < 0.3
    high, wide = ((0, 0.45), (0, 0.9)) if is_loose else ((-0.05, 0.12), (-0.02, 0.25))
    top, bottom = uniform(draw, high) * digit, uniform(draw, high) * digit
    left, right = uniform(draw, wide) * digit, uniform(draw, wide) * digit
    rows = max(0, round(y0 - top)), min(grey.shape[0], round(y1 + bottom))
    columns = max(0, round(x0 - left)), min(grey.shape[1], round(x1 + right))
    crop = grey[rows[0] : max(rows[0] + 3, rows[1]), columns[0] : max(columns[0] + 2, columns[1])]
    if draw.random() < 0.3:
        # Crops stand on white where they are set beside others, or reach over the page.
        pad = [int(p) for p in draw.integers(0, 4, 4)]
        crop = cv2.copyMakeBorder(crop, *pad, cv2.BORDER_CONSTANT, value=255)
    return crop


def bar(ink: np.ndarray, x0: float, y0: float, x1: float, y1: float, strength: float) -> None:
    """Lays a rectangle of ink, clipped to the picture."""
    height, width = ink.shape
    part = ink[max(0, int(y0)) : min(height, max(int(y0) + 1, int(y1))), max(0, int(x0)) : min(width, max(int(x0) + 1, int(x1)))]
    np.maximum(part, strength, out=part)


def add_neighbours(ink: np.ndarray, printed: Print, draw: Generator) -> np.ndarray:
    """Rulings, scraps of other lines, arcs of seals, underlines and strikes near the text, here and there."""
    x0, y0, x1, y1 = printed.box
    unit = printed.digit
    height, width = ink.shape
    thick = unit * uniform(draw, (0.03, 0.13))
    strength = uniform(draw, (0.35, 1))
    if draw.random() < 0.22:
        # A ruling above or below, whole or in part.
        y = y0 - unit * uniform(draw, (0.1, 0.5)) - thick if draw.random() < 0.5 else y1 + unit * uniform(draw, (0.08, 0.5))
        start, end = (0, width) if draw.random() < 0.6 else sorted(draw.integers(0, width, 2))
        bar(ink, start, y, end, y + thick, strength)
    if draw.random() < 0.15:
        # A ruling beside it crosses the whole line.
        x = x0 - unit * uniform(draw, (0.25, 0.8)) - thick if draw.random() < 0.5 else x1 + unit * uniform(draw, (0.25, 0.8))
        bar(ink, x, 0, x + thick, height, strength)
    if draw.random() < 0.06:
        y = y1 + unit * uniform(draw, (0.03, 0.12))
        bar(ink, x0 - unit * 0.2, y, x1 + unit * 0.2, y + thick, strength)
    if draw.random() < 0.02:
        y = y0 + (y1 - y0) * uniform(draw, (0.4, 0.6))
        bar(ink, x0 - unit * 0.2, y, x1 + unit * 0.2, y + 0.7 * thick, strength)
    if draw.random() < 0.1:
        # The line above or below, itself once more.
        gap = int(y1 - y0 + unit * uniform(draw, (0.12, 0.5)))
        shift = gap if draw.random() < 0.5 else -gap
        other = np.roll(ink[:, ::-1] if draw.random() < 0.5 else ink, int(draw.integers(0, 40)), 1)
        moved = np.zeros_like(ink)
        if 0 < shift < height - y0:
            moved[y0 + shift :] = other[y0 : height - shift]
        elif -y1 < shift < 0:
            moved[: y1 + shift] = other[-shift:y1]
        ink = np.maximum(ink, moved)
    if draw.random() < 0.08:
        # An arc or a stroke of a seal, greyed.
        radius = int(unit * uniform(draw, (2, 8)))
        centre = int(draw.integers(0, width)), int(draw.choice([-1, 1])) * radius + int(draw.integers(0, height))
        seal = np.zeros_like(ink)
        cv2.circle(seal, centre, radius, uniform(draw, (0.1, 0.45)), max(1, int(unit * uniform(draw, (0.05, 0.4)))))
        ink = np.maximum(ink, seal)
    return ink


def draw_nothing(draw: Generator, severity: Severity) -> np.ndarray:
    """A crop without a character: paper, rulings, specks, an arc."""
    empty = Print(np.zeros((2 * EM, int(draw.integers(EM, 6 * EM))), np.float32), (0, EM, 0, EM), 0.7 * EM)
    ink = empty.ink
    height, width = ink.shape
    for _ in range(int(draw.integers(0, 3))):
        thick = EM * uniform(draw, (0.02, 0.12))
        if draw.random() < 0.65:
            # A ruling's remainder lies at an edge: one in the middle is a dash.
            y = draw.choice([uniform(draw, (0, 0.2)), uniform(draw, (0.8, 1))]) * height
            bar(ink, 0, y, width, y + thick, uniform(draw, (0.3, 1)))
        else:
            x = draw.choice([uniform(draw, (0, 0.1)), uniform(draw, (0.9, 1))]) * width
            bar(ink, x, 0, x + thick, height, uniform(draw, (0.3, 1)))
    for _ in range(int(draw.integers(0, 5))):
        x, y, size = draw.integers(0, width), draw.integers(0, height), EM * uniform(draw, (0.02, 0.07))
        cv2.circle(ink, (int(x), int(y)), max(1, int(size)), uniform(draw, (0.2, 0.8)), -1)
    scale = uniform(draw, RANGES[severity].height) / empty.digit
    ink = cv2.resize(ink, (max(4, round(width * scale)), max(4, round(height * scale))), interpolation=cv2.INTER_AREA)
    grey = scan(ink, draw, severity)
    cut = int(draw.integers(0, max(1, grey.shape[0] // 4)))
    return grey[cut : grey.shape[0] - cut]


def split_lines(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Those that are figures, and the others."""
    figures = [line for line in lines if is_figure(line.text)]
    return figures, [line for line in lines if OTHER in label_of(line.text)]
