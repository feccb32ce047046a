"""Helsinki's front door: decisions as its case system publishes them, read into records and written back."""

from app.exchange.helsinki.publishing import as_published
from app.exchange.helsinki.reading import Import, read, read_file
from app.exchange.helsinki.source import NotADecision, TooLarge, Unreadable
from app.exchange.helsinki.writing import write

__all__ = ["Import", "NotADecision", "TooLarge", "Unreadable", "as_published", "read", "read_file", "write"]
