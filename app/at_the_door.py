"""Carries out, as the owner of the data, one command that another user of this machine typed.

It acts as the person who that user is, whoever else the command names; it reads and writes nothing but the
files that were sent, in a folder that ends with it.
"""

from __future__ import annotations

import io
import os
import pwd
import socket
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from activities.door_socket import ASKS_WITHIN, LARGEST, CarriedOut, CommandLine
from activities.lasting import for_the_owner_alone
from app.commands import index, refused
from app.commands.house import REFUSED, WRONG_INPUT, app
from app.desk import hands, places
from app.desk.entering import opened
from app.wrong_input import WrongInput
from models.base.refusal import Refusal

LOOKS = frozenset(
    {
        *("answer", "cases", "due", "ics", "meetings", "policy", "show", "timeline"),
        *("body list", "body show", "municipality show", "numbers account", "person keys", "person list"),
        *("motion diff", "proposal diff"),
        *("paper bundle", "paper list", "paper open", "sealed list"),
        *("export", "template list", "template write"),
    }
)
"""What looks at the registry and changes nothing: commands, and nouns with all of their verbs."""


class OwnersAlone(WrongInput):
    """`pykala {command}` is done by the user whose data it is: {owner}."""


class NoCommandLine(WrongInput):
    """What was sent is no command line with files of its own."""


class TooMuch(WrongInput):
    """What the command reads or writes is larger than {most} MB."""


def main() -> None:
    """Read what is asked at stdin, which is the connection, and answer it there."""
    for_the_owner_alone()
    with socket.socket(fileno=os.dup(0)) as connection:
        connection.settimeout(ASKS_WITHIN)
        with suppress(OSError), connection.makefile("rwb") as way:
            if written := way.read(2 * LARGEST):
                way.write(carried_out(written, user_name(int(sys.argv[1]))).model_dump_json().encode())


def user_name(number: int) -> str:
    """A user of the operating system by name; by number where it has none."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def carried_out(written: bytes, user: str) -> CarriedOut:
    """What a command that a user sent said and wrote."""
    said, complained = io.StringIO(), io.StringIO()
    with TemporaryDirectory() as folder, redirect_stdout(said), redirect_stderr(complained):
        try:
            wanted = CommandLine.model_validate_json(written)
            os.environ["PYKALA_LANGUAGE"] = wanted.language
            refuse_the_owners(wanted.argv)
            _lay(wanted, Path(folder))
            os.chdir(folder)
            places.keep_within(Path(folder))
            hands.type_for(user)
            refuse_strangers()
            code = _run(wanted.argv)
            files = _written(Path(folder), wanted.files)
        except (ValidationError, OSError):
            code, files = _told(NoCommandLine()), {}
        except Refusal as refusal:
            code, files = _told(refusal), {}
        finally:
            os.chdir("/")
    return CarriedOut(code=code, said=said.getvalue(), complained=complained.getvalue(), files=files)


def refuse_the_owners(argv: tuple[str, ...]) -> None:
    """Refuse what neither acts nor looks, but keeps the installation. Raises OwnersAlone."""
    noun, verb = (*argv, "", "")[:2]
    line = index.kept().get(noun)
    of_verb = (line.verbs or {}).get(verb) if line else None
    called = f"{noun} {verb}" if line and line.verbs else noun
    if not {noun, called} & LOOKS and not (of_verb and of_verb.act):
        raise OwnersAlone(command=called, owner=user_name(os.geteuid()))


def refuse_strangers() -> None:
    """Refuse whoever the registry does not know; they do not read it either. Raises NobodyOfThisMachine."""
    with opened() as installation:
        hands.hands_of(installation, None)


def _told(refusal: Refusal) -> int:
    refused.tell(refusal, as_json=False)
    return WRONG_INPUT if isinstance(refusal, WrongInput) else REFUSED


def _run(argv: tuple[str, ...]) -> int:
    try:
        app(list(argv), prog_name="pykala")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    return 0


def _lay(wanted: CommandLine, folder: Path) -> None:
    """Put what was sent into the folder. Raises NoCommandLine for a name that leads out of it."""
    for name in wanted.folders:
        _inside(name, folder).mkdir(parents=True, exist_ok=True)
    for name, content in wanted.files.items():
        file = _inside(name, folder)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _inside(name: str, folder: Path) -> Path:
    place = PurePosixPath(name)
    if place.is_absolute() or not place.parts or ".." in place.parts or "\0" in name:
        raise NoCommandLine
    return folder / place


def _written(folder: Path, sent: dict[str, bytes]) -> dict[str, bytes]:
    """What the command wrote into the folder. Raises TooMuch."""
    files = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*") if each.is_file()}
    if sum(each.stat().st_size for each in files.values()) > LARGEST:
        raise TooMuch(most=LARGEST // 1024**2)
    read = {name: each.read_bytes() for name, each in files.items()}
    return {name: content for name, content in read.items() if sent.get(name) != content}


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # threads of Temporal's client that outlive the interpreter abort it now and then
