"""What stage 2 says about PyTorch, and its milestone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch
from pictures import Pictures, digits, fashion, make_fashion
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix
from torch import Tensor, nn

REAL = os.environ.get("FASHION_MNIST")


@pytest.fixture(scope="module", params=["FashionMNIST" if REAL else "made-like-it", "digits"])
def pictures(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    """Give FashionMNIST where it may be downloaded, files of its form elsewhere, and digits."""
    if request.param == "digits":
        return digits()
    if REAL:
        return fashion(Path(REAL))
    folder = tmp_path_factory.mktemp("made")
    make_fashion(folder)
    return fashion(folder).some(2000)


class Network(nn.Module):
    """A feedforward network with one hidden layer."""

    def __init__(self, pixels: int, hidden: int = 128) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(pixels, hidden), nn.ReLU(), nn.Linear(hidden, 10))

    def forward(self, x: Tensor) -> Tensor:
        """Give a score for each class."""
        return self.layers(x)


def trained(pictures: Pictures, seed: int = 0, rate: float = 1e-3, epochs: int = 12):
    """Train a network: forward, loss, backward, update; give it with its losses."""
    torch.manual_seed(seed)
    x, y = pictures.training
    network, losses = Network(x.shape[1]), []
    optimizer = torch.optim.Adam(network.parameters(), lr=rate)
    for _ in range(epochs):
        for batch in torch.randperm(len(x)).split(32):
            loss = nn.functional.cross_entropy(network(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(
                [
                    nn.functional.cross_entropy(network(a), b).item()
                    for a, b in (pictures.training, pictures.validation)
                ]
            )
    return network, losses


def accuracy(network: nn.Module, x: Tensor, y: Tensor) -> float:
    """Give the share of right answers."""
    with torch.no_grad():
        return (network(x).argmax(dim=1) == y).float().mean().item()


def test_a_derivative_agrees_with_one_by_hand() -> None:
    """`x³` at 2: the derivative is 12."""
    x = torch.tensor(2.0, requires_grad=True)
    (x**3).backward()
    assert x.grad == 12


def test_gradients_add_up_until_they_are_cleared() -> None:
    """Without `zero_grad` the second backward pass adds to the first."""
    x = torch.tensor(2.0, requires_grad=True)
    for _ in range(2):
        (x**2).backward()
    assert x.grad == 8


def test_updates_in_an_epoch() -> None:
    """60,000 pictures in batches of 64: 938 updates, the last with 32 pictures."""
    sizes = [len(batch) for batch in torch.arange(60_000).split(64)]
    assert (len(sizes), sizes[-1]) == (938, 32)


def test_both_losses_fall(pictures: Pictures) -> None:
    """Train a small network and compare the loss on the training and validation sets."""
    _, losses = trained(pictures)
    assert losses[-1][0] < losses[0][0]
    assert losses[-1][1] < losses[0][1]


def test_saved_weights_give_the_same_predictions(pictures: Pictures, tmp_path: Path) -> None:
    """Save the trained weights, load them again and get the same predictions."""
    network, _ = trained(pictures, epochs=1)
    torch.save(network.state_dict(), tmp_path / "weights.pt")
    x, _ = pictures.test
    again = Network(x.shape[1])
    again.load_state_dict(torch.load(tmp_path / "weights.pt", weights_only=True))
    assert torch.equal(network(x), again(x))


def test_learning_rates_make_different_curves(pictures: Pictures) -> None:
    """A rate far too large ends with a higher loss, one far too small crawls."""
    best, large, small = (trained(pictures, rate=rate, epochs=3)[1] for rate in (1e-3, 1.0, 1e-6))
    assert large[-1][0] > best[-1][0]
    assert small[0][0] - small[-1][0] < (best[0][0] - best[-1][0]) / 2


# The baseline has found what it can long before its numbers stand still.
@pytest.mark.filterwarnings("ignore:lbfgs failed to converge")
def test_the_milestone(pictures: Pictures) -> None:
    """Three seeds of the network beat logistic regression, and the confused classes are named."""
    (x, y), (unseen, truth) = pictures.training, pictures.test
    baseline = LogisticRegression(max_iter=200).fit(x.numpy(), y.numpy())
    beaten = baseline.score(unseen.numpy(), truth.numpy())
    epochs = max(8, 40_000 // len(x))
    networks = [trained(pictures, seed, epochs=epochs)[0] for seed in (0, 1, 2)]
    assert all(accuracy(network, unseen, truth) > beaten for network in networks)
    table = confusion_matrix(truth, networks[0](unseen).argmax(dim=1))
    assert table.shape == (10, 10)
    assert table.sum() == len(truth)
