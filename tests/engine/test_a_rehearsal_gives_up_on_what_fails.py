"""What the engine would try for ever stops a rehearsal, with the paper or the notice named, and the cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.settings import Settings, load_settings
from activities.store import PAPERS
from app.case_file.reader import read
from app.in_vain import NoticeInVain, PaperInVain
from app.played import played
from app.rehearsal import play
from tests.support.mail_server import MailServer

LIFE = Path(__file__).parents[2] / "examples" / "withdrawn" / "case.yaml"


async def test_a_paper_that_cannot_be_kept_is_named(tmp_path: Path) -> None:
    settings = load_settings(data=tmp_path, store=str(without_a_shelf(tmp_path)), smtp=None)
    with pytest.raises(
        PaperInVain, match=r"proposal \(fi\), which fact \d of khs-2022-02-14 .* made: The store "
    ):
        await rehearsed(LIFE, settings)


async def test_a_notice_that_nobody_takes_while_time_passes_is_named(
    tmp_path: Path, smtp_server: MailServer
) -> None:
    smtp_server.answer = "451 not now"
    settings = load_settings(data=tmp_path, smtp=smtp_server.address)
    with pytest.raises(NoticeInVain, match=r"agenda_reminder, which fact \d .* cannot be sent: 451 not now"):
        await rehearsed(without_an_agenda(tmp_path), settings)


def without_a_shelf(folder: Path) -> Path:
    """A store with a file where the folder of its papers should be."""
    store = folder / "store"
    store.mkdir()
    (store / PAPERS).write_text("no folder", encoding="utf-8")
    return store


def without_an_agenda(folder: Path) -> Path:
    """The life until its meeting is called; then the day passes by which the agenda was to be sent."""
    called = LIFE.read_text(encoding="utf-8").partition("  - 2022-02-08 14:00")[0]
    file = folder / "case.yaml"
    file.write_text(f"{called}until: 2022-02-12 12:00\n", encoding="utf-8")
    return file


async def rehearsed(file: Path, settings: Settings) -> None:
    """Play a case file on the real engine to its end."""
    script = read(file)
    async with played(script, settings) as stage:
        await play(script, stage)
