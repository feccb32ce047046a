"""Keys of the codec: the first line encodes, every line decodes, and what is wrong is told without a key."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from temporalio.api.common.v1 import Payload

from activities.codec import Codec
from activities.codec_keys import ENCODED, KeysUnusable, MessageAltered, UnknownKey, read_keys
from activities.settings import load_settings
from tests.support.keys import keys, line

SAID = Payload(metadata={"encoding": b"json/plain"}, data=b'"Salaista"')
SECRET = line("2027-01").partition(": ")[2]


def codec(folder: Path, *ids: str) -> Codec:
    """A codec of these keys."""
    return Codec(read_keys(keys(folder, *ids)))


def encoded(codec: Codec, payload: Payload = SAID) -> Payload:
    """A message as it is carried."""
    return asyncio.run(codec.encode([payload]))[0]


def decoded(codec: Codec, payload: Payload) -> Payload:
    """A message as it is read."""
    return asyncio.run(codec.decode([payload]))[0]


def test_what_is_encoded_names_its_key_and_comes_back(tmp_path: Path) -> None:
    ours = codec(tmp_path, "2028-01", "2027-01")
    carried = encoded(ours)
    assert (carried.metadata["encoding"], carried.metadata["key"]) == (ENCODED, b"2028-01")
    assert b"Salaista" not in carried.SerializeToString()
    assert decoded(ours, carried) == SAID
    assert encoded(ours) != carried


def test_every_key_reads_and_what_was_never_encoded_stays_as_it_is(tmp_path: Path) -> None:
    carried = encoded(codec(tmp_path, "2027-01"))
    later = codec(tmp_path, "2028-01", "2027-01")
    assert decoded(later, carried) == SAID
    assert decoded(later, SAID) == SAID


def test_a_key_that_is_not_here_is_named(tmp_path: Path) -> None:
    carried = encoded(codec(tmp_path, "2027-01"))
    with pytest.raises(UnknownKey, match=r"the key 2027-01, which is not here\. Add its line to the file"):
        decoded(codec(tmp_path, "2028-01"), carried)


def test_what_was_altered_is_not_read(tmp_path: Path) -> None:
    ours = codec(tmp_path, "2027-01", "2028-01")
    carried = encoded(ours)
    for data, key in ((carried.data[:-1], b"2027-01"), (b"", b"2027-01"), (carried.data, b"2028-01")):
        altered = Payload(metadata={"encoding": ENCODED, "key": key}, data=data)
        with pytest.raises(MessageAltered, match=f"with the key {key.decode()}: it was altered"):
            decoded(ours, altered)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "There is no key in"),
        ("# none yet\n\n", "There is no key in"),
        (SECRET, "Line 1 of"),
        (f"2027-01: {SECRET}=x", "Line 1 of"),
        (f"2027-01: {SECRET[:20]}", "Line 1 of"),
        (f"two words: {SECRET}", "Line 1 of"),
        (f"2027-01: {SECRET}\n2027-01: {SECRET}", "Line 2 of"),
        (f"äö: {SECRET}", "UnicodeDecodeError"),
    ],
)
def test_a_wrong_file_is_told_without_a_key(tmp_path: Path, written: str, told: str) -> None:
    file = tmp_path / "codec.keys"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(KeysUnusable, match=told) as refused:
        read_keys(file)
    assert SECRET[:20] not in refused.value.sentence
    assert str(file) in refused.value.sentence
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeysUnusable, match=r"cannot be read \(FileNotFoundError\)"):
        read_keys(tmp_path / "missing")


def test_settings_name_the_file_and_hold_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = keys(tmp_path, "2027-01")
    monkeypatch.setenv("PYKALA_CODEC_KEYS", str(file))
    settings = load_settings()
    assert settings.redacted()["codec_keys"] == str(file)
    assert SECRET not in f"{settings!r}{settings.redacted()}"
    monkeypatch.setenv("PYKALA_CODEC_KEYS", "")
    assert load_settings().codec_keys is None
