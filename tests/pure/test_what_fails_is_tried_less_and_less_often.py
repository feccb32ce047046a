"""What fails is tried less and less often, and is put aside in the end, unless it is not its own fault."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from activities.delivery.patience import LONGEST, WAITS, WHILE_AWAY, next_try

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_each_wait_is_longer_than_the_one_before_until_it_is_put_aside() -> None:
    waits = [next_try(tries, NOW) for tries in range(1, len(WAITS) + 1)]
    assert waits == sorted(waits)  # type: ignore[type-var]  # none of them is None
    assert (waits[0], waits[-1]) == (NOW + timedelta(seconds=1), NOW + LONGEST)
    assert next_try(len(WAITS) + 1, NOW) is None


def test_while_somebody_else_is_away_it_is_never_put_aside_and_found_soon() -> None:
    for tries in range(1, 1_000):
        again = next_try(tries, NOW, blameless=True)
        assert again is not None
        assert NOW < again <= NOW + WHILE_AWAY
