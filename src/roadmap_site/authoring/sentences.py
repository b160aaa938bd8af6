"""The sentences that stand beneath the fields of the model, for those who write schemas.

pydantic could note them itself, and would read its own source for it whenever a program begins.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from textwrap import dedent

from roadmap_site.model import Frozen


@cache
def sentences(model: type[Frozen]) -> dict[str, str]:
    """Give the sentence of each field, those of the models that it stands on included."""
    found: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if issubclass(kind, Frozen):
            found |= _own(kind)
    return found


def _own(model: type[Frozen]) -> dict[str, str]:
    (statement,) = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(statement, ast.ClassDef)
    found = {}
    for field, text in pairwise(statement.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match text:
                case ast.Expr(value=ast.Constant(value=str(said))):
                    found[field.target.id] = inspect.cleandoc(said)
    return found
