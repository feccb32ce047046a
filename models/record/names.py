"""What stages, outcomes and deadlines are called in Finnish, as vocabulary has them."""

from models.law.deadline import DeadlineKind
from models.law.outcome import Outcome
from models.matter.stage import Stage

STAGES = {
    Stage.PREPARATION: "valmistelussa",
    Stage.READY: "hyväksytty esityslistalle",
    Stage.ON_AGENDA: "esityslistalla",
    Stage.TABLED: "pöydällä",
    Stage.DECIDED: "päätetty",
    Stage.FOLLOW_UP: "seurannassa",
    Stage.CLOSED: "päättynyt",
}

OUTCOMES = {
    Outcome.APPROVED: "hyväksyttiin ehdotuksen mukaan",
    Outcome.APPROVED_BY_VOTE: "hyväksyttiin äänestyksen jälkeen",
    Outcome.APPROVED_REVISED: "hyväksyttiin esittelijän muuttaman ehdotuksen mukaan",
    Outcome.APPROVED_AMENDED: "hyväksyttiin muutettuna",
    Outcome.REJECTED: "hylättiin",
    Outcome.NOTED: "merkittiin tiedoksi",
    Outcome.RETURNED: "palautettiin uudelleen valmisteltavaksi",
    Outcome.REMOVED: "poistettiin esityslistalta",
    Outcome.TABLED: "pantiin pöydälle",
    Outcome.ELECTED: "toimitettiin vaali",
    Outcome.WITHDRAWN: "vedettiin pois",
}

DEADLINES = {
    DeadlineKind.SUMMONS: "esityslistan lähettäminen",
    DeadlineKind.REVIEW: "lausunto",
    DeadlineKind.SERVICE: "tiedoksisaanti",
    DeadlineKind.CLAIM: "oikaisuvaatimusaika päättyy",
    DeadlineKind.APPEAL: "valitusaika päättyy",
    DeadlineKind.FINAL: "lainvoima",
    DeadlineKind.REPORT: "seurantaraportti",
    DeadlineKind.REMINDER: "muistutus",
}
