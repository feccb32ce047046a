"""Ids that somebody has begun to write: journals, bodies."""

from __future__ import annotations

from activities.registry import ids
from activities.settings import SettingWrong, load_settings
from models.base.packaged import UNNAMED


def journals(beginning: str, *kinds: str) -> list[tuple[str, str]]:
    """The ids of journals that begin so, of these kinds or of any, with the titles of cases."""
    try:
        return ids.journal_ids(load_settings(), kinds, beginning)
    except SettingWrong:
        return []


def steps(beginning: str) -> list[tuple[str, str]]:
    """The steps of chains of approval whose code begins so, with their titles."""
    try:
        loaded = ids.steps_of_chains(load_settings())
    except SettingWrong:
        return []
    return sorted(step for step in loaded if step[0].startswith(beginning))


def bodies(beginning: str) -> list[str]:
    """The codes of bodies that begin so: of the product, and of the registry if there is one."""
    packaged = (file.stem for file in (UNNAMED / "bodies").glob("*.yaml"))
    try:
        loaded = ids.loaded_bodies(load_settings())
    except SettingWrong:
        loaded = []
    return sorted(code for code in {*packaged, *loaded} if code.startswith(beginning))
