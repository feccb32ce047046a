"""However the HTML of a published text was written, its words are read where they stand, or are unread."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.exchange.helsinki import Import, Unreadable, read, read_file
from models.record.proceedings import Proceedings
from models.record.recorded_motion import MotionResult
from tests.exchange.helsinki.published import about, published, section

PLAN = section("Päätös", "<p>Talvilautakunta päätti aloittaa lumityöt.</p>")


def beside(more: str) -> Import:
    """A decision with something beside it."""
    return read(published(PLAN + more))


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        (
            "<p>Ja <a href='https://lumi.example/a'>ohje <b>tässä</b> näin<br>rivi</a> loppu.</p>",
            ["Ja ohje tässä näin", "rivi (https://lumi.example/a) loppu."],
        ),
        (
            "<p>Ja <a href='https://lumi.example/'>https://lumi.example/</a>.</p>",
            ["Ja https://lumi.example/."],
        ),
        ("<p>Alku.</p><script>x()</script><template>y</template>", ["Alku."]),
        ("<ul>irrallinen<li>yksi</li></ul>", ["irrallinen\n\n- yksi"]),
        (
            "<table><caption>Saajat</caption><tr><td>yksi</td></tr><tr><td></td><td>kaksi</td></tr></table>",
            ["Saajat", "yksi", "kaksi"],
        ),
        ("<h4></h4><table></table><table><tr></tr></table><p>Alku.</p>", ["Alku."]),
    ],
)
def test_words_are_read_where_they_stand(html: str, texts: list[str]) -> None:
    found = read(published(section("Päätös", html)))
    assert [clause.text for clause in found.record.clauses] == texts
    assert (found.unread, found.findings) == ((), ())


def test_an_extract_goes_on_in_the_row_below_that_names_nobody() -> None:
    rows = "<tr><td>Hakija</td><td>Esitysteksti</td></tr><tr><td></td><td>Kartta</td></tr>"
    found = beside(about("OtteetOtsikko", "Otteet", f"<table>{rows}</table>"))
    assert [(one.to, one.papers) for one in found.record.extracts] == [("Hakija", ("Esitysteksti", "Kartta"))]


@pytest.mark.parametrize(
    ("more", "unread"),
    [
        (about("LisatiedotOtsikko", "Lisätiedot", "<p>Kysy 3 kertaa: huomenna, tai</p>"), "Kysy 3 kertaa"),
        (section("Eriävä mielipide", "<p>Ilman nimeä sanottu, joka on pitkä.</p>"), "Ilman nimeä sanottu"),
    ],
)
def test_what_names_nobody_is_told_as_unread(more: str, unread: str) -> None:
    (found,) = beside(more).unread
    assert found.startswith(unread)


def test_loose_words_between_paragraphs_belong_to_their_part() -> None:
    words = "<p>Bo Berg:</p>irrallinen <p>Sana.</p> häntä"
    proceedings = beside(section("Eriävä mielipide", words)).record.proceedings
    assert proceedings
    assert [one.text for one in proceedings.dissents] == ["irrallinen\n\nSana.\n\nhäntä"]


def test_a_list_of_one_decision_is_that_decision() -> None:
    decision = published(PLAN)
    assert read(b"[" + decision + b"]").record == read(decision).record


def test_a_text_in_which_nothing_stands_is_refused() -> None:
    raw = json.loads(published(PLAN))
    raw["Content"] = "<!-- ei mitään -->"
    with pytest.raises(Unreadable, match="its HTML is broken"):
        read(json.dumps(raw).encode())


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"puuttuu\.json"):
        read_file(tmp_path / "puuttuu.json")


def test_a_time_of_the_meeting_that_cannot_be_read_is_a_finding() -> None:
    meeting = {"MeetingID": "U1", "Name": "Talvilautakunta", "Location": "Lumitupa", "DateMeeting": "eilen"}
    found = read(published(PLAN, Meeting=meeting))
    assert found.record.sitting is None
    assert tuple(map(str, found.findings)) == ("The time of the meeting cannot be read: eilen.",)


def test_a_day_that_there_is_not_is_no_day() -> None:
    words = "<p>Talvilautakunta päätti 31.2.2030 § 3 mukaan panna asian pöydälle 31.2.2030 saakka.</p>"
    record = read(published(section("Päätös", words))).record
    assert (record.mentions, record.tabled) == ((), None)


def proceedings_of(html: str) -> Proceedings:
    """What a handling in this HTML tells."""
    found = beside(section("Käsittely", html)).record.proceedings
    assert found
    return found


@pytest.mark.parametrize(
    ("html", "remarks"),
    [
        ("<ul><li>yksi</li><li>kaksi</li></ul>", ("- yksi\n- kaksi",)),
        ("<p>Toivomusponnet</p>", ("Toivomusponnet",)),
        ("<p>Bo Berg jätti asiaan eriävän mielipiteen. Sää oli kylmä.</p>", ("Sää oli kylmä.",)),
        (
            "<p>Vaali: Jotakin muuta</p><p>Ehdokkaat: ei ääniä</p>",
            ("Vaali: Jotakin muuta", "Ehdokkaat: ei ääniä"),
        ),
    ],
)
def test_what_a_handling_says_beside_is_kept_as_a_remark(html: str, remarks: tuple[str, ...]) -> None:
    assert proceedings_of(html).remarks == remarks


def test_a_list_under_a_motion_belongs_to_it() -> None:
    html = "<p>Vastaehdotus:<br>Bo Berg: Muutetaan näin</p><ul><li>yksi</li></ul>"
    assert [motion.text for motion in proceedings_of(html).motions] == ["Muutetaan näin\n\n- yksi"]


def test_a_paragraph_may_tell_a_motion_its_end_and_the_weather() -> None:
    moved = "Bo Berg ehdotti, että työt alkavat. Ne alkavat heti."
    told = proceedings_of(f"<p>{moved} Ehdotus hyväksyttiin. Sää oli 1. Ja pimeä.</p>")
    assert [(one.text, one.result) for one in told.motions] == [
        ("työt alkavat Ne alkavat heti.", MotionResult.PASSED)
    ]
    assert told.remarks == ("Sää oli 1. Ja pimeä.",)


def test_of_two_promises_of_a_motion_the_second_is_kept_as_a_remark() -> None:
    promise = "Talvilautakunta hyväksyi seuraavan vastaehdotuksen:"
    told = proceedings_of(f"<p>{promise}</p><p>{promise}</p><p>Vastaehdotus:<br>Bo Berg: Ei.</p>")
    assert (told.remarks, [one.result for one in told.motions]) == ((promise,), [MotionResult.PASSED])


def test_a_title_of_the_draft_that_is_another_is_told_as_unread() -> None:
    raw = json.loads(published(PLAN, section("Päätösehdotus", "<p>Päätös on ehdotuksen mukainen.</p>")))
    title = '<div class="esitys"><h1 class="AsiaOtsikko">Muu otsikko</h1>'
    raw["Motion"] = raw["Motion"].replace('<div class="esitys">', title)
    assert [words for words in read(json.dumps(raw).encode()).unread if "Muu otsikko" in words]


def test_a_draft_may_stand_on_the_page_of_its_decision() -> None:
    proposal = beside(section("Päätösehdotus", "<p>Talvilautakunta päättää odottaa.</p>")).record.proposal
    assert proposal
    assert (proposal.texts, proposal.presenter) == (("Talvilautakunta päättää odottaa.",), None)


def test_the_one_copy_of_another_name_is_that_of_the_one_attachment_without_a_copy() -> None:
    listed = about("LiitteetOtsikko", "Liitteet", "<div>1 Kartta</div>")
    found = read(published(PLAN + listed, Attachments=[{"NativeId": "{2}", "Title": "Aivan muu nimi"}]))
    (attachment,) = found.record.attachments
    assert attachment.published
    assert (attachment.title, attachment.published.native_id, found.findings) == ("Kartta", "{2}", ())


def test_a_swedish_name_that_ends_in_s_is_its_own_genitive() -> None:
    words = "<p>Stadsstyrelsen godkände Jens Klass förslag.</p><p>Nämnden godkände Bo Bergs förslag.</p>"
    found = read(published(PLAN + section("Behandling", words), language="sv"))
    assert {each for each in map(str, found.findings) if "was made from" in each} == {
        "The name Jens Klass was made from Jens Klass.",
        "The name Bo Berg was made from Bo Bergs.",
    }
