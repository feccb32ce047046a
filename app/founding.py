"""A new municipality: from a few answers to its folder, which people then go on writing by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from models.base.country import country
from models.base.country_pack import pack
from models.base.packaged import read_yaml
from models.base.refusal import Refusal
from models.base.terms import Name
from models.base.words import Said
from models.base.written_form import FORMS, form

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """One thing that is asked. `proposed` answers it from what was answered before; None: say it yourself."""

    key: str
    asked: Said
    proposed: Callable[[Answers], str | None] = lambda _: None
    written: str = ""
    """The form of its answer, if it has one: it is among those that are told in words."""

    def refuse_wrong(self, answer: str) -> None:
        """WrongAnswer where an answer is not written as it has to be."""
        if answer and self.written and not re.fullmatch(self.written, answer):
            raise WrongAnswer(key=self.key, answer=answer, form=FORMS[self.written])


_PREFIX = form(r"^[A-ZÅÄÖ]{2,6}$", Said.why("two to six capital letters, like HEL"))
_MAIL = form(r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", Said.why("an address like kirjaamo@kunta.example"))
_WEB = form(r"^https?://\S+$", Said.why("an address that begins with https://"))
_SEATS = form(r"^([1-9][0-9]?|1[0-9]{2}|200)$", Said.why("a number from 1 to 200"))
_CLOCK = form(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", Said.why("a time like 15:00"))


def _nothing(_: Answers) -> str:
    return ""


def _genitive(answers: Answers) -> str:
    name, ending = answers["name_fi"], _ending(answers)
    return f"{name.removesuffix(ending)}{_founding()['kinds'][ending]['genitive']}"


def _genitive_in_swedish(answers: Answers) -> str:
    return f"{answers['name_sv']}s" if answers["name_sv"] else ""


def _prefix(answers: Answers) -> str:
    consonants = [letter for letter in answers["name_fi"].upper() if letter in "BCDFGHJKLMNPQRSTVWXZ"]
    return "".join(consonants[:3])


def _as_in_finnish(key: str) -> Callable[[Answers], str]:
    return lambda answers: answers[key] if answers["name_sv"] else ""


QUESTIONS = (
    Asked("name_fi", Said.of("question", "Name in Finnish, for example 'Sarvijoen kunta'")),
    Asked(
        "name_sv",
        Said.of("question", "Name in Swedish; nothing if it has one language"),
        _nothing,
    ),
    Asked("genitive_fi", Said.of("question", "Whose, in Finnish: '… kirjaamo'"), _genitive),
    Asked(
        "genitive_sv", Said.of("question", "Whose, in Swedish: '… registratorskontor'"), _genitive_in_swedish
    ),
    Asked(
        "prefix",
        Said.of("question", "Prefix of register numbers"),
        _prefix,
        written=_PREFIX,
    ),
    Asked("postal", Said.of("question", "Postal address of the registry office")),
    Asked("postal_sv", Said.of("question", "The same in Swedish"), _as_in_finnish("postal")),
    Asked("visiting", Said.of("question", "Visiting address of the registry office"), _nothing),
    Asked("visiting_sv", Said.of("question", "The same in Swedish"), _as_in_finnish("visiting")),
    Asked("email", Said.of("question", "Mail address of the registry office"), written=_MAIL),
    Asked("telephone", Said.of("question", "Telephone of the registry office"), _nothing),
    Asked("hours", Said.of("question", "Opening hours of the registry office"), _nothing),
    Asked("hours_sv", Said.of("question", "The same in Swedish"), _as_in_finnish("hours")),
    Asked(
        "closes",
        Said.of("question", "When the registry office closes; claims that come later are late"),
        lambda _: "16:00",
        written=_CLOCK,
    ),
    Asked("court", Said.of("question", "Administrative court that examines appeals")),
    Asked("court_sv", Said.of("question", "The same in Swedish"), _as_in_finnish("court")),
    Asked("court_postal", Said.of("question", "Postal address of the court")),
    Asked("court_postal_sv", Said.of("question", "The same in Swedish"), _as_in_finnish("court_postal")),
    Asked("court_email", Said.of("question", "Mail address of the court"), written=_MAIL),
    Asked("market_court_email", Said.of("question", "Mail address of the procurement court"), written=_MAIL),
    Asked("web", Said.of("question", "Where minutes are published (https://…)"), _nothing, written=_WEB),
    Asked("council_seats", Said.of("question", "Seats in the council"), lambda _: "27", written=_SEATS),
    Asked("board_seats", Said.of("question", "Seats in the board"), lambda _: "9", written=_SEATS),
)
"""What is asked, in this order."""


class NotHowToBegin(Refusal):
    """How a municipality begins in this country ({country}) is not known here; write its municipality.yaml by
    hand, docs/municipality.md describes every key."""


class WrongAnswer(Refusal):
    """{key}: '{answer}' is not written as it has to be; write {form}."""


def folder_of(answers: Answers) -> dict[str, str]:
    """The files of the folder by their names, as text; WrongAnswer."""
    for question in QUESTIONS:
        question.refuse_wrong(answers[question.key])
    files = {"municipality.yaml": _municipality(answers)}
    files |= {f"bodies/{body['id']}.yaml": body for body in _bodies(answers)}
    return {name: _HEADS[name.partition("/")[0]] + _yaml(said) for name, said in files.items()}


def _municipality(answers: Answers) -> dict[str, Any]:
    both, data = _both(answers), _founding()
    hours = answers["hours"]
    return _said(
        {
            "names": both(answers["name_fi"], answers["name_sv"]),
            "country": country().code,
            "forms": _said(
                {
                    "fi_genitive": answers["genitive_fi"],
                    "sv_genitive": answers["name_sv"] and answers["genitive_sv"],
                }
            ),
            "register_prefix": answers["prefix"],
            "languages": [*both("", "")],
            "registry_office": _said(
                {
                    "names": both(*data["registry"].values()),
                    "postal": both(answers["postal"], answers["postal_sv"]),
                    "visiting": answers["visiting"] and both(answers["visiting"], answers["visiting_sv"]),
                    "email": answers["email"],
                    "telephone": answers["telephone"],
                    "hours": [{"text": both(hours, answers["hours_sv"])}] if hours else None,
                }
            ),
            "administrative_court": {
                "names": both(answers["court"], answers["court_sv"]),
                "postal": both(answers["court_postal"], answers["court_postal_sv"]),
                "email": answers["court_email"],
            },
            "market_court": {
                "names": both(*data["market_court"]["names"].values()),
                "postal": both(*data["market_court"]["postal"].values()),
                "email": answers["market_court_email"],
            },
            "web": answers["web"],
            "mail_sender": answers["email"],
        }
    )


def _bodies(answers: Answers) -> list[dict[str, Any]]:
    data = _founding()
    kind = data["kinds"][_ending(answers)]
    both, languages = _both(answers), [*_both(answers)("", "")]
    names_of_registry = data["registry"]["fi"]
    words = {**kind["first_part"], "manager": kind["manager"]["sv"]}

    def body(name: str, **more: Any) -> dict[str, Any]:
        said = data[name]
        names = both(*(text.format(**words) for text in said["names"].values()))
        forms = {form: text.format(**words) for form, text in said["forms"].items() if form[:2] in languages}
        closes = {"rule": "office.registry", "value": answers["closes"], "source": names_of_registry}
        described = {"id": said["id"], "kind": _KINDS[name], "names": names, "forms": forms, **more}
        return {**described, "overrides": [closes]}

    def seated(name: str, presenter: dict[str, str]) -> dict[str, Any]:
        return body(
            name,
            languages=languages,
            seats=int(answers[f"{name}_seats"]),
            chair=1,
            vice_chairs=[2],
            presenters=[{"title": presenter}],
            secretaries=[{"title": both(*data["secretary"].values())}],
            standing_items=[
                {**item, "title": both(*item["title"].values())} for item in data["standing_items"]
            ],
        )

    board = seated("board", both(*kind["manager"].values()))
    return [
        seated("council", board["names"]),
        board,
        body("manager", languages=languages[:1], superior=board["id"]),
    ]


_KINDS = {"council": "council", "board": "board", "manager": "officeholder"}


def _ending(answers: Answers) -> str:
    """What the name says that it is; by default the first kind that the country knows."""
    kinds: list[str] = [*_founding()["kinds"]]
    return next((kind for kind in kinds if answers["name_fi"].endswith(kind)), kinds[0])


@cache
def _founding() -> Any:
    """How a municipality of this country begins; NotHowToBegin where its pack does not say."""
    file = pack(country().code).joinpath("founding.yaml")
    if not file.is_file():
        raise NotHowToBegin(country=Name(tuple(country().names.items())))
    return read_yaml(file.read_text(encoding="utf-8"))


def _both(answers: Answers) -> Callable[[str, str], dict[str, str]]:
    bilingual = bool(answers["name_sv"])
    return lambda fi, sv: {"fi": fi, "sv": sv} if bilingual else {"fi": fi}


def _said(written: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in written.items() if value not in ("", None, {}, [])}


def _yaml(said: Any) -> str:
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100)


_HEADS = {
    "municipality.yaml": "# Every key is described in docs/municipality.md.\n",
    "bodies": "# Every key is described in docs/bodies.md.\n"
    "# Names of members, by seat: `holders: {1: {members: [{name: Anna Esimerkki}]}}`.\n",
}
