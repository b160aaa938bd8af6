"""The files of an exported project."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path as File

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import meta

from roadmap_site.browser import hosting
from roadmap_site.browser.policy import Policy
from roadmap_site.edition import Words, foreign
from roadmap_site.engine import own_templates, policing
from roadmap_site.engine.export import fences, foreign_words, places, settings
from roadmap_site.engine.export.recording import Record
from roadmap_site.site import Site

TEMPLATES = "overrides"
"""The folder of the templates, which all languages share."""
_TOLD = """\
{% set edition = config.extra.edition %}
{% set words = edition.words %}
{% set look = config.extra.look %}
{% set portal = page.meta.portal if page and page.meta and page.meta.portal else edition.nowhere %}
{% set base_url = base_url if page and page.meta else portal.base %}
"""
"""What the plugin tells the templates, read from where the export wrote it."""


_CHARSET = '<meta charset="utf-8">'
_POLICY = """
{% if portal.policy %}
<meta http-equiv="Content-Security-Policy" content="{{ portal.policy }}">
{% endif %}"""
_WAY = """\
(nav_item.url if (page and page.meta) or config.site_url or "://" in nav_item.url \
else (config.extra.edition.nowhere.base ~ nav_item.url) | replace("//", "/")) | url"""
"""Where the navigation leads: 404.html of any language is taken to lie at the root of the site."""
_LANG = '{% import "partials/language.html" as lang with context %}\n'


def write(
    folder: File, made: Site, language: str, config: MkDocsConfig, record: Record, built: File
) -> None:
    """Write one language of a project, from a build of it that lies in `built`."""
    docs = folder / "docs" / language
    known = places.Places(record.pages, record.signposts, config.use_directory_urls)
    for uri in record.texts:
        _put(docs / known.of(uri), _page(uri, record, known, made.editions[language].words))
    _copy_files(docs, record, built)
    has_foreign = any(edition.words.foreign for edition in made.editions.values())
    for name, text in record.templates.items():
        if not name.startswith("sitemap.xml"):
            shows_tags = name != "partials/tags.html" or "material/tags" in config.plugins
            shown = _adapted(name, text) if shows_tags else ""
            _put(folder / TEMPLATES / name, foreign_words.marking(shown) if has_foreign else shown)
    if language == made.language:
        sitemap = built / "sitemap.xml"
        text = sitemap.read_text(encoding="utf-8") if sitemap.exists() else ""
        _put(folder / TEMPLATES / "sitemap.xml", _sitemap(text))
    said = settings.of_language(language, made, config, record, known)
    _put(folder / settings.file_name(language, made), said)


def finish(folder: File, made: Site, sign: str, allowed: Policy | None) -> None:
    """Write what all languages share; `allowed` is what the pages of all of them may do."""
    names = [settings.file_name(language, made) for language in made.languages]
    script = files(__package__).joinpath("files", "build.py").read_text(encoding="utf-8")
    readme = files(__package__).joinpath("files", "README.md").read_text(encoding="utf-8")
    _put(folder / "build.py", script.replace('["mkdocs.yml"]', repr(names).replace("'", '"')))
    _put(folder / "README.md", readme)
    _put(folder / "requirements.txt", "mkdocs>=1.6.1,<2\npymdown-extensions\npygments\n")
    _put(folder / sign, "")
    headers = folder / "docs" / made.language / hosting.FILE
    if not headers.exists():
        _put(headers, hosting.netlify(policing.headers(allowed, made)))


def _sitemap(text: str) -> str:
    """Give the template of the sitemap, which has all languages and lies beside the first."""
    return f"{{% if config.extra.edition.is_default %}}{{% raw %}}{text}{{% endraw %}}{{% endif %}}"


def _page(uri: str, record: Record, known: places.Places, words: Words) -> str:
    """Give the Markdown of a page, and in its front matter what templates show of it."""
    body, front = meta.get_data(record.texts[uri])
    front |= {"hide": record.hidden[uri]} if uri in record.hidden else {}
    front["portal"] = record.pages[uri] | {"policy": record.policies.get(uri, "")}
    said = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=9999)
    body = places.follow(body, uri, known)
    body = foreign.resolve(fences.drawn(body).lstrip(), words)
    return f"---\n{said}---\n\n{body}"


def _adapted(name: str, text: str) -> str:
    """Give a template in a form that needs no plugin and that every engine understands."""
    text = text.replace(_CHARSET, _CHARSET + _POLICY, 1)
    if name == "main.html" or own_templates.PORTAL in text:
        return _told(text)
    if name == "partials/nav-item.html":
        # Zensical compares no objects.
        text = text.replace("nav_item == page", "(nav_item.active or nav_item.url == page.url)")
        text = text.replace("nav_item.url | url", _WAY)
    # The words of the theme, which Zensical does not hand on from one template to the next.
    needs_words = "lang.t(" in text and "partials/language" not in name + text
    return _LANG + text if needs_words else text


def _told(template: str) -> str:
    """Have a template read what it shows, right after it names the one that it extends."""
    head, end, rest = template.partition("%}")
    if "extends" not in head:
        return _TOLD + template
    return f"{head}{end}\n{_TOLD}{rest.lstrip()}"


def _copy_files(docs: File, record: Record, built: File) -> None:
    """Copy what no engine makes of pages: data, scripts, pictures, and what pages ask a theme for.

    A theme brings many files that no page of this site asks for.
    """
    pages = "".join(
        file.read_text(encoding="utf-8", errors="replace") for file in sorted(built.rglob("*.html"))
    )
    for file in sorted(built.rglob("*")):
        name = file.relative_to(built).as_posix()
        if file.is_dir() or name in record.made or (name in record.borrowed and name not in pages):
            continue
        place = docs / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def _put(file: File, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
