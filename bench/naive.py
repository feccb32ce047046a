"""The same case as a good engineer writes it on the first day, with the SDK's defaults.

One update a command, one regular activity an effect: the row of a fact, a paper, a notice. A reminder is a
task that sleeps.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from temporalio import workflow
from temporalio.exceptions import ApplicationError

SECONDS = timedelta(seconds=30)
DAY = 86_400.0
LADDER = (0.0, 3 * DAY, 3.3 * DAY, 6 * DAY)
"""Seconds from the first reminder: before the last day, on it, at its end, after it."""


@dataclass
class Words:
    """One command, as its sender words it; `reminder` is how many seconds away the first reminder is."""

    actor: str
    group: str = ""
    text: str = ""
    reminder: float = 10 * DAY


@dataclass
class FactAsked:
    case: str
    seq: int
    kind: str
    words: Words


@dataclass
class PaperAsked:
    case: str
    seq: int
    template: str


@dataclass
class NoticeAsked:
    case: str
    seq: int
    to: str
    subject: str


@workflow.defn
class NaiveCase:
    """A case from its opening to its withdrawal."""

    def __init__(self) -> None:
        self.stage = "preparation"
        self.texts: list[str] = []
        self.awaited: dict[str, bool] = {}
        self.reminders: dict[str, list[asyncio.Task[None]]] = {}
        self.seq = 0

    @workflow.run
    async def run(self, opening: Words) -> None:
        await self.fact("opened", opening)
        await workflow.wait_condition(lambda: self.stage == "closed")
        await workflow.wait_condition(workflow.all_handlers_finished)

    @workflow.update
    async def revise(self, words: Words) -> str:
        self.texts.append(words.text)
        return await self.fact("revised", words)

    @workflow.update
    async def request_reviews(self, words: Words) -> str:
        groups = words.group.split()
        for group in groups:
            self.awaited[group] = True
            self.reminders[group] = [
                asyncio.create_task(self.remind(group, words.reminder + later)) for later in LADDER
            ]
        said = await self.fact("reviews_requested", words)
        for group in groups:
            await self.paper("review_request")
            await self.notice(group, "Lausuntopyyntö")
        return said

    @workflow.update
    async def give_review(self, words: Words) -> str:
        self.awaited[words.group] = False
        for reminder in self.reminders[words.group]:
            reminder.cancel()
        said = await self.fact("review_given", words)
        await self.paper("review")
        return said

    @workflow.update
    async def answer(self, words: Words) -> str:
        return await self.fact("review_answered", words)

    @workflow.update
    async def approve(self, words: Words) -> str:
        self.stage = "ready"
        return await self.fact("approved", words)

    @workflow.update
    async def send_back(self, words: Words) -> str:
        self.stage = "preparation"
        said = await self.fact("sent_back", words)
        await self.notice("anna", "Palautettu")
        return said

    @workflow.update
    async def withdraw(self, words: Words) -> str:
        said = await self.fact("withdrawn", words)
        await self.paper("case_cover")
        self.stage = "closed"
        return said

    @revise.validator
    @answer.validator
    @withdraw.validator
    def in_preparation(self, words: Words) -> None:
        self.refuse_unless(self.stage == "preparation", f"the case is {self.stage}")

    @request_reviews.validator
    def has_a_proposal(self, words: Words) -> None:
        self.refuse_unless(bool(self.texts), "there is no proposal yet")

    @give_review.validator
    def was_asked(self, words: Words) -> None:
        self.refuse_unless(words.group in self.awaited, f"{words.group} was not asked")

    @approve.validator
    def is_reviewed(self, words: Words) -> None:
        self.refuse_unless(not any(self.awaited.values()), "a review is missing")

    @send_back.validator
    def is_ready(self, words: Words) -> None:
        self.refuse_unless(self.stage == "ready", f"the case is {self.stage}")

    def refuse_unless(self, holds: bool, why: str) -> None:
        if not holds:
            raise ApplicationError(why, type="Refused", non_retryable=True)

    async def remind(self, group: str, after: float) -> None:
        await workflow.sleep(after)
        if self.awaited[group]:
            await self.fact("reminded", Words("time", group))
            await self.notice(group, "Muistutus lausunnosta")

    async def fact(self, kind: str, words: Words) -> str:
        self.seq += 1
        asked = FactAsked(workflow.info().workflow_id, self.seq, kind, words)
        said: str = await workflow.execute_activity(
            "write_fact", asked, start_to_close_timeout=SECONDS, result_type=str
        )
        return said

    async def paper(self, template: str) -> None:
        asked = PaperAsked(workflow.info().workflow_id, self.seq, template)
        await workflow.execute_activity("make_paper", asked, start_to_close_timeout=SECONDS)

    async def notice(self, to: str, subject: str) -> None:
        asked = NoticeAsked(workflow.info().workflow_id, self.seq, to, subject)
        await workflow.execute_activity("send_notice", asked, start_to_close_timeout=SECONDS)
