"""The files of a project, as somebody finds and changes them who does not know what is there."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]


class EditedProject:
    """Reads and writes the sources of a project."""

    project: Path
    dice: random.Random

    def stages(self) -> list[str]:
        """Name the file of each stage."""
        return below(self.project, "roadmap/stages")

    def stage(self) -> tuple[str, Data]:
        """Choose a stage: its file, and what is in it."""
        name = self.dice.choice(self.stages())
        return name, self.load(name)

    def head(self, **changes: object) -> str:
        """Change keys of `roadmap.yml`; those without a value go."""
        head = self.load("roadmap/roadmap.yml") | changes
        return self.dump("roadmap/roadmap.yml", {k: v for k, v in head.items() if v is not None})

    def load(self, name: str) -> Any:
        """Read a file."""
        return yaml.safe_load((self.project / name).read_text("utf-8"))

    def dump(self, name: str, data: Data) -> str:
        """Write data into a file; give its name."""
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
        return self.write(name, text.encode())

    def write(self, name: str, content: bytes) -> str:
        """Write a file, and the folders that it lies in; give its name."""
        file = self.project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        return name


def sections(stage: Data) -> list[Data]:
    """Give the sections of a stage."""
    return [*stage.get("sections", [])]


def topics(stage: Data) -> list[Data]:
    """Give the topics of a stage."""
    return [topic for section in sections(stage) for topic in section["topics"]]


def below(project: Path, folder: str) -> list[str]:
    """Name every file in a folder of a project."""
    files = sorted((project / folder).rglob("*"))
    return [file.relative_to(project).as_posix() for file in files if file.is_file()]
