"""Acts played as far as they are lawful: one that the engine refuses is left out, and told."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from app.case_file.reader import read
from app.case_file.script import Script
from app.rehearsal import NotAsExpected, Pure, play
from models.base.refusal import Refusal
from models.whole.memory import Memory

Document = dict[str, Any]

MAY_BE_LEFT_OUT = (
    "hear expert", "recuse", "revise at meeting", "make motion", "second motion", "carry motion",
    "withdraw motion", "record vote", "record election", "arrive", "leave", "announce dissent",
    "give reasons", "check at once",
)  # fmt: skip
"""What may be left out of a meeting, which then goes another way than the record tells."""


class NotReplayable(Refusal):
    """{decision} cannot be played: {why}"""


@dataclass(frozen=True)
class LeftOut:
    """An act of the record that the engine refused, and why."""

    act: str
    why: str


@dataclass
class Rehearsal:
    """Plays a document in memory, and leaves out of its acts what is refused."""

    document: Document
    left_out: list[LeftOut] = field(default_factory=list)

    async def play(self, acts: list[Document]) -> tuple[list[Document], Memory]:
        """The acts that were lawful, and the world they leave; NotReplayable if one of the others was not."""
        while True:
            script = read_text(dumped({**self.document, "acts": acts}))
            stage = Pure(script.begins, script.text)
            try:
                await play(script, stage)
            except NotAsExpected as refusal:
                lines = [step.line for step in script.steps][-len(acts) :]  # those of the bodies come first
                place = lines.index(refusal.line)
                self._leave_out(acts[place], str(refusal.what))
                acts = _without(acts, place)
                continue
            return acts, stage.memory

    def _leave_out(self, entry: Document, why: str) -> None:
        act = _act(entry)
        verb = next(iter(act))
        if verb not in MAY_BE_LEFT_OUT:
            raise NotReplayable(decision=self.document["case"], why=f"{verb}: {why}")
        said = ", ".join(f"{key}: {value}" for key, value in act.items())
        self.left_out.append(LeftOut(said, why))


def _without(acts: list[Document], place: int) -> list[Document]:
    """The acts without one; of a motion that was not made, those on it go too, and later ones move up."""
    rest = acts[place + 1 :]
    if "make motion" in _act(acts[place]):
        number = sum("make motion" in _act(entry) for entry in acts[: place + 1])
        on_it = [entry for entry in rest if _motion(entry) == number]
        rest = [_renumbered(entry, number) for entry in rest if entry not in on_it]
    return [*acts[:place], *rest]


def _act(entry: Document) -> Document:
    (act,) = entry.values()
    return act if isinstance(act, dict) else {str(act): ""}


def _motion(entry: Document) -> int:
    return int(_act(entry).get("motion", 0))


def _renumbered(entry: Document, gone: int) -> Document:
    number = _motion(entry)
    return {next(iter(entry)): {**_act(entry), "motion": number - 1}} if number > gone else entry


def dumped(document: Document) -> str:
    """The text of a case file."""
    return yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def read_text(text: str) -> Script:
    """The script of a case file that lies nowhere yet."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return read(path)


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, so that a person can read them."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the dumper's own signature
        return True


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _block)
