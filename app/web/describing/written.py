"""What was typed into a description's form, as the act that loads it: the same as from files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData

from app.case_file.body_file import body_of
from app.case_file.finding import Finding, Findings
from app.case_file.municipality_file import TEMPLATES, described_by
from app.case_file.nodes import Keys, Scalar
from app.case_file.papers import Papers
from app.case_file.shape import Shape
from app.language import language
from app.web.acting import Read
from app.web.describing.plain import Plain, nested
from app.web.describing.tree import TypedTree
from app.wrong_input import WrongInput
from models.bodies.body import Body
from models.bodies.body_register import LoadBody
from models.bodies.municipality_loading import DescribedMunicipality, LoadMunicipality
from models.engine.command import AnyAct
from models.municipality.municipality import Municipality

IN_FILES = frozenset({"arms", "templates"})
"""What of a municipality lies in files of its own, and stays as it is."""

ARMS = "arms.svg"


class WrongDescription(WrongInput):
    """What is written here cannot be used, errors: {count}. Nothing was kept."""

    def __init__(self, beside: Mapping[str, list[str]]) -> None:
        self.beside = beside
        super().__init__(count=sum(map(len, beside.values())))


@dataclass(frozen=True)
class Typed:
    """What was typed, by the parts of its form."""

    said: Plain = field(default_factory=dict)
    more: str = ""
    """The rows of which more were asked for, instead of loading."""

    @classmethod
    def of(cls, form: FormData) -> Typed:
        """That of a form: its parts are named with their way, and what several boxes say is one a line."""
        names = (name for name in form if not name.startswith("_"))
        said = {name: "\n".join(str(each) for each in form.getlist(name)) for name in names}
        return cls(nested(said), str(form.get("_more", "")))


def body_typed(typed: Typed) -> Read:
    """How a body is read from its form. Raises WrongDescription."""

    def read(_: Path) -> tuple[AnyAct, Papers]:
        tree = TypedTree(Body, typed.said)
        found: list[Finding] = []
        body = _looked_at(tree, found, lambda shape: body_of(tree.top, shape))
        return LoadBody(description=body), no_papers()

    return read


def municipality_typed(typed: Typed, kept: Municipality | None, arms: str = "") -> Read:
    """How a municipality is read from its form; what lies in files of its own is kept, or is the new coat of
    arms. Raises WrongDescription, or what a whole description is refused for."""

    def read(folder: Path) -> tuple[AnyAct, Papers]:
        tree = TypedTree(Municipality, typed.said)
        found: list[Finding] = []
        top = _with_files(tree.top, folder, kept, arms)
        own = _looked_at(tree, found, lambda shape: described_by(top, shape, folder, found))
        return LoadMunicipality(description=DescribedMunicipality(municipality=own)), no_papers()

    return read


def _looked_at(tree: TypedTree, found: list[Finding], look: Callable[[Shape], Any]) -> Any:
    shape = Shape(Findings())
    described = look(shape)
    if described is None or shape.findings.found or found:
        raise WrongDescription(tree.beside([*shape.findings.found, *found]))
    return described


def _with_files(top: Keys, folder: Path, kept: Municipality | None, arms: str) -> Keys:
    """The tree as it lies in a folder with the files that stand beside it."""
    for name, source in (kept.templates if kept else {}).items():
        file = folder / TEMPLATES / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
    drawing = arms or (kept.arms if kept else "")
    if not drawing:
        return top
    (folder / ARMS).write_text(drawing, encoding="utf-8")
    return Keys(top.line, top.column, (*top.entries, (Scalar(text="arms"), Scalar(text=ARMS))))


def no_papers() -> Papers:
    """What comes along with a description: nothing."""
    return Papers(Path(), Shape(Findings()), language())
