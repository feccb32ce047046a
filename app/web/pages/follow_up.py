"""What a controller follows up: reports to judge, late ones, quarters to put together, and the money."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.reading.reports import may, money, periods_to_close, report_lines, running, share, to_publish
from app.web.access import for_the_logged_in
from app.web.charts import by_division, by_period, periods_of
from app.web.house import TheHouse
from app.web.pages.journals import what_came
from app.web.rendering import page
from app.web.visitor import Known
from models.base import clock
from models.follow_up.accepting import AcceptReport
from models.follow_up.report import ReportStatus

router = APIRouter()


@router.get("/follow-up")
@for_the_logged_in
def follow_up(request: Request, house: TheHouse, visitor: Known, done: str = "") -> Response:
    """All running follow-ups, late first; `done` is the command that was just carried out."""
    follow_ups = running(house.installation)
    lines = report_lines(follow_ups, clock.now())
    given = [each for each in lines if each.report.status is ReportStatus.GIVEN]
    divisions, over_time = money(follow_ups.in_the_open), tuple(periods_of(follow_ups.in_the_open))
    hands = visitor.hands()
    theirs = {
        (each.held.id, each.period, each.line.project)
        for each in given
        if may(AcceptReport, "controller", each, hands)
    }
    return page(
        request,
        "follow_ups",
        given=given,
        theirs=theirs,
        missing=[each for each in lines if each.report.missing and each.begun],
        periods=tuple(periods_to_close(follow_ups.all, visitor.day)),
        unpublished=tuple(to_publish(follow_ups.all)),
        money=divisions,
        chart=by_division(divisions),
        periods_money=over_time,
        over_time=by_period(over_time),
        share=share,
        follow_ups=[(each.id, each.state) for each in follow_ups.all],
        command=clock.new_id,
        done=what_came(house.installation, visitor, done),
    )
