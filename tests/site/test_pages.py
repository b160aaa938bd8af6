"""The project's own site: every page is there in both languages, and every link leads somewhere."""

from __future__ import annotations

import json
import re
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree as Xml

import pytest

from crawl import NOT_FOUND, HtmlPage, HtmlSite, addresses_of, same_text, text_of, value
from project import roadmap as read_roadmap
from roadmap_site.edition.words import Words, words
from roadmap_site.model import (
    UNNAMED,
    Resource,
    Roadmap,
    Section,
    Stage,
    Text,
    Topic,
    every,
    walk,
)

FOREIGN_STYLE = re.compile(r"""(?:@import|url\()\s*["']?(?:https?:)?//[^)]*""")

ROADMAP = read_roadmap()
LANGUAGES = {
    language: f"{language}/" if language != ROADMAP.language else ""
    for language in ROADMAP.languages
}
"""Each language with its folder."""
in_each_language = pytest.mark.parametrize("language", LANGUAGES)
STAGES = pytest.mark.parametrize("stage", ROADMAP.stages, ids=lambda stage: stage.id)
ADDRESSES = addresses_of(ROADMAP)


@pytest.fixture
def site(own_site: HtmlSite) -> HtmlSite:
    return own_site


def in_language(part: Stage | Section | Topic | Roadmap, language: str) -> str:
    return part.title.read(language, ROADMAP.language).text


def stage_page(site: HtmlSite, language: str, stage: Stage) -> HtmlPage:
    return site.pages[f"{LANGUAGES[language]}stages/{stage.id}/"]


@in_each_language
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_every_page_says_what_it_is(site: HtmlSite, language: str, address: str) -> None:
    page = site.pages[LANGUAGES[language] + address]
    assert page.language == language
    assert page.heading
    name = in_language(ROADMAP, language)
    if address:
        assert page.title.startswith(page.heading)
        assert page.title.endswith(name)
        assert page.title != name
    else:
        assert page.title == page.heading == name
    assert len(page.meta("description")) > 10
    assert sorted(id for id, count in page.ids.items() if count > 1) == []


@in_each_language
def test_a_page_that_does_not_exist_answers_in_the_language(site: HtmlSite, language: str) -> None:
    page = site.pages[LANGUAGES[language] + NOT_FOUND]
    assert page.language == language
    assert page.heading == words(language)("not_found")


def test_titles_and_descriptions_are_told_apart(site: HtmlSite) -> None:
    for language in LANGUAGES:  # Where texts are missing, those of another language stand in.
        pages = [page for page in site.real_pages.values() if page.language == language]
        for said in ([page.title for page in pages], [page.meta("description") for page in pages]):
            assert sorted({line for line in said if said.count(line) > 1}) == []


def twins_of(site: HtmlSite, page: HtmlPage) -> dict[str, str]:
    """Give the same page in every language that has it; pages by hand may lack one."""
    plain = page.address.removeprefix(LANGUAGES[page.language])
    return {
        tag: site.url + folder + plain
        for tag, folder in LANGUAGES.items()
        if folder + plain in site.pages
    }


@in_each_language
@STAGES
def test_everything_has_its_permanent_place(site: HtmlSite, language: str, stage: Stage) -> None:
    page = stage_page(site, language, stage)
    assert page.heading == in_language(stage, language)
    for _, part in walk(stage):
        if isinstance(part, Section | Topic):
            assert text_of(page.element(part.id)) == in_language(part, language)
    headings = [
        value(tag, "id") for tag in page.content.find_all(["h2", "h3"]) if tag.has_attr("id")
    ]
    parts = [part.id for _, part in walk(stage) if isinstance(part, Section | Topic)]
    assert [id for id in headings if id in parts] == parts


@in_each_language
@STAGES
def test_stages_are_numbered(site: HtmlSite, language: str, stage: Stage) -> None:
    number = ROADMAP.stages.index(stage) + 1
    said = words(language)("stage_number", number=number, total=len(ROADMAP.stages))
    assert said in text_of(stage_page(site, language, stage).content)


@in_each_language
def test_stages_stand_in_order_on_the_home_page(site: HtmlSite, language: str) -> None:
    page = site.pages[LANGUAGES[language]]
    lists = [
        [value(link, "href") for link in item.select("h3 a[href]")]
        for item in page.content.select("ol")
    ]
    assert [f"stages/{stage.id}/" for stage in ROADMAP.stages] in lists
    for stage in ROADMAP.stages:
        assert in_language(stage, language) in text_of(page.content)
        if stage.hours:
            assert words(language).hours(stage.hours) in text_of(page.content)


@in_each_language
@STAGES
def test_needs_are_links(site: HtmlSite, language: str, stage: Stage) -> None:
    page = stage_page(site, language, stage)
    titles = {part.id: part for _, part in walk(ROADMAP) if isinstance(part, Section | Topic)}
    stages = {stage.id: stage for stage in ROADMAP.stages}
    for _, part in walk(stage):
        if not isinstance(part, Section | Topic):
            continue
        wanted = [*part.needs, *(part.recommends if isinstance(part, Section) else ())]
        links = {
            tuple(urldefrag(urljoin(page.url, value(link, "href")))): text_of(link)
            for tag in page.block(part.id)
            for link in tag.find_all("a", href=True)
        }
        for id in wanted:
            home = next(s for s in ROADMAP.stages if id in {p.id for p in _parts(s)})
            url = stage_page(site, language, home).url
            shown = links[(url, "" if id in stages else id)]
            assert in_language({**titles, **stages}[id], language) in shown


def _parts(stage: Stage) -> list[Stage | Section | Topic]:
    return [part for _, part in walk(stage) if isinstance(part, Stage | Section | Topic)]


@in_each_language
@STAGES
def test_resources_are_described_in_words(site: HtmlSite, language: str, stage: Stage) -> None:
    page = stage_page(site, language, stage)
    for _, topic in every(Topic, stage):
        shown = {
            value(link, "href"): text_of(item)
            for tag in page.block(topic.id)
            for item in tag.find_all("li")
            for link in item.find_all("a", href=True)
        }
        for resource in topic.resources:
            for said in _described(resource, words(language)):
                assert said in shown[resource.url]


@in_each_language
def test_resources_holds_every_link_of_the_roadmap(site: HtmlSite, language: str) -> None:
    page = site.pages[f"{LANGUAGES[language]}resources/"]
    links = page.content.find_all("a", href=True)
    shown = {value(link, "href"): text_of(link) for link in links}
    for _, resource in every(Resource, ROADMAP):
        assert shown[resource.url]
    said = text_of(page.content)
    for shelf in ROADMAP.shelves:
        assert shelf.title.read(language, ROADMAP.language).text in text_of(page.element(shelf.id))
        for resource in shelf.resources:
            for line in _described(resource, words(language)):
                assert line in said


def _described(resource: Resource, word: Words) -> list[str]:
    title = resource.title.read(word.language, ROADMAP.language).text
    facts = [word.term("types", resource.type)]
    facts += [word.term("costs", resource.cost)] if resource.cost else []
    return [title, *facts, *word.names_of(resource.language)]


def test_every_link_leads_somewhere(site: HtmlSite) -> None:
    assert site.broken() == []


@in_each_language
def test_the_map_leads_to_every_stage(site: HtmlSite, language: str) -> None:
    page = site.pages[LANGUAGES[language]]
    drawings = [svg for svg in page.content.find_all("svg") if svg.find("a", href=True)]
    assert drawings
    for svg in drawings:
        links = {
            urljoin(page.url, value(a, "href")): text_of(a) for a in svg.find_all("a", href=True)
        }
        assert len(links) == len(ROADMAP.stages)
        for stage in ROADMAP.stages:
            shown = links[stage_page(site, language, stage).url]
            # A long title is broken into lines, and the space between them goes.
            assert "".join(in_language(stage, language).split()) in "".join(shown.split())
        assert text_of(svg.select("title")[0])
        assert text_of(svg.select("desc")[0])


def test_switching_the_language_keeps_the_page(site: HtmlSite) -> None:
    for address, page in site.real_pages.items():
        for other, wanted in twins_of(site, page).items():
            if other == page.language:
                continue
            links = page.one("body").find_all("a", hreflang=other)
            assert links, f"no switch on {address or 'home'}"
            assert {urljoin(page.url, value(link, "href")) for link in links} == {wanted}


def test_search_engines_are_told_of_the_other_language(site: HtmlSite) -> None:
    for page in site.real_pages.values():
        links = [link.attributes for link in page.named("link")]
        assert [it["href"] for it in links if it.get("rel") == "canonical"] == [page.url]
        twins = {it["hreflang"]: it["href"] for it in links if "hreflang" in it}
        twins.pop("x-default", None)
        assert twins == twins_of(site, page)


def test_nothing_is_loaded_from_another_host(site: HtmlSite) -> None:
    assert site.foreign() == []
    for page in site.pages.values():
        inline = "".join(
            it.script if it.name == "style" else it.attributes.get("style", "")
            for it in page.elements
        )
        assert FOREIGN_STYLE.findall(inline) == []
    for file in site.directory.rglob("*.css"):
        assert FOREIGN_STYLE.findall(file.read_text(encoding="utf-8")) == []


def test_no_id_stands_twice_on_a_page(site: HtmlSite) -> None:
    for page in site.pages.values():
        assert [id for id, count in page.ids.items() if count > 1] == [], page.address


def test_the_tab_shows_the_portals_own_picture(site: HtmlSite) -> None:
    for page in site.pages.values():
        link = next(link for link in page.named("link") if link.attributes.get("rel") == "icon")
        assert link.attributes["href"].endswith("assets/images/icon.svg")


def test_no_page_loads_mermaid(site: HtmlSite) -> None:
    for page in site.pages.values():
        assert [it for it in page.named("script") if "mermaid" in str(it).lower()] == []
        assert [it for it in page.elements if it.has("class", "mermaid")] == []


@in_each_language
def test_linked_data_of_the_home_page_says_what_it_shows(site: HtmlSite, language: str) -> None:
    page = site.pages[LANGUAGES[language]]
    data = page.linked_data
    assert data
    assert data["@context"] == "https://schema.org"
    assert data["name"] == page.heading
    assert data["inLanguage"] == language
    assert data["url"] == page.url
    said = text_of(page.content)
    assert data["description"] in said
    items = data["itemListElement"]
    assert data["numberOfItems"] == len(items) == len(ROADMAP.stages)
    for number, item in enumerate(items, 1):
        assert item["position"] == number
        assert item["name"] in said
        assert item["url"] == stage_page(site, language, ROADMAP.stages[number - 1]).url


@in_each_language
@STAGES
def test_linked_data_of_a_stage_says_what_it_shows(
    site: HtmlSite, language: str, stage: Stage
) -> None:
    page = stage_page(site, language, stage)
    data = page.linked_data
    assert data
    assert data["name"] == page.heading
    assert data["inLanguage"] == language
    assert data["url"] == page.url
    said = text_of(page.content)
    assert same_text(data["description"], page.meta("description"))
    assert data["description"] in said
    headings = [text_of(tag) for tag in page.content.find_all("h3")]
    assert data["teaches"] == headings
    for title in data.get("competencyRequired", []):
        assert title in said
    assert data["isPartOf"]["url"] == site.url + LANGUAGES[language]


def test_previews_in_other_programs(site: HtmlSite) -> None:
    for page in site.real_pages.values():
        assert page.meta("og:title") == page.heading
        assert page.meta("og:description") == page.meta("description")
        assert page.meta("og:url") == page.url
        assert page.meta("og:type")
        assert page.meta("og:site_name") == in_language(ROADMAP, page.language)
        assert page.meta("og:locale").partition("_")[0] == page.language


def test_the_sitemap_lists_every_page_once_with_its_twins(site: HtmlSite) -> None:
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    entries = Xml.fromstring(site.read("sitemap.xml").encode()).findall("s:url", names)
    listed = [str(entry.findtext("s:loc", namespaces=names)) for entry in entries]
    assert sorted(listed) == sorted(page.url for page in site.real_pages.values())
    for url, entry in zip(listed, entries, strict=True):
        twins = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", names)}
        page = site.pages[url.removeprefix(site.url)]
        twins.pop("x-default", None)
        assert twins == twins_of(site, page)
    assert [path.parent.name for path in site.directory.rglob("sitemap.xml")] == [
        site.directory.name
    ]


def test_the_data_holds_the_whole_roadmap(site: HtmlSite) -> None:
    data = json.loads(site.read("roadmap.json"))
    assert isinstance(data["version"], int)
    assert data["languages"] == list(LANGUAGES)
    assert [stage["id"] for stage in data["stages"]] == [stage.id for stage in ROADMAP.stages]
    for stage, shown in zip(ROADMAP.stages, data["stages"], strict=True):
        assert shown["title"] == written(stage.title)
        topics = [topic for section in shown["sections"] for topic in section["topics"]]
        assert [topic["id"] for topic in topics] == [topic.id for topic in stage.topics]
        for topic, told in zip(stage.topics, topics, strict=True):
            assert told["title"] == written(topic.title)
            assert told["address"] == f"stages/{stage.id}/#{topic.id}"
        for told in (shown, *topics):
            for folder in LANGUAGES.values():
                assert site.missing(site.url + folder + told["address"]) == ""
    urls = {resource.url for _, resource in every(Resource, ROADMAP)}
    assert urls == set(_urls(data))


def written(text: Text) -> dict[str, str]:
    """Give the languages that a text is written in; without a name it is the default one."""
    return {ROADMAP.language if tag == UNNAMED else tag: said for tag, said in text.root.items()}


def _urls(value: object) -> list[str]:
    """Collect the addresses of all resources."""
    if isinstance(value, dict):
        own = [value["url"]] if "type" in value else []
        return own + [url for part in value.values() for url in _urls(part)]
    if isinstance(value, list):
        return [url for part in value for url in _urls(part)]
    return []


def test_the_index_for_language_models_leads_to_every_stage(site: HtmlSite) -> None:
    text = site.read("llms.txt")
    assert text.startswith(f"# {in_language(ROADMAP, ROADMAP.language)}\n\n> ")
    links = re.findall(r"^- \[([^\]]+)\]\(([^)\s]+)\)", text, re.MULTILINE)
    wanted = [
        (in_language(stage, tag), f"{site.url}{folder}stages/{stage.id}/")
        for tag, folder in LANGUAGES.items()
        for stage in ROADMAP.stages
    ]
    assert [link for link in wanted if link not in links] == []
    assert [url for _, url in links if site.missing(url)] == []


@in_each_language
def test_the_search_finds_pages_of_the_language_alone(site: HtmlSite, language: str) -> None:
    folder = LANGUAGES[language]
    docs = {doc["location"]: doc for doc in site.index(folder)}
    home = site.url + folder
    assert [at for at in docs if site.missing(home + at)] == []
    assert {site.pages[urldefrag(folder + at)[0]].language for at in docs} == {language}
    for stage in ROADMAP.stages:
        for topic in stage.topics:
            doc = docs[f"stages/{stage.id}/#{topic.id}"]
            assert same_text(text_of_html(doc["title"]), in_language(topic, language))
    everything = "".join("".join(doc["text"].split()) for doc in docs.values())
    for stage in ROADMAP.stages:
        for _, topic in every(Topic, stage):
            # Where a text is missing, one of another language stands in.
            if topic.summary and language in topic.summary.root:
                for other in topic.summary.root.keys() - {language}:
                    assert "".join(topic.summary.root[other].split()) not in everything


def text_of_html(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).replace("&amp;", "&").split())
