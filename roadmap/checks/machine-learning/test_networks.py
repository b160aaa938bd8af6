"""What stage 2 says about neural networks, nearly all of it written in NumPy."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from sklearn.datasets import make_moons
from torch import nn

Function = Callable[[np.ndarray], np.ndarray]


def test_a_tiny_network_by_hand() -> None:
    """Input (1, 2), ReLU: hidden (3, 0), output 6."""
    x = np.array([[1, 2]])
    first, second = np.array([[1, -1], [1, 0]]), np.array([[2], [5]])
    hidden = np.maximum(x @ first, 0)
    assert hidden.tolist() == [[3, 0]]
    assert (hidden @ second).tolist() == [[6]]
    assert (x @ first).shape == (1, 2)
    assert (hidden @ second).shape == (1, 1)


def test_a_gradient_agrees_with_a_tiny_change() -> None:
    """Derive the gradient of one weight with the chain rule and verify it numerically."""

    def loss(weight: float) -> float:
        return (3 * np.tanh(weight * 2) - 1) ** 2

    w, step = 0.4, 1e-6
    by_hand = 2 * (3 * np.tanh(2 * w) - 1) * 3 * (1 - np.tanh(2 * w) ** 2) * 2
    assert (loss(w + step) - loss(w - step)) / (2 * step) == pytest.approx(by_hand)


def accuracy(activation: Function, slope: Function) -> float:
    """Train a 2-16-1 network on two moons and give its accuracy."""
    x, y = make_moons(400, noise=0.1, random_state=0)
    random = np.random.default_rng(0)
    w1, b1 = random.normal(0, 1, (2, 16)), np.zeros(16)
    w2, b2 = random.normal(0, 0.25, (16, 1)), np.zeros(1)
    for _ in range(3000):
        before = x @ w1 + b1
        hidden = activation(before)
        guess = 1 / (1 + np.exp(-(hidden @ w2 + b2)))
        error = (guess - y[:, None]) / len(x)
        back = error @ w2.T * slope(before)
        w2 -= hidden.T @ error
        b2 -= error.sum(axis=0)
        w1 -= x.T @ back
        b1 -= back.sum(axis=0)
    return float(((guess[:, 0] > 0.5) == y).mean())


def test_two_moons_need_the_activation_function() -> None:
    """A feedforward network separates two moons; without the activation it is a straight line."""
    assert accuracy(np.tanh, lambda z: 1 - np.tanh(z) ** 2) > 0.98
    assert accuracy(lambda z: z, np.ones_like) < 0.9


def test_layers_without_activation_are_one_layer() -> None:
    """Two linear layers are the product of their matrices."""
    random = np.random.default_rng(0)
    x, a, b = random.random((5, 3)), random.random((3, 4)), random.random((4, 2))
    assert np.allclose((x @ a) @ b, x @ (a @ b))


def test_the_parameters_of_a_fully_connected_network() -> None:
    """784-256-10: 203,530 parameters."""
    assert 784 * 256 + 256 + 256 * 10 + 10 == 203_530


def test_softmax_of_three_scores() -> None:
    """Scores 2, 1, 0 become 0.665, 0.245 and 0.090; adding 5 to each changes nothing."""

    def softmax(scores: np.ndarray) -> np.ndarray:
        return np.exp(scores) / np.exp(scores).sum()

    scores = np.array([2.0, 1.0, 0.0])
    assert softmax(scores) == pytest.approx([0.665, 0.245, 0.090], abs=0.001)
    assert softmax(scores + 5) == pytest.approx(softmax(scores))
    assert softmax(scores).sum() == pytest.approx(1)


def test_what_suits_a_convolution_and_what_a_recurrent_network() -> None:
    """A convolution finds a pattern wherever it is; a recurrent network minds the order."""
    torch.manual_seed(0)
    image = torch.zeros(1, 1, 12, 12)
    image[..., 2:5, 2:5] = torch.rand(3, 3)
    convolution, places = nn.Conv2d(1, 1, 3), {"shifts": (4, 3), "dims": (2, 3)}
    found, moved = convolution(image), convolution(image.roll(**places))
    assert torch.allclose(found.roll(**places), moved, atol=1e-6)
    words, network = torch.rand(1, 5, 3), nn.RNN(3, 4, batch_first=True)
    (_, read), (_, backwards) = network(words), network(words.flip(1))
    assert not torch.allclose(read, backwards, atol=1e-3)
