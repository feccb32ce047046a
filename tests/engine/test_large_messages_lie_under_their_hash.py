"""What is too large for a history lies in the store under its hash, once, and is believed only if it fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.payloads import LARGE, PayloadAltered, data_converter
from activities.store import PAYLOADS, NotInStore

WORDS = "x" * LARGE


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Where the store keeps them."""
    return tmp_path / PAYLOADS


async def test_a_large_one_comes_back_and_the_history_has_its_hash(shelf: Path) -> None:
    converter = data_converter(str(shelf.parent))
    (sent,) = await converter.encode([WORDS])
    (file,) = shelf.iterdir()
    assert sent.ByteSize() < 1_000
    assert file.name.encode() in sent.data
    assert await data_converter(str(shelf.parent)).decode([sent], [str]) == [WORDS]


async def test_the_same_one_lies_there_once(shelf: Path) -> None:
    converter = data_converter(str(shelf.parent))
    await converter.encode([WORDS, WORDS])
    assert len(list(shelf.iterdir())) == 1


async def test_a_small_one_stays_in_the_history_and_makes_no_folder(shelf: Path) -> None:
    (sent,) = await data_converter(str(shelf.parent / "store")).encode(["x"])
    assert sent.data == b'"x"'
    assert list(shelf.parent.iterdir()) == []


async def test_one_that_was_altered_is_not_believed(shelf: Path) -> None:
    converter = data_converter(str(shelf.parent))
    sent = await converter.encode([WORDS])
    (file,) = shelf.iterdir()
    file.write_bytes(file.read_bytes().replace(b"xx", b"xy"))
    with pytest.raises(PayloadAltered):
        await converter.decode(sent, [str])


async def test_one_that_is_lost_is_named(shelf: Path) -> None:
    converter = data_converter(str(shelf.parent))
    sent = await converter.encode([WORDS])
    (file,) = shelf.iterdir()
    file.unlink()
    with pytest.raises(NotInStore, match=file.name):
        await converter.decode(sent, [str])
