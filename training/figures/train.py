"""python -m figures.train CROPS OUT --fonts DIR... [--lines N]: trains the network on one core and writes OUT/figures.pt.

Lines are drawn anew all the time, each from a seed of its own, so that the same inputs give the same lines.
"""

import argparse
import math
import time
from collections import deque
from copy import deepcopy
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from .alphabet import numbers_of
from .degrade import Severity
from .lines import Sources, draw_line, prepare
from .network import FigureReader
from .reading import read_scores
from .sources import open_sources, print_inputs

SEED = 20261130
BATCH, POOL = 32, 1024
# Each pool is learned from when it is drawn, and when so many more have been: drawing takes as long as learning.
AGAIN = (8, 16)
# Lines of each severity that the running network is tried on, and after how many pools.
TRIED, OFTEN = 200, 11
RATE, DECAY = 2e-3, 0.02
# Of the lines: the rate rises for so long, and so long all of them are clean.
WARM, EASY = 0.03, 0.02
# What is kept is the mean of the last weights: so much of the old remains at each step.
INERTIA = 0.999
SHARES = ((Severity.CLEAN, 0.3), (Severity.FAIR, 0.38), (Severity.POOR, 0.32))

Drawn = list[tuple[np.ndarray, str]]


def draw_pool(seed: tuple[int, ...], count: int, sources: Sources, severities) -> Drawn:
    """Prepared lines with their labels, narrow ones first."""
    draw = np.random.default_rng(seed)
    kinds, shares = zip(*severities)
    drawn = []
    for _ in range(count):
        crop, label = draw_line(draw, sources, kinds[int(draw.choice(len(kinds), p=shares))])
        drawn.append((prepare(crop), label))
    return sorted(drawn, key=lambda line: line[0].shape[1])


def batch_of(lines: Drawn) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pictures padded with paper to one width, labels one after another, their lengths."""
    width = max(picture.shape[1] for picture, _ in lines)
    width += width % 2
    pictures = np.zeros((len(lines), 1, lines[0][0].shape[0], width), np.float32)
    for at, (picture, _) in enumerate(lines):
        pictures[at, 0, :, : picture.shape[1]] = picture
    labels = [numbers_of(label) for _, label in lines]
    flat = torch.tensor([number for label in labels for number in label], dtype=torch.long)
    return torch.from_numpy(pictures), flat, torch.tensor([len(label) for label in labels])


def rate_at(done: float, rate: float) -> float:
    return rate * min(1.0, done / WARM) * (0.5 + 0.5 * math.cos(math.pi * max(0.0, done - WARM) / (1 - WARM)) + 0.002)


def average(kept: nn.Module, network: nn.Module, inertia: float) -> None:
    with torch.no_grad():
        for old, new in zip(kept.state_dict().values(), network.state_dict().values()):
            if old.dtype.is_floating_point:
                old.lerp_(new, 1 - inertia)
            else:
                old.copy_(new)


def count_wrong(network: nn.Module, drawn: Drawn) -> int:
    network.eval()
    wrong = 0
    with torch.inference_mode():
        for start in range(0, len(drawn), BATCH):
            lines = drawn[start : start + BATCH]
            scores = network(batch_of(lines)[0]).log_softmax(-1).numpy()
            wrong += sum(read_scores(s)[0] != label for s, (_, label) in zip(scores, lines))
    return wrong


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("crops", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--fonts", type=Path, nargs="+", required=True)
    arguments.add_argument("--lines", type=int, default=1_000_000)
    arguments.add_argument("--start", type=Path, help="weights to go on from: of an earlier stretch")
    arguments.add_argument("--rate", type=float, default=RATE, help="of learning, at its highest")
    arguments.add_argument("--stretch", type=int, default=0, help="number of the stretch: each has lines of its own")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    torch.manual_seed(SEED)
    print_inputs(options.crops, options.fonts)
    sources = open_sources(options.crops, options.fonts, "train")
    apart = open_sources(options.crops, options.fonts, "calibration")
    tests = {s: draw_pool((SEED, 1000, at), TRIED, apart, ((s, 1.0),)) for at, s in enumerate(Severity)}
    network = FigureReader().to(memory_format=torch.channels_last)
    print(f"{sum(p.numel() for p in network.parameters())} weights")
    if options.start is not None:
        network.load_state_dict(torch.load(options.start, weights_only=True))
    kept = deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    pools, started = options.lines // POOL, time.time()
    options.out.mkdir(parents=True, exist_ok=True)
    recent: deque[Drawn] = deque(maxlen=max(AGAIN) + 1)
    for pool in range(pools):
        mix = ((Severity.CLEAN, 1.0),) if pool < EASY * pools and options.start is None else SHARES
        recent.appendleft(draw_pool((SEED, options.stretch, pool), POOL, sources, mix))
        learned = [recent[ago] for ago in (0, *AGAIN) if ago < len(recent)]
        losses = []
        for at, drawn in enumerate(learned):
            part = 1 / len(learned) / pools
            losses += train_pool(network, kept, optimiser, drawn, pool / pools + at * part, part, options.rate)
        if pool % OFTEN == OFTEN - 1 or pool == pools - 1:
            line = " ".join(f"{s.value} {count_wrong(kept, lines)}" for s, lines in tests.items())
            print(f"{(pool + 1) * POOL} lines {time.time() - started:.0f} s, {time.process_time():.0f} s of processor time,"
                  f" loss {np.mean(losses):.4f}, wrong of {TRIED}: {line}", flush=True)
            torch.save(kept.state_dict(), options.out / "figures.pt")


def train_pool(network, kept, optimiser, drawn: Drawn, done: float, share: float, rate: float) -> list[float]:
    """One pass over a pool, its batches in random order; the losses."""
    network.train()
    losses = []
    batches = torch.randperm(len(drawn) // BATCH).tolist()
    for at, batch in enumerate(batches):
        now = done + share * at / len(batches)
        for group in optimiser.param_groups:
            group["lr"] = rate_at(now, rate)
        pictures, labels, lengths = batch_of(drawn[batch * BATCH : (batch + 1) * BATCH])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(pictures.to(memory_format=torch.channels_last))
        likely = scores.float().log_softmax(-1).permute(1, 0, 2)
        steps = torch.full((likely.shape[1],), likely.shape[0])
        loss = nn.functional.ctc_loss(likely, labels, steps, lengths, zero_infinity=True)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        average(kept, network, INERTIA if done > WARM else 0.95)
        losses.append(float(loss.detach()))
    return losses


if __name__ == "__main__":
    main()
