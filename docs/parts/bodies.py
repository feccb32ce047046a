"""The description of a body, as bodies.md explains it: every key that may stand in its file."""

from __future__ import annotations

from app.case_file.body_file import KEYS
from docs.parts import markdown
from docs.parts.markdown import code

SAYS = {
    "id": "Its code: small letters and digits, beginning with a letter. Meetings and §§ are named after it.",
    "kind": "`council`, `board`, `committee`, `section`, `officeholder` or `steering_group`.",
    "names": "Its name by language: `{fi: …, sv: …, en: …}`.",
    "valid_from": "The first day of this description. Without one it holds for every day.",
    "forms": "Inflected forms for the papers: `fi_genitive`, `fi_allative`, `sv_genitive`.",
    "languages": "Languages in which its papers are made: `[fi]` by default, `[fi, sv]`.",
    "superior": "Code of the body that a claim against a decision of a section or officeholder is made to.",
    "seats": "How many seats there are; or a list of seats with `number`, `role` (`chair`, `vice_chair`, "
    "`member`), `rank` (of a vice-chair: 1 leads first), `members`, `deputies`, `valid_from` and `valid_to`.",
    "chair": "Number of the chair's seat, where `seats` is a count; 1 by default.",
    "vice_chairs": "Numbers of the vice-chairs' seats, where `seats` is a count: the first one who is "
    "present leads without the chair.",
    "holders": "Who holds seats, by number, where `seats` is a count: `{2: {members: […], deputies: […]}}`. "
    "A holder has `name`, `valid_from`, `valid_to`; a seat may have days, too. No two seats have the same "
    "name at the same time.",
    "presenters": "Who presents: `title` by language, `name`, `valid_from`, `valid_to`.",
    "secretaries": "Who keeps the minutes, written as presenters are.",
    "overrides": "Rules of its own: `rule`, `value`, `source`, `valid_from`, `valid_to` ([rules](rules.md)).",
    "criteria": "What a steering group scores in its reviews: `id` and `text` by language.",
    "standing_items": "Items that are first on every agenda: `id` and `title` by language. "
    "In `checkers` those are elected who check the minutes.",
    "agenda_order": "Order of the other items: beginnings of task classes in quotes, and `returned` "
    "for what comes back to the table.",
}


def keys() -> str:
    """Every key of a body's file."""
    return markdown.table(("Key", "What"), ((code(key), SAYS[key]) for key in KEYS))
