"""The § 186 extract of the example against the city's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from activities.settings import load_settings
from activities.store import PAPERS
from app.case_file.reader import read
from app.dossier import read_record
from app.played import played
from app.rehearsal import play
from tests.support.reading_pdf import faults, text

EXAMPLE = Path(__file__).parents[2] / "examples" / "hel-2021-002935" / "case.yaml"
HEADINGS = (
    "Päätös",
    "Käsittely",
    "Esittelijä",
    "Lisätiedot",
    "Liitteet",
    "Muutoksenhaku",
    "Päätösehdotus",
    "Esittelijän perustelut",
    "Esittelijä",
    "Lisätiedot",
    "Liitteet",
    "Muutoksenhaku",
)


@pytest.fixture(scope="module")
async def extract(tmp_path_factory: pytest.TempPathFactory) -> str:
    script = read(EXAMPLE)
    async with played(script, load_settings(data=tmp_path_factory.mktemp("seed"))) as stage:
        await play(script, stage)
        await stage.rest()
        record = read_record(script.case, stage.installation)
        paper = next(p for p in record.papers if p.name == "hel-2021-002935_khs-2021-186_ote_fi.pdf")
        pdf = stage.installation.archive.store.get(PAPERS, paper.sha256)
    assert faults(pdf) == []
    return re.sub(r"\s+", " ", text(pdf))


@pytest.fixture(scope="module")
def seed(shared: Path) -> str:
    (path,) = (shared / "seed").glob("*_s186.txt")
    return path.read_text("utf-8")


def test_every_heading_stands_in_the_record_s_order(extract: str, seed: str) -> None:
    lines = [line.strip() for line in seed.splitlines()]
    assert tuple(line for line in lines if line in HEADINGS) == HEADINGS
    found = [extract.index("Päätös")]
    for heading in HEADINGS[1:]:
        found.append(extract.index(heading, found[-1] + 1))
    assert found == sorted(found)


def test_every_sum_and_project_number_is_there(extract: str, seed: str) -> None:
    sums = {re.sub(r"\s", " ", amount).strip() for amount in re.findall(r"\d[\d ]+(?=\s€)", seed)}
    projects = set(re.findall(r"\b104020107\d{3,5}\b", seed))
    assert len(sums) >= 10
    assert len(projects) == 9
    assert {amount for amount in sums if f"{amount} euroa" not in extract.replace("\xa0", " ")} == set()
    assert {project for project in projects if project not in extract} == set()


def test_every_day_section_and_name_is_there(extract: str, seed: str) -> None:
    days = {f"{int(d)}.{int(m)}.{y}" for d, m, y in re.findall(r"\b(\d{1,2})\.(\d{1,2})\.(20\d\d)\b", seed)}
    assert {"15.3.2021", "28.1.2021", "8.2.2021", "18.2.2021", "16.2.2021"} <= days
    assert {day for day in days if day not in extract} == set()
    said = ["Asia/10", "§ 186", "HEL 2021-002935", "02 02 02", "1 30 01", "1040201074"]
    said += ["Mai Kivelä", "Mikko Rusama", "Sami Sarvilinna", "Markus Kühn", "kansliapäällikkö"]
    assert all(word in seed for word in said)
    assert [word for word in said if word not in extract] == []


def test_every_attachment_and_project_is_named(extract: str, seed: str) -> None:
    attachments = {
        line.split(maxsplit=4)[-1] for line in seed.splitlines() if re.match(r"- \d Liite \d ", line)
    }
    names = {line.split(":")[0].strip() for line in seed.splitlines() if re.search(r": [\d ]+ €", line)}
    assert len(attachments) == 7
    assert len(names) == 9
    joined = extract.replace("- ", "-")  # words that the lines of a table break
    heads = {name.split(",")[0] for name in attachments | names}
    assert {head for head in heads if head not in extract and head.replace("- ", "-") not in joined} == set()


def test_no_sentence_of_the_record_is_copied_into_the_example(seed: str) -> None:
    ours = " ".join(path.read_text("utf-8") for path in EXAMPLE.parent.rglob("*") if path.is_file())
    ours = re.sub(r"\s+", " ", ours)
    sentences = [s.strip() for s in re.split(r"(?<=[.:])\s+", re.sub(r"\s+", " ", seed)) if len(s) > 90]
    assert [sentence for sentence in sentences if sentence in ours] == []
