"""Short messages that nothing encodes pass the SDK as they are; what is large or encoded does not."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.bridge import worker
from temporalio.bridge.proto.workflow_activation import WorkflowActivation
from temporalio.bridge.proto.workflow_completion import WorkflowActivationCompletion
from temporalio.converter import (
    DataConverter,
    StorageDriverActivityInfo,
    StorageDriverStoreContext,
    WorkflowSerializationContext,
)
from temporalio.worker import _workflow

from activities import short_messages
from activities.payloads import LARGE, data_converter
from activities.store import PAYLOADS
from tests.support.keys import keys

A_WORKFLOW = WorkflowSerializationContext(namespace="default", workflow_id="HEL 2021-002935")
AN_ACTIVITY = StorageDriverStoreContext(target=StorageDriverActivityInfo(id="1", namespace="default"))


def answering(data: bytes) -> WorkflowActivationCompletion:
    """A task that is done, with an answer."""
    done = WorkflowActivationCompletion()
    answer = done.successful.commands.add().update_response.completed
    answer.CopyFrom(Payload(metadata={"encoding": b"json/plain"}, data=data))
    return done


def asking(done: WorkflowActivationCompletion) -> WorkflowActivation:
    """A task that brings what another one answered."""
    task = WorkflowActivation()
    brought = task.jobs.add().resolve_activity.result.completed.result
    brought.CopyFrom(answer_in(done))
    return task


def answer_in(done: WorkflowActivationCompletion) -> Payload:
    """What a task answered."""
    return done.successful.commands[0].update_response.completed


async def sent(done: WorkflowActivationCompletion, converter: DataConverter) -> None:
    """It goes, as the worker sends it."""
    await short_messages.encode_completion(done, converter, False, 3)


async def brought(task: WorkflowActivation, converter: DataConverter) -> Payload:
    """It comes, as the worker takes it; what was brought."""
    await short_messages.decode_activation(task, converter, False, 3)
    return task.jobs[0].resolve_activity.result.completed.result


def test_a_large_one_lies_in_the_store_and_comes_back(tmp_path: Path) -> None:
    done, converter = answering(b'"' + b"x" * LARGE + b'"'), data_converter(str(tmp_path))
    whole = answer_in(done).data
    asyncio.run(sent(done, converter))
    assert len(list((tmp_path / PAYLOADS).iterdir())) == 1
    assert done.ByteSize() < 1_000
    assert asyncio.run(brought(asking(done), converter)).data == whole


def test_a_short_one_is_encoded_where_there_are_keys(tmp_path: Path) -> None:
    done, converter = answering(b'"yes"'), data_converter(str(tmp_path), keys(tmp_path / "keys", "2027-01"))
    asyncio.run(sent(done, converter))
    assert b"yes" not in answer_in(done).data
    assert asyncio.run(brought(asking(done), converter)).data == b'"yes"'


def test_a_short_one_passes_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def look(*_: object) -> None:
        raise AssertionError("it was looked into")

    monkeypatch.setattr(short_messages, "_encode", look)
    monkeypatch.setattr(short_messages, "_decode", look)
    done, converter = answering(b'"yes"'), data_converter(str(tmp_path))
    asyncio.run(sent(done, converter))
    assert asyncio.run(brought(asking(done), converter)).data == b'"yes"'


@pytest.mark.parametrize("name", ["decode_activation", "encode_completion"])
def test_the_sdk_asks_for_it_as_we_answer(name: str) -> None:
    ours, theirs = getattr(short_messages, name), getattr(short_messages, f"_{name.partition('_')[0]}")
    assert [*inspect.signature(ours).parameters] == [*inspect.signature(theirs).parameters]
    assert theirs.__module__ == worker.__name__
    assert f"temporalio.bridge.worker.{name}(" in inspect.getsource(_workflow)


def test_no_converter_is_made_anew_for_who_stores(tmp_path: Path) -> None:
    converter = data_converter(str(tmp_path))
    assert converter._with_contexts(A_WORKFLOW, AN_ACTIVITY) is converter
