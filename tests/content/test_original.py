"""Nothing of the original article is lost: it stands in the roadmap, corrected or not.

The article's titles, points and links are in `tests/original/article.yml`. White space and the
width of punctuation are not compared, since the roadmap sets both in its own way.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from roadmap_site.model import (
    Closing,
    Name,
    Point,
    Provenance,
    Replaced,
    Resource,
    Roadmap,
    Shelf,
    Text,
    Topic,
    every,
)
from roadmap_site.text import markup

ROOT = Path(__file__).parents[2]
ZH = "zh"

Place = Topic | Shelf | Closing | Provenance
Owner = Resource | Point | Closing | Provenance
"""What can hold a `replaces`."""


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Link(Strict):
    title: str
    url: str
    label: str = ""


class Statement(Strict):
    point: str


class OriginalTopic(Strict):
    id: str
    title: str
    points: tuple[str, ...] = ()
    bullets: tuple[Link | Statement, ...] = ()

    @property
    def every_point(self) -> tuple[str, ...]:
        return self.points + tuple(b.point for b in self.bullets if isinstance(b, Statement))

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(bullet for bullet in self.bullets if isinstance(bullet, Link))


class OriginalSection(Strict):
    id: str
    title: str
    topics: tuple[OriginalTopic, ...]


class OriginalStage(Strict):
    id: str
    title: str
    sections: tuple[OriginalSection, ...]


class Entry(Strict):
    title: str
    by: str = ""
    course: str = ""
    links: tuple[Link, ...] = ()

    @property
    def words(self) -> str:
        """The entry as the article has it, in one line."""
        work = " by ".join(part for part in (self.course or self.title, self.by) if part)
        return f"{self.title}：{work}" if self.course else work


class OriginalShelf(Strict):
    id: str
    title: str
    entries: tuple[Entry, ...]


class Article(Strict):
    title: str
    author: str
    date: date
    stages: tuple[OriginalStage, ...]
    shelves: tuple[OriginalShelf, ...]
    steps: tuple[str, ...]
    quotes: tuple[str, ...]

    @property
    def sections(self) -> tuple[OriginalSection, ...]:
        return tuple(section for stage in self.stages for section in stage.sections)

    @property
    def topics(self) -> tuple[OriginalTopic, ...]:
        return tuple(topic for section in self.sections for topic in section.topics)

    @property
    def links(self) -> tuple[Link, ...]:
        in_topics = [link for topic in self.topics for link in topic.links]
        return (*in_topics, *(link for entry in self.entries for link in entry.links))

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for shelf in self.shelves for entry in shelf.entries)


@dataclass(frozen=True)
class Correction:
    """One line of the list of corrections: what the original said, and what stands in its place."""

    number: str
    place: str
    """The id of a topic or shelf, or `closing` or `provenance`."""
    was: str
    now: str = ""
    """The link or the words that stand there; empty where the words were only taken out."""
    was_url: str | None = None


HF = "https://huggingface.co/docs"
PYTORCH = "https://docs.pytorch.org"
TRANSFER = "/tutorials/beginner/transfer_learning_tutorial.html"
TRAINING = f"{HF}/transformers/training"
CLASSIFICATION = "Hugging Face Transformers 文本分类"
GENERATION = "Hugging Face Transformers 文本生成"

CORRECTIONS = (
    Correction(
        "K1",
        "classic-papers",
        "High-Fidelity Image Synthesis with Latent Text-Guided Diffusion Models",
        "https://arxiv.org/abs/2112.10752",
        "https://arxiv.org/abs/2212.04356",
    ),
    Correction(
        "K2",
        "text-classification",
        CLASSIFICATION,
        f"{HF}/transformers/tasks/sequence_classification",
        f"{HF}/transformers/tasks/text_classification",
    ),
    Correction(
        "K3",
        "text-generation",
        GENERATION,
        f"{HF}/transformers/llm_tutorial",
        f"{HF}/transformers/tasks/text_generation",
    ),
    Correction(
        "K4",
        "image-generation",
        "Stable Diffusion 实践指南",
        f"{HF}/diffusers/using-diffusers/conditional_image_generation",
        f"{HF}/diffusers/using_diffusers_for_image_generation",
    ),
    Correction(
        "K5",
        "image-classification",
        "PyTorch 图像分类教程",
        f"{PYTORCH}{TRANSFER}",
        f"https://pytorch.org{TRANSFER}",
    ),
    Correction(
        "K5",
        "transfer-learning",
        "PyTorch 迁移学习",
        "https://cs231n.github.io/transfer-learning/",
        f"https://pytorch.org{TRANSFER}",
    ),
    Correction(
        "K6",
        "fine-tune-pretrained",
        "Hugging Face 微调 BERT",
        "https://huggingface.co/learn/llm-course/chapter3/3",
        TRAINING,
    ),
    Correction(
        "K7",
        "frameworks",
        "PyTorch Tutorials",
        f"{PYTORCH}/tutorials/",
        "https://pytorch.org/tutorials/",
    ),
    Correction(
        "K7",
        "cv-pretrained-models",
        "ResNet 官方文档",
        f"{PYTORCH}/vision/stable/models.html",
        "https://pytorch.org/vision/stable/models.html",
    ),
    Correction(
        "K7",
        "online-resources",
        "PyTorch Docs",
        f"{PYTORCH}/docs/stable/index.html",
        "https://pytorch.org/docs/stable/index.html",
    ),
    Correction(
        "K8",
        "nlp-pretrained-models",
        "GPT 官方文档",
        "GPT-2 模型文档（Hugging Face）",
        f"{HF}/transformers/model_doc/gpt2",
    ),
    Correction(
        "K9",
        "classic-papers",
        "Bidirectional Encoder Representations from Transformers",
        "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
        "https://arxiv.org/abs/1810.04805",
    ),
    Correction(
        "K10",
        "nlp-pretrained-models",
        "BERT：双向编码器表示法",
        "BERT：来自 Transformer 的双向编码器表示",
    ),
    Correction(
        "K11",
        "online-courses",
        "edX：Machine Learning by Andrew Ng",
        "https://www.coursera.org/specializations/machine-learning-introduction",
    ),
    Correction(
        "K12",
        "books",
        "《深度学习的实践》 by 付杰、赵礼立（中文版）",
        "https://zh.d2l.ai/",
    ),
    Correction(
        "K13",
        "online-courses",
        "Udacity：Deep Reinforcement Learning Nanodegree",
        "https://huggingface.co/learn/deep-rl-course/unit0/introduction",
    ),
    Correction(
        "K14",
        "frameworks",
        "TensorFlow：广泛使用且功能强大的框架",
        "TensorFlow：广泛使用且功能强大的框架（选学）",
    ),
    Correction(
        "K15",
        "cloud-platforms",
        "免费试用账户",
        "免费试用账户：额度和期限各家不同，开户前先看官方说明",
    ),
    Correction(
        "K15",
        "cloud-platforms",
        "Jupyter Notebook 环境",
        "Jupyter Notebook 环境：SageMaker Studio、Vertex AI Workbench、Azure ML",
    ),
    Correction(
        "K16",
        "closing",
        "2. 机器学习基础：理解监督学习、无监督学习等基本概念。"
        " 3. 深度学习基础：熟悉神经网络和常用的深度学习框架（如 PyTorch 和 TensorFlow）。",
    ),
    Correction("K17", "provenance", "你的担忧是有道理的。"),
    Correction(
        "K17",
        "provenance",
        "希望这个路线对你有帮助！如果你有任何具体的问题或需要进一步的指导，请随时告诉我。",
    ),
)

FURTHER = {
    "cv-pretrained-models": (
        f"{PYTORCH}/vision/stable/models/resnet.html",
        f"{PYTORCH}/vision/stable/models/vgg.html",
        f"{HF}/diffusers/index",
    ),
    "text-generation": (f"{HF}/transformers/conversations",),
    "image-classification": ("https://huggingface.co/datasets/microsoft/cats_vs_dogs",),
    "fine-tune-pretrained": (TRAINING,),
}
"""Where one link of the original became several: the others."""

STILL_LINKED = {TRAINING}
"""Addresses that are right and only had a wrong label; they stand under another one."""

# One heading of the original covers the documentation of two frameworks.
HEADINGS = {"TensorFlow 和 PyTorch 官方文档": ("TensorFlow 官方文档", "PyTorch 官方文档")}


LINK = re.compile(r"\]\((\S+?)\)")


def plain(text: str) -> str:
    """Fold away what is not compared: white space and the width of punctuation."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return folded.replace("、", ",").removesuffix("。")


def chinese(text: Text | Name | None) -> str:
    return plain(markup.plain(text.read(ZH, ZH).text)) if text else ""


@cache
def article() -> Article:
    text = (ROOT / "tests/original/article.yml").read_text(encoding="utf-8")
    return Article.model_validate(yaml.safe_load(text))


@cache
def roadmap() -> Roadmap:
    folder = ROOT / "roadmap"
    files = [folder / "roadmap.yml", *sorted((folder / "stages").glob("*.yml"))]
    frame, *stages = (yaml.load(f.read_text(encoding="utf-8"), yaml.BaseLoader) for f in files)
    return Roadmap.model_validate(frame | {"stages": stages})


@cache
def places() -> dict[str, Place]:
    """Everything in which something of the original may stand."""
    found: dict[str, Place] = {topic.id: topic for topic in roadmap().topics}
    found |= {shelf.id: shelf for shelf in roadmap().shelves}
    closing, provenance = roadmap().closing, roadmap().provenance
    assert closing, "roadmap.yml has no closing"
    assert provenance, "roadmap.yml has no provenance"
    return found | {"closing": closing, "provenance": provenance}


def place(name: str) -> Place:
    assert name in places(), f"the roadmap has no {name}"
    return places()[name]


def topic_of(name: str) -> Topic:
    found = place(name)
    assert isinstance(found, Topic), f"{name} is no topic"
    return found


def resources(where: Place) -> tuple[Resource, ...]:
    return where.resources if isinstance(where, Topic | Shelf) else ()


def owners(where: Place) -> Iterator[tuple[Owner, Replaced]]:
    """Give everything that the place says was replaced, with what replaces it."""
    holders: tuple[Owner, ...] = resources(where)
    if isinstance(where, Topic):
        holders += where.points
    if isinstance(where, Closing | Provenance):
        holders += (where,)
    return ((holder, replaced) for holder in holders for replaced in holder.replaces)


def is_now(owner: Owner, words: str) -> bool:
    if isinstance(owner, Resource):
        return owner.url == words or chinese(owner.title) == plain(words)
    if isinstance(owner, Point):
        return chinese(owner.text) == plain(words)
    return not words


def standing_for(link: Link, where: Place) -> Resource | None:
    """Find the resource that is the link of the original, or that says it replaces it."""
    for resource in resources(where):
        same = chinese(resource.title) == plain(link.title) and resource.url == link.url
        kept = any(old.title == link.title and old.url == link.url for old in resource.replaces)
        if same or kept:
            return resource
    return None


def holds_entry(entry: Entry, shelf: Shelf) -> bool:
    """Tell whether a shelf has an entry of the original, with the names that belong to it."""
    if any(old.title == entry.words for _, old in owners(shelf)):
        return True
    if entry.links:
        notes = "\n".join(chinese(resource.note) for resource in shelf.resources)
        return all(plain(name) in notes for name in HEADINGS.get(entry.title, (entry.title,)))
    names = [*entry.by.split(", "), *([entry.title] if entry.course else [])]
    return any(
        chinese(resource.title) == plain(entry.course or entry.title)
        and all(plain(name) in chinese(resource.note) for name in names)
        for resource in shelf.resources
    )


TOPICS = [pytest.param(topic, id=topic.id) for topic in article().topics]


def test_counts() -> None:
    original = article()
    bullets = sum(1 + len(topic.bullets) for topic in original.topics)
    counted = {
        "stages": len(original.stages),
        "sections": len(original.sections),
        "topics": len(original.topics),
        "bullets": bullets,
        "links": len(original.links),
        "addresses": len({link.url for link in original.links}),
        "shelves": len(original.shelves),
        "entries": sum(1 + len(e.links) + bool(e.course) for e in original.entries),
        "steps": len(original.steps),
    }
    assert counted == {
        "stages": 7,
        "sections": 14,
        "topics": 26,
        "bullets": 60,
        "links": 21,
        "addresses": 20,
        "shelves": 3,
        "entries": 13,
        "steps": 8,
    }


def test_outline() -> None:
    """Stages, sections and topics of the original are there, by id and title, in their order."""
    original = [
        (stage.id, section.id, topic.id, plain(stage.title), plain(section.title))
        for stage in article().stages
        for section in stage.sections
        for topic in section.topics
    ]
    kept = [
        (stage.id, section.id, topic.id, chinese(stage.title), chinese(section.title))
        for stage in roadmap().stages
        for section in stage.sections
        for topic in section.topics
        if topic.origin == "original"
    ]
    assert kept == original


@pytest.mark.parametrize("original", TOPICS)
def test_topic_has_its_title(original: OriginalTopic) -> None:
    assert chinese(topic_of(original.id).title) == plain(original.title)


@pytest.mark.parametrize("original", TOPICS)
def test_topic_has_its_points(original: OriginalTopic) -> None:
    topic = topic_of(original.id)
    standing = {chinese(point.text) for point in topic.points}
    kept = {old.title for point in topic.points for old in point.replaces}
    for words in original.every_point:
        assert plain(words) in standing or words in kept, f"{original.id} has lost: {words}"


@pytest.mark.parametrize("original", TOPICS)
def test_topic_has_its_links(original: OriginalTopic) -> None:
    for link in original.links:
        found = standing_for(link, topic_of(original.id))
        assert found, f"{original.id} has lost: {link.title} {link.url}"
        lost = f'{original.id}: the note of {found.url} has lost "{link.label}"'
        assert plain(link.label) in chinese(found.note), lost


@pytest.mark.parametrize(
    "original", [pytest.param(shelf, id=shelf.id) for shelf in article().shelves]
)
def test_shelf(original: OriginalShelf) -> None:
    shelf = place(original.id)
    assert isinstance(shelf, Shelf)
    assert chinese(shelf.title) == plain(original.title)
    for entry in original.entries:
        assert holds_entry(entry, shelf), f"{original.id} has lost: {entry.words}"
        for link in entry.links:
            lost = f"{original.id} has lost: {link.title} {link.url}"
            assert standing_for(link, shelf), lost


def test_closing_has_the_eight_steps() -> None:
    closing = place("closing")
    assert isinstance(closing, Closing)
    lines = [chinese(step.text) for step in closing.steps]
    assert [line.partition(":")[0] for line in lines] == [plain(step) for step in article().steps]
    stages = list(dict.fromkeys(step.stage for step in closing.steps))
    assert stages == [stage.id for stage in article().stages]
    assert [step.stage for step in closing.steps[1:3]] == ["machine-learning"] * 2


def test_provenance_names_the_original() -> None:
    provenance = place("provenance")
    assert isinstance(provenance, Provenance)
    named = (provenance.title, provenance.author, provenance.date)
    assert named == (article().title, article().author, article().date)


def test_every_correction_is_in_the_table() -> None:
    numbers = list(dict.fromkeys(correction.number for correction in CORRECTIONS))
    assert numbers == [f"K{number}" for number in range(1, 18)]


@pytest.mark.parametrize(
    "correction", [pytest.param(c, id=f"{c.number}-{c.place}") for c in CORRECTIONS]
)
def test_correction_is_made_and_told(correction: Correction) -> None:
    traces = [
        replaced
        for owner, replaced in owners(place(correction.place))
        if (replaced.title, replaced.url) == (correction.was, correction.was_url)
        and is_now(owner, correction.now)
    ]
    told = f'{correction.place}: "{correction.was}" {correction.was_url or ""}'
    assert len(traces) == 1, f"{correction.number} is not kept in {told} -> {correction.now}"


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(c.was_url, id=f"{c.number}-{c.place}")
        for c in CORRECTIONS
        if c.was_url and c.now.startswith("https://") and c.was_url not in STILL_LINKED
    ],
)
def test_corrected_link_is_offered_nowhere(url: str) -> None:
    assert url not in {resource.url for _, resource in every(Resource, roadmap())}


@pytest.mark.parametrize("name", FURTHER)
def test_further_successors_are_there(name: str) -> None:
    where = place(name)
    points = where.points if isinstance(where, Topic) else ()
    linked = {resource.url for resource in resources(where)}
    linked |= {url for point in points for url in LINK.findall(point.text.read(ZH, ZH).text)}
    missing = set(FURTHER[name]) - linked
    assert not missing, f"{name} has lost: {missing}"


def test_what_was_replaced_is_quoted_word_for_word() -> None:
    original = article()
    quotable = {words for topic in original.topics for words in (topic.title, *topic.every_point)}
    quotable |= {link.title for link in original.links}
    quotable |= {entry.words for entry in original.entries}
    quotable |= set(original.quotes)
    quoted = {replaced.title for _, replaced in every(Replaced, roadmap())}
    assert quoted - quotable == set()
    addresses = {replaced.url for _, replaced in every(Replaced, roadmap()) if replaced.url}
    assert addresses - {link.url for link in original.links} == set()


def test_every_reason_is_given_in_every_language() -> None:
    for _, replaced in every(Replaced, roadmap()):
        missing = set(roadmap().languages) - set(replaced.reason.root)
        assert not missing, f'the reason for "{replaced.title}" is missing in {missing}'
