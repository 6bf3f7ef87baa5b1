# One command each. Everything is installed into .venv from requirements.txt (to run) and requirements-dev.txt (to test):
# pinned, with hashes.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
PINNED := $(INSTALL) --require-hashes --only-binary :all: --requirement
COMPILE := uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --universal --python-version 3.11 \
	--no-header --only-binary :all: --quiet
EXTRAS := --extra mcp --extra serve --extra tables --extra team
DATA ?= benchmarks

.PHONY: help demo test lint types bench docs schema serve lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/:/' | sort

$(STAMP): requirements.txt pyproject.toml
	@echo "Setting up $(VENV) (about 700 MB, a few minutes the first time) ..."
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not here. Install Python 3.11, or name yours: make PYTHON=python3.12 demo"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PINNED) requirements.txt
	@$(INSTALL) --no-build-isolation --editable .
	@touch $(STAMP)

$(DEV): $(STAMP) requirements-dev.txt
	@echo "Adding what the tests need to $(VENV) ..."
	@$(PINNED) requirements-dev.txt
	@touch $(DEV)

demo: $(STAMP) ## the account of the bundled coverage, in the terminal and as a page
	@echo "Reading the five reports in examples/japan-centers ..."
	@mkdir -p out
	@$(BIN)/consilience report examples/japan-centers --to html --output out/japan-centers.html
	@$(BIN)/consilience report examples/japan-centers
	@echo "The page with every source one click away: $(CURDIR)/out/japan-centers.html"

test: $(DEV) ## lint, types, import contracts and all tests
	@echo "Checking style, types and import contracts, then running the tests ..."
	@$(MAKE) --no-print-directory lint types
	@$(BIN)/python -m pytest

lint: $(DEV) ## ruff and the import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/lint-imports

types: $(DEV) ## mypy, strict
	@$(BIN)/mypy

bench: $(DEV) ## all figures on DATA, checked against bench/floors.json
	@$(BIN)/python -m bench --data $(DATA)

docs: $(DEV) ## write what is generated: docs/cli.md, docs/schema/
	@$(BIN)/python -m docs.generate

serve: $(STAMP) ## the reading room over LIBRARY, on http://127.0.0.1:8765
	@test -n "$(LIBRARY)" || { echo "name the library: make serve LIBRARY=desk.library"; exit 2; }
	@$(BIN)/consilience serve $(LIBRARY)

lock: ## write both requirements files anew from pyproject.toml (needs uv)
	$(COMPILE) --all-extras --group dev --group build --output-file requirements-dev.txt
	$(COMPILE) $(EXTRAS) --group build --constraint requirements-dev.txt --output-file requirements.txt

clean: ## remove what was made
	rm -rf $(VENV) out .mypy_cache .pytest_cache .ruff_cache
