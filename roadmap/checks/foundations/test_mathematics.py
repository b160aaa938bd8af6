"""What stage 1 says about linear algebra, calculus and statistics."""

from __future__ import annotations

import math

import numpy as np
import pytest


def test_dot_product_length_and_angle() -> None:
    """Dot products by hand, and the cosine between (3, 4) and (4, 3)."""
    a, b = np.array([3, 4]), np.array([4, 3])
    assert np.dot([1, 2, 3], [4, 5, 6]) == 32
    assert np.dot([2, 1], [-1, 2]) == 0
    assert a @ b == 24
    assert np.linalg.norm(a) == np.linalg.norm(b) == 5
    assert a @ b / (np.linalg.norm(a) * np.linalg.norm(b)) == pytest.approx(0.96)


def test_a_product_of_matrices_and_its_shape() -> None:
    """Multiply a 2×3 by a 3×2 matrix by hand; only the inner numbers have to agree."""
    left, right = np.array([[1, 2, 3], [0, 1, 2]]), np.array([[1, 0], [0, 1], [1, 1]])
    assert (left @ right).tolist() == [[4, 5], [2, 3]]
    assert (np.zeros((2, 3)) @ np.zeros((3, 4))).shape == (2, 4)
    with pytest.raises(ValueError, match="mismatch"):
        np.zeros((3, 4)) @ np.zeros((2, 3))


def slope(function, at: float, step: float = 1e-6) -> float:
    """Give the derivative of a function by a tiny step to either side."""
    return (function(at + step) - function(at - step)) / (2 * step)


def test_derivatives_by_hand() -> None:
    """The derivatives of `x²`, of `3x + 1` and of their product, `9x² + 2x`."""
    assert slope(lambda x: x**2, 2) == pytest.approx(4)
    assert slope(lambda x: 3 * x + 1, 2) == pytest.approx(3)
    assert slope(lambda x: x**2 * (3 * x + 1), 2) == pytest.approx(9 * 2**2 + 2 * 2)
    assert 9 * 2**2 + 2 * 2 == 40


def test_partial_derivatives() -> None:
    """The gradient of `x²y + 3y` at (1, 2) is (4, 4)."""
    assert slope(lambda x: x**2 * 2 + 3 * 2, 1) == pytest.approx(4)
    assert slope(lambda y: 1**2 * y + 3 * y, 2) == pytest.approx(4)


def test_the_chain_rule() -> None:
    """The derivative of `(2x + 1)³` is `6(2x + 1)²`: 54 at x = 1."""
    assert slope(lambda x: (2 * x + 1) ** 3, 1) == pytest.approx(54, abs=1e-4)


def test_three_steps_of_gradient_descent() -> None:
    """Three steps on `x²` from 1 with a learning rate of 0.1 lead to 0.8, 0.64 and 0.512."""
    x, steps = 1.0, []
    for _ in range(3):
        x -= 0.1 * 2 * x
        steps.append(x)
    assert steps == pytest.approx([0.8, 0.64, 0.512])
    x = 1.0
    for _ in range(3):
        x -= 1.1 * 2 * x
    assert abs(x) > 1


def test_logarithms() -> None:
    """`ln(ab) = ln a + ln b`, `ln 1 = 0`, and `e` and `ln` undo each other."""
    assert math.log(6) == pytest.approx(math.log(2) + math.log(3))
    assert math.log(1) == 0
    assert math.log(math.exp(3)) == pytest.approx(3)
    assert -math.log(0.5) == pytest.approx(0.693, abs=0.001)


def test_mean_variance_and_standard_deviation() -> None:
    """Of 2, 4, 4, 6: mean 4, variance 2, standard deviation 1.414."""
    numbers = [2, 4, 4, 6]
    mean = sum(numbers) / 4
    variance = sum((n - mean) ** 2 for n in numbers) / 4
    assert (mean, variance) == (4, 2)
    assert (np.mean(numbers), np.var(numbers)) == (4, 2)
    assert np.std(numbers) == pytest.approx(1.414, abs=0.001)


def test_ten_thousand_rolls_of_a_die() -> None:
    """Roll a die ten thousand times and compare the distribution with theory."""
    rolls = np.random.default_rng(0).integers(1, 7, size=10_000)
    shares = np.bincount(rolls, minlength=7)[1:] / 10_000
    assert shares == pytest.approx([1 / 6] * 6, abs=0.015)
    assert rolls.mean() == pytest.approx(3.5, abs=0.06)


def test_bayes_rule() -> None:
    """Prevalence 1 %, sensitivity 99 %, false alarms 5 %: one in six of the positive is ill."""
    ill, healthy = 0.01 * 0.99, 0.99 * 0.05
    assert ill / (ill + healthy) == pytest.approx(0.167, abs=0.001)
    assert ill / (ill + healthy) == pytest.approx(1 / 6, abs=0.001)


def test_two_questions_of_a_hundred_may_be_luck() -> None:
    """70 of 100: a standard error of 4.6 points; 6.5 for the difference from 72 of 100."""

    def error(share: float, number: int) -> float:
        return math.sqrt(share * (1 - share) / number)

    assert error(0.7, 100) == pytest.approx(0.046, abs=0.0005)
    assert math.hypot(error(0.7, 100), error(0.72, 100)) == pytest.approx(0.064, abs=0.0005)
    assert error(0.7, 400) == pytest.approx(error(0.7, 100) / 2)
    assert error(0.7, 200) / error(0.7, 100) == pytest.approx(0.71, abs=0.005)


def test_the_correlation_of_straight_lines() -> None:
    """A rising line has a correlation of 1, a falling one of -1."""
    assert np.corrcoef([1, 2, 3], [2, 4, 6])[0, 1] == pytest.approx(1)
    assert np.corrcoef([1, 2, 3], [6, 4, 2])[0, 1] == pytest.approx(-1)
