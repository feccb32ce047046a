"""Short forms in a report: a goal is named by its place among the project's goals."""

from __future__ import annotations

from app.case_file.finding import Findings
from app.case_file.nodes import Items, Keys, Node, Scalar
from models.base.words import Said


def with_goals(goals: tuple[str, ...], node: Node, findings: Findings) -> Node:
    """A list of `on track`, or of `{status: at risk, note: …}`, with the goal that each stands for."""
    items = node.items if isinstance(node, Items) else (node,)
    if not leaves_out_goals(node):
        return node
    if len(items) != len(goals):
        findings.add(
            node,
            Said.of(
                "finding",
                "The project has another number of goals ({goals_count}) than are reported ({items_count}).",
                goals_count=len(goals),
                items_count=len(items),
            ),
            Said.of("finding", "Report each in its order, or name it with 'goal'."),
        )
    named = [_named(item, goal) for item, goal in zip(items, goals, strict=False)]
    return Items(node.line, node.column, tuple(named))


def numbered_goals(node: Node) -> Node:
    """The same where the project's goals are not known here: each stands for the goal of its number."""
    items = node.items if isinstance(node, Items) else (node,)
    if not leaves_out_goals(node):
        return node
    numbered = (_named(item, str(number)) for number, item in enumerate(items, start=1))
    return Items(node.line, node.column, tuple(numbered))


def leaves_out_goals(node: Node) -> bool:
    """Whether goals are named by their place alone."""
    return any(_leaves_out_goal(item) for item in (node.items if isinstance(node, Items) else (node,)))


def _leaves_out_goal(item: Node) -> bool:
    return isinstance(item, Scalar) or (isinstance(item, Keys) and item.get("goal") is None)


def _named(item: Node, goal: str) -> Node:
    entry = (Scalar(item.line, item.column, "goal"), Scalar(item.line, item.column, goal))
    if isinstance(item, Scalar):
        return Keys(
            item.line, item.column, (entry, (Scalar(item.line, item.column, "status"), item)), flow=True
        )
    if isinstance(item, Keys) and item.get("goal") is None:
        return Keys(item.line, item.column, (entry, *item.entries), item.flow)
    return item
