"""A case with a secret file, and its erasing."""

from __future__ import annotations

from models.base.text import Text
from models.base.writing import Written
from tests.support.office import Office, Step


def secret_proposal(city: Office) -> tuple[Step, Written]:
    """The writing of a proposal with a secret file, and the sealed title with which that is erased."""
    archive, step = city.installation.archive, city.proposal()
    title = archive.write(Text.of("Lääkärinlausunto"), confidential=True)
    secret = {
        "number": 1,
        "sealed_title": title.model_dump(mode="json"),
        "sha256": archive.attach(b"murtuma", confidential=True),
        "sealed_file": True,
        "secrecy": "JulkL 24.1 § 25 k",
    }
    proposal = {**step.fields["proposal"], "attachments": [secret]}
    return Step("2021-02-02", "preparer", "revise_proposal", {"proposal": proposal}), title


def erase(text: Written) -> Step:
    """A sealed text is erased."""
    why = {"commitment": text.sha256, "reason": "Säilytysaika päättyi."}
    return Step("2021-02-03", "archivist", "erase_text", why)
