"""What papers say of a case's preparer: what the municipality publishes, as far as it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from activities.reading import Reading
from models.base.writing import Written
from models.case.case import Case
from models.municipality.municipality import Published
from models.people.people_register import JOURNAL, people_of
from models.people.person import Duty


def published_of(
    case: Case, wanted: Sequence[Published], reading: Reading, gone: Callable[[str], None]
) -> Iterator[str]:
    """What is published of who prepares a case; `gone` is told the commitment of what was erased."""
    register = people_of(reading.held(JOURNAL)) if wanted else None
    known = register.people.get(case.preparer) if register else None
    if known is None:
        return
    contact = known.contact(Duty.PREPARER)
    data: dict[Published, Written | None] = {
        Published.NAME: known.name,
        Published.TELEPHONE: contact.telephone,
        Published.EMAIL: contact.email,
        Published.POSTAL: contact.postal,
    }
    for each in wanted:
        if written := data[each]:
            if text := reading.text(written):
                yield text.say(text.original)
            else:
                gone(written.sha256)
