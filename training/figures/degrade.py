"""What printers, copiers, fax machines and scanners do to a printed line. Pictures are float32, 1 is ink and 0 is paper.

`Severity` says how hard a line is drawn; every parameter is drawn from a range that widens with it.
"""

from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np
from numpy.random import Generator


class Severity(Enum):
    CLEAN = "clean"
    FAIR = "fair"
    POOR = "poor"


@dataclass(frozen=True)
class Ranges:
    """Ranges of one severity; lengths in pixels of the scan, ink from 0 to 1."""

    height: tuple[float, float]
    """Of a digit."""
    blur: tuple[float, float]
    grain: tuple[float, float]
    """Deviation of the grain over ink and paper alike, of the contrast."""
    contrast: tuple[float, float]
    bilevel: float
    """Share that is made one bit a pixel, as fax machines do."""
    jpeg: tuple[int, int]
    worn: float
    """Share whose toner is broken by holes or specks."""
    shade: float
    """Share on tinted, stained or unevenly lit paper."""


RANGES = {
    Severity.CLEAN: Ranges((15, 36), (0, 0.6), (0, 0.02), (0.85, 1), 0.05, (75, 98), 0, 0.1),
    Severity.FAIR: Ranges((12, 30), (0.2, 1), (0.01, 0.07), (0.6, 1), 0.1, (50, 92), 0.1, 0.3),
    Severity.POOR: Ranges((6.5, 20), (0.3, 1.3), (0.04, 0.24), (0.2, 0.95), 0.25, (25, 85), 0.35, 0.35),
}


def uniform(draw: Generator, bounds: tuple[float, float]) -> float:
    return float(bounds[0] + (bounds[1] - bounds[0]) * draw.random())


def press(picture: np.ndarray, draw: Generator, severity: Severity) -> np.ndarray:
    """Thickens or thins the strokes of a large picture, as more or less ink does. Thinned, Song loses strokes: never clean print."""
    if draw.random() < 0.55:
        return picture
    size = int(draw.integers(2, 4))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    is_thicker = draw.random() < 0.5 or severity is Severity.CLEAN
    return cv2.dilate(picture, kernel) if is_thicker else cv2.erode(picture, kernel)


def wear(picture: np.ndarray, draw: Generator) -> np.ndarray:
    """Breaks the toner: a coarse field of noise takes ink away, fine specks add some."""
    height, width = picture.shape
    cell = uniform(draw, (1.2, 5))
    field = draw.standard_normal((max(2, int(height / cell)), max(2, int(width / cell)))).astype(np.float32)
    field = cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC)
    lost = 1 - uniform(draw, (0.2, 0.9)) * (field > uniform(draw, (1.1, 2.4)))
    specks = (draw.random(picture.shape, dtype=np.float32) < uniform(draw, (0, 0.008))) * uniform(draw, (0.3, 1))
    return np.maximum(picture * lost, specks.astype(np.float32))


def on_paper(ink: np.ndarray, draw: Generator, contrast: float, is_shaded: bool) -> np.ndarray:
    """Grey, from 0 to 255: ink of some contrast on paper that may be tinted, unevenly lit or printed on."""
    height, width = ink.shape
    white = uniform(draw, (0.78, 1)) if is_shaded else uniform(draw, (0.93, 1))
    paper = np.full((height, width), white, np.float32)
    if is_shaded:
        x, y = np.linspace(-0.5, 0.5, width, dtype=np.float32), np.linspace(-0.5, 0.5, height, dtype=np.float32)
        paper += uniform(draw, (-0.12, 0.12)) * x[None, :] + uniform(draw, (-0.06, 0.06)) * y[:, None]
        if draw.random() < 0.3:
            # A halftone or a tint of fine lines under the figure.
            angle, pitch = uniform(draw, (0, 3.14)), uniform(draw, (2.2, 7))
            wave = np.sin((x[None, :] * width * np.cos(angle) + y[:, None] * height * np.sin(angle)) * 6.283 / pitch)
            paper -= uniform(draw, (0.02, 0.1)) * (wave > 0.3)
    return 255 * paper * (1 - contrast * ink)


def scan(ink: np.ndarray, draw: Generator, severity: Severity) -> np.ndarray:
    """The picture as a scanner gives it, uint8; `ink` is at the scan's own resolution."""
    ranges = RANGES[severity]
    if draw.random() < ranges.worn:
        ink = wear(ink, draw)
    sigma = uniform(draw, ranges.blur)
    if sigma > 0.15:
        ink = cv2.GaussianBlur(ink, (0, 0), sigma)
    contrast = uniform(draw, ranges.contrast)
    grain = uniform(draw, ranges.grain) * contrast
    is_bilevel = draw.random() < ranges.bilevel
    grey = on_paper(ink, draw, max(contrast, 0.7) if is_bilevel else contrast, draw.random() < ranges.shade)
    noise = draw.standard_normal(grey.shape, dtype=np.float32) * (255 * grain)
    if draw.random() < 0.4:
        # The paper's own grain is coarser than the sensor's.
        noise = cv2.GaussianBlur(noise, (0, 0), 0.7) * 1.8
    grey = grey + noise
    if is_bilevel:
        low, high = float(grey.min()), float(np.percentile(grey, 85))
        grey = 255.0 * (grey > low + (high - low) * uniform(draw, (0.42, 0.72)))
    grey = np.clip(grey, 0, 255).astype(np.uint8)
    if not is_bilevel and draw.random() < 0.8:
        _, data = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, int(draw.integers(*ranges.jpeg))])
        grey = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
    if not is_bilevel and draw.random() < 0.25:
        # Cleaning of some sort: paper made white, ink made black.
        low, high = np.percentile(grey, (2, 75))
        grey = np.clip((grey - low) * (255 / max(40.0, high - low - uniform(draw, (0, 20)))), 0, 255).astype(np.uint8)
    return grey
