"""python -m figures.crop_pages PDFS OUT [--truth DIR]: cuts printed figures and words out of the pages of published PDFs.

Writes OUT/train.npz, OUT/calibration.npz, OUT/test.npz (lines) and OUT/glyphs.npz (single characters of the typefaces that
the training files embed), and prints the SHA-256 of every file read. Test lines are the amounts of DIR alone, as written there.
"""

import argparse
import ctypes
import hashlib
import json
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .alphabet import CHARACTERS, is_figure, plain
from .cities import part_of
from .store import Line, save_lines

# Pixels a point: a figure of 9 points is some 35 pixels high.
SCALE = 400 / 72
# Of the font size: characters of one run stand nearer than this, beside a point or comma, whose cell is mostly white,
# nearer than that, and on one line.
MAX_GAP, MAX_GAP_AT_POINT, MAX_RISE = 0.35, 0.6, 0.15
# Of the ink's height: what is kept around it, so that neighbours and rulings can be cut into.
AROUND = 0.7
# Lines of one file at most, and of its words.
MOST_FIGURES, MOST_WORDS, MOST_PAGES = 2500, 600, 30
# A ligature, a mark of a list or a single blank is no run of words.
LONGEST_RUN = 28
GLYPHS_A_FONT = 8
# A character's cell in em: above and below the base line.
ABOVE, BELOW = 1.0, 0.32


def runs_of(page: pdfium.PdfPage) -> list[list[dict]]:
    """The page's characters grouped to runs that stand together; boxes in points from the bottom left."""
    text = page.get_textpage()
    count = text.count_chars()
    x, y = ctypes.c_double(), ctypes.c_double()
    name = ctypes.create_string_buffer(200)
    runs: list[list[dict]] = []
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code <= 32 or raw.FPDFText_IsGenerated(text, index) or raw.FPDFText_GetCharAngle(text, index) > 0.01:
            continue
        raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        left, bottom, right, top = text.get_charbox(index)
        # The size that a file names may be scaled on the page; the height of the font's own box is not.
        _, low, _, high = text.get_charbox(index, loose=True)
        raw.FPDFText_GetFontInfo(text, index, name, 200, None)
        char = dict(c=chr(code), x=x.value, y=y.value, box=(left, bottom, right, top), size=max(high - low, top - bottom),
                    font=name.value.decode("utf8", "replace"))
        last = runs[-1][-1] if runs else None
        gap = MAX_GAP_AT_POINT if last is not None and (last["c"] in ".,，" or char["c"] in ".,，") else MAX_GAP
        near = last is not None and abs(char["y"] - last["y"]) < MAX_RISE * char["size"] \
            and -0.2 * char["size"] < left - last["box"][2] < gap * char["size"]
        if near and len(runs[-1]) < LONGEST_RUN:
            runs[-1].append(char)
        else:
            runs.append([char])
    return runs


def cut(grey: np.ndarray, run: list[dict], height: float, text: str, source: str) -> Line | None:
    """The run's picture with what stands around it; None where no ink is in its place."""
    x0 = min(c["box"][0] for c in run) * SCALE
    x1 = max(c["box"][2] for c in run) * SCALE
    y0 = (height - max(c["box"][3] for c in run)) * SCALE
    y1 = (height - min(c["box"][1] for c in run)) * SCALE
    tall = max(y1 - y0, 0.35 * max(c["size"] for c in run) * SCALE)
    pad = int(AROUND * tall)
    left, top, right, bottom = int(x0) - pad, int(y0) - pad, int(x1) + pad + 1, int(y1) + pad + 1
    if left < 0 or top < 0 or right > grey.shape[1] or bottom > grey.shape[0] or not 6 < tall < 120:
        return None
    picture = grey[top:bottom, left:right].copy()
    box = (int(x0) - left, int(y0) - top, int(np.ceil(x1)) - left, int(np.ceil(y1)) - top)
    inner = picture[box[1] : box[3], box[0] : box[2]]
    if inner.size == 0 or int(inner.max()) - int(inner.min()) < 90:
        return None
    return Line(picture, text, box, source)


def glyphs_of(grey: np.ndarray, run: list[dict], height: float, kept: dict) -> None:
    """Adds the cells of the run's characters, from the base line, to `kept[font][character]`."""
    for char, after in zip(run, run[1:]):
        c, size = plain(char["c"]), char["size"] * SCALE
        shelf = kept[char["font"]][c]
        advance = (after["x"] - char["x"]) * SCALE
        if len(shelf) >= GLYPHS_A_FONT or c not in CHARACTERS or len(c) != 1 or not 0.1 * size < advance < 1.1 * size:
            continue
        base, left = (height - char["y"]) * SCALE, char["x"] * SCALE
        top, bottom = int(base - ABOVE * size), int(base + BELOW * size)
        picture = grey[max(0, top) : bottom, int(left) : int(left + advance)]
        if picture.shape[0] == bottom - top and picture.size > 0:
            shelf.append((picture.copy(), size))


def read_file(file: Path, truth: Path | None, draw: random.Random, glyphs: dict) -> list[Line]:
    """Figures and words of one file; of a test file the amounts that `truth` has, by place."""
    document = pdfium.PdfDocument(file)
    amounts = defaultdict(list)
    if truth is not None:
        for amount in json.loads(truth.read_text())["amounts"]:
            amounts[amount["page"]].append(amount)
    figures, words = [], []
    numbers = list(range(len(document)))
    draw.shuffle(numbers)
    pages = 0
    for number in numbers:
        page = document[number]
        if page.get_rotation() != 0 or pages >= MOST_PAGES or page.get_mediabox()[:2] != (0, 0):
            continue
        runs = runs_of(page)
        of_figures = [run for run in runs if is_figure("".join(c["c"] for c in run))]
        if len(of_figures) < 12 and not amounts.get(number + 1):
            continue
        pages += 1
        grey = page.render(scale=SCALE, grayscale=True).to_numpy()
        grey = np.ascontiguousarray(grey[:, :, 0] if grey.ndim == 3 else grey)
        height = page.get_height()
        for run in runs:
            text = "".join(c["c"] for c in run)
            if amounts:
                if not is_figure(text) or not any(is_at(run, height, a) for a in amounts[number + 1]):
                    continue
            line = cut(grey, run, height, text, file.stem)
            if line is not None:
                (figures if is_figure(text) else words).append(line)
            if is_figure(text) and truth is None:
                glyphs_of(grey, run, height, glyphs)
    draw.shuffle(figures)
    draw.shuffle(words)
    return figures[:MOST_FIGURES] + words[:MOST_WORDS]


def is_at(run: list[dict], height: float, amount: dict) -> bool:
    """True where the run is the amount: the same text, its middle in the amount's box."""
    x = (run[0]["box"][0] + run[-1]["box"][2]) / 2
    y = height - (run[0]["box"][1] + run[0]["box"][3]) / 2
    x0, y0, x1, y1 = amount["box"]
    return x0 - 2 <= x <= x1 + 2 and y0 - 2 <= y <= y1 + 2 and plain(amount["text"]) == plain("".join(c["c"] for c in run))


def save_glyphs(file: Path, glyphs: dict) -> None:
    """Fonts that have all ten digits and the point, a table of cells each."""
    kept = {}
    for at, (font, shelves) in enumerate(sorted(glyphs.items())):
        if all(shelves[c] for c in "0123456789"):
            for c, shelf in shelves.items():
                for nth, (picture, size) in enumerate(shelf):
                    kept[f"{at}|{ord(c)}|{nth}|{size:.2f}"] = picture
            print(f"typeface {at} {font}: {''.join(sorted(c for c in shelves if shelves[c]))}")
    np.savez_compressed(file, **kept)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pdfs", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--truth", type=Path)
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    parts: dict[str, list[Line]] = {"train": [], "calibration": [], "test": []}
    glyphs: dict = defaultdict(lambda: defaultdict(list))
    for file in sorted(options.pdfs.glob("*.pdf")):
        part = part_of(file.stem)
        if part == "none" or file.stem.endswith("-scan"):
            continue
        truth = options.truth / f"{file.stem}.json" if part == "test" and options.truth else None
        of_file = glyphs if part == "train" else defaultdict(lambda: defaultdict(list))
        lines = read_file(file, truth, random.Random(file.stem), of_file)
        parts[part] += lines
        print(hashlib.sha256(file.read_bytes()).hexdigest(), file.name, part, len(lines), flush=True)
    for part, lines in parts.items():
        save_lines(options.out / f"{part}.npz", lines)
    save_glyphs(options.out / "glyphs.npz", glyphs)


if __name__ == "__main__":
    main()
