"""What somebody reads by an act is shown to them, or put into their folder, once it is a fact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from activities.lasting import OWNERS_FILE
from app.commands import screen
from app.desk.entering import opened
from app.desk.reading.confidential import READING, HandedOut, ShownText, public_attachment, read_now
from app.desk.reading.text_places import place_in_words
from app.paper_folder import put_paper
from models.engine.command import Answer, AnyAct
from models.papers.attachments import OpenAttachment


def hand_out(act: type[AnyAct], answer: Answer, arguments: dict[str, Any]) -> None:
    """Show or put down what the answer's fact lets its sender read; nothing where it is no reading."""
    if act not in READING or not answer.seq:
        return
    with opened() as installation:
        found = read_now(installation, answer)
    if isinstance(found, HandedOut):
        _put(found, arguments)
    elif arguments["json"]:
        screen.show_json({"texts": found})
    else:
        for each in found:
            _show(each)


def handed_out_to_everybody(act: type[AnyAct], arguments: dict[str, Any]) -> bool:
    """Put down an attachment that is for everybody, without an act; whether it was one."""
    if act is not OpenAttachment or not str(arguments["field_number"]).isdecimal():
        return False
    with opened() as installation:
        found = public_attachment(installation, arguments["journal"], int(arguments["field_number"]))
    if found:
        _put(found, arguments)
    return found is not None


def _put(found: HandedOut, arguments: dict[str, Any]) -> None:
    folder: Path = arguments["folder"]
    folder.mkdir(parents=True, exist_ok=True)
    file = str(put_paper(folder, found.name, found.content, OWNERS_FILE))
    if arguments["json"]:
        screen.show_json({"file": file})
    else:
        screen.show(file)


def _show(shown: ShownText) -> None:
    screen.show()
    screen.heading(screen.words("{where} (fact {fact})", where=place_in_words(shown.where), fact=shown.seq))
    for language, said in shown.text.texts.items():
        screen.show(said if len(shown.text.texts) == 1 else f"[{language}] {said}")
