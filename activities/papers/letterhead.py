"""The head of every paper: who sends it, what it is about, which numbers it bears."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from activities.papers.guarding import guard, leaves_out
from activities.papers.matter import capital
from activities.papers.scene import Scene
from activities.papers.titles import Titles
from models.base.calendar import local_day
from models.base.country import country
from models.base.formats import date_text
from models.base.period import Period
from models.base.terms import Name
from models.base.text import Text
from models.base.words import Said, worded
from models.bodies.body import Body
from models.case.title import title_of
from models.follow_up.follow_up import FollowUp
from models.meeting.hidden import ItemsHidden
from models.meeting.meeting import Meeting


def letterhead(scene: Scene) -> dict[str, object]:
    """Title, sender, marks, numbers and instant, as the base template prints them."""
    language, mark = scene.order.language, guard(scene)
    return {
        "title": _title(scene),
        "city": scene.municipality.names,
        "body": capital(_sender(scene)),
        "instant": scene.fact.happened_at,
        "facts": list(_marks(scene)),
        "later_because": _why_later(scene),
        "anew_because": _why_anew(scene),
        "kept_secret": scene.kept_secret,
        "guard": mark.say(language) if mark else "",
        "number": _number(scene),
        "head": Said.of("paper", "Digest {seq}: {hash}", seq=scene.fact.seq, hash=scene.fact.hash).say(
            language
        ),
    }


def _title(scene: Scene) -> Text | str:
    if scene.hides_matter and scene.matter and scene.matter.item:
        return Titles(scene).of(scene.matter.item)
    if scene.topic.project and scene.follow_up and not scene.kept_secret:
        return Text.of(scene.follow_up.lines[scene.topic.project].name, scene.follow_up.language)
    if scene.matter:
        case = scene.matter.case
        told = case.secret_title if scene.whole or case.secrecy_ended else None
        return scene.show(told, case) if told else title_of(case, scene.matter.title)
    if scene.session and scene.group:
        return _of_meeting(scene.group, scene.session.day)
    meeting = scene.meeting
    return _of_meeting(scene.bodies.get(meeting.body), _days(meeting)) if meeting else _REGISTRY


def _marks(scene: Scene) -> Iterator[Text | str]:
    """Date, item and section of a meeting; date and period of a follow-up; that the case is not public."""
    matter, language = scene.matter, scene.order.language
    meeting = scene.meeting or (matter.meeting if matter else None)
    alone = matter.handling if matter and matter.handling and meeting is None else None
    if alone and not isinstance(scene.held.state, FollowUp):
        yield date_text(alone.day, language)
        yield f"§ {alone.section}"
    elif isinstance(scene.held.state, FollowUp) or meeting is None:
        yield date_text(local_day(scene.fact.happened_at), language)
        if scene.topic.period:
            yield Period.parse(scene.topic.period).title(language)
    else:
        handling = matter.handling if matter else None
        yield date_text(handling.day, language) if handling else worded(_days(meeting), language)
        if matter and matter.item:
            yield Said.of("paper", "Item/{number}", number=matter.item.number).say(language)
        if matter and matter.handling:
            yield f"§ {matter.handling.section}"
    if mark := guard(scene) or (matter.secrecy if matter else None):
        yield mark
    if not scene.whole and leaves_out(scene):
        law = Name(tuple(country().personal_data.items()))
        yield Said.of("paper", "Personal data left out ({law})", law=law).say(language)
    if scene.fact.recorded_later:
        yield Said.of("paper", "Recorded on {day}", day=local_day(scene.fact.recorded_at)).say(language)


def _number(scene: Scene) -> str:
    """Register number and task class; of what is hidden, and of what has no case, none."""
    if scene.matter is None or scene.hides_matter:
        return ""
    return f"{scene.matter.case.register_number} T {scene.matter.case.task_class}".strip()


def _why_later(scene: Scene) -> str:
    """The ground of what was recorded later than it happened; empty where none was given."""
    fact = scene.fact
    if not (fact.recorded_later and fact.later_because):
        return ""
    said = Said.of("paper", "Ground for recording it later: {ground}", ground=fact.later_because)
    return said.say(scene.order.language)


def _why_anew(scene: Scene) -> Text | None:
    """That a public paper takes the place of one that told of what is confidential; None of any other."""
    hidden = scene.fact
    if scene.whole or not isinstance(hidden.content, ItemsHidden):
        return None
    day = local_day(hidden.recorded_at)
    return Text.saying(Said.of("paper", "Made anew on {day}, as something in it is confidential", day=day))


def _sender(scene: Scene) -> Text:
    if isinstance(scene.held.state, FollowUp):
        if not scene.topic.is_sender or scene.kept_secret:
            return _MONEY_FOLLOW_UP
        return Text.of(scene.held.state.lines[scene.topic.project].division, scene.held.state.language)
    if scene.meeting:
        return scene.bodies.get(scene.meeting.body).names
    if scene.matter and scene.matter.body:
        return scene.matter.body.names
    return scene.group.names if scene.group and scene.topic.is_sender else _REGISTRY


def _days(meeting: Meeting) -> Said | date:
    """The day of a meeting; of one that was adjourned to another, its first and its last."""
    first = local_day(meeting.sessions[0].opened_at) if meeting.sessions else meeting.day
    return (
        meeting.day
        if first == meeting.day
        else Said.of("paper", "{first}–{last}", first=first, last=meeting.day)
    )


def _of_meeting(body: Body, days: Said | date) -> Text:
    names = body.names
    owner = Name(
        (
            ("fi", body.forms.get("fi_genitive") or f"{names.say('fi')},"),
            ("sv", body.forms.get("sv_genitive") or f"{names.say('sv')},"),
            ("en", names.say("en")),
        )
    )
    said = Said.of("paper", "meeting of the {body} on {days}", body=owner, days=days)
    return capital(Text.saying(said))


_REGISTRY = Text.saying(Said.of("paper", "case management"))
_MONEY_FOLLOW_UP = Text.saying(Said.of("paper", "follow-up of the appropriation"))
