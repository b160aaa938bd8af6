"""The figures of stage 1: each number that its questions ask for."""

from __future__ import annotations

import math

import answers
import numpy as np


def descent(x: float, rate: float, steps: int) -> float:
    """Walk down `x²` and give where it ends."""
    for _ in range(steps):
        x -= rate * 2 * x
    return x


COMPUTED = {
    "python-syntax/range-step": len(range(2, 10, 3)),
    "python-data-structures/count-distinct": len({*[3, 1, 3, 2, 1]}),
    "python-libraries/broadcast": (np.zeros((3, 1)) + np.zeros((1, 4))).size,
    "linear-algebra/dot-by-hand": np.dot([1, 2, 3], [4, 5, 6]),
    "linear-algebra/cosine": np.dot([3, 4], [4, 3]) / math.hypot(3, 4) / math.hypot(4, 3),
    "calculus/three-steps": descent(1.0, rate=0.1, steps=3),
    "calculus/partial": ((1 * 2.001 + 3 * 2.001) - (1 * 2 + 3 * 2)) / 0.001,
    "statistics/bayes": 100 * 0.01 * 0.99 / (0.01 * 0.99 + 0.99 * 0.05),
    "statistics/spread": np.var([2, 4, 4, 6]),
    "statistics/score-by-luck": 100 * math.sqrt(0.7 * 0.3 / 100),
}
test_every_number_is_computed, test_the_number_of = answers.compared("foundations", COMPUTED)
