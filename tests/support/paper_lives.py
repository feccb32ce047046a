"""Lives of cases with papers, in the figures of the public record."""

from __future__ import annotations

from typing import Any

from models.base.text import Text
from tests.support.paper_life import Life

DIVISIONS = {
    "Kasvatuksen ja koulutuksen toimiala": [
        ("104020107401", "Varhaiskasvatuspaikka proaktiivisesti", 3_200_000)
    ],
    "Kaupunginkanslia": [
        ("10402010740201", "Yritysten ja järjestöjen digitaalinen Helsinki", 1_530_000),
        ("10402010740203", "Ajantasainen tilannekuva", 970_000),
        ("10402010740202", "Digituki ja digitaalinen tasa-arvo", 470_000),
    ],
    "Kaupunkiympäristön toimiala": [
        ("10402010740301", "Tapahtumailmoitus", 350_000),
        ("10402010740302", "Datapohja ja opastus, Kymp", 400_000),
    ],
    "Kulttuurin ja vapaa-ajan toimiala": [
        ("10402010740401", "Ikäihmiset liikkumaan", 780_000),
        ("10402010740402", "Datapohja ja opastus, Kuva", 300_000),
    ],
    "Sosiaali- ja terveystoimiala": [("104020107405", "Koronarokotuskampanja", 2_000_000)],
}
JOINT = {
    "10402010740302": "Kulttuurin ja vapaa-ajan toimiala",
    "10402010740402": "Kaupunkiympäristön toimiala",
}
QUARTERS = {"2021Q1": "2021-04", "2021Q2": "2021-07", "2021Q3": "2021-10", "2021Q4": "2022-01"}


def appropriation() -> dict[str, Any]:
    """Ten million euros to nine projects of five divisions."""

    def line(number: str, name: str, euros: int) -> dict[str, Any]:
        goals = ("palveluvaje pienenee", "henkilöstö jaksaa")
        joint = {"joint_with": JOINT[number]} if number in JOINT else {}
        return {"number": number, "name": name, "cents": euros * 100, "owner": "o", "goals": goals, **joint}

    divisions = [
        {
            "name": name,
            "cents": sum(euros for *_, euros in lines) * 100,
            "head": "toimialajohtaja",
            "projects": [line(*parts) for parts in lines],
        }
        for name, lines in DIVISIONS.items()
    ]
    return {
        "cents": 1_000_000_000,
        "year": 2021,
        "budget_item": "1 30 01",
        "budget_item_name": "kaupunginhallituksen käyttövarat",
        "project_number": "1040201074",
        "divisions": divisions,
    }


def proposal(life: Life, **changes: Any) -> dict[str, Any]:
    """A proposal of the city board with money and seven attachments, in the figures of the public record."""
    clauses: list[str | Text] = [
        Text.model_validate(
            {
                "fi": "Kaupunginhallitus päättää myöntää 10,0 milj. euroa digitaalisten palvelujen "
                "uudistamiseen toimialojen ja kaupunginkanslian käytettäväksi seuraavasti:",
                "sv": "Stadsstyrelsen beslutar bevilja 10,0 mn euro för att förnya de digitala tjänsterna.",
            }
        ),
        "Samalla kaupunginhallitus kehottaa kaupunginkansliaa seuraamaan hankkeita ja raportoimaan niistä.",
    ]
    return {
        "clauses": [{"number": n, "text": life.write(text)} for n, text in enumerate(clauses, start=1)],
        "summary": life.write("Rahalla toteutetaan yhdeksän hanketta."),
        "reasons": life.write(
            "Korona-aika on jättänyt **palveluvajetta**.\n\n# Valmistelu\n\nToimialat valmistelivat."
        ),
        "appropriation": appropriation(),
        "presenter": {"name": "Sami Sarvilinna", "title": "kansliapäällikkö"},
        "further_information": [
            {"name": "Markus Kühn", "title": "strategiajohtaja"},
            {"name": "Mikko Rusama", "title": "digitalisaatiojohtaja"},
        ],
        "attachments": [{"number": n, "title": f"Liite {n} Esitys {n}"} for n in range(1, 8)],
        "informed": [life.own("Kaupunginkanslia"), life.own("Toimialat")],
        **changes,
    }


def opened(life: Life, number: int = 2935, **fields: Any) -> str:
    """A case with its register number, in a year whose earlier numbers and sections were given elsewhere."""
    life.do(
        "2021-01-04 08:00", "secretary", "note_given_elsewhere", series="HEL 2021", first=1, last=number - 1
    )
    life.do("2021-01-04 08:00", "secretary", "note_given_elsewhere", series="§ khs 2021", first=1, last=185)
    title = "Määrärahan myöntäminen kaupungin digitaalisten palvelujen uudistamiseen"
    given = {"title": title, "task_class": "02 02 02", **fields}
    return life.do("2021-01-11 09:00", "preparer", "open_case", **given).journal


def prepared(life: Life, case: str, body: str = "khs", **changes: Any) -> None:
    """The case is reviewed and ready for the city board, or another body."""
    life.do("2021-01-12 09:00", "preparer", "revise_proposal", case, proposal=proposal(life, **changes))
    groups = ["digijory", "kaupjory"]
    life.do("2021-01-13 09:00", "preparer", "request_reviews", case, groups=groups, due="2021-02-17")
    comment = life.write("Hankkeet täyttävät perusteet.")
    scores = {"recovery": 5, "capability": 4, "plan": 3, "shared": 4, "results": 5}
    reviews = (("2021-02-08", "digijory"), ("2021-02-18", "kaupjory"))
    for day, group in reviews:
        said = {"session": day, "verdict": "supports", "comment": comment, "scores": scores}
        life.do(f"{day} 15:00", "reviewer", "give_review", case, group=group, **said)
    own = {"prepared_by": "council"} if body == "kvsto" else {}
    life.do("2021-03-01 09:00", "presenter", "approve_for_agenda", case, body=body, **own)


def written_up() -> Life:
    """Two groups reviewed the case, and the session of one of them has its memo."""
    life = Life()
    case = opened(life)
    prepared(life, case)
    there: dict[str, Any] = {"chair": "Aino Aalto", "present": ["Bo Berg"], "cases": [case]}
    session = life.do("2021-02-08 15:00", "reviewer", "hold_session", group="digijory", **there).journal
    text = life.write("Keskusteltiin hankkeiden järjestyksestä.")
    life.do("2021-03-01 10:00", "reviewer", "write_up", session, text=text)
    return life


def tabled(life: Life, case: str) -> str:
    """The city board tables the case on 15.3.2021 as § 186, after an expert was heard."""
    meeting = life.do(
        "2021-03-01 10:00",
        "secretary",
        "call_meeting",
        body="khs",
        at="2021-03-15T14:00:00Z",
        place="Kaupungintalo",
    ).journal
    life.do("2021-03-02 10:00", "secretary", "place_item", meeting, case=case, item=10)
    life.do("2021-03-03 10:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-15 16:00", "secretary", "open_meeting", meeting, present=range(1, 16))
    expert = {"expert": "Mikko Rusama", "title": "digitalisaatiojohtaja"}
    life.do("2021-03-15 16:05", "secretary", "hear_expert", meeting, item=10, **expert)
    moved = {"proposed_by": "Mai Kivelä", "unanimous": True, "until": "next meeting"}
    life.do("2021-03-15 16:58", "secretary", "handle_item", meeting, item=10, outcome="tabled", **moved)
    life.do("2021-03-15 17:30", "secretary", "close_meeting", meeting)
    published(life, meeting, "2021-03-19", "2021-03-20")
    return meeting


def approved(life: Life, case: str, outcome: str = "approved", **fields: Any) -> str:
    """The city board handles the tabled case on 22.3.2021 as item 26, § 216."""
    series: dict[str, Any] = {"series": "§ khs 2021", "first": 187, "last": 215}
    life.do("2021-03-16 10:00", "secretary", "note_given_elsewhere", **series)
    called = {"body": "khs", "at": "2021-03-22T14:00:00Z"}
    meeting = life.do("2021-03-16 10:00", "secretary", "call_meeting", **called).journal
    life.do("2021-03-16 11:00", "secretary", "move_item", meeting, item=1, to=26)
    life.do("2021-03-16 11:00", "secretary", "send_agenda", meeting)
    life.do("2021-03-22 16:00", "secretary", "open_meeting", meeting, present=range(1, 15), deputies=[15])
    life.do("2021-03-22 16:10", "secretary", "handle_item", meeting, item=26, outcome=outcome, **fields)
    life.do("2021-03-22 17:00", "secretary", "close_meeting", meeting)
    published(life, meeting, "2021-03-24", "2021-03-26")
    return meeting


def item_ten(reasons: str = "") -> tuple[Life, str, str]:
    """A case as item 10 of a meeting that was called: the life, the case and the meeting."""
    life = Life()
    case = opened(life)
    changes: dict[str, Any] = {"reasons": life.write(reasons)} if reasons else {}
    prepared(life, case, **changes)
    call = {"body": "khs", "at": "2021-03-15T14:00:00Z", "place": "Kaupungintalo"}
    meeting = life.do("2021-03-01 10:00", "secretary", "call_meeting", **call).journal
    life.do("2021-03-02 10:00", "secretary", "place_item", meeting, case=case, item=10)
    return life, case, meeting


def published(life: Life, meeting: str, checked: str, published: str) -> None:
    life.do(f"{checked} 10:00", "secretary", "check_minutes", meeting, checkers=["Mai Kivelä", "jäsen 4"])
    life.do(f"{published} 10:00", "secretary", "publish_minutes", meeting)


def decided_alone(**changes: Any) -> Life:
    """The Chief Strategy Officer decides on 15.3.2021 and publishes it on 18.3."""
    life = Life()
    case = opened(life)
    clause = {"number": 1, "text": life.write("Strategiajohtaja päättää tilata selvityksen.")}
    written = proposal(life, clauses=[clause], **{"appropriation": None, **changes})
    life.do("2021-03-01 09:00", "preparer", "revise_proposal", case, proposal=written)
    life.do("2021-03-15 09:00", "officeholder", "decide_alone", case, body="strj")
    life.do("2021-03-18 09:00", "officeholder", "publish_decision", case, decision="strj-2021-1")
    return life


def certified() -> Life:
    """The same decision, which nobody challenged, with the certificate of its legal force."""
    life = decided_alone()
    case = life.order("officeholder_decision").journal
    life.do("2021-05-03 09:00", "registrar", "certify_force", case, decision="strj-2021-1")
    return life


def followed(life: Life, case: str) -> str:
    """Four quarters are reported: one report is late, one project spends too much, and the accounts close."""
    follow_up = f"{case}/khs-2021-216"
    projects = [(number, euros) for lines in DIVISIONS.values() for number, _, euros in lines]
    late, generous = projects[5][0], projects[8][0]
    for part, (period, month) in enumerate(QUARTERS.items(), start=1):
        for number, euros in projects:
            is_late = number == late and period == "2021Q2"
            share = 30 if number == generous else 20 + part
            goals = [
                {"goal": "palveluvaje pienenee", "status": "on_track"},
                {
                    "goal": "henkilöstö jaksaa",
                    "status": "at_risk",
                    "note": life.own("Paikkoja on täyttämättä."),
                },
            ]
            figures = {
                "spent": euros * share * part,
                "people": 150 * part,
                "goals": goals,
                "text": life.write(f"Hanke eteni kaudella {period}."),
            }
            if not is_late:
                said = {"project": number, "period": period}
                life.do(f"{month}-12 10:00", "owner", "give_report", follow_up, figures=figures, **said)
                over = number == generous and part == 4
                ground = life.own("Ylitys katetaan kanslian säästöistä.") if over else ""
                accepted = {**said, "with_overspend": over, "ground": ground}
                life.do(f"{month}-13 11:00", "controller", "accept_report", follow_up, **accepted)
        without = [late] if period == "2021Q2" else []
        when = "2021-08-10 12:00" if without else f"{month}-21 12:00"
        life.do(when, "controller", "consolidate_quarter", follow_up, period=period, without=without)
    text = life.write("Hankkeet saavuttivat tavoitteensa pääosin.")
    life.do("2022-03-10 12:00", "controller", "close_accounts", follow_up, text=text)
    return follow_up


def whole_life() -> Life:
    """From the opening over two meetings to the annual accounts."""
    life = Life()
    case = opened(life)
    prepared(life, case)
    tabled(life, case)
    approved(life, case)
    followed(life, case)
    return life
