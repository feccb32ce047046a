"""What runs as the login service: oidc-provider-mock, which knows no PKCE, with Authlib's before it."""

from __future__ import annotations

import os
import sys
from typing import Any

import uvicorn
from authlib.oauth2.rfc7636 import CodeChallenge
from oidc_provider_mock import _app

CHALLENGES: dict[str, str] = {}
"""What each code was asked for with."""


class Challenged(CodeChallenge):  # type: ignore[misc]  # it ships no types
    """Asks of everybody what they alone can know who asked for the code."""

    def get_authorization_code_challenge(self, authorization_code: Any) -> str:
        """That of a code."""
        return CHALLENGES[authorization_code.code]

    def get_authorization_code_challenge_method(self, authorization_code: Any) -> str:
        """The only one that is taken."""
        return "S256"


class WithChallenge(_app.OpenIDCode):  # type: ignore[misc]  # the same
    """OpenID Connect, and PKCE."""

    def __call__(self, grant: Any) -> None:
        super().__call__(grant)
        Challenged()(grant)


class NotingChallenges(_app.AuthorizationCodeGrant):  # type: ignore[misc]  # the same
    """Notes the challenge beside the code."""

    def save_authorization_code(self, code: str, request: Any) -> None:
        """Keep both."""
        CHALLENGES[code] = request.payload.data.get("code_challenge", "")
        super().save_authorization_code(code, request)


if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # it is on this machine alone
    _app.OpenIDCode, _app.AuthorizationCodeGrant = WithChallenge, NotingChallenges
    provider = _app.app(require_nonce=True)
    uvicorn.run(provider, interface="wsgi", port=int(sys.argv[1]), log_level="error")
