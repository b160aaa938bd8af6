"""What all content checks share."""

from __future__ import annotations

import torch

# The models are so small that several threads wait for each other more than they compute.
torch.set_num_threads(1)
