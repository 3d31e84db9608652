"""Draws what budgets print where figures stand. Every function takes a NumPy generator."""

from numpy.random import Generator

from .alphabet import CHARACTERS, OTHER


def digits(draw: Generator, count: int, first: str = "123456789") -> str:
    return draw.choice(list(first)) + "".join(draw.choice(list("0123456789"), count - 1)) if count else ""


def whole(draw: Generator, most: int = 9) -> str:
    """A count without marks; short ones as often as long ones."""
    return "0" if draw.random() < 0.06 else digits(draw, int(draw.integers(1, most + 1)))


def marked(number: str) -> str:
    """With a comma before each three digits."""
    return f"{int(number):,}"


def amount(draw: Generator) -> str:
    number = whole(draw, 8)
    style = draw.random()
    if style < 0.5:
        number = marked(number)
    elif style < 0.55 and len(number) > 3:
        # Some forms print the last of the marks alone.
        number = f"{number[:-3]},{number[-3:]}"
    places = int(draw.choice([2, 2, 2, 2, 2, 2, 2, 0, 0, 1, 3, 4, 6]))
    tail = "".join(draw.choice(list("0123456789"), places))
    if places and draw.random() < 0.25:
        tail = "0" * places
    return number + ("." + tail if places else "")


def signed(draw: Generator) -> str:
    inner = amount(draw)
    return str(draw.choice(["-", "-", "-", "△", "▲", "+", "¥"])) + inner if draw.random() < 0.75 else f"({inner})"


def rate(draw: Generator) -> str:
    number = f"{draw.random() * 10 ** draw.integers(0, 4):.{int(draw.choice([0, 1, 2, 2, 2]))}f}"
    return str(draw.choice(["", "", "", "-", "+"])) + number + "%"


def date(draw: Generator) -> str:
    year, month, day = int(draw.integers(1995, 2032)), int(draw.integers(1, 13)), int(draw.integers(1, 32))
    return str(draw.choice([f"{year}", f"{year}", f"{year}-{year + 1}", f"{year}.{month}", f"{year}-{month:02}-{day:02}",
                            f"{year}/{month}/{day}", f"{year}.{month}.{day}", f"{day:02}:{month:02}"]))


def code(draw: Generator) -> str:
    count = int(draw.choice([3, 3, 5, 5, 7, 7, 7, 6, 8, 9, 10, 12, 14, 18, 21]))
    return digits(draw, count, "0123456789" if count > 5 else "23")


def ordinal(draw: Generator) -> str:
    n, m = draw.integers(1, 40, 2)
    return str(draw.choice([f"{n}", f"{n}.", f"({n})", f"{n}.{m}", f"{n}.{m}.{n}", f"{n}/{m}", f"{n}:{m}", f"-{n}-", f"{n}-{m}"]))


def soup(draw: Generator) -> str:
    return "".join(draw.choice(list(CHARACTERS.replace(OTHER, "")), int(draw.integers(1, 9))))


def single(draw: Generator) -> str:
    return str(draw.choice(list("0123456789") + ["-", "—", "-", "—", "——", "0.00", "0.00", "0", "0.0"]))


KINDS = ((amount, 0.42), (signed, 0.12), (rate, 0.08), (date, 0.06), (code, 0.1), (ordinal, 0.06), (soup, 0.03),
         (single, 0.08), (whole, 0.05))


def figure(draw: Generator) -> str:
    """One figure of any kind."""
    kinds, shares = zip(*KINDS)
    return kinds[int(draw.choice(len(kinds), p=shares))](draw)


HAN = "年月日预算收入支出合计总表单位公开部门一般共服务教育医疗卫生社会保障就业住房农林水利交通运输项目基本人员经费万元二三四五六七八九十百千亿其中上级补助结转"


def word(draw: Generator) -> str:
    """What is no figure: words, words with a figure beside them, letters."""
    han = "".join(draw.choice(list(HAN), int(draw.integers(1, 9))))
    style = draw.random()
    if style < 0.45:
        return han
    if style < 0.7:
        return figure(draw) + han[: int(draw.integers(1, 3))]
    if style < 0.8:
        return han[: int(draw.integers(1, 3))] + figure(draw)
    letters = list("ABCDEFGHIKLMNOPQRSTUVXYZabcdefghiklmnopqrstuvxyz")
    return "".join(draw.choice(letters, int(draw.integers(1, 8))))
