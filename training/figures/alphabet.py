"""What figures are made of: the classes that the network tells apart, and how a printed character becomes one of them."""

import unicodedata

# Class 0 is the blank of CTC, the last one stands for a stretch of characters that no figure is made of.
OTHER = "\N{REPLACEMENT CHARACTER}"
CHARACTERS = "0123456789.,-—()%+△▲¥:/" + OTHER
CLASSES = len(CHARACTERS) + 1

# Cut out of its line a minus, a hyphen and an en dash look alike; an em dash is about as wide as the line is high.
SAME = {"−": "-", "–": "-", "‐": "-", "‑": "-", "―": "—", "─": "—", "﹣": "-", "．": ".", "：": ":", "∶": ":"}
NUMBER = {character: index + 1 for index, character in enumerate(CHARACTERS)}


def plain(text: str) -> str:
    """The text in the network's own characters: full width as half width, all short dashes as one, no white space."""
    folded = "".join(SAME.get(c, c) for c in text)
    folded = "".join(SAME.get(c, c) for c in unicodedata.normalize("NFKC", folded))
    return "".join(folded.split())


def is_figure(text: str) -> bool:
    """True where every character is one that figures are made of; of "" too."""
    return all(c in NUMBER and c != OTHER for c in plain(text))


def label_of(text: str) -> str:
    """What the network is to answer: characters of figures as they are, each stretch of others as one OTHER."""
    label = ""
    for c in plain(text):
        c = c if c in NUMBER else OTHER
        if c != OTHER or not label.endswith(OTHER):
            label += c
    return label


def numbers_of(label: str) -> list[int]:
    """The classes of a label."""
    return [NUMBER[c] for c in label]
