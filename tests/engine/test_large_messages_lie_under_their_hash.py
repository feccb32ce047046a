"""What is too large for a history lies in the store under its hash, once, and is believed only if it fits."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.converter import DataConverter

from activities.payloads import LARGE, PayloadAltered, data_converter
from activities.store import PAYLOADS, NotInStore
from tests.support.keys import keys

WORDS = "x" * LARGE


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Where the store keeps them."""
    return tmp_path / PAYLOADS


def encoded(converter: DataConverter, *words: str) -> list[Payload]:
    """Messages as Temporal carries them."""
    return asyncio.run(converter.encode(words))


def decoded(converter: DataConverter, sent: list[Payload]) -> list[str]:
    """Messages as they are read."""
    return asyncio.run(converter.decode(sent, [str]))


def test_a_large_one_comes_back_and_the_history_has_its_hash(shelf: Path) -> None:
    converter = data_converter(str(shelf.parent))
    (sent,) = encoded(converter, WORDS)
    (file,) = shelf.iterdir()
    assert sent.ByteSize() < 1_000
    assert file.name.encode() in sent.data
    assert decoded(data_converter(str(shelf.parent)), [sent]) == [WORDS]


def test_the_same_one_lies_there_once(shelf: Path) -> None:
    converter = data_converter(str(shelf.parent))
    encoded(converter, WORDS, WORDS)
    assert len(list(shelf.iterdir())) == 1


def test_a_small_one_stays_in_the_history_and_makes_no_folder(shelf: Path) -> None:
    (sent,) = encoded(data_converter(str(shelf.parent / "store")), "x")
    assert sent.data == b'"x"'
    assert list(shelf.parent.iterdir()) == []


def test_with_keys_what_lies_in_the_store_is_encoded_too(shelf: Path) -> None:
    file = keys(shelf.parent / "keys", "2027-01")
    converter = data_converter(str(shelf.parent), file)
    sent = encoded(converter, WORDS)
    (file_kept,) = shelf.iterdir()
    assert b"xxxx" not in file_kept.read_bytes()
    assert decoded(data_converter(str(shelf.parent), file), sent) == [WORDS]


def test_one_that_was_altered_is_not_believed(shelf: Path) -> None:
    converter = data_converter(str(shelf.parent))
    sent = encoded(converter, WORDS)
    (file,) = shelf.iterdir()
    file.write_bytes(file.read_bytes().replace(b"xx", b"xy"))
    with pytest.raises(PayloadAltered):
        decoded(converter, sent)


def test_one_that_is_lost_is_named(shelf: Path) -> None:
    converter = data_converter(str(shelf.parent))
    sent = encoded(converter, WORDS)
    (file,) = shelf.iterdir()
    file.unlink()
    with pytest.raises(NotInStore, match=file.name):
        decoded(converter, sent)
