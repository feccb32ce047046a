"""The SDK's sandbox, in which workflow code that is not deterministic is caught."""

from __future__ import annotations

from dataclasses import replace

from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

PASSED_THROUGH = ("models", "activities", "pydantic", "pydantic_core", "sqlalchemy", "sqlmodel", "holidays")
"""Modules that a workflow does not import anew: our own, which are linted instead, and what they use."""


def sandboxed() -> SandboxedWorkflowRunner:
    """A runner that imports the workflows into a sandbox of their own.

    `locale` is let in, because the calendar of holidays asks it for nothing but the spelling of a language.
    """
    passing = SandboxRestrictions.default.with_passthrough_modules(*PASSED_THROUGH)
    members = passing.invalid_module_members.with_child_unrestricted("locale")
    return SandboxedWorkflowRunner(restrictions=replace(passing, invalid_module_members=members))
