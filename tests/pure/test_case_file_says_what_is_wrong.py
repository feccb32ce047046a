"""Each error of a case file has its line, a sentence and, where one can be given, a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.case_file.finding import BadCaseFile
from app.case_file.reader import read
from tests.support.case_files import GOOD, changed, found, line_of, only, save, script

MEETING = "call meeting: 2021-01-25 16:00"

FAULTS = {
    "wrong total": ("total: 300", "total: 310", "The divisions make €300", "The difference is €10"),
    "wrong share": ("amount: 200", "amount: 210", "The projects of Sote make €200", "The difference is €10"),
    "comma in an amount": (
        "total: 300",
        "total: 300,000",
        "300,000 may mean thousands or decimals; write 300 000 if thousands",
        "",
    ),
    "comma between braces": (
        "{amount: 150,",
        "{amount: 1,500,",
        "'500' stands alone after a comma.",
        "3 200 000",
    ),
    "project twice": ("        2002:", "        2001:", "'2001' stands twice; it stands on line", ""),
    "project of two divisions": (
        "2002: {amount: 50",
        "1001: {amount: 50",
        "The project 1001 stands twice",
        "",
    ),
    "unknown outcome": (
        "outcome: approved",
        "outcome: aproved",
        "There is no outcome 'aproved'.",
        "'approved'",
    ),
    "unknown key": ("title: Koe", "titel: Koe", "A case file has no key 'titel'.", "'title'"),
    "unknown role": (
        "preparer: open case",
        "preparar: open case",
        "There is no role 'preparar'.",
        "'preparer'",
    ),
    "unknown act": ("send agenda", "sent agenda", "There is no act 'sent agenda'.", "'send agenda'"),
    "unknown person": ("presenter: head", "presenter: heed", "There is no person 'heed'.", "'head'"),
    "unknown body": ("body: khs", "body: khss", "There is no body 'khss'.", "'khs'"),
    "unknown field": (
        "outcome: approved",
        "outcom: approved",
        "'handle item' has no key 'outcom'.",
        "'outcome'",
    ),
    "no such day": ("2021-01-25 16:58", "2021-02-30 16:58", "There is no day 2021-02-30.", "month"),
    "a day without its year": ("2021-01-25 16:58", "25.1. 16:58", "'25.1.' is not a day.", "15.3.2021"),
    "American day": ("2021-01-25 16:58", "1/25/2021 16:58", "'1/25/2021' is not a day.", "15.3.2021"),
    "no time": (
        "2021-01-25 16:58, s",
        "2021-01-25, s",
        "'2021-01-25' has no time of day.",
        "2021-01-25 16:00",
    ),
    "odd time": (
        "2021-01-25 16:58",
        "2021-01-25 16h58",
        "'16h58' is not a time of day.",
        "Write it like 16:00.",
    ),
    "hour that is none": ("2021-01-25 16:58", "2021-01-25 25:00", "'25:00' is not a time of day.", "16:00"),
    "offset": ("2021-01-25 16:58", "2021-01-25 16:58+00:00", "has an offset", "Write 2021-01-25 18:58."),
    "Zulu": ("2021-01-25 16:58", "2021-01-25T16:58Z", "has an offset", "Write 2021-01-25 18:58."),
    "hour put forward": (
        MEETING,
        "call meeting: 2021-03-28 03:30",
        "03:30 on 28 March 2021 does not exist",
        "04:00",
    ),
    "acts out of order": ("2021-01-20 10:00", "2021-01-02 10:00", "earlier than the one before", "recorded"),
    "no actor": (
        "2021-01-20 10:00, secretary",
        "2021-01-20 10:00",
        "does not say when and by whom",
        "secretary",
    ),
    "missing attachment": ("esitys.md", "esitis.md", "There is no file 'esitis.md' beside", "Check its name"),
    "attachment above": ("esitys.md", "../esitys.md", "lies outside the folder", "Copy the file"),
    "attachment elsewhere": ("esitys.md", "/etc/hostname", "lies outside the folder", "Copy the file"),
    "bad number": (
        "HEL 2021-000001",
        "HEL 2021/1",
        "'HEL 2021/1' is not a register number.",
        "HEL 2021-002935",
    ),
    "bad task class": (
        "02 02 02",
        "2.2.2",
        "'task class' is not written as it has to be: write two to four pairs",
        "02 02 02",
    ),
    "control character": ("title: Koe", 'title: "K\\u0007oe"', "invisible character U+0007", ""),
    "hidden direction": ("title: Koe", 'title: "K\\u202Eoe"', "invisible character U+202E", ""),
    "alias": ("title: Koe", "title: *koe", "An alias (*koe) is not taken.", ""),
    "anchor": ("title: Koe", "title: &koe Koe", "An anchor (&koe) is not taken.", ""),
    "tag": ("title: Koe", "title: !!python/name:os.system Koe", "A YAML tag (!…) is not taken.", ""),
    "merge key": ("title: Koe", "title: Koe\n<<: {a: b}", "A merge key (<<) is not taken.", ""),
    "key twice": ("title: Koe", "title: Koe\ntitle: Ko", "'title' stands twice; it stands on line 2", ""),
    "braces for a text": ("reasons: Rahaa tarvitaan.", "reasons: {{ 7 }}", "A key is a word", "Quote"),
    "broken YAML": ("title: Koe", "title: 'Koe", "This is not YAML", ""),
    "meeting not called": (
        "{place item: 1}",
        "{place item: 1, meeting: 2021-01-26}",
        "No meeting '2021-01-26'",
        "25",
    ),
    "an act that is no word": (
        "secretary: send agenda",
        "secretary: [send agenda]",
        "begins with its name",
        "",
    ),
    "a value for an act that takes none": (
        "presenter: approve for agenda",
        "presenter: {approve for agenda: khs}",
        "'approve for agenda' takes nothing here.",
        "Use its further keys.",
    ),
    "key of a person": (
        "  head: {title: toimialajohtaja}",
        "  HEAD: {title: x}",
        "HEAD",
        "Use small letters",
    ),
    "a list for a word": ("title: Koe", "title: [Koe]", "'title' is", "Quote a text that begins with"),
    "no meeting called": (
        MEETING,
        "send agenda",
        "No meeting has been called before",
        "Write 'call meeting'",
    ),
    "a number of people that is none": ("total: 300", "total: paljon", "paljon", ""),
    "a range that is none": ("[1–15]", "[yksi]", "'yksi' is not a number or a range", "1–185"),
    "a range that runs backwards": ("[1–15]", "[15–1]", "'15–1' runs backwards", ""),
    "a range without end": ("[1–15]", "[1–999999]", "is too long a range", ""),
    "neither yes nor no": (
        "outcome: approved}",
        "outcome: approved, unanimous: maybe}",
        "'maybe' is neither yes nor no",
        "Write yes or no.",
    ),
    "an offset that is none": (
        "2021-01-25 16:58",
        "2021-02-30 16:58+02:00",
        "has an offset",
        "Leave the offset out.",
    ),
    "a file that is no name": ("esitys.md", f"{'e' * 300}.md", "is not a file name.", ""),
    "entered before it happened": (
        "    gives:",
        "    recorded: 2021-01-25 16:00\n    gives:",
        "cannot be entered before it happened",
        "",
    ),
    "a second document": ("acts:\n", "acts:\n---\n", "A file is one document", "Further cases"),
    "unknown refusal": (
        "    gives: {section: 1, appeal: claim}",
        "    refused: MotionMising",
        "no refusal",
        "Missing'",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_on_its_line(fault: str, tmp_path: Path) -> None:
    old, new, sentence, suggestion = FAULTS[fault]
    text = changed(old, new)
    findings = found(tmp_path, text)
    first = next((finding for finding in findings if sentence in finding.sentence), None)
    assert first, [str(finding) for finding in findings]
    lines = range(line_of(new, text), line_of(new, text) + new.count("\n") + 2)
    assert first.line in lines
    assert suggestion in first.suggestion


def test_a_good_file_has_no_fault(tmp_path: Path) -> None:
    assert script(tmp_path, GOOD).case == "HEL 2021-000001"


def test_every_fault_is_told_and_not_only_the_first(tmp_path: Path) -> None:
    text = changed("outcome: approved", "outcome: aproved").replace("total: 300", "total: 1,5")
    text = text.replace("esitys.md", "puuttuu.md").replace("2021-01-20 10:00", "2021-01-32 10:00")
    assert len(found(tmp_path, text)) >= 4


def test_a_wrong_sum_is_told_once_and_in_euros(tmp_path: Path) -> None:
    finding = only(tmp_path, changed("total: 300", "total: 10 000 000"))
    assert finding.line == line_of("total: 300")
    assert finding.sentence == "The divisions make €300, but the total is €10,000,000."


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    path.mkdir()
    with path.joinpath("case.yaml").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(BadCaseFile) as refusal:
        read(path / "case.yaml")
    assert "larger than a case file can be" in refusal.value.findings[0].sentence


def test_a_bomb_of_lists_is_refused(tmp_path: Path) -> None:
    assert "nested too deeply" in only(tmp_path, "a: " + "[" * 50_000).sentence


def test_bytes_that_are_no_text_have_their_line(tmp_path: Path) -> None:
    path = save(tmp_path)
    path.write_bytes(path.read_bytes() + b"# \xff\n")
    with pytest.raises(BadCaseFile) as refusal:
        read(path)
    assert refusal.value.findings[0].line == GOOD.count("\n") + 1


def test_a_raw_control_character_has_its_line(tmp_path: Path) -> None:
    finding = only(tmp_path, changed("title: Koe", "title: K\x00oe"))
    assert (finding.line, "U+0000" in finding.sentence) == (2, True)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder, secret = tmp_path / "case", tmp_path / "secret.md"
    folder.mkdir()
    secret.write_text("salainen", encoding="utf-8")
    folder.joinpath("linkki.md").symlink_to(secret)
    assert "lies outside the folder" in only(folder, changed("file: esitys.md", "file: linkki.md")).sentence


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadCaseFile) as refusal:
        read(tmp_path / "nothing.yaml")
    assert "There is no file nothing.yaml." in str(refusal.value.findings[0])


def test_an_empty_file_lacks_everything(tmp_path: Path) -> None:
    assert {"The file has no 'case'.", "The file has no 'acts'."} <= {
        finding.sentence for finding in found(tmp_path, "")
    }
