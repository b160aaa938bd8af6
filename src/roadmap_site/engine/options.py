"""What `mkdocs.yml` may say about the plugin."""

from __future__ import annotations

from typing import Any

from mkdocs.config import config_options as opt
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from roadmap_site.browser import policy


class Allowed(BaseConfigOption[Any]):
    """What pages may do beside what the portal needs: lists of sources, or `false`."""

    def __init__(self) -> None:
        super().__init__()
        self.default: dict[str, list[str]] = {}

    def run_validation(self, value: object) -> Any:
        """Say what is wrong with the value."""
        if wrong := policy.fault(value):
            raise ValidationError(wrong)
        return {} if value is True else value


class Options(Config):
    """What `mkdocs.yml` may say about the plugin."""

    roadmap_dir = opt.Type(str, default="roadmap")
    """The folder of the roadmap, relative to `mkdocs.yml`."""
    offline = opt.Type(bool, default=True)
    """Whether browsers keep the pages that were read for reading without a network."""
    policy = Allowed()
    """What pages may load beside the site's own files, by directive; `false` for no policy."""
