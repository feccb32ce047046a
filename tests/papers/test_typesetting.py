"""A paper's PDF is valid, says what the HTML says, and is the same every time."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from activities.typesetting.markup import MissingMeta, NotAPaper, UnknownElement
from activities.typesetting.typesetting import typeset
from tests.support.a_paper import HEAD, paper
from tests.support.command_line import ROOT
from tests.support.reading_pdf import attachment, faults, lines_by_page, text

LETTERHEAD = """<header><p class="city">Helsingin kaupunki</p><p class="body">Kaupunginhallitus</p>
<p class="kind">Pöytäkirjanote</p><p>15.3.2021</p><p>Asia/10</p><p>§ 186</p></header>"""
EVERYTHING = f"""{LETTERHEAD}<main><h1>Määrärahan myöntäminen</h1><p class="number">HEL 2021-002935</p>
<section><h2>Päätös</h2><p>Asia pantiin <strong>pöydälle</strong>, <em>kuten</em>
<a href="https://a.example/">tässä</a> m<sup>2</sup> <code>a b</code> <small>(note)</small>
<br>Toinen rivi</p></section>
<p class="label">Jaa-äänet: 4</p><ul class="names"><li>Aino Aalto</li><li>Eero Aalto</li><li>Helmi Heino</li>
<li>Iivo Ilves</li></ul>
<h2>Liitteet</h2><ol start="3"><li>Kasvatus</li><li>Kanslia<ul><li>osasto</li></ul></li></ol>
<dl><dt>Tila</dt><dd>Pöydällä</dd><dt>Jatko</dt><dd><p>22.3.2021</p><p>sitten</p></dd></dl>
<table class="wide"><caption>Rahat</caption><thead><tr><th>Toimiala</th>
<th class="num">Euroa</th></tr></thead>
<tbody><tr><td>Kanslia</td><td class="num">2 970 000</td></tr></tbody>
<tfoot><tr><th>Yhteensä</th><td class="num">2 970 000</td></tr></tfoot></table>
<table class="life"><caption>Vaiheet</caption><thead><tr><th>Päivä</th><th>Tapahtuma</th></tr></thead>
<tbody><tr class="stage"><td></td><th>Valmistelu</th></tr>

<tr class="late later"><td>1.2.2021</td><td>Avattiin</td></tr></tbody></table>
<figure>
<svg viewBox="0 0 400 60" font-family="Source Sans 3"><title>Kuva</title><desc>Yksi palkki</desc>
<rect x="0" y="0" width="50" height="20"/><text x="60" y="15">Sana</text></svg>
<figcaption>Kuvateksti</figcaption></figure>
<h3>Muuta</h3><h4>Pientä</h4><blockquote><p>Lainaus</p></blockquote><aside><p>Huomaa</p></aside>
<hr><pre>#koodi</pre>
<div lang="sv"><p>På svenska</p></div><footer><p>Varmennettu</p></footer></main>"""


def test_a_paper_of_every_element_is_archivable_and_accessible() -> None:
    assert faults(typeset(paper(EVERYTHING), b'{"case": "HEL 2021-002935"}')) == []


def test_the_same_html_gives_the_same_bytes() -> None:
    assert typeset(paper(EVERYTHING), b"{}") == typeset(paper(EVERYTHING), b"{}")


def test_the_record_lies_inside_unchanged() -> None:
    record = json.dumps({"title": "Määräraha", "cents": 100}, ensure_ascii=False).encode()
    assert attachment(typeset(paper("<h1>Otsikko</h1>"), record), "record.json") == record


def test_a_paper_is_read_in_the_order_in_which_it_is_written() -> None:
    read = text(typeset(paper(EVERYTHING), None))
    expected = ["Helsingin kaupunki", "Kaupunginhallitus", "Pöytäkirjanote", "15.3.2021", "Asia/10", "§ 186"]
    expected += ["Määrärahan myöntäminen", "Päätös", "pöydälle", "Toinen rivi", "Liitteet", "3. Kasvatus"]
    expected += [
        "4. Kanslia",
        "osasto",
        "Tila",
        "22.3.2021",
        "Rahat",
        "Kanslia",
        "Yhteensä",
        "Vaiheet",
        "Avattiin",
    ]
    expected += [
        "Kuvateksti",
        "Sana",
        "Muuta",
        "Pientä",
        "Lainaus",
        "Huomaa",
        "#koodi",
        "På svenska",
        "Varmennettu",
    ]
    at = 0
    for words in expected:
        at = read.index(words, at)


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")',
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "$x$",
        "@cite",
        "#panic()",
        "*a* _b_",
        "= H",
    ],
)
def test_markup_of_any_kind_stays_text(words: str) -> None:
    escaped = words.replace("<", "&lt;")
    read = text(typeset(paper(f"<h1>{escaped}</h1><p>{escaped}</p>"), None))
    assert read.replace(" ", "").count(words.replace(" ", "")) == 2


def test_characters_that_nobody_can_see_are_left_out() -> None:
    assert "abc" in text(typeset(paper("<h1>Otsikko</h1><p>a\u202eb\ue000c\ufeff</p>"), None))


def test_a_character_without_a_glyph_is_printed_as_its_number() -> None:
    pdf = typeset(paper("<h1>Otsikko</h1><p>Hymy \U0001f600 ja \u6f22</p>"), None)
    assert "Hymy [U+1F600] ja [U+6F22]" in text(pdf)
    assert faults(pdf) == []


@pytest.mark.parametrize(
    "body",
    [
        "<marquee>x</marquee>",
        "<script>alert(1)</script>",
        "<p>x <img src='file:///etc/passwd'></p>",
        "<figure><svg viewBox='0 0 1 1'><title>x</title><image href='file:///etc/passwd'/></svg></figure>",
        "<table><tr><td><iframe src='x'></iframe></td></tr></table>",
        "<ul><p>x</p></ul>",
        "<figure><figcaption>x</figcaption></figure>",
        "<table><colgroup></colgroup><tr><td>x</td></tr></table>",
    ],
)
def test_an_element_that_the_layout_does_not_know_is_refused(body: str) -> None:
    with pytest.raises(UnknownElement):
        typeset(paper(f"<h1>Otsikko</h1>{body}"), None)


@pytest.mark.parametrize("lost", ["<title>Pöytäkirjanote</title>", ' lang="fi"', "+02:00"])
def test_a_paper_without_title_language_or_a_date_with_its_zone_is_refused(lost: str) -> None:
    with pytest.raises(MissingMeta):
        typeset(paper("<h1>Otsikko</h1>").replace(lost, ""), None)


def test_a_drawing_that_does_not_say_what_it_shows_is_refused() -> None:
    with pytest.raises(NotAPaper):
        typeset(paper("<h1>Otsikko</h1><figure><svg viewBox='0 0 1 1'></svg></figure>"), None)


def test_a_drawing_without_its_size_or_a_paper_of_no_day_is_refused() -> None:
    with pytest.raises(MissingMeta):
        typeset(paper("<h1>O</h1><figure><svg viewBox='iso'><title>x</title></svg></figure>"), None)
    with pytest.raises(MissingMeta):
        typeset(re.sub(r"\d{4}-\d\d-\d\dT", "eilen ", paper("<h1>Otsikko</h1>")), None)


def test_marks_within_marks_and_rows_of_unequal_length_are_set() -> None:
    rows = "<tr><td>yksi</td></tr><tr><td>kaksi</td><td>2</td></tr>"
    pdf = typeset(
        paper(f"<h1>O</h1><p><b>vahva <i>ja viisto</i> ja</b></p><style>p {{}}</style><table>{rows}</table>"),
        None,
    )
    read = " ".join(text(pdf).split())
    assert "vahva ja viisto ja" in read
    assert "kaksi 2" in read
    assert "{}" not in read


def test_a_skipped_heading_level_is_closed_up() -> None:
    assert faults(typeset(paper("<h1>Yksi</h1><h4>Neljä</h4><h2>Kaksi</h2>"), None)) == []


def test_a_link_that_is_no_web_or_mail_address_stays_text() -> None:
    pdf = typeset(
        paper("<h1>Otsikko</h1><p><a href='javascript:x'>paha</a> <a href='file:///a'>tiedosto</a></p>"), None
    )
    assert "paha tiedosto" in text(pdf)
    assert b"/Annot" not in pdf


def test_every_page_says_which_it_is_and_later_pages_whose_they_are() -> None:
    pages = lines_by_page(typeset(paper("<h1>Otsikko</h1>" + "<p>rivi</p>" * 100), None))
    for number, lines in enumerate(pages, start=1):
        assert any(line.endswith(f"{number} ({len(pages)})") for line in lines)
        assert any("Tiiviste 8c1f0d7a" in line for line in lines)
    assert any("Helsingin kaupunki" in line for line in pages[1])


def test_a_long_table_repeats_its_head() -> None:
    rows = "".join(f"<tr><td>rivi {n}</td></tr>" for n in range(120))
    table = f"<table><thead><tr><th>PÄÄ</th></tr></thead>{rows}</table>"
    pages = lines_by_page(typeset(paper(f"<h1>O</h1>{table}"), None))
    assert len(pages) >= 3
    assert all("PÄÄ" in lines for lines in pages)


TABLE = "<caption>VIIMEINEN</caption><thead><tr><th>VIIMEINEN</th><th>VIIMEINEN</th></tr></thead>"
ROWS = "<tr class='stage'><td></td><th>VIIMEINEN</th></tr>" + "<tr><td>a</td><td>b</td></tr>" * 60
FOLLOWERS = {
    "a paragraph": "<p>teksti</p>",
    "a deeper heading": "<h3>VIIMEINEN</h3><p>teksti</p>",
    "a list": "<ul><li>yksi</li><li>kaksi</li></ul>",
    "a table": f"<table>{TABLE}{ROWS}</table>",
    "a life": f"<table class='life'>{TABLE}{ROWS}</table>",
    "a tall drawing": "<figure><svg viewBox='0 0 4 9'><title>x</title><text y='9'>kuva</text></svg>"
    "<figcaption>VIIMEINEN</figcaption></figure>",
}


@pytest.mark.parametrize("follower", FOLLOWERS.values(), ids=FOLLOWERS)
def test_a_heading_is_never_the_last_of_a_page(follower: str) -> None:
    for filling in range(33, 46):
        body = "<h1>O</h1>" + "<p>rivi</p>" * filling + f"<h2>VIIMEINEN</h2>{follower}"
        html = paper(body).replace("HEL 2021-002935", "").replace("Tiiviste 8c1f0d7a", "")
        assert not [lines for lines in lines_by_page(typeset(html, None)) if lines[-1] == "VIIMEINEN"], (
            filling
        )


def test_names_in_columns_are_read_downwards() -> None:
    names = [f"Jäsen {number:02}" for number in range(1, 86)]
    listed = "".join(f"<li>{name}</li>" for name in names)
    (page,) = lines_by_page(typeset(paper(f'<h1>Äänestys</h1><ul class="names">{listed}</ul>'), None))
    assert [line for line in page if line in names] == names


@pytest.mark.parametrize("lines", range(40, 50))
def test_a_foot_is_never_alone_on_the_last_page(lines: int) -> None:
    body = "<p>Tiedoksi</p>" * lines + "<footer><p>Pöytäkirja on tarkastettu.</p></footer>"
    last = lines_by_page(typeset(paper(f"<h1>Ote</h1>{body}"), None))[-1]
    assert last[last.index("Pöytäkirja on tarkastettu.") - 1] == "Tiedoksi"


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    typeset(f"{HEAD}{EVERYTHING}", None)
    assert list(tmp_path.iterdir()) == []


MANY = 600
"""Papers, for which there are not ids enough once a document has read files by 65,025 names."""

SETS_MANY = f"""
import sys
from pathlib import Path
import typst
from activities.typesetting.typesetting import compiler_in
here = Path(sys.argv[1])
for name in range(255):
    (here / str(name)).symlink_to(".")
reads = here / "reads.typ"
names = '#for a in range(255) {{ for b in range(255) {{ let _ = read(str(a) + "/" + str(b) + "/x") }} }}'
reads.write_text(names)
(here / "x").touch()
typst.Compiler(reads, root=here).compile(format="pdf")
for _ in range({MANY}):
    compiler_in(here)
print("all are set")
for _ in range({MANY}):
    typst.Compiler(b"an id each")
"""


def test_a_worker_sets_more_papers_than_a_process_has_ids_for_files(tmp_path: Path) -> None:
    worker = subprocess.run(
        [sys.executable, "-c", SETS_MANY, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert worker.stdout == "all are set\n"
    assert "out of file ids" in worker.stderr, "there were ids enough for any papers"
