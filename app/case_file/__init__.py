"""Case files: a case and its acts, written in YAML by a secretary, read whole or refused whole."""

from app.case_file.finding import BadCaseFile, Finding
from app.case_file.reader import read
from app.case_file.script import Manuscript, Person, Script, Step

__all__ = ["BadCaseFile", "Finding", "Manuscript", "Person", "Script", "Step", "read"]
