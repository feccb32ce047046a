"""Elections in the lines of a handling: written, and read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from models.law.election_method import ElectionMethod
from models.record.recorded_election import RecordedElection, RecordedSlate

LABELS = ("election", "slate", "blank_ballots", "ballot", "lot", "elected")


def lines_of(election: RecordedElection, words: dict[str, Any]) -> Iterator[str]:
    """The lines of one election; `words` are those of a language."""
    unanimous = f", {words['unanimously']}" if election.unanimous else ""
    yield f"{words['election']}: {words[election.method]}, {words['seats']} {election.seats}{unanimous}"
    for slate in election.slates:
        name = f", {words['list']} {slate.name}" if slate.name else ""
        yield f"{words['slate']}: {words['votes']} {slate.votes}{name}; {'; '.join(slate.candidates)}"
    if election.blank:
        yield f"{words['blank_ballots']}: {election.blank}"
    if election.secret or election.demanded_by:
        by = f", {words['demanded_by']} {election.demanded_by}" if election.demanded_by else ""
        yield f"{words['ballot']}: {words['secret' if election.secret else 'open']}{by}"
    if election.lot:
        yield f"{words['lot']}: {'; '.join(election.lot)}"
    yield f"{words['elected']}: {'; '.join(election.elected)}"


Given = dict[str, Any]
"""An election while it is being read."""


def election_line(means: str, rest: str, elections: list[Given], words: dict[str, Any]) -> bool:
    """Read one such line onto the last election; False if it is none."""
    if means == "election":
        begun = _begun(rest, words)
        elections += [begun] if begun else []
        return bool(begun)
    told = _told(means, rest, words) if elections else {}
    for name, value in told.items():
        elections[-1][name] = (*elections[-1]["slates"], value) if name == "slates" else value
    return bool(told)


def _begun(rest: str, words: dict[str, Any]) -> Given:
    methods = {words[method]: method for method in ElectionMethod}
    shape = rf"(?P<method>{'|'.join(methods)}), {words['seats']} (?P<seats>\d{{1,3}})"
    found = re.fullmatch(rf"{shape}(?P<unanimous>, {words['unanimously']})?", rest)
    if found is None:
        return {}
    return {
        "seats": int(found["seats"]),
        "method": methods[found["method"]],
        "unanimous": bool(found["unanimous"]),
        "slates": (),
        "elected": (),
    }


def _told(means: str, rest: str, words: dict[str, Any]) -> Given:
    """What the line adds to the election; nothing if it is not one of its lines."""
    if means in ("lot", "elected"):
        return {means: tuple(rest.split("; "))}
    if means == "blank_ballots":
        return {"blank": int(rest)} if re.fullmatch(r"\d{1,4}", rest) else {}
    if means == "ballot":
        ways = rf"(?P<way>{words['secret']}|{words['open']})"
        found = re.fullmatch(rf"{ways}(?:, {words['demanded_by']} (?P<by>.+))?", rest)
        return {"secret": found["way"] == words["secret"], "demanded_by": found["by"] or ""} if found else {}
    votes = rf"{words['votes']} (?P<votes>\d{{1,4}})"
    found = re.fullmatch(rf"{votes}(?:, {words['list']} (?P<name>[^;]+))?; (?P<candidates>.+)", rest)
    if found is None:
        return {}
    candidates = tuple(found["candidates"].split("; "))
    slate = RecordedSlate(candidates=candidates, votes=int(found["votes"]), name=found["name"] or "")
    return {"slates": slate}
