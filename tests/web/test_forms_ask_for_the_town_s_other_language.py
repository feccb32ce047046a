"""In a bilingual town a form asks for a text in the other language, too; what was written there stays."""

from __future__ import annotations

from starlette.datastructures import FormData

from app.web.forms import fields, written_in
from models.base.writing import Written
from models.case.case import Case
from models.engine.command import AnyAct
from models.preparation.withdrawing import CaseWithdrawn
from tests.support.browsing import Town, filled, words


async def test_a_short_title_and_a_long_reason_are_said_in_both_languages(town: Town) -> None:
    preparer = await town.person("laatija")
    said = {"title": "Ranta", "title-sv": "Stranden", "task_class": "00 01 02", "language": "fi"}
    case = await preparer.begins("open_case", **said)
    held = town.house.installation.registry.held(case)
    assert held.of(Case).title_in == {"sv": "Stranden"}
    form = await preparer.browser.get(f"/act/withdraw_case?journal={case}")
    assert "reason-sv" in filled(form.text, f"/act/withdraw_case?journal={case.replace(' ', '%20')}")
    await preparer.does("withdraw_case", case, **{"reason": "Ei tarvita.", "reason-sv": "Behövs inte."})
    facts = (fact.content for fact in town.house.installation.registry.facts(case))
    (written,) = [fact.reason for fact in facts if isinstance(fact, CaseWithdrawn)]
    assert isinstance(written, Written)
    assert (written.original, written.languages) == ("fi", ("fi", "sv"))


async def test_what_was_written_there_stays_where_the_form_is_refused(town: Town) -> None:
    preparer = await town.person("laatija")
    case = await preparer.begins("open_case", title="Silta", task_class="00 01 02", language="fi")
    again = await preparer.does("withdraw_case", case, **{"reason": "", "reason-sv": "Behövs inte."})
    assert again.status_code == 422
    assert "Behövs inte." in again.text
    assert "in the language of the original" in words(again.text)


def test_a_town_of_one_language_is_asked_for_no_other() -> None:
    act = AnyAct.catalogue["open_case"]
    alone = [*fields(act, None, {}, None, ("fi",))]
    assert not any(each.others for each in alone)
    assert "title_in" not in {each.name for each in alone}
    both = {each.name: each.others for each in fields(act, None, {}, None, ("fi", "sv"))}
    assert [each.name for each in both["title"]] == ["title-fi", "title-sv"]
    assert not both["secret_title"]


def test_several_texts_are_paired_line_by_line() -> None:
    act = AnyAct.catalogue["give_review"]
    typed = FormData([("changes", "Yksi.\nKaksi."), ("changes-sv", "Ett.\r\n\r\nTvå.")])
    said = written_in(act, typed)
    assert said["changes_in_languages"] == ["sv=Ett.", "sv=Två."]
    assert said["changes"] == ["Yksi.", "Kaksi."]
