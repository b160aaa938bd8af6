"""What all content checks share."""

from __future__ import annotations

import pytest
import torch

# What it compares is told as in the tests themselves.
pytest.register_assert_rewrite("answers")
# The models are so small that several threads wait for each other more than they compute.
torch.set_num_threads(1)
