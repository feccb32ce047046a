"""`python -m tests.mutants`: voting, law, handling and the commit are altered line by line; do tests notice?

Cosmic Ray makes the mutants. Pytest is started once for all mutants of a module, and each is put into a copy
of that process, function by function; no file is touched. What lies outside functions, or is read once as the
rules are, is tried in a process that imports it anew. What no test noticed is printed.
"""

from __future__ import annotations

import argparse
import gc
import inspect
import multiprocessing
import os
import re
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from cosmic_ray.commands import init as mutants_of
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome, WorkerOutcome, WorkResult

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "out" / "mutants.sqlite"

KINDS = re.compile(
    r"core/(AddNot|NumberReplacer|ExceptionReplacer|ZeroIterationForLoop|ReplaceContinueWithBreak"
    r"|Replace(TrueWithFalse|FalseWithTrue|AndWithOr|OrWithAnd)|ReplaceUnaryOperator_Delete_.*"
    r"|ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Add|Pow_Mul|BitAnd_BitOr)"
    r"|ReplaceComparisonOperator_(Eq_NotEq|NotEq_Eq|Is_IsNot|IsNot_Is|Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt))$"
)
"""Of what Cosmic Ray knows, what a person could write by mistake: `>` for `>=`, but not `**` for `+`."""

ON_THE_FLOOR = "vot tally motion may_ unanim elect dissent quorum handl tabl put_off parag major outcome undo"
RECKONED = "deadline rules appeal remind last_day majorit"
TESTED = {
    "models/law/majority.py": ON_THE_FLOOR,
    "models/law/rules.py": RECKONED,
    "models/law/appeal.py": RECKONED,
    "models/law/deadline_words.py": RECKONED,
    "models/law/deadline.py": RECKONED,
    "models/law/openness.py": "guards in_the_open",
    "models/engine/secrecy.py": "guards in_the_open",
    "models/matter/motion.py": ON_THE_FLOOR,
    "models/matter/vote.py": ON_THE_FLOOR,
    "models/matter/election.py": ON_THE_FLOOR,
    "models/matter/handling.py": f"{ON_THE_FLOOR} body_to_body revised verbs items",
    "models/voting/*.py": ON_THE_FLOOR,
    "models/decision/decision.py": f"{ON_THE_FLOOR} body_to_body revised returned correct items alone",
    "activities/registry/commit.py": "commit fork",
}
"""The modules that are altered, and parts of the names of the tests that are to notice it."""

IDLE = ("if TYPE_CHECKING:", "@dataclass(frozen=True)")
"""Lines that do nothing when the program runs as it is written."""

READ_ONCE = ("models/law/rules.py", "models/law/appeal.py")
"""What tests and other modules ask for as they are imported."""

PATIENCE = 60
"""Seconds of the processor after which a mutant goes round in circles, and is noticed."""


def main() -> None:
    """Try the mutants, and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "modules", nargs="*", default=["/"], help="only those whose path contains one of these"
    )
    parser.add_argument("--again", action="store_true", help="only what no test noticed last time")
    asked = parser.parse_args()
    os.chdir(ROOT)
    RECORD.parent.mkdir(exist_ok=True)
    modules = {path: words for known, words in TESTED.items() for path in sorted(Path().glob(known))}
    with use_db(str(RECORD), WorkDB.Mode.create) as record:
        if not asked.again:
            mutants_of(modules, record, {})
        for path, words in modules.items():
            if any(part in str(path) for part in asked.modules):
                _try_all(path, _tests_of(path, words), record, again=asked.again)


def _tests_of(path: Path, words: str) -> list[str]:
    folder = Path("tests") / ("engine" if path.parts[0] == "activities" else "pure")
    files = sorted(folder.glob("test_*.py"))
    return [str(file) for file in files if any(word in file.stem for word in words.split())]


def _try_all(path: Path, tests: Sequence[str], record: WorkDB, *, again: bool) -> None:
    """Try the mutants of a module; say how many were noticed, and which were not."""
    noticed_before = {job for job, result in record.results if again and result.is_killed}
    items = [item for item in record.work_items if _is_tried(item.mutations[0], path)]
    wanted = [item for item in items if item.job_id not in noticed_before]
    texts = [_altered(item.mutations[0]) for item in wanted]
    for item, noticed in zip(wanted, _noticed(path, texts, tests), strict=True):
        outcome = TestOutcome.KILLED if noticed else TestOutcome.SURVIVED
        record.set_result(item.job_id, WorkResult(WorkerOutcome.NORMAL, test_outcome=outcome))
    after = dict(record.results)
    left = [item.mutations[0] for item in items if not after[item.job_id].is_killed]
    print(f"{path}: {len(items)} mutants, {len(items) - len(left)} noticed, {len(left)} not", flush=True)
    for mutation in left:
        line = mutation.start_pos[0]
        print(f"  {line}: {_altered(mutation).splitlines()[line - 1].strip()}", flush=True)


def _is_tried(mutation: MutationSpec, path: Path) -> bool:
    if mutation.module_path != path or not KINDS.match(mutation.operator_name):
        return False
    try:
        compile(_altered(mutation), str(path), "exec", dont_inherit=True)
    except SyntaxError:  # the `*` before options is no product
        return False
    line = path.read_text(encoding="utf-8").splitlines()[mutation.start_pos[0] - 1]
    return not any(idle in line for idle in IDLE)


def _altered(mutation: MutationSpec) -> str:
    """A module's text with a mutation in it."""
    text = mutation.module_path.read_text(encoding="utf-8")
    operator = get_operator(mutation.operator_name)(**mutation.operator_args)
    return str(mutate_code(text, operator, mutation.occurrence))


def _noticed(path: Path, texts: Sequence[str], tests: Sequence[str]) -> Iterator[bool]:
    """Whether a test fails with each of these texts of a module, once it passes with its own."""
    own = path.read_text(encoding="utf-8")
    ours, theirs = multiprocessing.Pipe(duplex=False)
    inside = [text for text in texts if _outside_functions(text) == _outside_functions(own)]
    read_once = str(path) in READ_ONCE
    child = os.fork()
    if not child:
        _run(tests, Copies(path, [own, *inside], theirs))
    theirs.close()
    if ours.recv():
        raise SystemExit(f"The tests of {path} fail as it stands: {' '.join(tests)}")
    for text in texts:
        noticed = text in inside and ours.recv()
        anew = not noticed and (read_once or text not in inside)
        yield noticed or (anew and _noticed_anew(path, text, tests))
    os.waitpid(child, 0)


def _noticed_anew(path: Path, text: str, tests: Sequence[str]) -> bool:
    child = os.fork()
    if not child:
        _limit()
        sys.meta_path.insert(0, Altered(".".join(path.with_suffix("").parts), path, text))
        _run(tests)
    return os.waitpid(child, 0)[1] != 0


def _run(tests: Sequence[str], *plugins: object) -> None:
    """Run tests to the end of this process; whatever goes wrong is its exit code."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    how = [
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-k",
        "not postgres",
        "-m",
        "not hypothesis",
    ]
    os._exit(pytest.main([*how, *tests], plugins=plugins))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    signal.alarm(PATIENCE * 5)


class Copies:
    """A run of tests that is copied, before its first test, once for each text of a module."""

    def __init__(self, path: Path, texts: Sequence[str], told: Connection) -> None:
        self._path = path
        self._texts = texts
        self._told = told

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        """In a copy: the tests, with a text in its place. Here: none; whether each copy failed is told."""
        functions = _functions_of(self._path)
        for text in self._texts:
            copy = os.fork()
            if not copy:
                _limit()
                _put(self._path, text, functions)
                try:
                    yield
                finally:
                    os._exit(session.testsfailed or session.testscollected == 0)
            self._told.send(os.waitpid(copy, 0)[1] != 0)
        session.items.clear()
        yield


def _functions_of(path: Path) -> list[FunctionType]:
    """The functions of a module, wherever they are known."""
    known = (each for each in gc.get_objects() if isinstance(each, FunctionType))
    return [each for each in known if each.__code__.co_filename == str(path.resolve())]


def _put(path: Path, text: str, functions: Sequence[FunctionType]) -> None:
    """Give the functions of a module the code that they have in this text."""
    compiled = compile(text, str(path.resolve()), "exec", dont_inherit=True)
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(compiled)}
    for each in functions:
        each.__code__ = codes[each.__code__.co_qualname, each.__code__.co_firstlineno]


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _codes(part)


def _outside_functions(text: str) -> list[tuple[bytes, str]]:
    """What a module does when it is imported: its own code, and that of its classes."""
    codes = [
        code
        for code in _codes(compile(text, "", "exec", dont_inherit=True))
        if not code.co_flags & inspect.CO_OPTIMIZED
    ]
    return [
        (code.co_code, repr([part for part in code.co_consts if not isinstance(part, CodeType)]))
        for code in codes
    ]


class Altered(SourceFileLoader):
    """A module whose text is not its file's."""

    def __init__(self, name: str, path: Path, text: str) -> None:
        super().__init__(name, str(path))
        self._text = text

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Where this one module comes from; every other comes from its file."""
        return spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None

    def get_code(self, fullname: str) -> CodeType:
        """The altered text, compiled."""
        return compile(self._text, self.path, "exec", dont_inherit=True)


if __name__ == "__main__":
    main()
