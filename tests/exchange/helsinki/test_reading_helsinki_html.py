"""However the HTML of a published text was written, its words are read where they stand, or are unread."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.exchange.helsinki import Import, Unreadable, read, read_file
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
    assert found.findings == ("The time of the meeting cannot be read: eilen.",)


def test_a_day_that_there_is_not_is_no_day() -> None:
    words = "<p>Talvilautakunta päätti 31.2.2030 § 3 mukaan panna asian pöydälle 31.2.2030 saakka.</p>"
    record = read(published(section("Päätös", words))).record
    assert (record.mentions, record.tabled) == ((), None)
