"""Settings: where the registry, the papers and the post are. Everything comes from PYKALA_… variables."""

import os
from collections.abc import Mapping
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from models.base.bad_value import BadValue, choices
from models.base.country_pack import DEFAULT, known
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Listed, Said

PREFIX = "PYKALA_"

_STORES = ("file", "s3", "gs", "az", "abfs", "memory")


class SettingWrong(Refusal):
    """The setting {name} is wrong: {reason}."""


class NoDatabaseAddress(BadValue):
    """it is no database address such as sqlite:///file"""


class NamesNoDatabase(BadValue):
    """it names no database"""


class NeitherDatabase(BadValue):
    """the registry is kept in SQLite or PostgreSQL"""


class NoStore(BadValue):
    """it is a folder, or an address that begins with one of {stores}"""


class NoMailServer(BadValue):
    """it is an address such as smtp://mail.kunta.example:587"""


class NoListeningAddress(BadValue):
    """it is an address of this machine with a port, such as 127.0.0.1:9464"""


class NoWebAddress(BadValue):
    """it is an address such as https://kirjautuminen.kunta.example, or one of this machine by http"""


class NoPublicAddress(BadValue):
    """it is an address such as https://paatokset.kunta.example"""


class NoMailAddress(BadValue):
    """it is a mail address such as kirjaamo@kunta.example"""


class Settings(BaseModel):
    """The settings of one installation. Secrets print as stars; a wrong value is told without showing it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    data: Path = Path("pykala-data")
    """The folder of everything that is not set elsewhere."""
    registry: SecretStr = Field(
        default_factory=lambda known: SecretStr(f"sqlite:///{known['data'] / 'registry.sqlite'}")
    )
    """The registry's database: sqlite:///file or postgresql://user:password@host/name."""
    store: str = Field(default_factory=lambda known: str(known["data"] / "store"))
    """Where papers are kept: a folder, or an address such as s3://bucket/prefix."""
    smtp: SecretStr | None = None
    """The mail server, smtp://[user:password@]host[:port] or smtps://…; unset: outbox."""
    mail_from: str = ""
    """The sender of reminders and notices; unset: the municipality's `mail_sender`."""
    public_address: str = ""
    """Where everybody reaches the desk, such as https://paatokset.kunta.example: mails to subscribers lead
    there; unset: nobody subscribes."""
    outbox: Path = Field(default_factory=lambda known: known["data"] / "outbox")
    """The folder of .eml files when no mail server is set."""
    country: str = DEFAULT
    """The country whose law and calendar hold, one for the process: fi or se."""
    language: Language | None = None
    """The language of the command line: fi, sv or en; unset: that of the locale."""
    task_queue: str = Field(default="pykala", min_length=1)
    """Temporal's task queue."""
    codec_keys: Path | None = None
    """The file of keys that encode what Temporal carries; unset: it lies there as it was sent."""
    door_key: Path = Field(default_factory=lambda known: known["data"] / "door.key")
    """The file of the key by which this door signs what people do; without one it signs nothing."""
    engine_keys: Path = Field(default_factory=lambda known: known["data"])
    """The folder of the keys by which the engine signs: time.key, signals.key, recovery.key."""
    door_socket: Path | None = None
    """The socket at which a worker carries out what users of this machine type, each in their own name."""
    metrics: str | None = None
    """Where a worker shows its metrics to Prometheus, such as 127.0.0.1:9464; unset: nowhere."""
    webhooks: Path = Field(default_factory=lambda known: known["data"] / "webhooks.json")
    """The file of those who are told of what is published, with their secrets (`pykala webhook add`)."""
    desk_address: str = ""
    """Where others reach the desk, such as https://desk.kunta.example; unset: only this machine does."""
    oidc_issuer: str = ""
    """The town's login service (OpenID Connect), by the address of its issuer; unset: passwords alone."""
    oidc_client: str = ""
    """What the login service calls the desk."""
    oidc_secret: SecretStr | None = None
    """By what the desk proves itself to the login service; unset: by PKCE alone."""
    oidc_claim: str = "sub"
    """The claim of the login service that says who somebody is (`pykala person add --login`)."""

    @field_validator("country")
    @classmethod
    def _a_known_country(cls, value: str) -> str:
        return known(value or DEFAULT)

    @field_validator("codec_keys", "door_socket", mode="before")
    @classmethod
    def _named_or_none(cls, value: object) -> object:
        return value or None

    @field_validator("registry")
    @classmethod
    def _a_known_database(cls, value: SecretStr) -> SecretStr:
        library = import_module("sqlalchemy")  # a large one: the default is known to be right
        try:
            url = library.make_url(value.get_secret_value())
        except (library.exc.ArgumentError, ValueError):
            raise NoDatabaseAddress from None
        match url.get_backend_name():
            case "sqlite" if url.database and url.database != ":memory:":
                return value
            case "postgresql" if url.database:
                written = url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
                return SecretStr(written)
            case "sqlite" | "postgresql":
                raise NamesNoDatabase
        raise NeitherDatabase

    @field_validator("store")
    @classmethod
    def _a_known_store(cls, value: str) -> str:
        scheme, separator, _ = value.partition("://")
        if not value or (separator and scheme not in _STORES):
            raise NoStore(stores=Listed.of(_STORES))
        return value

    @field_validator("smtp")
    @classmethod
    def _a_known_mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value():
            return None
        try:
            url = urlsplit(value.get_secret_value())
            known = url.scheme in {"smtp", "smtps"} and bool(url.hostname) and url.port != 0
        except ValueError:
            known = False
        if not known:
            raise NoMailServer
        return value

    @field_validator("public_address")
    @classmethod
    def _an_address_of_pages(cls, value: str) -> str:
        try:
            url = urlsplit(value)
            known = url.scheme in {"http", "https"} and bool(url.hostname) and value.isprintable()
        except ValueError:
            known = False
        if value and (not known or url.query or url.fragment or " " in value):
            raise NoPublicAddress
        return value.rstrip("/")

    @field_validator("mail_from")
    @classmethod
    def _an_address(cls, value: str) -> str:
        name, _, host = value.partition("@")
        if not value:
            return value
        if not name or not host or any(character.isspace() for character in value):
            raise NoMailAddress
        return value

    @field_validator("desk_address", "oidc_issuer")
    @classmethod
    def _a_web_address(cls, value: str) -> str:
        try:
            url = urlsplit(value)
            own = url.hostname == "localhost" or (url.hostname or "").startswith("127.")
            known = bool(url.hostname) and url.port != 0 and not (url.query or url.fragment or url.username)
        except ValueError:
            known = own = False
        if value and not (known and (url.scheme == "https" or (url.scheme == "http" and own))):
            raise NoWebAddress
        return value.rstrip("/")

    @field_validator("metrics")
    @classmethod
    def _a_listening_address(cls, value: str | None) -> str | None:
        if not value:
            return None
        host, _, port = value.rpartition(":")
        try:
            ip_address(host.removeprefix("[").removesuffix("]"))
            known = 0 < int(port) < 2**16
        except ValueError:
            known = False
        if not known:
            raise NoListeningAddress
        return value

    def everywhere(self) -> dict[str, str]:
        """The settings that name places, as they are called from any folder."""
        library = import_module("sqlalchemy")
        url = library.make_url(self.registry.get_secret_value())
        if url.get_backend_name() == "sqlite":
            url = url.set(database=str(Path(url.database).absolute()))
        own = ["codec_keys"] if self.codec_keys else []
        places = ("data", "outbox", "door_key", "engine_keys", "webhooks", *own)
        store = self.store if "://" in self.store else str(Path(self.store).absolute())
        registry = url.render_as_string(hide_password=False)
        return {name: str(getattr(self, name).absolute()) for name in places} | {
            "store": store,
            "registry": registry,
        }

    def redacted(self) -> dict[str, str]:
        """Every setting as text, passwords as stars: what may be printed."""
        return {name: _without_password(value) for name, value in self}


def load_settings(**overrides: Any) -> Settings:
    """The settings of the environment, with overrides by name. Raises SettingWrong, which shows no value."""
    try:
        return Settings.model_validate({**_environment(), **overrides})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = variable("_".join(map(str, first["loc"])))
        reason = _why_wrong(first.get("ctx", {}))
    raise SettingWrong(name=name, reason=reason)


def _why_wrong(facts: Mapping[str, Any]) -> Said:
    """What is wrong with a setting, as a clause."""
    if isinstance(cause := facts.get("error"), BadValue):
        return cause.said
    if expected := facts.get("expected"):
        return Said.why("it is none of {choices}", choices=choices(str(expected)))
    return Said.why("it cannot be used as it is written")


def variable(name: str) -> str:
    """The environment's variable of a setting."""
    return f"{PREFIX}{name}".upper()


def _environment() -> dict[str, str]:
    found = {name: os.environ.get(variable(name)) for name in Settings.model_fields}
    asked = {name: value for name, value in found.items() if value is not None}
    return (
        asked
        if asked.get("language")
        else {name: value for name, value in asked.items() if name != "language"}
    )


def _without_password(value: object) -> str:
    if not isinstance(value, SecretStr):
        return "" if value is None else str(value)
    url = urlsplit(value.get_secret_value())
    if "://" not in value.get_secret_value():  # it is a secret altogether
        return "***"
    user, at, host = url.netloc.rpartition("@")
    name, colon, _ = user.partition(":")
    return f"{url.scheme}://{name}{colon and ':***'}{at}{host}{url.path}"  # a query may hold a password too
