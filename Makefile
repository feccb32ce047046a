# Pykälä. `make help` says what there is; every target sets itself up on first use.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# Another interpreter: make test PYKALA_PYTHON=/opt/python3.13/bin/python3
PYKALA_PYTHON ?=
# Rounds and seed of the campaign of faults: make faults N=300 SEED=7
N ?= 30
SEED ?= 1

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/installed

.PHONY: help demo test lint watch docs bench faults mutants hooks

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY) ## play the first real case from opening to annual accounts; papers and timeline in out/
	@$(BIN)/pykala demo

test: lint ## everything that the product promises: lint, then all tests on SQLite and PostgreSQL
	@$(BIN)/pytest -n 2

lint: $(READY) ## style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

watch: $(READY) ## run the tests that failed last, at every saved file
	@$(BIN)/watchfiles --filter python '$(BIN)/pytest -x --failed-first -q' models workflows activities templates app tests

docs: $(READY) ## write the generated documentation and the schemas anew
	@$(BIN)/python -m docs.generate

bench: $(READY) ## measure, and write docs/performance.md
	@$(BIN)/python -m bench

faults: $(READY) ## kill workers, servers and registries: make faults N=300 SEED=7
	@$(BIN)/python -m tests.engine.faults --rounds $(N) --seed $(SEED)

mutants: $(READY) $(VENV)-mutants/installed ## alter the rules line by line; say what no test noticed: make mutants ONLY=voting
	@$(VENV)-mutants/bin/python -m tests.mutants $(ONLY)

# Cosmic Ray stands beside the product's packages, and in no lock.
$(VENV)-mutants/installed: Makefile | $(READY)
	@$(BIN)/python -m venv $(@D)
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check cosmic-ray==8.7.0
	@$(BIN)/python -c 'import site; print(*site.getsitepackages())' > $$(echo $(@D)/lib/python*/site-packages)/product.pth
	@touch $@

hooks: $(READY) ## let git check style and types before each commit
	@$(BIN)/pre-commit install

# pip knows what is there already, so that a changed lock costs only the difference.
$(READY): requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Installing the packages of requirements.lock (about a minute the first time) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@echo 'Installing pykala …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/python:
	@for python in $(or $(PYKALA_PYTHON),python3.13 python3.12 python3.11 python3.14 python3 python); do \
	  if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$("$$python" -V) …"; \
	    exec "$$python" -m venv $(VENV); \
	  fi; \
	done; \
	echo 'No Python 3.11 or newer with the module venv was found (on Debian: apt-get install python3-venv).' >&2; \
	echo 'Name another: make $(MAKECMDGOALS) PYKALA_PYTHON=/path/to/python3' >&2; \
	exit 1
