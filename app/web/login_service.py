"""The town's login service (OpenID Connect): where people prove who they are, and how its word is checked.

Authorization code with PKCE, state and nonce; it is believed only by a token that it has signed for us.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from activities.pending_logins import PendingLogin
from activities.settings import Settings
from models.base import clock
from models.base.refusal import Refusal

SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""How a token may be signed: with a key of which the service keeps one half to itself."""

PATIENCE = 10.0
"""Seconds that the service may take for an answer."""

CLOCKS_DIFFER = 60
"""Seconds by which its clock may be another one."""

BACK = "/login/back"
"""Where the service sends somebody back to."""

DESCRIBED = "/.well-known/openid-configuration"


class ServiceAway(Refusal):
    """The login service cannot be reached, or does not answer as it should. Try again in a while."""


class NotBelieved(Refusal):
    """What the login service said cannot be believed. Begin again, from this desk."""


def believed(
    token: str, keys: KeySet, *, issuer: str, client: str, nonce: str, access_token: str | None = None
) -> CodeIDToken:
    """What a token says that this issuer signed for this client, for this login, now. Raises NotBelieved."""
    try:
        read = jwt.decode(token, keys, [*SIGNED_BY])
        wanted = {"iss": {"value": issuer}, "aud": {"value": client}}
        seen = {"nonce": nonce, "client_id": client, "access_token": access_token}
        claims = CodeIDToken(read.claims, read.header, wanted, seen)
        claims.validate(int(clock.now().timestamp()), CLOCKS_DIFFER)
    except (AuthlibBaseError, JoseError, KeyError, ValueError, TypeError):
        raise NotBelieved from None
    return claims


@dataclass
class LoginService:
    """The login service of the settings."""

    settings: Settings
    _described: dict[str, Any] | None = None

    async def way_there(self, pending: PendingLogin, desk: str) -> str:
        """Where somebody logs in. Raises ServiceAway."""
        described = await self._description()
        async with self._client(desk) as client:
            url, _ = client.create_authorization_url(
                described["authorization_endpoint"],
                state=pending.state,
                nonce=pending.nonce,
                code_verifier=pending.verifier,
            )
        return str(url)

    async def way_out(self, desk: str) -> str:
        """Where somebody logs out there, too; empty if there is no such place. Raises ServiceAway."""
        there = (await self._description()).get("end_session_endpoint", "")
        said = {"client_id": self.settings.oidc_client, "post_logout_redirect_uri": f"{desk}/login"}
        return f"{there}{'&' if '?' in there else '?'}{urlencode(said)}" if there else ""

    async def who(self, pending: PendingLogin, code: str, desk: str) -> str:
        """What the service calls the one who came back with this code. Raises ServiceAway or NotBelieved."""
        described = await self._description()
        try:
            async with self._client(desk) as client:
                token = await client.fetch_token(
                    described["token_endpoint"],
                    code=code,
                    grant_type="authorization_code",
                    code_verifier=pending.verifier,
                )
                keys = await client.request("GET", described["jwks_uri"], withhold_token=True)
                keys.raise_for_status()
            claims = believed(
                str(token["id_token"]),
                KeySet.import_key_set(keys.json()),
                issuer=described["issuer"],
                client=self.settings.oidc_client,
                nonce=pending.nonce,
                access_token=token.get("access_token"),
            )
        except httpx2.HTTPError:
            raise ServiceAway from None
        except (AuthlibBaseError, KeyError, ValueError, TypeError):
            raise NotBelieved from None
        said = claims.get(self.settings.oidc_claim)
        return said if isinstance(said, str) else ""

    async def _description(self) -> dict[str, Any]:
        """How the service describes itself, which is asked once. Raises ServiceAway."""
        if self._described is None:
            try:
                async with httpx2.AsyncClient(timeout=PATIENCE) as client:
                    answer = await client.get(f"{self.settings.oidc_issuer}{DESCRIBED}")
                    described = answer.raise_for_status().json()
                wanted = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
                if any(not isinstance(described[each], str) for each in wanted):
                    raise ServiceAway
            except (httpx2.HTTPError, ValueError, KeyError, TypeError):
                raise ServiceAway from None
            if described["issuer"].rstrip("/") != self.settings.oidc_issuer:
                raise ServiceAway
            self._described = described
        return self._described

    def _client(self, desk: str) -> AsyncOAuth2Client:
        secret = self.settings.oidc_secret
        return AsyncOAuth2Client(
            self.settings.oidc_client,
            secret.get_secret_value() if secret else None,
            token_endpoint_auth_method="client_secret_basic" if secret else "none",
            scope="openid profile email",
            redirect_uri=f"{desk}{BACK}",
            code_challenge_method="S256",
            timeout=PATIENCE,
        )
