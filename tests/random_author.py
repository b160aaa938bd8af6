"""An author who changes anything about a project at random, the same each time for one seed."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import yaml

from builds import snapshot
from edited_project import Data, EditedProject, below, sections, topics

CHOICES: Data = yaml.safe_load(
    (Path(__file__).parent / "cases" / "rebuilds" / "choices.yml").read_text(encoding="utf-8")
)
HARMS = (b"", b"title: [", b"\xff\xfe\x00\x01", b"- a\n- b\n", b"id: soil\nid: soil\n")


class RandomAuthor(EditedProject):
    """Changes a project; the next change of one that cannot be built often takes the last back."""

    def __init__(self, project: Path, seed: int) -> None:
        self.project, self.dice, self.count = project, random.Random(seed), 0
        self._good = snapshot(project)

    def remember(self) -> None:
        """Take the project as it is for one that can be built."""
        self._good = snapshot(self.project)

    def mend(self) -> str:
        """Make the project again what it was when it could be built."""
        for name in snapshot(self.project).keys() - self._good.keys():
            (self.project / name).unlink()
        for name, content in self._good.items():
            self.write(name, content)
        return "mended"

    def change(self) -> str:
        """Change something; say what."""
        self.count += 1
        kind = self.dice.choice(CHANGES)
        try:
            return f"{kind.__name__}: {kind(self)}"
        except (KeyError, TypeError, AttributeError, IndexError, ValueError, yaml.YAMLError):
            return f"{kind.__name__}: nothing to do"

    def retitle(self) -> str:
        name, stage = self.stage()
        part = self.dice.choice([stage, *sections(stage), *topics(stage)])
        part["title"] = {"zh": f"题目 {self.count}", "en": f"Title {self.count}"}
        return self.dump(name, stage)

    def reword(self) -> str:
        name, stage = self.stage()
        words = self.dice.choice(["humus", "drainage", "plain", "`code`", "**strong**"])
        topic = self.dice.choice(topics(stage))
        topic["summary"] = {"zh": f"腐殖质 {self.count}。", "en": f"Of {words} {self.count}."}
        return self.dump(name, stage)

    def change_unseen(self) -> str:
        """Change a text by one of the same length, and give the file its old time."""
        name, _ = self.stage()
        file = self.project / name
        before, old = file.stat(), file.read_text("utf-8")
        letter = self.dice.choice("abcdefghijklmnop")
        at = old.index("en: ") + 4
        file.write_text(f"{old[:at]}{letter.upper()}{old[at + 1 :]}", "utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        return name

    def add_stage(self) -> str:
        id = f"new-{self.count}"
        stages = self.stages()
        _, other = self.stage()
        stage: Data = {"id": id, "title": {"zh": "新", "en": f"New {self.count}"}, "sections": []}
        stage["sections"].append({
            "id": f"{id}-part", "title": {"zh": "节", "en": "Part"}, "needs": [other["id"]],
            "topics": [self._topic(f"{id}-{letter}") for letter in "ab"],
        })  # fmt: skip
        number = self.dice.choice([10, 90]) + self.count % 9
        return self.dump(f"roadmap/stages/{number}-{id}.yml", stage) if len(stages) < 6 else "full"

    def remove_stage(self) -> str:
        name = self.dice.choice(self.stages())
        (self.project / name).unlink()
        return name

    def move_stage(self) -> str:
        name = self.dice.choice(self.stages())
        id = name.partition("-")[2]
        new = f"roadmap/stages/{self.dice.randrange(10, 99)}-{id}"
        (self.project / name).rename(self.project / new)
        return f"{name} to {new}"

    def rename_stage(self) -> str:
        name, stage = self.stage()
        new = f"named-{self.count}"
        stage["aliases"] = [stage["id"], *stage.get("aliases", [])]
        stage["id"] = new
        (self.project / name).unlink()
        return self.dump(f"{name.partition('-')[0]}-{new}.yml", stage)

    def add_topic(self) -> str:
        name, stage = self.stage()
        section = self.dice.choice(sections(stage))
        section["topics"].append(self._topic(f"topic-{self.count}"))
        return self.dump(name, stage)

    def remove_topic(self) -> str:
        name, stage = self.stage()
        topics = self.dice.choice(sections(stage))["topics"]
        topics.remove(self.dice.choice(topics))
        return self.dump(name, stage)

    def rename_topic(self) -> str:
        name, stage = self.stage()
        topic = self.dice.choice(topics(stage))
        topic["aliases"] = [topic["id"], *topic.get("aliases", [])]
        topic["id"] = f"other-{self.count}"
        return self.dump(name, stage)

    def change_languages(self) -> str:
        return self.head(languages=self.dice.choice(CHOICES["languages"]))

    def change_head(self) -> str:
        said = {"zh": f"菜园 {self.count}", "en": f"Garden {self.count}"}
        return self.head(**{self.dice.choice(["title", "summary"]): said})

    def change_parts(self) -> str:
        ids = [self.load(name)["id"] for name in self.stages()]
        names = self.dice.choice([[], ["one"], ["one", "two"]])
        cut = len(ids) // len(names) if names else 0
        groups = [ids[:cut], ids[cut:]] if len(names) == 2 else [ids]
        parts = [
            {"id": name, "title": {"zh": name, "en": name.title()}, "stages": group}
            for name, group in zip(names, groups, strict=False)
        ]
        return self.head(parts=parts or None)

    def change_paths(self) -> str:
        ids = [self.load(name)["id"] for name in self.stages()]
        short = {
            "id": "some",
            "title": {"zh": "几段", "en": f"Some {self.count}"},
            "takes": ids[:1],
        }
        whole = {"id": "whole", "title": {"zh": "全程", "en": "The whole"}}
        return self.head(paths=self.dice.choice([None, [whole], [whole, short]]))

    def change_glossary(self) -> str:
        name = "roadmap/glossary.yml"
        terms = {"terms": []} if not (self.project / name).exists() else self.load(name)
        if terms["terms"] and self.dice.random() < 0.4:
            terms["terms"].pop()
        else:
            word = {"zh": f"题目 {self.count}", "en": self.dice.choice(["loam", "plain", "Title"])}
            term = {"id": f"term-{self.count}", "name": word, "meaning": {"zh": "词。", "en": "W."}}
            terms["terms"].append(term)
        return self.dump(name, terms)

    def write_page(self) -> str:
        name = self.dice.choice(CHOICES["pages"])
        links = " ".join(f"[to {link}]({link})" for link in self.dice.sample(CHOICES["links"], 3))
        head = self.dice.choice(["", f"---\ntitle: Page {self.count}\n---\n"])
        text = f"{head}# Page {self.count} of humus\n\n{links}\n\n## 小节\n\nText {self.count}.\n"
        return self.write(f"docs/{name}", text.encode())

    def write_static(self) -> str:
        return self.write(
            f"docs/{self.dice.choice(CHOICES['static'])}", f"<svg/>{self.count}".encode()
        )

    def remove_file(self) -> str:
        name = self.dice.choice([*below(self.project, "docs"), *below(self.project, "locales")])
        (self.project / name).unlink()
        return name

    def rename_page(self) -> str:
        name = self.dice.choice(below(self.project, "docs"))
        new = f"docs/{self.dice.choice(CHOICES['pages'])}"
        (self.project / new).parent.mkdir(parents=True, exist_ok=True)
        (self.project / name).replace(self.project / new)
        return f"{name} to {new}"

    def change_words(self) -> str:
        tag = self.dice.choice(["en", "zh", "de", "ja"])
        words = self.dice.choice(CHOICES["words"]).format(self.count)
        return self.write(f"locales/{tag}.yml", words.encode())

    def change_settings(self) -> str:
        base = {
            "site_name": "Garden",
            "theme": {"name": "material"},
            "plugins": ["search", "roadmap"],
        }
        chosen = self.dice.choice(CHOICES["settings"])
        block = "{% extends 'main.html' %}{% block content %}{{ super() }}"
        self.write("theirs/main.html", f"{block}<p>{self.count}</p>{{% endblock %}}".encode())
        return f"{self.dump('mkdocs.yml', base | chosen)} {chosen}"

    def harm(self) -> str:
        name = self.dice.choice(["mkdocs.yml", *below(self.project, "roadmap"),
                                 *below(self.project, "docs")])  # fmt: skip
        old = (self.project / name).read_bytes()
        half = old[: len(old) // 2]
        return self.write(name, self.dice.choice([*HARMS, half]))

    def _topic(self, id: str) -> Data:
        resource = {"title": id, "url": f"https://books.example/{id}", "type": "book",
                    "language": self.dice.choice(["en", "zh"]), "cost": "free"}  # fmt: skip
        return {"id": id, "title": {"zh": f"{id} 题", "en": id}, "hours": "1-2",
                "resources": [resource]}  # fmt: skip


_OFTEN = ("reword", "change_unseen", "write_page")
_NO_CHANGES = ("remember", "mend", "change")
CHANGES: tuple[Callable[[RandomAuthor], str], ...] = tuple(
    method
    for name, method in vars(RandomAuthor).items()
    if not name.startswith("_") and name not in _NO_CHANGES
    for _ in range(1 + (name in _OFTEN))
)
"""What can be changed; what happens often stands twice."""
