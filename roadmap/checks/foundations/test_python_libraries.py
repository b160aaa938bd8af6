"""What stage 1 says about NumPy, Pandas and Matplotlib."""

from __future__ import annotations

import io

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

mpl.use("Agg")
import matplotlib.pyplot as plt


def test_the_mean_of_every_column() -> None:
    """Compute the mean of every column of an array with NumPy, without a loop."""
    array = np.array([[1, 2, 3], [3, 6, 9]])
    assert array.mean(axis=0).tolist() == [2, 4, 6]
    assert array.mean(axis=1).tolist() == [2, 6]


def test_a_csv_file_with_missing_values() -> None:
    """Read a CSV file with Pandas, deal with missing values and average by category."""
    table = pd.read_csv(io.StringIO("kind,size\na,1\na,\na,3\nb,5\n"))
    assert table["size"].isna().sum() == 1
    means = table.dropna().groupby("kind")["size"].mean()
    assert means.to_dict() == {"a": 2, "b": 5}
    filled = table.fillna({"size": 0}).groupby("kind")["size"].mean()
    assert filled["a"] == pytest.approx(4 / 3)


def test_a_scatter_plot_and_a_histogram_with_labels() -> None:
    """Draw a scatter plot and a histogram with labelled axes."""
    figure, (left, right) = plt.subplots(1, 2)
    left.scatter([1, 2, 3], [2, 4, 6])
    left.set(xlabel="x", ylabel="y")
    counts, _, _ = right.hist([1, 1, 2, 3], bins=3)
    right.set(xlabel="value", ylabel="count")
    assert [left.get_xlabel(), right.get_ylabel()] == ["x", "count"]
    assert counts.tolist() == [2, 1, 1]
    plt.close(figure)


def test_how_shapes_are_lined_up() -> None:
    """Say how NumPy lines up two arrays of different shapes when it adds them."""
    assert (np.zeros((3, 4)) + np.zeros(4)).shape == (3, 4)
    assert (np.zeros((3, 1)) + np.zeros((1, 4))).shape == (3, 4)
    assert (np.zeros((5, 1, 4)) + np.zeros((3, 1))).shape == (5, 3, 4)
    with pytest.raises(ValueError, match="could not be broadcast"):
        np.zeros((3, 4)) + np.zeros(3)


def test_pandas_and_numpy_divide_by_different_numbers() -> None:
    """The variance of 1, 2, 3, 4 is 1.25 for NumPy and 1.667 for Pandas."""
    numbers = [1, 2, 3, 4]
    assert np.var(numbers) == 1.25
    assert pd.Series(numbers).var() == pytest.approx(1.667, abs=0.001)
