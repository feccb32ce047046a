# Pykälä. `make help` says what there is; every target sets itself up on first use.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# Another interpreter: make test PYKALA_PYTHON=/opt/python3.13/bin/python3
PYKALA_PYTHON ?=
# Whose case make demo plays, of examples/: make demo MUNICIPALITY=sarvijoki
MUNICIPALITY ?=
# Rounds and seed of the campaign of faults: make faults N=300 SEED=7
N ?= 30
SEED ?= 1

# Where `make install` puts the word pykala.
PREFIX ?= $(HOME)/.local

VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/runs
TESTS := $(VENV)/tests
BROWSER := $(VENV)/browser
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
PYTEST := $(BIN)/pytest -n 2 --dist worksteal
QUICK := tests/pure tests/exchange

# Where containers set it, every process of the tests would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help install run demo test quick optional browser lint watch docs bench city-year faults cluster coverage mutants lock hooks

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(RUNS) ## put the word pykala on the path, in ~/.local/bin: make install PREFIX=/usr/local
	@place="$(PREFIX)/bin/pykala"; word="$(abspath $(BIN))/pykala"; \
	if [ -e "$$place" ] && [ "$$(readlink "$$place")" != "$$word" ]; then \
	  echo "$$place is there already and is another one; take it away, or name another PREFIX." >&2; exit 1; \
	fi; \
	mkdir -p "$(PREFIX)/bin"; ln -sfn "$$word" "$$place"; \
	echo "$$place is $$("$$place" --version), and runs $$word."; \
	for program in "$$word" "$$(readlink -f "$(BIN)/python")"; do \
	  over="$$program"; while [ "$$over" != / ]; do \
	    over="$$(dirname "$$over")"; case "$$(stat -c %A "$$over")" in *[xt]) ;; *) \
	      echo "Other users of this machine cannot run it: $$program lies in $$over, which is closed to them." >&2; break 2;; \
	    esac; \
	  done; \
	done; \
	case ":$$PATH:" in *":$(PREFIX)/bin:"*) ;; *) \
	  echo "It is not on the path yet: echo 'export PATH=\"$(PREFIX)/bin:\$$PATH\"' >> ~/.profile, and log in again.";; \
	esac

run: $(RUNS) ## open the desk in a browser, with people to try it with; everything is kept in pykala-data
	@$(BIN)/pykala up --desk-port 8000 --sample examples/$(or $(MUNICIPALITY),helsinki)

demo: $(RUNS) ## play the first real case from opening to annual accounts; papers and timeline in out/
	@$(BIN)/pykala demo$(if $(MUNICIPALITY), --municipality $(MUNICIPALITY))

test: lint ## everything that the product promises: lint, then all tests on SQLite and PostgreSQL
	@$(PYTEST)
	@echo "Left out: $$($(BIN)/pytest --collect-only -qq tests/optional | awk -F': ' '{n += $$2} END {print n + 0}') checks of 	'make optional', and the files of 'make browser': $$(ls tests/browser/test_*.py | wc -l)."

quick: $(TESTS) ## the tests that need no server, no database and no typesetting: under a minute
	@$(PYTEST) $(QUICK)

optional: $(TESTS) ## what needs pdftotext and a PostgreSQL of this machine
	@$(BIN)/pytest tests/optional
	@initdb="$$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1 || true)"; \
	PYKALA_TEST_POSTGRES="$$(dirname "$${initdb:?is not here (Debian: apt-get install postgresql)}")" $(PYTEST) -k postgres

browser: $(BROWSER) ## open the desk in Chromium (Debian: apt-get install chromium libatomic1): accessibility, whole lives
	@$(BIN)/pytest tests/browser

lint: $(TESTS) ## style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

watch: $(TESTS) ## run the quick tests at every saved file, those that failed last first
	@$(BIN)/watchfiles --filter python '$(BIN)/pytest -x --failed-first -q $(QUICK)' models workflows activities templates app tests

docs: $(TESTS) ## write the generated documentation, the schemas and the catalogues of words anew
	@$(BIN)/python -m docs.words
	@$(BIN)/python -m docs.generate

bench: $(TESTS) ## measure, and write docs/performance.md
	@$(BIN)/python -m bench

city-year: $(TESTS) ## live a city's year, ten thousand cases with all their papers: half an hour
	@$(BIN)/python -m bench --only year

faults: $(TESTS) ## kill workers, servers and registries: make faults N=300 SEED=7
	@$(BIN)/python -m tests.engine.faults --rounds $(N) --seed $(SEED)

cluster: $(TESTS) ## Temporal in its parts on PostgreSQL, several workers: faults and cases/s (Linux, Go)
	@$(BIN)/python -m tests.cluster

coverage: $(TESTS) ## run all tests, and say which lines none of them touches
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n 2 --dist worksteal
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report

mutants: $(TESTS) $(VENV)-mutants/installed ## alter the rules line by line; say what no test noticed: make mutants ONLY=voting
	@$(VENV)-mutants/bin/python -m tests.mutants $(ONLY)

# Cosmic Ray stands beside the product's packages, and in no lock.
$(VENV)-mutants/installed: Makefile | $(TESTS)
	@$(BIN)/python -m venv $(@D)
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check cosmic-ray==8.7.0
	@$(BIN)/python -c 'import site; print(*site.getsitepackages())' > $$(echo $(@D)/lib/python*/site-packages)/product.pth
	@touch $@

# The versions that are in the locks stay: make lock UPGRADE=--upgrade takes newer ones.
lock: | $(BIN)/python ## write the locks anew from pyproject.toml
	@tools="$$(mktemp -d)"; trap 'rm -rf "$$tools"' EXIT; \
	$(BIN)/python -m venv "$$tools"; \
	"$$tools/bin/pip" install -qq --disable-pip-version-check uv; \
	compile() { UV_PYTHON_DOWNLOADS=never "$$tools/bin/uv" pip compile -q $(UPGRADE) --generate-hashes --universal \
	  --python-version 3.11 --no-emit-index-url --no-header --no-annotate "$$@"; }; \
	compile pyproject.toml --group install -o requirements.lock; \
	compile --group dev -c requirements.lock -o requirements-dev.lock; \
	compile --group browser -c requirements.lock -c requirements-dev.lock -o requirements-browser.lock

hooks: $(TESTS) ## let git check style and types before each commit
	@$(BIN)/pre-commit install

# pip knows what is there already, so that a changed lock costs only the difference. It tells errors alone:
# its warnings are of the machine's own settings, once a package.
$(RUNS): requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Installing what runs (half a minute the first time) …'
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(TESTS): requirements-dev.lock $(RUNS)
	@echo 'Installing what tests (half a minute the first time) …'
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

$(BROWSER): requirements-browser.lock $(TESTS)
	@echo 'Installing what drives a browser …'
	@$(PIP) --require-hashes -r requirements-browser.lock
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
