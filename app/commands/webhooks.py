"""`pykala webhook`: who is told of what is published, by messages that are signed."""

from __future__ import annotations

from typing import Annotated

import typer

from activities.settings import load_settings
from activities.webhooks import Webhooks
from app.commands import screen
from app.commands.house import OPERATOR, noun

webhook = noun(
    "webhook", OPERATOR, "Who is told of what is published, by signed messages (standard webhooks)."
)

Name = Annotated[str, typer.Option(help="What the webhook is called.", metavar="NAME", show_default=False)]
AN_EVENT = "Of what it is told, such as agenda.sent; may be given several times. All by default."
INSIDE = "It is at an address of this machine or of a network that is not everybody's."


def _webhooks() -> Webhooks:
    return Webhooks(load_settings().webhooks)


@webhook.command(
    "add", epilog="Example: pykala webhook add https://lehti.example/koukku --name lehti --event agenda.sent"
)
def add_webhook(
    url: Annotated[str, typer.Argument(help="The address, by https or http.", metavar="ADDRESS")],
    name: Name,
    event: Annotated[
        list[str] | None, typer.Option(help=AN_EVENT, metavar="EVENT", show_default=False)
    ] = None,
    inside: Annotated[bool, typer.Option("--inside", help=INSIDE)] = False,
) -> None:
    """Tell somebody from now on, and show once the secret by which they know that it was us."""
    screen.show(_webhooks().add(name, url, event or [], inside=inside))


@webhook.command("list", epilog="Example: pykala webhook list")
def list_webhooks() -> None:
    """List who is told, where, and of what."""
    found = [(each.name, each.url, " ".join(each.events)) for each in _webhooks().all().values()]
    headings = (screen.words("Webhook"), screen.words("Address"), screen.words("Events"))
    screen.table(screen.words("Webhooks"), headings, found)


@webhook.command("remove", epilog="Example: pykala webhook remove --name lehti")
def remove_webhook(name: Name) -> None:
    """Tell somebody nothing more, not even what waits for them."""
    _webhooks().remove(name)
    screen.show(screen.words("The webhook {name} is told nothing more.", name=name))
