"""Guessing: how often somebody may try in vain, from one address and for one name, before they must wait."""

from __future__ import annotations

from dataclasses import dataclass, field

from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

NAME = RateLimitItemPerMinute(10)
"""Wrong passwords for one name."""

ADDRESS = RateLimitItemPerMinute(60)
"""Wrong passwords, and ways to the login service, from one address."""

TOKEN = RateLimitItemPerMinute(30)
"""Wrong tokens from one address."""


@dataclass
class Tries:
    """The tries of one desk."""

    storage: MemoryStorage = field(default_factory=MemoryStorage)

    def counts(self, most: RateLimitItem, *whose: str) -> bool:
        """Count a try before it is made, so that those that come together count too; whether it may be."""
        return FixedWindowRateLimiter(self.storage).hit(most, *whose)

    def forgives(self, most: RateLimitItem, *whose: str) -> None:
        """A try was right: it counts no more."""
        self.storage.decr(most.key_for(*whose))


@dataclass(frozen=True)
class Guessing:
    """Whoever sends a request, as somebody who may be guessing."""

    tries: Tries
    address: str

    @classmethod
    def of(cls, request: Request) -> Guessing:
        """The sender of a request, by their address."""
        return cls(request.app.state.tries, request.client.host if request.client else "")

    def may_try(self, name: str) -> bool:
        """Whether a password may be tried for a name; the try counts until `was_right`."""
        return all(
            [self.tries.counts(NAME, "name", name), self.tries.counts(ADDRESS, "address", self.address)]
        )

    def was_right(self, name: str) -> None:
        """The password was that of the name."""
        self.tries.forgives(NAME, "name", name)
        self.tries.forgives(ADDRESS, "address", self.address)

    def may_go(self) -> bool:
        """Whether somebody may go to the login service; each time counts."""
        return self.tries.counts(ADDRESS, "address", self.address)

    def may_come(self) -> bool:
        """Whether a token may be shown: those that come together are no help, since nobody guesses one."""
        return self.tries.storage.get(TOKEN.key_for("token", self.address)) < TOKEN.amount

    def was_wrong(self) -> None:
        """The token was none."""
        self.tries.counts(TOKEN, "token", self.address)
