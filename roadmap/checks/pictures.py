"""The pictures that the milestone of stage 2 is tried on.

It asks for FashionMNIST, which torchvision downloads; the environment variable FASHION_MNIST names
a folder for it. Elsewhere files of the very same form are made, seventy thousand pictures of
nobody's clothes, and read in the same way; the small digits of scikit-learn are pictures of
something real.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import Tensor
from torchvision.datasets import FashionMNIST


@dataclass(frozen=True)
class Pictures:
    """Flat pictures with values from 0 to 1, and their classes."""

    training: tuple[Tensor, Tensor]
    validation: tuple[Tensor, Tensor]
    test: tuple[Tensor, Tensor]

    def some(self, number: int) -> Pictures:
        """Keep the first ones of each part, and fewer of them for checking than for training."""
        (x, y), (a, b), (p, q) = self.training, self.validation, self.test
        few = number // 4
        return Pictures((x[:number], y[:number]), (a[:few], b[:few]), (p[:few], q[:few]))


def fashion(folder: Path) -> Pictures:
    """Read FashionMNIST as the milestone says; what is not in the folder is downloaded."""
    parts = []
    for train in (True, False):
        data = FashionMNIST(folder, train=train, download=True)
        parts.append((data.data.reshape(len(data), -1) / 255, data.targets))
    (x, y), test = parts
    assert (len(x) + len(test[0]), x.shape[1], len(y.unique())) == (70_000, 28 * 28, 10)
    return Pictures((x[:50_000], y[:50_000]), (x[50_000:], y[50_000:]), test)


def make_fashion(folder: Path) -> None:
    """Write files as torchvision downloads them, with pictures of a pattern or its negative.

    A class has no bright or dark places of its own, so that it takes more than a straight line to
    tell the classes apart, as with trousers on a light and on a dark ground.
    """
    random = np.random.default_rng(0)
    patterns = np.kron(random.integers(0, 156, (10, 4, 4), dtype=np.uint8), np.ones((7, 7), int))
    both = np.stack([patterns, 155 - patterns]).astype(np.uint8)
    raw = folder / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for name, number in (("train", 60_000), ("t10k", 10_000)):
        classes = random.integers(0, 10, number, dtype=np.uint8)
        noise = random.integers(0, 100, (number, 28, 28), dtype=np.uint8)
        images = both[random.integers(0, 2, number), classes] + noise
        for kind, values in (("images", images), ("labels", classes)):
            # 8 stands for whole bytes, and after it comes how many dimensions there are.
            header = struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape)
            file = raw / f"{name}-{kind}-idx{values.ndim}-ubyte"
            file.write_bytes(header + values.tobytes())


def digits() -> Pictures:
    """Take the small digits of scikit-learn in a random order."""
    x, y = (torch.tensor(part) for part in load_digits(return_X_y=True))
    x = x.float() / 16
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(0))
    cut = [order[:1000], order[1000:1300], order[1300:]]
    return Pictures(*((x[part], y[part]) for part in cut))
