"""What a shell hands over is bytes; what of it is no text is said nowhere and written nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from app.wrong_input import WrongInput


class NoText(WrongInput):
    """Argument {number} is no text: '{written}', where each {mark} stands for a byte that means nothing in
    UTF-8. Write it in UTF-8."""


MARK = "\N{REPLACEMENT CHARACTER}"


def refuse_what_is_no_text(arguments: Iterable[str]) -> None:
    """Refuse the first argument that cannot be written as text. Raises NoText."""
    for number, argument in enumerate(arguments, 1):
        written = "".join(MARK if "\ud800" <= letter <= "\udfff" else letter for letter in argument)
        if written != argument:
            raise NoText(number=number, written=written, mark=MARK)
