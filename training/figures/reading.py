"""What the network's answer says: the likeliest text, and how likely it is."""

import numpy as np

from .alphabet import CHARACTERS



def read_scores(logs: np.ndarray) -> tuple[str, float]:
    """Greedy reading of logarithms of probabilities [steps, classes], and the logarithm of its probability."""
    best = logs.argmax(1)
    changes = np.flatnonzero(np.diff(best, prepend=0))
    numbers = [int(n) for n in best[changes] if n != 0]
    return "".join(CHARACTERS[n - 1] for n in numbers), likelihood(logs, numbers)


def likelihood(logs: np.ndarray, numbers: list[int]) -> float:
    """Logarithm of the probability of a text: over all ways that steps may spell it (Graves 2006, forward variables)."""
    spelt = [0]
    for number in numbers:
        spelt += [number, 0]
    skips = np.array([at >= 2 and spelt[at] != 0 and spelt[at] != spelt[at - 2] for at in range(len(spelt))])
    chances = np.full(len(spelt), -np.inf)
    chances[:2] = logs[0][spelt[:2]]
    for step in logs[1:]:
        one = np.concatenate(([-np.inf], chances[:-1]))
        two = np.where(skips, np.concatenate(([-np.inf, -np.inf], chances))[: len(spelt)], -np.inf)
        chances = np.logaddexp(np.logaddexp(chances, one), two) + step[spelt]
    return float(np.logaddexp.reduce(chances[-2:]))
