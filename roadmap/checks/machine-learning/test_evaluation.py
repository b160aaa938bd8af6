"""What stage 2 says about judging models."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, roc_auc_score, roc_curve
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier


def test_measures_from_a_confusion_matrix() -> None:
    """TP 40, FP 10, FN 20, TN 930: precision 0.80, recall 0.667, F1 0.727, accuracy 0.97."""
    tp, fp, fn, tn = 40, 10, 20, 930
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    assert precision == pytest.approx(0.8)
    assert recall == pytest.approx(0.667, abs=0.001)
    assert 2 * precision * recall / (precision + recall) == pytest.approx(0.727, abs=0.001)
    assert (tp + tn) / (tp + fp + fn + tn) == pytest.approx(0.97)


def test_a_confusion_matrix_by_hand() -> None:
    """Compute a confusion matrix by hand: true classes as rows, answers as columns."""
    truth, said = ["cat", "cat", "dog", "dog", "dog"], ["cat", "dog", "dog", "dog", "cat"]
    by_hand = [[0, 0], [0, 0]]
    for true, answer in zip(truth, said, strict=True):
        by_hand[true == "dog"][answer == "dog"] += 1
    assert by_hand == [[1, 1], [1, 2]]
    assert confusion_matrix(truth, said, labels=["cat", "dog"]).tolist() == by_hand


def test_accuracy_misleads_when_classes_are_rare() -> None:
    """Where 6 of 100 are positive, saying no to everything is 94 % accurate and finds none."""
    truth = np.array([1] * 6 + [0] * 94)
    said = np.zeros(100)
    assert (truth == said).mean() == 0.94
    assert (said[truth == 1] == 1).sum() == 0


def test_the_f1_score_is_near_the_lower_of_the_two() -> None:
    """Precision 1 and recall 0.1 give 0.18, far below their mean of 0.55."""
    precision, recall = 1, 0.1
    assert 2 * precision * recall / (precision + recall) == pytest.approx(0.18, abs=0.002)


def test_a_point_of_the_roc_curve_moves_down_left() -> None:
    """As the threshold rises, hits and false alarms both fall or stay."""
    truth, scores = [0, 0, 1, 0, 1, 1], [0.1, 0.3, 0.4, 0.6, 0.7, 0.9]
    alarms, hits, thresholds = roc_curve(truth, scores, drop_intermediate=False)
    assert all(np.diff(thresholds) < 0)
    assert all(np.diff(alarms) >= 0)
    assert all(np.diff(hits) >= 0)


def test_the_area_is_the_chance_of_ranking_a_pair_rightly() -> None:
    """Positives 0.9, 0.7, 0.4 and negatives 0.6, 0.3, 0.1: eight of nine pairs, 0.889."""
    positive, negative = [0.9, 0.7, 0.4], [0.6, 0.3, 0.1]
    right = sum(p > n for p in positive for n in negative)
    assert right == 8
    area = roc_auc_score([1, 1, 1, 0, 0, 0], positive + negative)
    assert area == pytest.approx(8 / 9)
    assert area == pytest.approx(0.889, abs=0.001)


def test_guessing_has_an_area_of_one_half() -> None:
    """Scores that have nothing to do with the answers give an AUC near 0.5."""
    random = np.random.default_rng(0)
    assert roc_auc_score(random.integers(0, 2, 20_000), random.random(20_000)) == pytest.approx(
        0.5, abs=0.01
    )


def test_two_models_by_five_fold_cross_validation() -> None:
    """Compare two models by five-fold cross-validation and report mean and spread."""
    x, y = load_breast_cancer(return_X_y=True)
    linear = cross_val_score(make_pipeline(StandardScaler(), LogisticRegression()), x, y, cv=5)
    tree = cross_val_score(DecisionTreeClassifier(random_state=0), x, y, cv=5)
    assert len(linear) == 5
    assert linear.mean() > tree.mean() + tree.std() / 2
