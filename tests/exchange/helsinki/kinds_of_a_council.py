"""Invented decisions of a council: its votes, and the wishes that it carries beside what it decides."""

from __future__ import annotations

from models.law.outcome import Outcome
from tests.exchange.helsinki.whole import APPEAL, NONE, Paper, p, rows, vote

NAMES = (
    "Aino Aalto", "Bo Berg", "Cilla Cederlöf", "Daavid Dahl", "Eero Eskola", "Fia Frisk", "Gun Gran",
    "Heta Halla", "Iiro Ilmari", "Jani Jokinen", "Kaisa Kuusi", "Lauri Lahti", "Minna Mäkinen",
)  # fmt: skip
OTHERS = tuple(
    f"{one} {other}"
    for one in ("Oona", "Pia", "Risto", "Sini")
    for other in ["Aho", "Elo", "Hovi", "Ilo", "Jalo", "Kero", "Laine", "Mela", "Niva", "Oja", "Palo", "Rae"]
)
MOST, FEW = (*NAMES[4:], *OTHERS), NAMES[:4]
MOVES = "Valtuutettu {} ehdotti valtuutettu {} kannattamana"
OF_A_COUNCIL = {
    "a councillor's motion with a wish": Paper(
        p("Lumivaltuusto katsoi aloitteen loppuun käsitellyksi.")
        + p("Lisäksi lumivaltuusto hyväksyi toivomusponnen:", "Selvitetään ladut. (Bo Berg)"),
        Outcome.APPROVED,
        NONE,
        "council",
        p(
            MOVES.format("Bo Berg", "Gun Granin") + " hyväksyttäväksi seuraavan toivomusponnen:",
            "Selvitetään ladut.",
        )
        + p("Lumivaltuusto hyväksyi ensin kaupunginhallituksen ehdotuksen.")
        + vote(
            7,
            "Selvitetään ladut.",
            "Vastustaa",
            MOST,
            FEW,
            "Valtuutettu Bo Bergin toivomusponsi JAA, vastustus EI.",
        )
        + p("Lumivaltuusto hyväksyi valtuutettu Bo Bergin ehdottaman toivomusponnen."),
        p("Lumivaltuusto katsoo aloitteen loppuun käsitellyksi."),
        task="00 00 03",
    ),
    "noted with two wishes in rows": Paper(
        p("Lumivaltuusto merkitsi tiedoksi latujen kunnon.")
        + p("Lisäksi lumivaltuusto hyväksyi seuraavat kaksi toivomuspontta:")
        + rows(("1", "Selvitetään ladut. (Bo Berg)"), ("2", "Selvitetään mäet. (Eero Eskola)")),
        Outcome.NOTED,
        NONE,
        "council",
        p(MOVES.format("Bo Berg", "Gun Granin") + " hyväksyttäväksi seuraavan toivomusponnen:")
        + rows(("", "Selvitetään ladut."))
        + p(MOVES.format("Eero Eskola", "Gun Granin") + " hyväksyttäväksi seuraavan toivomusponnen:")
        + rows(("", "Selvitetään mäet."))
        + p("Lumivaltuusto merkitsi ensin yksimielisesti tiedoksi latujen kunnon.")
        + p("Lumivaltuusto hyväksyi yksimielisesti valtuutettu Bo Bergin ehdottaman toivomusponnen.")
        + p("Lumivaltuusto hyväksyi yksimielisesti valtuutettu Eero Eskolan ehdottaman toivomusponnen."),
        p("Lumivaltuusto merkitsee tiedoksi latujen kunnon."),
        task="00 00 03",
    ),
    "seven votes of a council": Paper(
        p("Lumivaltuusto hyväksyi aurausreitit.", "Lisäksi lumivaltuusto hyväksyi seuraavat toivomusponnet:")
        + rows(("1", "Ladut. (Eero Eskola)"), ("2", "Luistimet. (Gun Gran)")),
        Outcome.APPROVED_BY_VOTE,
        APPEAL,
        "council",
        p(MOVES.format("Aino Aalto", "Bo Bergin") + ", että asia palautetaan uudelleen valmisteltavaksi.")
        + vote(1, "Asian käsittelyä jatketaan", "Valtuutettu Aino Aallon palautusehdotus", MOST, FEW)
        + p("Lumivaltuusto päätti jatkaa käsittelyä.")
        + p(MOVES.format("Bo Berg", "Aino Aallon") + ", että kujat jätetään.")
        + p(MOVES.format("Cilla Cederlöf", "Gun Granin") + ", että kadut jätetään.")
        + p(MOVES.format("Daavid Dahl", "Fia Friskin") + ", että pihat jätetään.")
        + vote(2, "Bo Bergin vastaehdotus", "Cilla Cederlöfin vastaehdotus", MOST, FEW)
        + p("Lumivaltuusto hyväksyi valtuutettu Bo Bergin vastaehdotuksen.")
        + vote(3, "Bo Bergin vastaehdotus", "Daavid Dahlin vastaehdotus", FEW, MOST)
        + p("Lumivaltuusto hyväksyi valtuutettu Daavid Dahlin vastaehdotuksen.")
        + vote(4, "Kaupunginhallituksen ehdotus", "Daavid Dahlin vastaehdotus", MOST, FEW)
        + p("Lumivaltuusto hyväksyi kaupunginhallituksen ehdotuksen.")
        + p(
            MOVES.format("Eero Eskola", "Fia Friskin") + " hyväksyttäväksi seuraavan toivomusponnen:",
            "Ladut.",
        )
        + p(MOVES.format("Fia Frisk", "Gun Granin") + " hyväksyttäväksi seuraavan toivomusponnen:", "Mäet.")
        + p(
            MOVES.format("Gun Gran", "Heta Hallan") + " hyväksyttäväksi seuraavan toivomusponnen:",
            "Luistimet.",
        )
        + vote(5, "Ladut.", "Vastustaa", MOST, FEW)
        + p("Lumivaltuusto hyväksyi valtuutettu Eero Eskolan ehdottaman toivomusponnen.")
        + vote(6, "Mäet.", "Vastustaa", FEW, MOST)
        + p("Lumivaltuusto ei hyväksynyt valtuutettu Fia Friskin ehdottamaa toivomuspontta.")
        + vote(7, "Luistimet.", "Vastustaa", MOST, FEW)
        + p("Lumivaltuusto hyväksyi valtuutettu Gun Granin ehdottaman toivomusponnen."),
    ),
}
