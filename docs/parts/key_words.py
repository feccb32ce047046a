"""What each key of a case file means. A key without its line here breaks the generation."""

from __future__ import annotations

KEYS: dict[str, dict[str, str]] = {
    "The top of the file": {
        "case": "Register number that the case is expected to get: `HEL 2021-002935`.",
        "title": "What the case is about, as it is made public.",
        "language": "Language of the original, `fi` or `sv`; `fi` if it is left out.",
        "task class": "Task class (tehtäväluokka): `02 02 02`.",
        "publicity": "`public` (if left out), `partly confidential` or `confidential`. In a partly "
        "confidential case a text is public unless it is written `confidential:`.",
        "ground": "Ground of secrecy, of a case that is not public.",
        "municipality": "Folder of the [municipality](municipality.md) whose case it is, in or beside that "
        "of the case file: `../sarvijoki`.",
        "body": "Code of the body that is to decide, for the acts that need it: `khs`.",
        "bodies": "Bodies that the file brings along, each described in it or in a `file` beside it.",
        "people": "The people of the file, each under a key of small letters.",
        "appropriation": "The money, of every proposal that has none of its own.",
        "proposal": "The only proposal of the file; `revise proposal` needs no name then.",
        "proposals": "Several proposals, each under the name by which `revise proposal` calls it.",
        "numbers given elsewhere": "Series → ranges given before the first act: `HEL 2021: 1–2934`.",
        "acts": "What people did, in the order in which it was entered.",
        "until": "Instant up to which time passes after the last act.",
    },
    "A person": {
        "name": "As papers show it; left out, the person is called by the title.",
        "title": "Title of office.",
        "mail": "Where reminders go; an example address.",
    },
    "A proposal": {
        "like": "Name of an earlier proposal of the file; what is not said here is taken from it.",
        "clauses": "The clauses (kohdat), each a text, numbered in this order.",
        "reasons": "The presenter's reasons (perustelut), a text.",
        "decision reasons": "The decision's own reasons, where they are not its presenter's; a text.",
        "summary": "A summary, a text.",
        "appropriation": "The money, if it is not that of the top of the file.",
        "presenter": "Key of the presenter (esittelijä).",
        "further information": "Keys of those who give further information (lisätiedot).",
        "attachments": "The attachments (liitteet): a title, or the keys below. Numbered in this order.",
        "informed": "To whom the decision is notified, in words.",
        "extracts": "Who gets an extract (ote): in words, or the keys below.",
        "refusing": "`yes` where what was applied for or claimed is refused.",
        "noting": "`yes` where the body is only asked to note something (merkitä tiedoksi).",
        "kind": "`decision` (if left out), `proposal` to another body or `statement`.",
        "to": "Code of the body that a proposal or a statement is for.",
        "legal ground": "The law that the appeal depends on: `local government` if it is left out.",
        "claim against": "The decision that a claim, decided here, was made against.",
        "corrects": "A decision that this one corrects: body, year and section, like `khs-2021-216`.",
    },
    "An attachment": {
        "title": "Its title.",
        "file": "Its file, in the folder of the case file; left out where it lies elsewhere.",
        "secrecy": "Ground of secrecy; the papers then show neither title nor file.",
    },
    "An extract": {
        "to": "Who gets it, by name or by role.",
        "papers": "What goes with it, in words.",
    },
    "An appropriation": {
        "total": "The whole sum. The divisions must make exactly it.",
        "year": "Year of the budget.",
        "budget item": "Number of the budget item: `1 30 01`.",
        "budget item name": "Its name.",
        "project number": "Number of the project above the projects.",
        "divisions": "Name of a division → its share.",
    },
    "A division": {
        "amount": "Its share. Its projects must make exactly it.",
        "head": "Key of its head, to whom a late report is escalated.",
        "projects": "Project number → project. A number stands once in a file.",
    },
    "A project": {
        "amount": "What it is granted.",
        "name": "Its name.",
        "owner": "Key of the person who reports.",
        "unit": "Unit inside the division.",
        "joint with": "Division that has the other half of a joint project.",
        "goals": "Its impact goals, in words; every report answers each of them, in this order.",
    },
}
