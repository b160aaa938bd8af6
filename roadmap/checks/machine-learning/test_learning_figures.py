"""The figures of stage 2: each number that its questions ask for."""

from __future__ import annotations

import math
from itertools import pairwise

import answers
import numpy as np
import torch
from sklearn.metrics import f1_score, precision_score
from torch import nn

# 40 true and 10 false positives, 20 false and 930 true negatives.
TRUTH = [1] * 40 + [0] * 10 + [1] * 20 + [0] * 930
CALLED = [1] * 50 + [0] * 950


def parameters(*sizes: int) -> int:
    """Count the parameters of a fully connected network."""
    layers = [nn.Linear(a, b) for a, b in pairwise(sizes)]
    return sum(p.numel() for layer in layers for p in layer.parameters())


def twice() -> float:
    """Go backward through `x²` twice from 2 without clearing."""
    x = torch.tensor(2.0, requires_grad=True)
    for _ in range(2):
        (x**2).backward()
    return x.grad.item()


COMPUTED = {
    "supervised-learning/squared-errors": np.mean(np.square([1, -1, 2])),
    "supervised-learning/loss-of-a-quarter": -math.log(0.25),
    "unsupervised-learning/second-centre": np.mean([2, 3, 8, 9, 10]),
    "model-evaluation/precision": precision_score(TRUTH, CALLED),
    "model-evaluation/f1": f1_score(TRUTH, CALLED),
    "neural-networks/parameters-of-a-network": parameters(784, 256, 10),
    "neural-networks/softmax-by-hand": torch.softmax(torch.tensor([2.0, 1.0, 0.0]), 0)[0].item(),
    "frameworks/forgotten-zero-grad": twice(),
    "frameworks/updates-in-an-epoch": len(torch.arange(60_000).split(64)),
}
test_every_number_is_computed, test_the_number_of = answers.compared("machine-learning", COMPUTED)
