"""Large, clean pictures of a text: set in font files, set in the characters that PDFs embed, or cut out of their pages."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from fontTools.ttLib import TTCollection, TTFont
from numpy.random import Generator
from PIL import Image, ImageDraw, ImageFont

from .alphabet import plain
from .crop_pages import ABOVE, BELOW

# Pixels of an em, and white around everything, in em.
EM, AROUND = 56, 0.55
FULL_WIDTH = str.maketrans("(),%:-+.", "（），％：－＋．")


@dataclass(frozen=True)
class Print:
    """Ink from 0 to 1, the box of the text's ink (x0, y0, x1, y1) and the height of a digit, in pixels."""

    ink: np.ndarray
    box: tuple[int, int, int, int]
    digit: float


@dataclass(frozen=True)
class Typeface:
    """A font file, open."""

    family: str
    font: ImageFont.FreeTypeFont
    characters: frozenset[int]
    digit: float


def open_typefaces(folders: list[Path]) -> list[list[Typeface]]:
    """The fonts of the folders, grouped by family so that one with many weights is drawn no more often than others."""
    families: dict[str, list[Typeface]] = defaultdict(list)
    files = sorted(f for folder in folders for f in folder.rglob("*")
                   if f.suffix.lower() in (".ttf", ".otf", ".ttc", ".woff"))
    for file in files:
        if any(name in file.name for name in ("Thin", "ExtraLight", "Black", "Symbol", "Math", "Emoji")):
            continue
        opened = TTCollection(file).fonts[:1] if file.suffix.lower() == ".ttc" else [TTFont(file)]
        for index, table in enumerate(opened):
            characters = frozenset(table.getBestCmap() or {})
            if not all(ord(c) in characters for c in "0123456789.,-%"):
                continue
            font = ImageFont.truetype(str(file), EM, index=index)
            _, top, _, bottom = font.getbbox("0")
            families[font.getname()[0]].append(Typeface(font.getname()[0], font, characters, bottom - top))
    return [families[name] for name in sorted(families)]


def framed(ink: np.ndarray, digit: float) -> Print | None:
    """The picture with white around its ink; None where it has none."""
    rows, columns = np.flatnonzero(ink.max(1) > 0.3), np.flatnonzero(ink.max(0) > 0.3)
    if rows.size == 0:
        return None
    pad = int(AROUND * EM)
    ink = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    box = (pad, pad, pad + ink.shape[1], pad + ink.shape[0])
    return Print(cv2.copyMakeBorder(ink, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=0), box, digit)


def set_in_font(text: str, families: list[list[Typeface]], draw: Generator) -> Print | None:
    """The text in some typeface that has all of it; None where the one drawn has not."""
    family = families[int(draw.integers(len(families)))]
    face = family[int(draw.integers(len(family)))]
    if draw.random() < 0.12 and all(ord(c) in face.characters for c in "（），％："):
        text = text.translate(FULL_WIDTH)
    if draw.random() < 0.3:
        text = text.replace("-", str(draw.choice(["−", "–"])))
    if not all(ord(c) in face.characters for c in text):
        return None
    # In Song and Fang Song each character of a figure has half an em, points and commas too.
    cell = draw.choice([0, 0, 0.5, 0.5, 0.56]) * EM
    spacing = float(draw.choice([0, 0, 0, 1, 2, -1, 4]))
    picture = Image.new("L", (int(len(text) * 1.25 * EM) + 2 * EM, 2 * EM), 0)
    pen = ImageDraw.Draw(picture)
    stroke = int(draw.random() < 0.12)
    if cell == 0 and spacing == 0:
        pen.text((EM // 2, EM // 3), text, 255, face.font, stroke_width=stroke)
    else:
        x = EM / 2
        for c in text:
            pen.text((x, EM / 3), c, 255, face.font, stroke_width=stroke)
            advance = face.font.getlength(c)
            x += (max(cell, 0.92 * advance) if cell and advance < 0.8 * EM else advance) + spacing
    return framed(np.asarray(picture, np.float32) / 255, face.digit)


Glyphs = list[dict[str, list[np.ndarray]]]


def load_glyphs(file: Path) -> Glyphs:
    """Characters of embedded typefaces, as ink in cells of one em's height above and below the base line."""
    faces: dict[str, dict[str, list[np.ndarray]]] = defaultdict(lambda: defaultdict(list))
    height = round((ABOVE + BELOW) * EM)
    with np.load(file) as kept:
        for name in kept.files:
            face, code, _, size = name.split("|")
            picture = kept[name]
            width = max(1, round(picture.shape[1] * height / picture.shape[0]))
            cell = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
            faces[face][chr(int(code))].append(1 - cell.astype(np.float32) / 255)
    return [dict(faces[name]) for name in sorted(faces)]


def set_in_glyphs(text: str, glyphs: Glyphs, draw: Generator) -> Print | None:
    """The text in characters cut out of pages; None where the typeface drawn lacks one."""
    face = glyphs[int(draw.integers(len(glyphs)))]
    if not all(c in face for c in text):
        return None
    cells = [face[c][int(draw.integers(len(face[c])))] for c in text]
    digit = max(np.ptp(np.flatnonzero(cell.max(1) > 0.4)) if (cell > 0.4).any() else 0 for cell in face["0"])
    return framed(np.concatenate(cells, 1), float(digit))


def cut_from_page(line, draw: Generator) -> Print:
    """A line as it stands on its page, neighbours and rulings included."""
    x0, y0, x1, y1 = line.box
    tall = float(y1 - y0)
    marks = plain(line.text)
    digit = tall if any(c.isdigit() for c in marks) else max(tall, 34.0)
    if "," in marks or "(" in marks:
        digit = 0.82 * tall
    ink = 1 - line.picture.astype(np.float32) / 255
    return Print(ink, line.box, digit)
