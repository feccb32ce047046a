"""What the JSON itself says: organisation, meeting, votes, attachments, earlier handlings."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.exchange.helsinki.commonmark import escaped
from app.exchange.helsinki.contacts import without_contacts
from app.exchange.helsinki.source import (
    GivenAttachment,
    GivenHandling,
    GivenMeeting,
    GivenOrganisation,
    GivenSide,
    GivenVote,
)
from app.exchange.helsinki.texts import squeeze
from models.base.words import Said
from models.law.body_kind import BodyKind
from models.record.organisation import Division, Organisation, PreviousHandling, Sitting
from models.record.recorded_papers import Copy, RecordedAttachment
from models.record.recorded_vote import Proposition, RecordedVote, Voters

ZONE = ZoneInfo("Europe/Helsinki")
"""In which the city writes the time of its meetings."""

TYPES = {
    "1": BodyKind.COUNCIL,
    "2": BodyKind.BOARD,
    "4": BodyKind.SECTION,
    "5": BodyKind.COMMITTEE,
    "12": BodyKind.OFFICEHOLDER,
    "15": BodyKind.COMMITTEE,
    "19": BodyKind.OFFICEHOLDER,
}
_ENDINGS = {
    "valtuusto": BodyKind.COUNCIL, "hallitus": BodyKind.BOARD, "lautakunta": BodyKind.COMMITTEE,
    "johtokunta": BodyKind.COMMITTEE, "toimikunta": BodyKind.COMMITTEE, "fullmäktige": BodyKind.COUNCIL,
    "styrelsen": BodyKind.BOARD, "nämnden": BodyKind.COMMITTEE, "direktionen": BodyKind.COMMITTEE,
}  # fmt: skip
"""How the names of bodies end, where the register gives no type that is known."""
_SIDES = ("yes", "no", "blank", "absent")
DIFFERS = {
    "yes": Said.of("finding", "Vote {number}: the text and the data differ about who voted yes."),
    "no": Said.of("finding", "Vote {number}: the text and the data differ about who voted no."),
    "blank": Said.of("finding", "Vote {number}: the text and the data differ about who voted blank."),
    "absent": Said.of("finding", "Vote {number}: the text and the data differ about who was absent."),
}
"""What is told of a side of a vote on which the text and the data do not agree."""


def organisation_of(given: GivenOrganisation) -> Organisation:
    """Who decided. A name that ends as a section's means a section, whatever type the register gives."""
    ends = (kind for ending, kind in _ENDINGS.items() if given.name.casefold().endswith(ending))
    kind = TYPES.get(given.type_id or "") or next(ends, None)
    if given.name.casefold().endswith(("jaosto", "sektion", "sektionen")):
        kind = BodyKind.SECTION
    sector = given.sector
    division = Division(id=sector.id, name=sector.name) if sector and (sector.id or sector.name) else None
    return Organisation(id=given.id, name=given.name, kind=kind, division=division)


def sitting_of(given: GivenMeeting | None) -> Sitting | None:
    """The meeting; None where there was none, or where its time cannot be read."""
    if given is None or not given.id or not given.at:
        return None
    try:
        at = datetime.fromisoformat(given.at)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=ZONE)
    return Sitting(id=given.id, name=given.name or "", place=given.place or "", at=at)


def day_of(words: str | None) -> date | None:
    """The day in 2021-12-17T00:00:00.000; None where none can be read."""
    try:
        return datetime.fromisoformat(words or "").date()
    except ValueError:
        return None


def section_of(words: str | None) -> int | None:
    """The number in '§ 84', '2 §' or '84'."""
    found = re.fullmatch(r"§? ?(\d{1,5}) ?§?", squeeze(words or ""))
    return int(found[1]) if found else None


def previous_of(given: GivenHandling) -> PreviousHandling:
    """An earlier handling of the case."""
    return PreviousHandling(
        native_id=given.native_id,
        title=without_contacts(squeeze(given.title)),
        register_number=given.register_number or "",
        task_class=given.task_class or "",
        section=section_of(given.section),
        organisation=organisation_of(given.organisation),
        sitting=sitting_of(given.meeting),
    )


def voters(given: list[GivenVote]) -> set[str]:
    """Every name of these votes."""
    return {
        name
        for vote in given
        for side in _SIDES
        for name in (_voters(getattr(vote, side)) or Voters(count=0)).names
    }


def merged_votes(
    told: tuple[RecordedVote, ...], given: list[GivenVote], findings: list[Said]
) -> tuple[RecordedVote, ...]:
    """The votes of the text and of the data, which must agree; where they do not, the text is kept."""
    if told and given and len(told) != len(given):
        findings.append(
            Said.of(
                "finding",
                "Votes in the text: {told}; in the data: {given}.",
                told=len(told),
                given=len(given),
            )
        )
    merged = [
        _merged(vote, given[place], findings) if place < len(given) else vote
        for place, vote in enumerate(told)
    ]
    for extra in given[len(told) :]:
        findings.append(Said.of("finding", "A vote stands in the data only."))
        merged.append(_merged(RecordedVote(), extra, findings))
    return tuple(merged)


def _merged(told: RecordedVote, given: GivenVote, findings: list[Said]) -> RecordedVote:
    changes: dict[str, object] = {}
    for side in _SIDES:
        ours: Voters | None = getattr(told, side)
        theirs = _voters(getattr(given, side))
        if theirs is None:
            continue
        if ours is None or (not ours.names and ours.count == theirs.count):
            changes[side] = theirs
        elif ours.count != theirs.count or (theirs.names and set(ours.names) != set(theirs.names)):
            findings.append(DIFFERS[side].filled(number=told.number or ""))
    for side in ("yes", "no"):
        given_side: GivenSide | None = getattr(given, side)
        proposition: Proposition = getattr(told, f"{side}_proposition")
        words = squeeze((given_side.content if given_side else None) or "")
        if words and squeeze(escaped(words)) != squeeze(proposition.words):
            changes[f"{side}_proposition"] = proposition.model_copy(update={"in_full": words})
    return told.model_copy(update=changes)


def _voters(given: GivenSide | None) -> Voters | None:
    if given is None or given.count is None:
        return None
    return Voters(count=given.count, names=tuple(_name(voter.name) for voter in given.voters or ()))


def _name(register: str) -> str:
    last, comma, first = squeeze(register).partition(", ")
    return f"{first} {last}" if comma else last


def merged_attachments(
    listed: tuple[RecordedAttachment, ...], given: list[GivenAttachment], findings: list[Said]
) -> tuple[RecordedAttachment, ...]:
    """The text's list, each with its published copy; a copy that is not in the list is put last, and told."""
    copies = [_copy(one) for one in given]
    open_ = [place for place, one in enumerate(listed) if one.secret is None]
    pairs: dict[int, Copy] = {}
    lone = list(copies)
    for place in open_:
        same = next((copy for copy in lone if _key(copy.title) == _key(listed[place].title)), None)
        if same is not None:
            pairs[place] = same
            lone.remove(same)
    bare = [place for place in open_ if place not in pairs]
    if lone and len(lone) == len(bare):
        pairs |= dict(zip(bare, lone, strict=True))
        lone = []
    findings += [
        Said.of("finding", "The attachment {title} stands in the data only.", title=copy.title)
        for copy in lone
    ]
    merged = [one.model_copy(update={"published": pairs.get(place)}) for place, one in enumerate(listed)]
    return (*merged, *(RecordedAttachment(title=copy.title, published=copy) for copy in lone))


def _copy(given: GivenAttachment) -> Copy:
    return Copy(
        native_id=given.native_id or "",
        title=without_contacts(squeeze(given.title or "")),
        kind=given.kind or "",
        language=given.language or "",
        address=given.address or "",
        personal_data=given.personal_data or "",
        issued=given.issued or "",
    )


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", "", title).casefold()
