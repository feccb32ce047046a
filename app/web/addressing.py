"""Where the desk is for others: as the settings say, and never as a request says."""

from __future__ import annotations

from fastapi import Request

from activities.installation import Installation


def desk_at(request: Request) -> str:
    """The address of the desk, without a slash at its end; of this machine, where the settings name none."""
    installation: Installation = request.app.state.house.installation
    if installation.settings.desk_address:
        return installation.settings.desk_address
    host, port = request.scope.get("server") or ("127.0.0.1", None)
    return f"{request.url.scheme}://{host}{f':{port}' if port else ''}"
