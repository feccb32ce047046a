"""A command of which every option that is not a list is given once."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperOption

from app.commands.helping import Helped
from app.commands.hyphens import with_underscores


class Once(Helped, TyperCommand):
    """Refuses an option that is given again: the last would win, and the others be lost unseen."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        args = [*with_underscores(args, self.params)]
        ctx.meta["typed"] = self, tuple(args)
        if not ctx.resilient_parsing:
            _, _, given = self.make_parser(ctx).parse_args(args=list(args))
            for param, times in Counter(given).items():
                if times > 1 and isinstance(param, TyperOption) and not param.multiple:
                    ctx.fail(f"{param.opts[0]} was given {times} times; give it once.")
        left = super().parse_args(ctx, args)
        for value in ctx.params.values():
            if isinstance(value, Path):
                import_module("app.desk.places").within_reach(value)  # few commands take one
        return left
