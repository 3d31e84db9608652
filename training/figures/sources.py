"""Opens what lines are drawn from, and says by SHA-256 what it was."""

import hashlib
from pathlib import Path

from .lines import Sources, split_lines
from .store import load_lines
from .typefaces import load_glyphs, open_typefaces


def open_sources(crops: Path, fonts: list[Path], part: str) -> Sources:
    """The lines of one part ("train", "calibration", "test") of the folder of crops. Other parts than "train" have their own lines alone."""
    figures, words = split_lines(load_lines(crops / f"{part}.npz"))
    if part != "train":
        return Sources([], [], figures, words)
    return Sources(open_typefaces(fonts), load_glyphs(crops / "glyphs.npz"), figures, words)


def print_inputs(crops: Path, fonts: list[Path]) -> None:
    """A line for the crops and one for all font files together."""
    for file in sorted(crops.glob("*.npz")):
        print(f"{hashlib.sha256(file.read_bytes()).hexdigest()} {file.name}")
    digest, count = hashlib.sha256(), 0
    for file in sorted(f for folder in fonts for f in folder.rglob("*") if f.suffix.lower() in (".ttf", ".otf", ".ttc", ".woff")):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
        count += 1
    print(f"{digest.hexdigest()} {count} font files")
