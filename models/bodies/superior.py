"""What a body may be under: a steering group under another one, an authority under an authority."""

from __future__ import annotations

from models.base.refusal import Refusal
from models.bodies.body import Bodies, Body
from models.law.body_kind import BodyKind


class NotAbove(Refusal):
    """{body} ({kind}) is not under {superior} ({above}): a preparatory group is under a steering group, and
    nobody makes a claim to one."""


def refuse_strange_superior(body: Body, known: Bodies) -> None:
    """NotAbove where a steering group and an authority are put under each other; NoSuchBody."""
    if not body.superior or body.superior == body.id:
        return
    above = known.get(body.superior)
    if (body.kind is BodyKind.STEERING_GROUP) is not (above.kind is BodyKind.STEERING_GROUP):
        raise NotAbove(body=body.id, kind=body.kind, superior=above.id, above=above.kind)
