"""A meeting for a search that elects: an election that others held than those who decide is held again."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.support.sitting import Sitting


class Electing(Sitting):
    """A meeting in which items elect."""

    def confirm(self, data: st.DataObject, item: int, outcome: str) -> None:
        """Handle an item with an outcome."""
        raise NotImplementedError

    @rule(
        data=st.data(),
        office=st.sampled_from(["", "", "varapuheenjohtaja"]),
        flaw=st.sampled_from(["", "", "", "too few", "a tie"]),
    )
    def somebody_is_elected(self, data: st.DataObject, office: str, flaw: str) -> None:
        self.elect(self.item(data), office, flaw)

    @rule(data=st.data())
    def an_elector_withdraws_and_the_election_is_held_again(self, data: st.DataObject) -> None:
        item = self.item(data)
        if self.elect(item):
            self.withdraw(item, self.paper.voters(item)[-1])
            self.confirm(data, item, self.paper.items[item].follows())
            self.elect(item)
            self.confirm(data, item, self.paper.items[item].follows())

    def elect(self, item: int, office: str = "", flaw: str = "") -> bool:
        paper, voters = self.paper.items[item], len(self.paper.voters(item))
        some = voters // 2 if flaw == "a tie" else voters // 3
        votes = [voters - some, some - (flaw == "too few")]
        standing = [held for held in paper.elections if held[1] == voters]
        tied = flaw == "a tie" and voters % 2 == 0
        may = not (paper.outcome or flaw == "too few" or tied or office in dict(standing))
        may = may and self.paper.quorate(item)
        slates = [
            {"candidates": [f"Ehdokas {letter}"], "votes": max(0, each)}
            for letter, each in zip("AB", votes, strict=True)
        ]
        ballots: dict[str, Any] = {"seats": 1, "slates": slates, "office": office}
        if not self.tried("record_election", may, item=item, ballots=ballots):
            return False
        self.paper.note()
        paper.elections = [*standing, (office, voters)]
        return True
