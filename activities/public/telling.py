"""SubscriberPost those who asked: a publication becomes one mail to each subscriber whom it concerns."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage

from activities.archive import Archive
from activities.notices.enclosures import NOTHING
from activities.notices.mail_text import letter
from activities.notices.notices import Post
from activities.notices.sending import AnswerWithheld, MailDelayed, MailRefused, ServerAway
from activities.public.search import Hit, Search, Sought
from activities.public.subscriptions import Subscription, Subscriptions
from models.base.calendar import local_day
from models.base.formats import date_text
from models.base.language import Language
from models.bodies.body_register import bodies_on, described_on
from models.follow_up.follow_up import FollowUp
from models.papers.telling_order import TellingOrder

MOST = 2_000
"""Items of one publication that are looked at."""

LISTED = 50
"""Of these so many stand in one mail."""


class SubscriberPost:
    """Mails to subscribers, with links to the pages that everybody reads."""

    def __init__(self, archive: Archive, post: Post, address: str) -> None:
        self._archive = archive
        self._post = post
        self._address = address.rstrip("/")
        self._search = Search(archive)
        self._subscriptions = Subscriptions(archive.registry.engine)

    async def tell(self, order: TellingOrder, position: int, at: datetime) -> None:
        """Tell everybody whom a publication concerns, once; `at` is when it was ordered.

        What was taken back meanwhile nobody is told of. What the mail server says is not repeated, as it may
        name a reader. Raises MailDelayed where some are still to be told.
        """
        if not self._address:
            return
        for each, hits in await asyncio.to_thread(self._to_tell, order, position):
            message = await asyncio.to_thread(self._told, each, hits, position, at)
            try:
                await self._post.send(message)
            except MailRefused:
                pass  # it will never be taken
            except ServerAway:
                raise
            except MailDelayed:
                raise AnswerWithheld from None
            await asyncio.to_thread(self._subscriptions.note_told, each.token, position)

    async def ask(self, asked: Subscription, at: datetime) -> None:
        """Ask somebody whether it was they who subscribed. Raises MailRefused and MailDelayed."""
        view = {**self._view(asked, at), "confirm": f"{self._address}/public/subscription/{asked.token}"}
        await self._post.send(
            self._letter("subscription_asked", asked, view, f"asked-{asked.token[:16]}", at)
        )

    def _to_tell(self, order: TellingOrder, position: int) -> list[tuple[Subscription, Sequence[Hit]]]:
        found: dict[tuple[str, str, Language], Sequence[Hit]] = {}
        tell = []
        for each in self._subscriptions.confirmed():
            about = each.kind, each.of, each.language
            if about not in found:
                found[about] = self._hits(order, each)
            if found[about] and not self._subscriptions.is_told(each.token, position):
                tell.append((each, found[about]))
        return tell

    def _hits(self, order: TellingOrder, each: Subscription) -> Sequence[Hit]:
        wanted = Sought(
            said=each.of if each.kind == "word" else "",
            body=each.of if each.kind == "body" else "",
            case=each.of if each.kind == "case" else "",
            journal=order.journal,
        )
        hits = self._search.find(wanted, each.language, most=MOST).hits
        if order.period:
            periods = [*self._archive.registry.held(order.journal).of(FollowUp).periods]
            return [hit for hit in hits if hit.item == periods.index(order.period) + 1]
        return [hit for hit in hits if order.decision in ("", hit.decision)]

    def _told(self, each: Subscription, hits: Sequence[Hit], position: int, at: datetime) -> EmailMessage:
        listed = [(self._title(hit, each.language), self._link(hit)) for hit in hits[:LISTED]]
        view = {**self._view(each, at), "listed": listed, "more": max(0, len(hits) - LISTED)}
        return self._letter("subscription_told", each, view, f"told-{position}-{each.token[:16]}", at)

    def _view(self, each: Subscription, at: datetime) -> dict[str, object]:
        bodies = bodies_on(self._archive.registry, local_day(at)).bodies
        known = bodies.get(each.of) if each.kind == "body" else None
        return {
            "about": known.names.say(each.language) if known else each.of,
            "others": (),
            "enclosed": NOTHING,
            "answers_to": "",
            "leave": f"{self._address}/public/subscription/{each.token}/end",
        }

    def _title(self, hit: Hit, language: Language) -> str:
        body = bodies_on(self._archive.registry, hit.day).bodies.get(hit.body)
        called = body.names.say(language) if body else hit.body
        section = f" § {hit.section}" if hit.section else ""
        return f"{called} {date_text(hit.day, language)}{section}: {''.join(said for said, _ in hit.title)}"

    def _link(self, hit: Hit) -> str:
        return f"{self._address}{hit.address}"

    def _letter(
        self, template: str, each: Subscription, view: dict[str, object], name: str, at: datetime
    ) -> EmailMessage:
        described = described_on(self._archive.registry, local_day(at))
        subject, body = letter(template, each.language, view, described)
        message = self._post.headed(described, each.language, name, at)
        message["To"] = each.mail
        message["Subject"] = subject
        if each.confirmed:
            message["List-Unsubscribe"] = f"<{view['leave']}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(body, cte="8bit")
        message["Content-Language"] = each.language
        return message
