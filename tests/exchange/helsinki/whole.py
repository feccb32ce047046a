"""Invented decisions of Helsinki's form, each whole: decision, handling, appeal, proposal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from models.law.outcome import Outcome
from tests.exchange.helsinki.published import about, published, section

CLAIM = (
    "<h4>OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI</h4><p>Oikaisuvaatimus on tehtävä 14 päivän kuluessa.</p>"
    "<p>Viranomainen, jolle oikaisuvaatimus tehdään, on {to}.</p>"
)
APPEAL = (
    "<h4>VALITUSOSOITUS</h4><p>Tähän päätökseen haetaan muutosta kunnallisvalituksella.</p>"
    "<p>Kunnallisvalitus on tehtävä 30 päivän kuluessa.</p>"
    "<p>Kunnallisvalitus tehdään Helsingin hallinto-oikeudelle.</p>"
)
PERMIT = APPEAL.replace("kunnallisvalituksella", "hallintovalituksella").replace(
    "Kunnallisvalitus", "Valitus"
)
MARKET = (
    "<h4>OHJEET HANKINTAOIKAISUN TEKEMISEKSI</h4><p>Oikaisua on vaadittava 14 päivän kuluessa.</p>"
    "<p>Valitus tehdään markkinaoikeudelle.</p>"
)
NONE = "<h4>MUUTOKSENHAKUKIELTO</h4><p>Sovellettava lainkohta: Kuntalaki 136 §</p>"
NONE_SV = "<h4>FÖRBUD MOT SÖKANDE AV ÄNDRING</h4><p>Tillämpat lagrum: 136 § i kommunallagen</p>"
BODIES = {
    "council": {"Name": "Lumivaltuusto", "ID": "02900", "TypeId": "1"},
    "board": {"Name": "Lumihallitus", "ID": "00400", "TypeId": "2"},
    "committee": {"Name": "Talvilautakunta", "ID": "U9", "TypeId": "5"},
    "section": {"Name": "Kulttuuri- ja vapaa-aikalautakunnan hiihtojaosto", "ID": "U48", "TypeId": "4"},
    "officeholder": {
        "Name": "Lumipäällikkö",
        "ID": "U9VH1",
        "TypeId": "12",
        "Sector": {"SectorID": "U1", "Sector": "Keskushallinto"},
    },
}
TITLE = "Lumitöiden aikataulu"


def p(*lines: str) -> str:
    """Paragraphs."""
    return "".join(f"<p>{line}</p>" for line in lines)


def rows(*cells: Sequence[str]) -> str:
    """A table without a header."""
    inner = "".join(
        "<tr>" + "".join(f"<td><div>{cell}</div></td>" for cell in row) + "</tr>" for row in cells
    )
    return f"<div><table><tbody>{inner}</tbody></table></div>"


def vote(number: int, yes: str, no: str, ayes: Sequence[str], noes: Sequence[str], question: str = "") -> str:
    """A vote by names."""
    return (
        f"<h4>{number} äänestys</h4>{p(question) if question else ''}"
        f"<p>JAA-ehdotus: {yes}<br>EI-ehdotus: {no}</p>"
        f"<p>Jaa-äänet: {len(ayes)}<br>{', '.join(ayes)}</p><p>Ei-äänet: {len(noes)}<br>{', '.join(noes)}</p>"
    )


@dataclass(frozen=True)
class Paper:
    """What a decision of one kind says, and what became of it. Without a `draft` it is as proposed."""

    decided: str
    outcome: Outcome
    appeal: str = CLAIM.format(to="Talvilautakunta")
    by: str = "committee"
    handling: str = ""
    draft: str = ""
    title: str = TITLE
    task: str = "10 05 03"
    heading: str = "Päätös"
    dissent: str = ""
    previous: Sequence[dict[str, Any]] = ()
    swedish: bool = False
    untold: Sequence[str] = field(default=())
    """What the record does not tell."""

    def raw(self) -> bytes:
        """The decision as it is published."""
        alone = self.by == "officeholder"
        words = _SWEDISH if self.swedish else _FINNISH
        content = section(words[self.heading], self.decided)
        content += section(words["Perustelut"], p("Lunta tuli.")) if alone else ""
        content += section(words["Käsittely"], self.handling) if self.handling else ""
        content += section("Eriävä mielipide", self.dissent) if self.dissent else ""
        content += "" if alone else about("EsittelijaTiedot", words["Esittelijä"], _presenter(self.by))
        content += about("MuutoksenhakuOtsikko", words["Muutoksenhaku"], self.appeal)
        draft = self.draft or p(words["Sama"])
        motion = section(words["Ehdotus"], draft) + section(words["Syyt"], p("Lunta tulee."))
        motion += about("EsittelijaTiedot", words["Esittelijä"], _presenter(self.by))
        motion += about("MuutoksenhakuOtsikko", words["Muutoksenhaku"], p(self._instructions()))
        more: dict[str, Any] = {
            "Title": self.title,
            "ClassificationCode": self.task,
            "Organization": BODIES[self.by],
            "PreviousDecisions": list(self.previous),
        }
        if alone:
            more |= {"Meeting": None, "DateDecision": "2030-01-15"}
        raw = published(content, "" if alone else motion, language="sv" if self.swedish else "fi", **more)
        given = json.loads(raw)
        given["Content"] = given["Content"].replace("T 02 02 02", f"T {self.task}").replace(TITLE, self.title)
        return json.dumps(given).encode()

    def _instructions(self) -> str:
        """The appeal of what was proposed, by its name alone."""
        put_off = self.outcome in (Outcome.TABLED, Outcome.WITHDRAWN, Outcome.REMOVED)
        named = {
            NONE: "Muutoksenhakukielto",
            APPEAL: "Kunnallisvalitus",
            PERMIT: "Hallintovalitus",
            MARKET: "Hankintaoikaisu",
        }
        return "Oikaisuvaatimusohje" if put_off else named.get(self.appeal, "Oikaisuvaatimusohje")


_FINNISH = {
    "Päätös": "Päätös", "Lausunto": "Lausunto", "Esitys": "Esitys", "Perustelut": "Päätöksen perustelut",
    "Käsittely": "Käsittely", "Esittelijä": "Esittelijä", "Muutoksenhaku": "Muutoksenhaku",
    "Ehdotus": "Päätösehdotus", "Syyt": "Esittelijän perustelut", "Sama": "Päätös on ehdotuksen mukainen.",
}  # fmt: skip
_SWEDISH = {
    "Päätös": "Beslut", "Perustelut": "Motivering", "Käsittely": "Behandling", "Esittelijä": "Föredragande",
    "Muutoksenhaku": "Sökande av ändring", "Ehdotus": "Beslutsförslag", "Syyt": "Föredragandens motivering",
    "Sama": "Beslutet stämmer överens med förslaget.",
}  # fmt: skip


def _presenter(by: str) -> str:
    return (
        "<div></div><div>Lumihallitus</div>"
        if by == "council"
        else "<div>lumijohtaja</div><div>Eero Eskola</div>"
    )
