"""Where the desk is for others: as the settings say, and never as a request says."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request

from activities.installation import Installation
from activities.passkeys import Site


def desk_at(request: Request) -> str:
    """The address of the desk, without a slash at its end; of this machine, where the settings name none."""
    installation: Installation = request.app.state.house.installation
    if installation.settings.desk_address:
        return installation.settings.desk_address
    host, port = request.scope.get("server") or ("127.0.0.1", None)
    return f"{request.url.scheme}://{host}{f':{port}' if port else ''}"


def site_of(request: Request) -> Site:
    """For which address passkeys are: that of the settings, else of this machine, by its name.

    Browsers make none for a number as 127.0.0.1, nor without https but on `localhost`.
    """
    at = urlsplit(desk_at(request))
    if request.app.state.house.installation.settings.desk_address:
        return Site(at.hostname or "", f"{at.scheme}://{at.netloc}")
    return Site("localhost", f"{at.scheme}://localhost{f':{at.port}' if at.port else ''}")
