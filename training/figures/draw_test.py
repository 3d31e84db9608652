"""python -m figures.draw_test CROPS OUT [--times N] [--seed N]: draws the lines of the testing cities, each N times at each severity.

Writes OUT/clean.jsonl, OUT/fair.jsonl, OUT/poor.jsonl: a line of JSON a drawn line, with what is printed, where it is from,
its width and height and its grey pixels (base64).
"""

import argparse
import base64
import json
from pathlib import Path

import numpy as np

from .alphabet import plain
from .degrade import Severity
from .lines import crop_of
from .sources import open_sources
from .typefaces import cut_from_page


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("crops", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--times", type=int, default=1)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    lines = open_sources(options.crops, [], "test").figures
    for at, severity in enumerate(Severity):
        with (options.out / f"{severity.value}.jsonl").open("w") as file:
            for time in range(options.times):
                for number, line in enumerate(lines):
                    draw = np.random.default_rng((options.seed, at, time, number))
                    grey = np.ascontiguousarray(crop_of(cut_from_page(line, draw), draw, severity))
                    height, width = grey.shape
                    drawn = dict(text=plain(line.text), source=line.source, width=width, height=height,
                                 grey=base64.b64encode(grey.tobytes()).decode())
                    file.write(json.dumps(drawn, ensure_ascii=False) + "\n")
        print(severity.value, options.times * len(lines))


if __name__ == "__main__":
    main()
