"""What guards the whole edition of a paper: the mark on its every page, and the seals that it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from activities.papers.matter import Matter
from activities.papers.scene import Scene
from activities.papers.secrecy import secret
from models.base.country import country
from models.base.terms import Name
from models.base.text import Text
from models.base.words import Said
from models.case.subject import Publicity
from models.law.personal_data import left_out_of
from models.law.secrecy import written_in


def guard(scene: Scene) -> Text | None:
    """The mark of a whole edition: on what grounds it is confidential, or which law keeps it from the net."""
    if not scene.whole:
        return None
    if grounds := dict.fromkeys(filter(None, _grounds(scene))):
        return secret("; ".join(grounds))
    law = Name(tuple(country().personal_data.items()))
    return Text.saying(Said.of("paper", "Not for the net: personal data ({law})", law=law))


def seals(scene: Scene) -> frozenset[str]:
    """The commitments of the sealed texts that the paper shows; where it shows none, of its cases' own."""
    if scene.sealed or not scene.whole:
        return frozenset(scene.sealed)
    return frozenset(
        text.sha256
        for case in (matter.case for matter in _told(scene))
        for _, text in written_in((case.proposals, case.secret_title))
        if text.sealed or case.confidential
    )


def leaves_out(scene: Scene) -> bool:
    """Whether the public edition leaves out personal data; an agenda prints titles alone."""
    if scene.order.document == "agenda":
        return False
    told = (matter for matter in _told(scene) if not (matter.item and scene.hides(matter.item)))
    return any(left_out_of((matter.proposal, matter.handling)) for matter in told)


def _told(scene: Scene) -> list[Matter]:
    return [scene.matter] if scene.matter else scene.matters


def _grounds(scene: Scene) -> Iterator[str]:
    yield from (item.secrecy.ground for item, _ in scene.entries if item.secrecy)
    for matter in _told(scene):
        if matter.case.publicity is not Publicity.PUBLIC:
            yield matter.case.ground
        if matter.proposal:
            yield from (attachment.secrecy for attachment in matter.proposal.attachments)
