"""The case that everybody plays: twelve commands, six papers, three notices, eight deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

GROUPS = ("digijory", "kaupjory")

SENTENCE = "Hanke palvelee kaupunkilaisia, ja sen kustannukset on arvioitu vuoden hintatasossa. "


@dataclass(frozen=True)
class Asked:
    """One command: who asks for which act, about which group, with how long a text."""

    act: str
    role: str
    group: str = ""
    text: str = ""
    papers: int = 0
    notices: int = 0


def life(number: int) -> Iterator[Asked]:
    """The commands of one case. Its texts are its own, about four kilobytes in the beginning."""
    reasons = f"Asia {number}. " + SENTENCE * 48
    first, second = GROUPS
    yield Asked("open_case", "preparer", text=f"Määräraha {number}")
    yield Asked("revise_proposal", "preparer", text=reasons)
    yield Asked("request_reviews", "preparer", papers=2, notices=2)
    yield Asked("give_review", "reviewer", first, f"Kohta {number} tarkennettava.", papers=1)
    yield Asked("give_review", "reviewer", second, f"Puollamme asiaa {number}.", papers=1)
    yield Asked("answer_review", "preparer", first, f"Kohtaa {number} tarkennettiin.")
    yield Asked("answer_review", "preparer", second, f"Kiitämme, {number}.")
    yield Asked("revise_proposal", "preparer", text=reasons + "Arvio on tarkennettu.")
    yield Asked("give_review", "reviewer", first, f"Tarkennus {number} riittää.", papers=1)
    yield Asked("approve_for_agenda", "presenter")
    yield Asked("send_back", "presenter", text=f"Rahoitus {number} on vielä auki.", notices=1)
    yield Asked("withdraw_case", "preparer", text=f"Rahoitus {number} järjestyi muualta.", papers=1)


REQUEST = 2
"""The place of the command from which on reviews are awaited."""
