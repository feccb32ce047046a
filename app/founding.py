"""A new municipality: from a few answers to its folder, which people then go on writing by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from models.base.refusal import Refusal
from models.base.words import Said

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """One thing that is asked. `proposed` answers it from what was answered before; None: say it yourself."""

    key: str
    asked: Said
    proposed: Callable[[Answers], str | None] = lambda _: None


def _nothing(_: Answers) -> str:
    return ""


def _genitive(answers: Answers) -> str:
    name = answers["name_fi"]
    for ending, whose in (("kunta", "kunnan"), ("kaupunki", "kaupungin")):
        if name.endswith(ending):
            return name.removesuffix(ending) + whose
    return name


def _genitive_in_swedish(answers: Answers) -> str:
    return f"{answers['name_sv']}s" if answers["name_sv"] else ""


def _prefix(answers: Answers) -> str:
    consonants = [letter for letter in answers["name_fi"].upper() if letter in "BCDFGHJKLMNPQRSTVWXZ"]
    return "".join(consonants[:3])


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
    Asked("prefix", Said.of("question", "Prefix of register numbers, two to six capitals"), _prefix),
    Asked("postal", Said.of("question", "Postal address of the registry office")),
    Asked("visiting", Said.of("question", "Visiting address of the registry office"), _nothing),
    Asked("email", Said.of("question", "Mail address of the registry office")),
    Asked("telephone", Said.of("question", "Telephone of the registry office"), _nothing),
    Asked("hours", Said.of("question", "Opening hours of the registry office"), _nothing),
    Asked("court", Said.of("question", "Administrative court that examines appeals")),
    Asked(
        "court_sv",
        Said.of("question", "The same in Swedish"),
        lambda answers: answers["court"] if answers["name_sv"] else "",
    ),
    Asked("court_postal", Said.of("question", "Postal address of the court")),
    Asked("court_email", Said.of("question", "Mail address of the court")),
    Asked("web", Said.of("question", "Where minutes are published (https://…)"), _nothing),
    Asked("council_seats", Said.of("question", "Seats in the council"), lambda _: "27"),
    Asked("board_seats", Said.of("question", "Seats in the board"), lambda _: "9"),
)
"""What is asked, in this order."""


class NoNumberOfSeats(Refusal):
    """{key}: '{answer}' is no number of seats; write one from 1 to 200."""


def folder_of(answers: Answers) -> dict[str, str]:
    """The files of the folder by their names, as text; NoNumberOfSeats."""
    for key in ("council_seats", "board_seats"):
        if not re.fullmatch(r"1?\d?\d|200", answers[key], re.ASCII) or int(answers[key]) < 1:
            raise NoNumberOfSeats(key=key, answer=answers[key])
    files = {"municipality.yaml": _municipality(answers)}
    files |= {f"bodies/{body['id']}.yaml": body for body in _bodies(answers)}
    return {name: _HEADS[name.partition("/")[0]] + _yaml(said) for name, said in files.items()}


def _municipality(answers: Answers) -> dict[str, Any]:
    both = _both(answers)
    registry = both("kirjaamo", "registratorskontoret")
    hours = answers["hours"]
    return _said(
        {
            "names": both(answers["name_fi"], answers["name_sv"]),
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
                    "names": registry,
                    "postal": both(answers["postal"], answers["postal"]),
                    "visiting": answers["visiting"] and both(answers["visiting"], answers["visiting"]),
                    "email": answers["email"],
                    "telephone": answers["telephone"],
                    "hours": [{"text": both(hours, hours)}] if hours else None,
                }
            ),
            "administrative_court": {
                "names": both(answers["court"], answers["court_sv"]),
                "postal": both(answers["court_postal"], answers["court_postal"]),
                "email": answers["court_email"],
            },
            "web": answers["web"],
            "mail_sender": answers["email"],
        }
    )


def _bodies(answers: Answers) -> list[dict[str, Any]]:
    both, city = _both(answers), answers["name_fi"].endswith("kaupunki")
    whose, whose_sv = ("kaupungin", "stads") if city else ("kunnan", "kommun")
    manager = both(f"{whose}johtaja", "stadsdirektör" if city else "kommundirektör")
    languages = [*both("", "")]
    secretary = both("hallintojohtaja", "förvaltningsdirektör")
    return [
        {
            "id": "kv",
            "kind": "council",
            "names": both(f"{whose}valtuusto", f"{whose_sv}fullmäktige"),
            "forms": {
                "fi_genitive": f"{whose}valtuuston",
                "fi_allative": f"{whose}valtuustolle",
                "sv_genitive": f"{whose_sv}fullmäktiges",
            },
            "languages": languages,
            "seats": int(answers["council_seats"]),
            "chair": 1,
            "vice_chairs": [2, 3],
            "presenters": [{"title": both(f"{whose}hallitus", f"{whose_sv}styrelsen")}],
            "secretaries": [{"title": secretary}],
        },
        {
            "id": "kh",
            "kind": "board",
            "names": both(f"{whose}hallitus", f"{whose_sv}styrelsen"),
            "forms": {
                "fi_genitive": f"{whose}hallituksen",
                "fi_allative": f"{whose}hallitukselle",
                "sv_genitive": f"{whose_sv}styrelsens",
            },
            "languages": languages,
            "seats": int(answers["board_seats"]),
            "chair": 1,
            "vice_chairs": [2],
            "presenters": [{"title": manager}],
            "secretaries": [{"title": secretary}],
        },
        {
            "id": "kj",
            "kind": "officeholder",
            "names": manager,
            "forms": {
                "fi_genitive": f"{whose}johtajan",
                "fi_allative": f"{whose}johtajalle",
                "sv_genitive": f"{manager.get('sv', '')}s",
            },
            "languages": languages[:1],
            "superior": "kh",
        },
    ]


def _both(answers: Answers) -> Callable[[str, str], dict[str, str]]:
    bilingual = bool(answers["name_sv"])
    return lambda fi, sv: {"fi": fi, "sv": sv} if bilingual else {"fi": fi}


def _said(written: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in written.items() if value not in ("", None, {}, [])}


def _yaml(said: Any) -> str:
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100)


_HEADS = {
    "municipality.yaml": "# Every key is described in docs/municipality.md.\n",
    "bodies": "# Every key is described in docs/bodies.md. Names of members go under `holders`, by seat.\n",
}
