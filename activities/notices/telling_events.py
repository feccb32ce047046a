"""Telling an event to a webhook: signed, to an address that is everybody's, and not where it sends us on."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote, urlsplit

import httpx2
from standardwebhooks import Webhook as Signing

from activities.notices.sending import MailDelayed
from activities.webhooks import Webhook, Webhooks
from models.base import clock
from models.engine.effect_state import Became, EffectState
from models.engine.journal import Fact
from models.papers.public_event import HookOrder

STEP = 10.0
"""Seconds that a listener may take to be reached, and to answer."""

WHOLE = 30.0
"""Seconds for all of it."""


class NotTold(MailDelayed):
    """A listener did not take an event; it is told again later."""


class Teller:
    """Tells events to those who listen."""

    def __init__(self, webhooks: Webhooks, desk: str = "") -> None:
        self._webhooks = webhooks
        self._desk = desk

    async def tell(self, order: HookOrder, facts: Sequence[Fact]) -> Became:
        """Tell one event to one listener. Raises NotTold."""
        webhook = (await asyncio.to_thread(self._webhooks.all)).get(order.to)
        if webhook is None or order.event not in webhook.events:
            return Became(EffectState.NOT_NEEDED)
        fact = next(each for each in facts if each.seq == order.seq)
        try:
            async with asyncio.timeout(WHOLE):
                await _send(webhook, order.id, self.message(order, fact))
        except TimeoutError:
            raise NotTold("it does not answer in time") from None
        return Became(EffectState.SENT, order.to)

    def message(self, order: HookOrder, fact: Fact) -> str:
        """What a listener is told: what happened, where, and where everybody reads of it; no word of it."""
        kind = next((each for each in ("decision", "report") if order.event.startswith(each)), "meeting")
        place = f"{self._desk}/public/{kind}/{quote(order.journal)}" if self._desk else ""
        data = {"journal": order.journal, "fact": order.seq, **({"url": place} if place else {})}
        said = {"type": order.event, "timestamp": fact.recorded_at.isoformat(), "data": data}
        return json.dumps(said, ensure_ascii=False)


async def _send(webhook: Webhook, id_: str, said: str) -> None:
    url, now = httpx2.URL(webhook.url), clock.now()
    address = await _where(url.host, url.port or (443 if url.scheme == "https" else 80), webhook)
    headers = {
        "Host": urlsplit(webhook.url).netloc,
        "Content-Type": "application/json",
        "User-Agent": "pykala",
        "webhook-id": id_,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Signing(webhook.secret.get_secret_value()).sign(id_, now, said),
    }
    try:
        async with httpx2.AsyncClient(timeout=STEP, trust_env=False, follow_redirects=False) as client:
            request = client.build_request(
                "POST",
                url.copy_with(host=address),
                content=said.encode(),
                headers=headers,
                extensions={"sni_hostname": url.host},
            )
            answer = await client.send(request, stream=True)  # whatever it says beside its status is not read
            await answer.aclose()
    except httpx2.HTTPError as error:
        raise NotTold(f"it cannot be reached: {type(error).__name__}") from None
    if not answer.is_success:
        raise NotTold(f"it answered {answer.status_code}")


async def _where(host: str, port: int, webhook: Webhook) -> str:
    """The address behind a name, to which we connect then: no name leads inside. Raises NotTold."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise NotTold("its name is not known") from None
    addresses = [str(each[4][0]) for each in found]
    if not webhook.inside and not all(map(is_everybodys, addresses)):
        raise NotTold("it is at an address of this machine or of a network that is not everybody's")
    return addresses[0]


def is_everybodys(address: str) -> bool:
    """Whether an address is one of the public network."""
    ip = ip_address(address.partition("%")[0])
    mapped = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
    ip = mapped or ip
    return ip.is_global and not ip.is_multicast
