"""Invented decisions of the kinds that a city makes."""

from __future__ import annotations

from models.law.outcome import Outcome
from tests.exchange.helsinki.kinds_of_a_council import NAMES, OF_A_COUNCIL
from tests.exchange.helsinki.whole import (
    APPEAL,
    BODIES,
    CLAIM,
    MARKET,
    NONE,
    NONE_SV,
    PERMIT,
    TITLE,
    Paper,
    p,
    rows,
    vote,
)

PLAN = p("Talvilautakunta päättää hyväksyä aurausreitit.")
SNOW = p("Talvilautakunta päätti hyväksyä aurausreitit.")
MOVED = p("Vastaehdotus:<br>Bo Berg: Kujat aurataan.", "Kannattaja: Aino Aalto")
YES, NO = NAMES[4:], NAMES[:4]
COUNTER = vote(1, "Esityksen mukaan", "Kujat aurataan.", YES, NO)
KINDS = {
    **OF_A_COUNCIL,
    "grants in a table": Paper(
        p("Talvilautakunta päätti jakaa avustukset seuraavasti:")
        + rows(("Saaja", "euroa"), ("Kinos ry", "1 500"), ("Nuoska rf", "0"))
        + p("Lisäksi talvilautakunta päätti, että ne maksetaan keväällä."),
        Outcome.APPROVED,
    ),
    "grants of a section": Paper(
        p("Kulttuuri- ja vapaa-aikalautakunnan hiihtojaosto")
        + "<ol><li>varasi latuihin 300 euroa</li><li>myönsi Kinos ry:lle 200 euroa</li></ol>",
        Outcome.APPROVED,
        CLAIM.format(to="Kulttuuri- ja vapaa-aikalautakunta"),
        "section",
    ),
    "a permit": Paper(
        p("Talvilautakunta päätti hyväksyä poikkeamishakemuksen."),
        Outcome.APPROVED,
        PERMIT,
        title="Poikkeamishakemus lumilinnasta",
        task="10 04 01",
    ),
    "a claim refused": Paper(
        p("Talvilautakunta päätti hylätä Kinos ry:n oikaisuvaatimuksen."),
        Outcome.REJECTED,
        APPEAL,
        title="Oikaisuvaatimus lumipäällikön päätökseen 3.1.2030 § 4",
        task="00 01 02",
    ),
    "a claim not examined": Paper(
        p("Talvilautakunta päätti jättää tutkimatta ********** oikaisuvaatimuksen myöhässä tehtynä."),
        Outcome.REJECTED,
        APPEAL,
        title="Oikaisuvaatimus lumipäällikön päätöksestä 3.1.2030 § 4",
    ),
    "a claim accepted, the matter sent back": Paper(
        p("Talvilautakunta päätti kumota päätöksen ja palauttaa asian uudelleen valmisteltavaksi."),
        Outcome.APPROVED,
        APPEAL,
        title="Kinos ry:n oikaisuvaatimus avustuspäätöksestä",
    ),
    "members elected in a table": Paper(
        p("Lumivaltuusto päätti valita lautakuntaan jäsenet ja heidän varajäsenensä seuraavasti:")
        + rows(("Jäsen", "Varajäsen"), ("Aino Aalto", "Bo Berg"), ("Cilla Cederlöf", "Daavid Dahl"))
        + p("Lisäksi lumivaltuusto tarkasti pöytäkirjan tämän asian osalta heti."),
        Outcome.ELECTED,
        APPEAL,
        "council",
    ),
    "a name that a member proposed": Paper(
        p("Lumivaltuusto päätti valita varajäsenet seuraavasti:")
        + rows(("1.", "Bo Berg"), ("2.", "Gun Gran")),
        Outcome.ELECTED,
        APPEAL,
        "council",
        p("Lumivaltuusto valitsi yksimielisesti Eero Eskolan ehdotuksesta varajäseneksi Gun Granin."),
        p("Lumivaltuusto päättää valita varajäsenet seuraavasti:") + rows(("1.", "Bo Berg"), ("2.", "")),
    ),
    "a purchase after tenders": Paper(
        p("Talvilautakunta päätti valita toimittajaksi Aura Oy:n.", "Kola Oy suljettiin tarjouskilpailusta."),
        Outcome.APPROVED,
        MARKET,
        title="Aurojen hankinta",
        task="02 08 01 00",
    ),
    "a counter-proposal nobody was against": Paper(
        SNOW + p("Talvilautakunta edellyttää, että kujat aurataan."),
        Outcome.APPROVED_AMENDED,
        handling=p("Talvilautakunta hyväksyi yksimielisesti seuraavan vastaehdotuksen:") + MOVED,
        draft=PLAN,
    ),
    "a change in one sentence": Paper(
        SNOW + p("Kujat aurataan."),
        Outcome.APPROVED_AMENDED,
        handling=p("Talvilautakunta päätti yksimielisesti Bo Bergin ehdotuksesta lisätä päätökseen kujat."),
        draft=PLAN,
    ),
    "a counter-proposal that won": Paper(
        SNOW + p("Kujat aurataan."),
        Outcome.APPROVED_AMENDED,
        handling=MOVED
        + vote(1, "Esityksen mukaan", "Kujat aurataan.", NO, YES)
        + p(
            "Talvilautakunta päätti äänestyksin 4 - 9 hyväksyä Bo Bergin vastaehdotuksen mukaisesti muutetun "
            "ehdotuksen."
        ),
        draft=PLAN,
    ),
    "a dissent under its own heading": Paper(
        SNOW,
        Outcome.APPROVED_BY_VOTE,
        handling=MOVED
        + COUNTER
        + p("Esittelijän ehdotus jäi voimaan äänin 9-4.", "Eriävä mielipide: Bo Berg"),
        dissent=p("Bo Berg: Kujat jäävät lumeen."),
    ),
    "changed by its presenter": Paper(
        SNOW + p("Kujat aurataan."),
        Outcome.APPROVED_REVISED,
        handling=p("Esittelijä muutti ehdotustaan seuraavasti:", "Lisätään: Kujat aurataan."),
        draft=PLAN,
    ),
    "taken back by its presenter": Paper(
        p("Talvilautakunta päätti poistaa asian esityslistalta."),
        Outcome.WITHDRAWN,
        NONE,
        handling=p("Merkittiin, että esittelijä veti ehdotuksensa pois ja asia poistettiin esityslistalta."),
        draft=PLAN,
    ),
    "taken off the agenda": Paper(p("Asia poistettiin esityslistalta."), Outcome.REMOVED, NONE, draft=PLAN),
    "tabled, nobody says on whose motion": Paper(
        p("Talvilautakunta päätti panna asian pöydälle."),
        Outcome.TABLED,
        NONE,
        handling=p("Talvilautakunta päätti yksimielisesti panna asian pöydälle."),
        draft=PLAN,
        untold=("motions[1].mover",),
    ),
    "tabled by a vote": Paper(
        p("Talvilautakunta päätti panna asian pöydälle viikoksi."),
        Outcome.TABLED,
        NONE,
        handling=p("Pöydällepanoehdotus:<br>Bo Berg: Pyydän tämän odottamaan.", "Kannattaja: Aino Aalto")
        + vote(1, "Asian käsittelyä jatketaan", "Asia pannaan pöydälle", NO, YES)
        + p("Talvilautakunta päätti äänin 9 - 4 panna asian pöydälle viikoksi."),
        draft=PLAN,
    ),
    "seconded, no more": Paper(SNOW, Outcome.APPROVED, handling=MOVED, untold=("motions[1].result",)),
    "a plan handled every year": Paper(
        p("Talvilautakunta hyväksyi vuosisuunnitelman."),
        Outcome.APPROVED,
        NONE,
        task="00 01 01",
        previous=[
            {
                "NativeId": "{8}",
                "Title": TITLE,
                "CaseIDLabel": "HEL 2030-000123",
                "Organization": BODIES["committee"],
            }
        ]
        * 9,
    ),
    "a statement in several paragraphs": Paper(
        p(
            "Talvilautakunta antoi lumivaltuustolle seuraavan lausunnon:",
            "Talvilautakunta pitää latuja tarpeellisina.",
            "Lautakunta toteaa, että lunta riittää.",
        ),
        Outcome.APPROVED,
        NONE,
        task="00 00 03",
    ),
    "an officeholder's refusal to examine": Paper(
        p("Lumipäällikkö päätti jättää tutkimatta ********** vaatimuksen."),
        Outcome.REJECTED,
        CLAIM.format(to="Helsingin kaupunginhallitus"),
        "officeholder",
    ),
    "tabled in Swedish": Paper(
        p("Talvilautakunta beslutade bordlägga ärendet."),
        Outcome.TABLED,
        NONE_SV,
        handling=p("Talvilautakunta beslutade enhälligt bordlägga ärendet på förslag av Bo Berg."),
        draft=p("Talvilautakunta beslutar godkänna planen."),
        swedish=True,
    ),
    "an officeholder's delegation": Paper(
        p("Lumipäällikkö siirtää aurausta koskevan toimivaltansa aurausmestarille."),
        Outcome.APPROVED,
        NONE,
        "officeholder",
        task="00 01 00",
    ),
    "a sale of tobacco": Paper(
        p("Lumipäällikkö päätti myöntää mäenlaskukioskille vähittäismyyntiluvan."),
        Outcome.APPROVED,
        PERMIT,
        "officeholder",
        title="Kioskin hakemus",
        task="11 02 04",
    ),
    "an officeholder's statement": Paper(
        p("Lumipäällikkö antoi ministeriölle seuraavan lausunnon."),
        Outcome.APPROVED,
        NONE,
        "officeholder",
        title="Lausunto lumesta",
        task="03 00 00",
    ),
    "tabled for three weeks": Paper(
        p("Talvilautakunta päätti panna asian kolmeksi viikoksi pöydälle."),
        Outcome.TABLED,
        NONE,
        handling=p("Asia pantiin yksimielisesti pöydälle kolmeksi viikoksi Bo Bergin ehdotuksesta."),
        draft=PLAN,
    ),
    "a clause that its presenter took out": Paper(
        SNOW,
        Outcome.APPROVED_REVISED,
        handling=p(
            "Esittelijän muutetun ehdotuksen mukaan.",
            "Esittelijä poisti ehdotuksensa toisen kappaleen: Kujat aurataan.",
        ),
        draft=PLAN + p("Talvilautakunta päättää jättää kujat lumeen."),
    ),
}
