"""The guide to steering groups: its YAML is taken, and every act and option that it types is there."""

from __future__ import annotations

import re
import shlex

import yaml

from models.bodies.body import Body
from models.engine.command import Act
from models.municipality.review_rule import ReviewRule
from tests.support.command_line import ROOT

GUIDE = (ROOT / "docs" / "groups.md").read_text(encoding="utf-8")
BESIDE = {"role", "at", "actor"}


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def test_its_rules_and_its_group_are_taken() -> None:
    rules, group = map(yaml.safe_load, blocks("yaml"))
    assert [ReviewRule.model_validate(rule).groups for rule in rules["review_rules"]]
    assert [criterion.weight for criterion in Body.model_validate(group).criteria] == [3, 1]


def test_every_act_and_option_that_it_types_is_there() -> None:
    acts = {(act.noun, act.verb): {*act.model_fields} for act in Act.catalogue.values()}
    lines = [shlex.split(line) for block in blocks("sh") for line in block.replace("\\\n", " ").splitlines()]
    assert len(lines) > 5
    for _, noun, verb, *rest in lines:
        options = {word.removeprefix("--").replace("-", "_") for word in rest if word.startswith("--")}
        assert options - BESIDE <= acts[noun, verb], f"{noun} {verb}"


def test_its_example_is_there() -> None:
    for named in re.findall(r"`(examples/[a-z-]+)`", GUIDE):
        assert (ROOT / named / "case.yaml").is_file()
