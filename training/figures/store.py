"""Pictures of lines with their texts, in one file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Line:
    """A grey picture (0 black), what is printed in it, and the box of its ink (x0, y0, x1, y1, pixels, exclusive)."""

    picture: np.ndarray
    text: str
    box: tuple[int, int, int, int]
    source: str


def save_lines(file: Path, lines: list[Line]) -> None:
    """Writes all of them, the pictures one after another."""
    np.savez_compressed(
        file,
        pixels=np.concatenate([line.picture.ravel() for line in lines]) if lines else np.zeros(0, np.uint8),
        shapes=np.array([line.picture.shape for line in lines], np.int32).reshape(-1, 2),
        boxes=np.array([line.box for line in lines], np.int32).reshape(-1, 4),
        texts=np.array([line.text for line in lines], dtype=str),
        sources=np.array([line.source for line in lines], dtype=str),
    )


def load_lines(file: Path) -> list[Line]:
    """What `save_lines` wrote."""
    with np.load(file) as kept:
        pixels, shapes, boxes = kept["pixels"], kept["shapes"], kept["boxes"]
        texts, sources = kept["texts"], kept["sources"]
    lines, at = [], 0
    for shape, box, text, source in zip(shapes, boxes, texts, sources):
        size = int(shape[0]) * int(shape[1])
        lines.append(Line(pixels[at : at + size].reshape(shape), str(text), tuple(map(int, box)), str(source)))
        at += size
    return lines
