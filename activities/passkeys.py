"""Passkeys: keys of people's own devices by which they log in, each with its public half alone.

A device signs a challenge that it was just given, for this desk's address and no other (WebAuthn).
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, select, update
from sqlmodel import Field
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from activities.desk_file import DeskRow
from models.base import clock
from models.base.refusal import Refusal
from models.tables.columns import Instant

LASTS = timedelta(minutes=5)
"""How long a challenge may be answered."""

MOST = 20
"""So many passkeys one person has."""


class PasskeyRefused(Refusal):
    """This passkey was not taken: it is of another desk or person, was answered too late or twice, or its
    device did not ask who is there."""


class TooManyPasskeys(Refusal):
    """You have {count} passkeys; take one away first."""


class PasskeyRow(DeskRow, table=True):
    """A passkey by its id, and how often its device says that it has signed."""

    __tablename__ = "passkey"

    id: str = Field(primary_key=True, max_length=1400)
    person: str = Field(index=True, max_length=40)
    called: str = Field(max_length=60)
    public_key: bytes
    signed: int
    made_at: datetime = Field(sa_type=Instant)


PASSKEY = PasskeyRow.__table__  # type: ignore[attr-defined]  # SQLModel makes it


@dataclass(frozen=True)
class Passkey:
    """One of somebody's passkeys, as they call it."""

    id: str
    called: str
    made_at: datetime


@dataclass(frozen=True)
class Site:
    """For which address a passkey is: the name that devices know, and where the desk is."""

    name: str
    origin: str


@dataclass
class Challenges:
    """What devices sign: proven by a key of this process, so that nothing is kept of one until it is used."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    used: dict[bytes, datetime] = field(default_factory=dict)

    def make(self, whom: str) -> bytes:
        """A challenge for somebody; for whoever logs in, where it is for nobody."""
        ends = int((clock.now() + LASTS).timestamp()).to_bytes(8, "big")
        chance = secrets.token_bytes(16)
        return ends + chance + self._proof(ends + chance, whom)

    def take(self, challenge: bytes, whom: str) -> None:
        """Use a challenge, once and in time. Raises PasskeyRefused."""
        now, said = clock.now(), challenge[:24]
        self.used = {each: ends for each, ends in self.used.items() if ends > now}
        ours = hmac.compare_digest(challenge[24:], self._proof(said, whom))
        if not ours or int.from_bytes(said[:8], "big") < now.timestamp() or challenge in self.used:
            raise PasskeyRefused
        self.used[challenge] = now + LASTS

    def _proof(self, said: bytes, whom: str) -> bytes:
        return hmac.digest(self.key, said + whom.encode(), "sha256")


class Passkeys:
    """The passkeys of one desk."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._challenges = Challenges()

    def of(self, person: str) -> list[Passkey]:
        """Somebody's passkeys, the oldest first."""
        wanted = select(PASSKEY.c.id, PASSKEY.c.called, PASSKEY.c.made_at).where(PASSKEY.c.person == person)
        with self._engine.connect() as connection:
            return [Passkey(*row) for row in connection.execute(wanted.order_by(PASSKEY.c.made_at))]

    def asked(self, site: Site, person: str) -> str:
        """What a device is asked that is to make a passkey, in JSON."""
        options = generate_registration_options(
            rp_id=site.name,
            rp_name="Pykälä",
            user_name=person,
            user_id=hmac.digest(b"pykala", person.encode(), "sha256"),
            challenge=self._challenges.make(person),
            exclude_credentials=_descriptors([each.id for each in self.of(person)]),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
        )
        return options_to_json(options)

    def add(self, site: Site, person: str, called: str, answer: str) -> None:
        """Take what a device made. Raises PasskeyRefused or TooManyPasskeys."""
        if (count := len(self.of(person))) >= MOST:
            raise TooManyPasskeys(count=count)
        try:
            made = verify_registration_response(
                credential=answer,
                expected_challenge=self._taken(answer, person),
                expected_rp_id=site.name,
                expected_origin=site.origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, TypeError, KeyError):
            raise PasskeyRefused from None
        row = {
            "id": bytes_to_base64url(made.credential_id),
            "person": person,
            "called": called.strip()[:60],
            "public_key": made.credential_public_key,
            "signed": made.sign_count,
            "made_at": clock.now(),
        }
        with self._engine.begin() as connection:
            known = connection.execute(select(PASSKEY.c.id).where(PASSKEY.c.id == row["id"])).first()
            if known:
                raise PasskeyRefused
            connection.execute(PASSKEY.insert().values(row))

    def forget(self, person: str, id_: str) -> None:
        """Let nobody log in by one of somebody's passkeys any more."""
        with self._engine.begin() as connection:
            connection.execute(delete(PASSKEY).where(PASSKEY.c.person == person, PASSKEY.c.id == id_))

    def asked_to_log_in(self, site: Site) -> str:
        """What a device is asked by whose passkey somebody logs in, in JSON."""
        options = generate_authentication_options(
            rp_id=site.name,
            challenge=self._challenges.make(""),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options)

    def proven(self, site: Site, answer: str) -> str:
        """Whose passkey has signed. Raises PasskeyRefused."""
        try:
            id_ = parse_authentication_credential_json(answer).id
            with self._engine.begin() as connection:
                row = connection.execute(select(PASSKEY).where(PASSKEY.c.id == id_)).mappings().first()
                if row is None:
                    raise PasskeyRefused
                signed = verify_authentication_response(
                    credential=answer,
                    expected_challenge=self._taken(answer, ""),
                    expected_rp_id=site.name,
                    expected_origin=site.origin,
                    credential_public_key=row["public_key"],
                    credential_current_sign_count=row["signed"],
                    require_user_verification=True,
                )
                now_signed = update(PASSKEY).where(PASSKEY.c.id == id_).values(signed=signed.new_sign_count)
                connection.execute(now_signed)
        except (WebAuthnException, ValueError, TypeError, KeyError):
            raise PasskeyRefused from None
        return str(row["person"])

    def _taken(self, answer: str, whom: str) -> bytes:
        """The challenge that an answer says it signed, which is ours and was not used."""
        said = json.loads(base64url_to_bytes(json.loads(answer)["response"]["clientDataJSON"]))
        challenge = base64url_to_bytes(said["challenge"])
        self._challenges.take(challenge, whom)
        return challenge


def _descriptors(ids: Sequence[str]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in ids]
