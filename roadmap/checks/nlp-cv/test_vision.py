"""The arithmetic of stage 3 on images, and the search of its milestone on small random data."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn
from torchvision.models import resnet18, vgg16
from transformers import BertConfig, BertModel


def parameters(model: nn.Module) -> int:
    """Count the parameters of a model."""
    return sum(parameter.numel() for parameter in model.parameters())


def test_a_convolutional_layer_by_hand() -> None:
    """3×3, 3 channels in, 64 out, padding 1: 1,792 parameters, and 32×32 stays 32×32."""
    layer = nn.Conv2d(3, 64, kernel_size=3, padding=1)
    assert parameters(layer) == 3 * 3 * 3 * 64 + 64 == 1792
    assert layer(torch.zeros(1, 3, 32, 32)).shape == (1, 64, 32, 32)
    strided = nn.Conv2d(3, 8, kernel_size=3, stride=2, padding=1)
    assert strided(torch.zeros(1, 3, 32, 32)).shape == (1, 8, 16, 16)
    unpadded = nn.Conv2d(3, 8, kernel_size=5)
    assert unpadded(torch.zeros(1, 3, 32, 32)).shape == (1, 8, 28, 28)


def test_resnet_is_smaller_than_vgg() -> None:
    """ResNet-18 has about 12 million parameters, VGG-16 about 138 million."""
    with torch.device("meta"):
        assert parameters(resnet18()) / 1e6 == pytest.approx(11.7, abs=0.1)
        assert parameters(vgg16()) / 1e6 == pytest.approx(138.4, abs=0.1)


def test_the_patches_of_a_vision_transformer() -> None:
    """224×224 in patches of 16×16: 196 patches, each of 768 numbers."""
    patches = torch.zeros(3, 224, 224).unfold(1, 16, 16).unfold(2, 16, 16)
    assert patches.shape[1] * patches.shape[2] == 196
    assert 16 * 16 * 3 == 768


def test_the_size_of_a_picture() -> None:
    """A colour picture of 640×480 is an array of 480×640×3 with 921,600 numbers."""
    picture = np.zeros((480, 640, 3), dtype=np.uint8)
    assert picture.size == 921_600
    assert picture.nbytes == 921_600
    assert picture[..., ::-1].shape == picture.shape


def test_numbers_overflow_in_whole_bytes() -> None:
    """Adding 100 to 200 in `uint8` gives 44."""
    assert (np.array([200], dtype=np.uint8) + np.array([100], dtype=np.uint8)).tolist() == [44]


def sentence_vectors(model: BertModel, mask_padding: bool, length: int) -> torch.Tensor:
    """Average the last layer over one sentence that is padded to a length."""
    tokens = torch.zeros(1, length, dtype=torch.long)
    tokens[0, :4] = torch.tensor([5, 6, 7, 8])
    mask = (tokens > 0).long()
    with torch.no_grad():
        layer = model(input_ids=tokens, attention_mask=mask).last_hidden_state
    kept = mask.unsqueeze(-1) if mask_padding else torch.ones_like(mask).unsqueeze(-1)
    return (layer * kept).sum(dim=1) / kept.sum(dim=1)


def test_a_sentence_finds_itself_unless_padding_or_dropout_disturb() -> None:
    """The similarity with itself is 1; padding in the average or a missing `eval()` spoils it."""
    torch.manual_seed(0)
    model = BertModel(
        BertConfig(vocab_size=50, hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
                   intermediate_size=64)
    ).eval()  # fmt: skip
    close = nn.functional.cosine_similarity
    alone, padded = (sentence_vectors(model, True, length) for length in (4, 12))
    assert close(alone, padded).item() == pytest.approx(1, abs=1e-4)
    wrong = sentence_vectors(model, False, 12)
    assert close(alone, wrong).item() < 0.9999
    model.train()
    first, second = (sentence_vectors(model, True, 4) for _ in range(2))
    assert close(first, second).item() < 0.9999
