"""A contract for a module that lies at the top and in no package, so that the graph of imports lacks it."""

from __future__ import annotations

import ast
from importlib.util import find_spec
from pathlib import Path

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class TopModuleContract(Contract):
    """`module` imports nothing of the packages named in `forbidden_packages`."""

    module = fields.StringField()
    forbidden_packages = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        spec = find_spec(str(self.module))
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(self.module)
        imported = _imported(Path(spec.origin).read_text(encoding="utf-8"))
        forbidden = set(self.contract_options["forbidden_packages"])
        wrong = sorted(name for name in imported if name.partition(".")[0] in forbidden)
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for name in check.metadata["wrong"]:
            output.print_error(f"{self.module} imports {name}.")


def _imported(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
