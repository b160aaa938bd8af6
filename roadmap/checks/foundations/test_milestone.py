"""The milestone of stage 1: a health check of the wine data."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_wine

WINE = load_wine(as_frame=True).data
REPORT = """
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
from sklearn.datasets import load_wine

table = load_wine(as_frame=True).frame
print(table.drop(columns="target").agg(["mean", "std"]).T)
table["alcohol"].plot.hist().figure.savefig("histogram.png")
plt.close()
table.plot.scatter("flavanoids", "proline").figure.savefig("scatter.png")
plt.close()
table.boxplot("alcohol", by="target").figure.savefig("boxes.png")
"""


def mean(values: Sequence[float]) -> float:
    """Give the mean."""
    return sum(values) / len(values)


def variance(values: Sequence[float]) -> float:
    """Give the mean of the squared distances from the mean."""
    middle = mean(values)
    return mean([(value - middle) ** 2 for value in values])


def correlation(left: Sequence[float], right: Sequence[float]) -> float:
    """Give the correlation of two columns."""
    a, b = mean(left), mean(right)
    together = mean([(x - a) * (y - b) for x, y in zip(left, right, strict=True)])
    return together / math.sqrt(variance(left) * variance(right))


def test_the_data_is_what_the_milestone_says() -> None:
    """178 wines with 13 measurements each."""
    assert WINE.shape == (178, 13)
    assert not WINE.isna().any().any()


@pytest.mark.parametrize("column", WINE.columns)
def test_own_functions_agree_with_numpy(column: str) -> None:
    """The three functions agree with NumPy to within one part in a million."""
    values, others = WINE[column].tolist(), WINE["proline"].tolist()
    assert mean(values) == pytest.approx(np.mean(values), rel=1e-6)
    assert variance(values) == pytest.approx(np.var(values), rel=1e-6)
    assert correlation(values, others) == pytest.approx(np.corrcoef(values, others)[0, 1], rel=1e-6)


def test_the_report_is_the_same_when_it_is_made_again(tmp_path: Path) -> None:
    """From the start in another folder, the program gives the same numbers and three plots."""
    made = []
    for name in ("first", "again"):
        folder = tmp_path / name
        folder.mkdir()
        said = subprocess.run(
            [sys.executable, "-c", REPORT], cwd=folder, capture_output=True, text=True, check=True,
            env=os.environ | {"MPLCONFIGDIR": str(tmp_path)},
        ).stdout  # fmt: skip
        made.append((said, {plot.name: plot.read_bytes() for plot in folder.iterdir()}))
    (said, plots), again = made
    assert (said, plots) == again
    assert (len(plots), said.count("\n")) == (3, 1 + 13)


def test_pandas_gives_another_standard_deviation() -> None:
    """Pandas divides by n-1, NumPy by n: 0.28 % apart for 178 wines."""
    alcohol = WINE["alcohol"]
    assert alcohol.std() == pytest.approx(0.811827, abs=1e-6)
    assert np.std(alcohol.to_numpy()) == pytest.approx(0.809543, abs=1e-6)
    assert alcohol.std() / np.std(alcohol.to_numpy()) == pytest.approx(1.0028, abs=0.0001)
