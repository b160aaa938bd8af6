"""How pages are written: Jinja's templates, each beside the module of its page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from roadmap_site.edition import Edition, foreign
from roadmap_site.edition.words import Words
from roadmap_site.model import Point, Provenance, Resource
from roadmap_site.pages import compiled
from roadmap_site.pages.texts import Texts
from roadmap_site.text import markup

_EMPTY_LINES = re.compile(r">\n\n+<"), re.compile(r"\n\n\n+")
"""What templates leave between elements; a heading or a fence keeps one before and after it."""


def render(edition: Edition, uri: str, template: str, **values: object) -> str:
    """Fill the template of the page `uri`, which knows the edition and what else is given."""
    text = (
        _environment()
        .get_template(template)
        .render(
            edition=edition,
            roadmap=edition.roadmap,
            t=foreign.marking(edition.words),
            read=edition.read,
            texts=Texts(edition),
            to=partial(edition.href_of, uri),
            page_to=partial(edition.href, uri),
            **values,
        )
    )
    between, around = _EMPTY_LINES
    return foreign.resolve(around.sub("\n\n", between.sub(">\n<", text)), edition.words)


def compile_templates() -> None:
    """Compile every template, so that copies of this process need not do it again."""
    environment = _environment()
    for name in environment.list_templates(extensions=["jinja"]):
        environment.get_template(name)


class _Context(Context):
    """Calls our own functions and macros at once; Jinja looks at each whether it wants to know the
    context.
    """

    def call(self, function: Callable[..., object], *values: Any, **named: Any) -> object:
        """Call what a template calls."""
        is_macro = type(function) is Macro
        if not is_macro and not isinstance(function, _OURS):
            return super().call(function, *values, **named)
        if named:
            for name in _ABOUT_CONTEXT & named.keys():
                del named[name]
        return function(self.eval_ctx, *values, **named) if is_macro else function(*values, **named)


class _Template(Template):
    """Escapes texts more quickly than `markupsafe` of itself, and as it does."""

    @classmethod
    def from_code(cls, *values: Any, **named: Any) -> Template:
        """Make a template of what was compiled."""
        made = super().from_code(*values, **named)
        made.root_render_func.__globals__["escape"] = _escape
        return made


class _Environment(Environment):
    """Gives values of ours as Python does: an item of a mapping is not taken for an attribute."""

    getattr = staticmethod(getattr)  # type: ignore[assignment]
    context_class = _Context
    template_class = _Template


def _escape(value: object) -> str:
    """Write a value for HTML."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    return _escaped(value) if kind is str else escape(value)


@lru_cache(maxsize=1 << 12)
def _escaped(text: str) -> str:
    """Write a text for HTML; titles and the words of the interface stand in many places."""
    return escape(text)


_OURS = (FunctionType, MethodType, Words, partial)
_ABOUT_CONTEXT = {"_loop_vars", "_block_vars"}
"""What compiled templates add for those who want to know the context."""


@cache
def _environment() -> Environment:
    environment = _Environment(
        loader=PackageLoader("roadmap_site", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled.shared,
    )
    environment.filters.update(prose=markup.prose, heading=markup.heading)
    environment.tests.update(
        resource=lambda value: isinstance(value, Resource),
        point=lambda value: isinstance(value, Point),
        provenance=lambda value: isinstance(value, Provenance),
    )
    return environment
