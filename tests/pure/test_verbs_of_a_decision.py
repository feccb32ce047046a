"""A proposal's verbs are put in the past where they are the body's, and nowhere else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.base.language import Language
from models.matter.verbs import decided, kept_as_given

CASES: list[tuple[Language, str, str]] = [
    ("fi", "Kaupunginhallitus päättää myöntää rahan.", "Kaupunginhallitus päätti myöntää rahan."),
    ("fi", "Samalla kaupunginhallitus valtuuttaa hänet.", "Samalla kaupunginhallitus valtuutti hänet."),
    (
        "fi",
        "Kaupunginhallitus merkitsee asian tiedoksi ja kehottaa toimialaa.",
        "Kaupunginhallitus merkitsi asian tiedoksi ja kehotti toimialaa.",
    ),
    (
        "fi",
        "Kaupunginhallitus päättää hyväksyä ja antaa lausunnon.",
        "Kaupunginhallitus päätti hyväksyä ja antaa lausunnon.",
    ),
    (
        "fi",
        "Kaupunginhallitus edellyttää, että hanke antaa raportin ja esittää tulokset.",
        "Kaupunginhallitus edellytti, että hanke antaa raportin ja esittää tulokset.",
    ),
    ("fi", "Hanke, jonka kaupunginhallitus hyväksyy.", "Hanke, jonka kaupunginhallitus hyväksyy."),
    ("fi", "Kun kaupunginhallitus hyväksyy sen.", "Kun kaupunginhallitus hyväksyy sen."),
    ("en", "Further, the City Board urges it.", "Further, the City Board urged it."),
    ("fi", "Kaupunginhallituksen jaosto päättää.", "Kaupunginhallituksen jaosto päättää."),
    ("fi", "Rahaa on 10,0 milj. euroa. Työ edellyttää.", "Rahaa on 10,0 milj. euroa. Työ edellyttää."),
    (
        "fi",
        "Kaupunginhallitus\n\n- myöntää eron ja\n- valitsee jäsenen.\n",
        "Kaupunginhallitus\n\n- myönsi eron ja\n- valitsi jäsenen.\n",
    ),
    (
        "fi",
        "1. Kaupunginhallitus toteaa sen.\n2. Työ jatkuu.",
        "1. Kaupunginhallitus totesi sen.\n2. Työ jatkuu.",
    ),
    ("sv", "Stadsstyrelsen beslutar bevilja.", "Stadsstyrelsen beslutade bevilja."),
    ("sv", "Samtidigt uppmanar stadsstyrelsen sektorn.", "Samtidigt uppmanade stadsstyrelsen sektorn."),
    ("en", "The City Board decides to grant it.", "The City Board decided to grant it."),
]
NAMES: dict[Language, str] = {"fi": "kaupunginhallitus", "sv": "stadsstyrelsen", "en": "City Board"}
WORDS = [
    *("Kaupunginhallitus", "kaupunginhallitus", "päättää", "antaa", "myöntää", "hanke", "ja", "että"),
    *(".", ",", "\n", "\n\n", "- ", "1. ", "Samalla", "10,0 milj."),
]


@pytest.mark.parametrize(("language", "proposed", "resolved"), CASES)
def test_a_verb_of_the_body_is_put_in_the_past(language: Language, proposed: str, resolved: str) -> None:
    assert decided(proposed, NAMES[language], language) == resolved


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_what_is_in_the_past_stays_as_it_is(text: str) -> None:
    once = decided(text, NAMES["fi"], "fi")
    assert decided(once, NAMES["fi"], "fi") == once


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_nothing_but_listed_verbs_changes(text: str) -> None:
    past = {"päätti": "päättää", "antoi": "antaa", "myönsi": "myöntää"}
    back = re.sub("|".join(past), lambda found: past[found[0]], decided(text, NAMES["fi"], "fi"))
    assert back == text


@given(st.text())
def test_a_text_without_the_body_stays_as_it_is(text: str) -> None:
    if "kaupunginhallitus" not in text.lower():
        assert decided(text, NAMES["fi"], "fi") == text


@pytest.mark.parametrize(
    ("language", "name", "proposed", "decided_so"),
    [
        (
            "fi",
            "kunnanhallitus",
            "Sarvijoen kunnanhallitus päättää hankkia.",
            "Sarvijoen kunnanhallitus päätti hankkia.",
        ),
        (
            "fi",
            "sosiaali- ja terveyslautakunta",
            "Lautakunta päättää antaa luvan.",
            "Lautakunta päätti antaa luvan.",
        ),
        ("fi", "kunnanvaltuusto", "Valtuusto hyväksyy kaavan.", "Valtuusto hyväksyi kaavan."),
        ("fi", "kunnanvaltuusto", "Valtuustoryhmä päättää hankkia.", "Valtuustoryhmä päättää hankkia."),
        (
            "sv",
            "bildningsnämnden",
            "Nämnden beslutar bevilja bidraget.",
            "Nämnden beslutade bevilja bidraget.",
        ),
        ("en", "Municipal Board", "The Board approves the plan.", "The Board approved the plan."),
        (
            "fi",
            "elinvoima- ja tekninen lautakunta",
            "Elinvoima- ja tekninen lautakunta myy tontin.",
            "Elinvoima- ja tekninen lautakunta myi tontin.",
        ),
        (
            "fi",
            "Tarkastuslautakunta",
            "Samalla tarkastuslautakunta vaatii selvityksen.",
            "Samalla tarkastuslautakunta vaati selvityksen.",
        ),
        ("sv", "kommunstyrelsen", "Kommunstyrelsen antar planen.", "Kommunstyrelsen antog planen."),
        (
            "sv",
            "livskrafts- och tekniska nämnden",
            "Samtidigt beviljar livskrafts- och tekniska nämnden bidraget.",
            "Samtidigt beviljade livskrafts- och tekniska nämnden bidraget.",
        ),
        (
            "fi",
            "tekninen lautakunta",
            "Lautakunta päättää, että työ alkaa 1.6., ja kehottaa johtajaa tilaamaan sen.",
            "Lautakunta päätti, että työ alkaa 1.6., ja kehotti johtajaa tilaamaan sen.",
        ),
        (
            "sv",
            "nämnden",
            "Nämnden beslutar att arbetet inleds 1.6, och uppmanar direktören att beställa det.",
            "Nämnden beslutade att arbetet inleds 1.6, och uppmanade direktören att beställa det.",
        ),
    ],
)
def test_a_body_goes_by_its_full_name_and_by_what_it_is(
    language: Language, name: str, proposed: str, decided_so: str
) -> None:
    assert decided(proposed, name, language) == decided_so


def test_the_words_of_a_statement_stay_as_they_are_given() -> None:
    proposed = (
        "Lautakunta antaa seuraavan lausunnon:\n\nLautakunta pitää hanketta hyvänä. Lautakunta puoltaa sitä."
    )
    told = decided(proposed, "sivistyslautakunta", "fi")
    assert told == proposed.replace("antaa", "antoi")


KEPT: list[tuple[Language, str, list[tuple[str, bool]]]] = [
    (
        "fi",
        "kaupunginhallitus",
        [
            ("Kaupunginhallitus antaa ministeriölle seuraavan lausunnon:", False),
            ("Kaupunginhallitus pitää hanketta hyvänä.", True),
            ("Lisäksi kaupunginhallitus toteaa, että se maksaa.", True),
            ("Samalla kaupunginhallitus kehottaa toimialaa toimiin.", False),
            ("Kaupunginhallitus toteaa vielä tämän.", False),
        ],
    ),
    (
        "fi",
        "talvilautakunta",
        [
            ("Talvilautakunta päättää antaa asiasta seuraavan lausunnon.", False),
            ("Lautakunta puoltaa aloitetta.", True),
        ],
    ),
    (
        "fi",
        "talvilautakunta",
        [
            ("Talvilautakunta antaa jaostolle puoltavan lausunnon latusuunnitelmasta.", False),
            ("Lautakunta edellyttää, että ladut valmistuvat ajoissa.", True),
            ("Lisäksi talvilautakunta lausuu suunnitelmasta seuraavaa:", True),
            ("Talvilautakunta painottaa kustannuksia.", True),
        ],
    ),
    (
        "fi",
        "kaupunginhallitus",
        [
            ("Kaupunginhallitus päättää, että päätös pannaan täytäntöön seuraavasti:", False),
            ("Kaupunginhallitus kehottaa lautakuntia toimiin.", True),
            ("Lisäksi kaupunginhallitus toteaa, että ohjelmia on neljä.", False),
        ],
    ),
    (
        "sv",
        "stadsstyrelsen",
        [
            ("Stadsstyrelsen ger följande utlåtande:", False),
            ("Stadsstyrelsen anser att projektet är bra.", True),
            ("Stadsstyrelsen beslutar justera protokollet genast.", False),
        ],
    ),
    (
        "fi",
        "kaupunginhallitus",
        [("Kaupunginhallitus pyytää lausunnon.", False), ("Kaupunginhallitus toteaa sen.", False)],
    ),
    (
        "fi",
        "kaupunginhallitus",
        [
            ("Kaupunginhallitus edellyttää, että lautakunta antaa asiasta lausunnon.", False),
            ("Kaupunginhallitus toteaa, että asia on kiireellinen.", False),
        ],
    ),
    (
        "fi",
        "kaupunginhallitus",
        [
            ("Kaupunginhallitus antaa seuraavan lausunnon:", False),
            ("Kaupunginhallitus katsoo, että hanke on hyvä.", True),
            ("Kaupunginhallitus myöntää sille avustuksen.", False),
            ("Kaupunginhallitus toteaa sen.", False),
        ],
    ),
]


@pytest.mark.parametrize(("language", "body", "clauses"), KEPT)
def test_what_is_only_announced_stays_as_it_is_given(
    language: Language, body: str, clauses: list[tuple[str, bool]]
) -> None:
    texts = [text for text, _ in clauses]
    assert kept_as_given(texts, body, language) == tuple(kept for _, kept in clauses)
