"""The whole schema: all tables together, and what their constraints mean."""

from models.tables import outbox, public, row_tables, tables  # noqa: F401 - each adds its own
from models.tables.table import Table

metadata = Table.metadata

SENTENCES = {
    "uq_handling_row_section": "A section number is given once per body and year.",
    "ck_handling_row_counts": "Section numbers count from one.",
    "uq_fact_position": "Every fact has a place of its own in the registry.",
    "pk_fact": "A journal has one fact of each number.",
    "pk_ledger": "The ledger has one line of each number.",
    "pk_command": "A command is carried out once.",
    "pk_number": "A number of a series is given once.",
    "ck_number_counts": "Numbers count from one.",
    "uq_paper_once": "A paper of the record is made once and never overwritten.",
    "ck_registry_is_one": "There is one registry.",
}
"""What a constraint's name means, in a sentence for people."""
