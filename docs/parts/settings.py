"""The settings, as operations.md lists them."""

from __future__ import annotations

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from activities.settings import Settings, variable
from docs.parts import markdown
from docs.parts.markdown import code
from models.base.described import described


def table() -> str:
    """One line per field of Settings: its variable, what it means, its default."""
    fields = _fields().items()
    lines = described(Settings)
    rows = ((code(variable(name)), lines[name], _default(name, field)) for name, field in fields)
    return markdown.table(("Variable", "Meaning", "By default"), rows)


def _fields() -> dict[str, FieldInfo]:
    return Settings.model_fields


def _default(name: str, field: FieldInfo) -> str:
    if field.default_factory is None:
        return "unset" if field.default is None else code(field.default)
    value = getattr(Settings.model_construct(data=Settings.model_fields["data"].default), name)
    return code(value.get_secret_value() if isinstance(value, SecretStr) else value)
