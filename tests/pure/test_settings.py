"""Settings: a wrong one is told in a sentence, a password is told to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.settings import Settings, SettingWrong, load_settings

PASSWORD = "Sala%40sana1"
A_REGISTRY = f"postgresql://pykala:{PASSWORD}@db.kunta.example/pykala"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PYKALA_{name.upper()}", raising=False)


def test_everything_lies_in_the_data_folder_unless_it_is_said() -> None:
    settings = load_settings(data=Path("elsewhere"))
    assert settings.registry.get_secret_value() == "sqlite:///elsewhere/registry.sqlite"
    assert settings.store == "elsewhere/store"
    assert settings.outbox == Path("elsewhere/outbox")
    assert settings.smtp is None


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_TASK_QUEUE", "kaupunki")
    monkeypatch.setenv("PYKALA_STORE", "s3://papers/kaupunki")
    assert (load_settings().task_queue, load_settings().store) == ("kaupunki", "s3://papers/kaupunki")


def test_postgresql_is_reached_with_the_driver_that_is_installed() -> None:
    registry = load_settings(registry=A_REGISTRY).registry.get_secret_value()
    assert registry == f"postgresql+psycopg://pykala:{PASSWORD}@db.kunta.example/pykala"


@pytest.mark.parametrize(
    "setting",
    [
        {"registry": A_REGISTRY},
        {"registry": f"postgresql://db.kunta.example/pykala?user=pykala&password={PASSWORD}"},
        {"smtp": f"smtp://pykala:{PASSWORD}@mail.kunta.example:587"},
    ],
)
def test_no_password_is_ever_printed(setting: dict[str, str]) -> None:
    settings = load_settings(**setting)
    for printed in (str(settings), repr(settings), str(settings.redacted())):
        assert PASSWORD not in printed
    assert "kunta.example" in settings.redacted()[next(iter(setting))]


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ({"registry": PASSWORD}, "PYKALA_REGISTRY is wrong: it is no database address"),
        ({"registry": f"mysql://a:{PASSWORD}@b/c"}, "kept in SQLite or PostgreSQL"),
        ({"registry": "sqlite:///:memory:"}, "it names no database"),
        ({"registry": f"postgresql://a:{PASSWORD}@b"}, "it names no database"),
        ({"registry": f"postgresql://a:{PASSWORD}@b:port/c"}, "it is no database address"),
        ({"store": "ftp://papers"}, "PYKALA_STORE is wrong: it is a folder, or an address"),
        ({"smtp": f"http://a:{PASSWORD}@b"}, "PYKALA_SMTP is wrong: it is an address such as smtp://"),
        ({"smtp": f"smtp://a:{PASSWORD}@b:port"}, "PYKALA_SMTP is wrong"),
        ({"mail_from": "kirjaamo\nBcc: x@y.example"}, "PYKALA_MAIL_FROM is wrong: it is a mail address"),
        ({"task_queue": ""}, "PYKALA_TASK_QUEUE is wrong"),
    ],
)
def test_a_wrong_setting_is_told_without_its_value(setting: dict[str, str], told: str) -> None:
    with pytest.raises(SettingWrong) as refusal:
        load_settings(**setting)
    assert told in refusal.value.sentence
    assert PASSWORD not in refusal.value.sentence
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None
