# On a machine with Python 3.11 or newer, `make serve` and `make test` do all the set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: all serve test lint types index eval bench clean

all: lint types test

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("需要 Python 3.11 以上,现在是 " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

serve: $(READY)
	$(BIN)/assistant serve

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

index: $(READY)
	$(BIN)/assistant index

eval: $(READY)
	$(BIN)/assistant eval

bench: $(READY)
	$(BIN)/python -m eval.bench

clean:
	rm -rf $(VENV) var build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
