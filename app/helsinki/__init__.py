"""Helsinki's front door: decisions as its case system publishes them, read into records and written back."""

from app.helsinki.publishing import as_published
from app.helsinki.reading import Import, read, read_file
from app.helsinki.source import NotADecision, TooLarge, Unreadable
from app.helsinki.writing import write

__all__ = ["Import", "NotADecision", "TooLarge", "Unreadable", "as_published", "read", "read_file", "write"]
