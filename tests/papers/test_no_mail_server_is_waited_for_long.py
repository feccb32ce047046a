"""A mail server that hangs, at whatever step, is left after a known time; so is one that dawdles."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest

from activities.notices import sending
from activities.notices.sending import ServerAway, send_by_smtp
from tests.support.hanging_mail_server import STEPS, hanging_mail_server

FOR_EVER = 60.0
"""More seconds than any test of these takes on the busiest machine."""


@pytest.mark.parametrize("step", STEPS)
async def test_one_that_hangs_at_a_step_is_left(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "STEP", 0.5)
    monkeypatch.setattr(sending, "WHOLE", FOR_EVER)
    async with hanging_mail_server(at=step) as server:
        began = time.monotonic()
        with pytest.raises(ServerAway, match="does not answer in time"):
            await send_by_smtp(mail(), server)
        assert time.monotonic() - began < FOR_EVER, "left when the step was over, not when all was"


async def test_one_that_takes_its_time_for_each_answer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "STEP", FOR_EVER)
    monkeypatch.setattr(sending, "WHOLE", 1.0)
    async with hanging_mail_server(each=0.5) as server:
        with pytest.raises(ServerAway):
            await send_by_smtp(mail(), server)


async def test_one_that_answers_takes_the_mail() -> None:
    async with hanging_mail_server() as server:
        await send_by_smtp(mail(), server)


def mail() -> EmailMessage:
    """Any mail."""
    message = EmailMessage()
    message["From"], message["To"] = "kirjaamo@kunta.example", "sanna@kunta.example"
    message.set_content("Asia")
    return message
