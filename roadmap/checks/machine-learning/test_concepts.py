"""What stage 2 says about learning with and without answers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.datasets import load_breast_cancer, make_blobs, make_moons
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, adjusted_rand_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier


def test_linear_regression_by_gradient_descent() -> None:
    """Write down the loss of linear regression and train it by gradient descent."""
    x = np.array([0.0, 1.0, 2.0, 3.0])
    y = 2 * x + 1
    slope = offset = 0.0
    for _ in range(2000):
        error = slope * x + offset - y
        slope -= 0.1 * 2 * (error * x).mean()
        offset -= 0.1 * 2 * error.mean()
    assert (slope, offset) == pytest.approx((2, 1), abs=1e-6)
    assert ((slope * x + offset - y) ** 2).mean() == pytest.approx(0, abs=1e-9)


def test_losses_worked_out_by_hand() -> None:
    """Errors 1, -1 and 2: mean squared error 2. A probability of 0.25: cross-entropy 1.386."""
    assert np.mean(np.square([1, -1, 2])) == 2
    assert -math.log(0.25) == pytest.approx(1.386, abs=0.001)
    assert -math.log(0.9) == pytest.approx(0.105, abs=0.001)


def test_the_sign_of_a_coefficient() -> None:
    """A positive coefficient pushes towards the class, a negative one away from it."""
    x = np.array([[0, 3], [1, 2], [2, 1], [3, 0]])
    coefficients = LogisticRegression().fit(x, [0, 0, 1, 1]).coef_[0]
    assert coefficients[0] > 0 > coefficients[1]


def test_training_data_flatters_a_model() -> None:
    """A tree without a limit is perfect on its training data and worse on the test set."""
    x, y = load_breast_cancer(return_X_y=True)
    seen, unseen, answers, hidden = train_test_split(x, y, random_state=0)
    tree = DecisionTreeClassifier(random_state=0).fit(seen, answers)
    assert accuracy_score(answers, tree.predict(seen)) == 1
    assert accuracy_score(hidden, tree.predict(unseen)) < 0.95


def test_two_rounds_of_k_means_on_paper() -> None:
    """1, 2, 3, 8, 9, 10 from the centres 1 and 2: the centres go to 1 and 6.4, then 2 and 9."""
    points, centres = np.array([1.0, 2, 3, 8, 9, 10]), np.array([1.0, 2.0])
    rounds = []
    for _ in range(2):
        nearest = np.abs(points[:, None] - centres).argmin(axis=1)
        centres = np.array([points[nearest == k].mean() for k in (0, 1)])
        rounds.append(centres.tolist())
    assert rounds == [[1, 6.4], [2, 9]]


def test_the_number_of_clusters_shows_in_a_plot() -> None:
    """The sum of squared distances falls steeply up to the true number, then hardly."""
    points, _ = make_blobs(centers=[[0, 0], [8, 0], [0, 8]], random_state=0)
    costs = [KMeans(k, n_init=10, random_state=0).fit(points).inertia_ for k in (1, 2, 3, 4, 5)]
    falls = -np.diff(costs)
    assert falls[1] > 5 * falls[2]
    assert all(falls > 0)


def test_k_means_fails_on_two_moons() -> None:
    """K-means separates compact groups and cuts the two moons in the wrong place."""
    blobs, truth = make_blobs(centers=[[0, 0], [8, 0]], random_state=0)
    found = KMeans(2, n_init=10, random_state=0).fit_predict(blobs)
    assert adjusted_rand_score(truth, found) == 1
    moons, truth = make_moons(300, noise=0.05, random_state=0)
    found = KMeans(2, n_init=10, random_state=0).fit_predict(moons)
    assert adjusted_rand_score(truth, found) < 0.5


def test_scales_decide_what_k_means_sees() -> None:
    """Two groups that differ in a small column are found only after scaling."""
    random = np.random.default_rng(0)
    truth = np.repeat([0, 1], 100)
    points = np.column_stack([truth + random.normal(0, 0.05, 200), random.normal(0, 1000, 200)])
    raw = KMeans(2, n_init=10, random_state=0).fit_predict(points)
    scaled = KMeans(2, n_init=10, random_state=0).fit_predict(
        StandardScaler().fit_transform(points)
    )
    assert adjusted_rand_score(truth, raw) < 0.1 < 0.9 < adjusted_rand_score(truth, scaled)
