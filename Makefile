# On a machine with Python 3.11 or newer, `make serve` and `make test` do all the set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := PIP_REQUIRE_VIRTUALENV=1 $(BIN)/python -m pip --disable-pip-version-check

.PHONY: all serve test lint types index eval bench vectors docs clean

all: lint types test

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("需要 Python 3.11 以上,现在是 " + sys.version.split()[0] + ";用 make PYTHON=python3.12 指定另一个") if sys.version_info < (3, 11) else None'
	@# a set-up that was broken off may have left an environment without pip, or one that is none
	@$(BIN)/python -c 'import pip, sys; sys.exit(sys.prefix == sys.base_prefix)' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@echo "正在安装软件包(约 2.5 GB,几分钟)……"
	@# compiled as they are first imported: most of their modules never are
	@$(PIP) install --quiet --no-compile --editable '.[dev]'
	@touch $@

serve: $(READY)
	$(BIN)/assistant serve

# On all cores; a file's tests stay in one process, since they share an assistant, and have one thread, or the processes
# would wait for one another. What the service promises of its memory is measured with nothing beside it.
test: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n logical --dist loadfile --ignore tests/e2e
	$(BIN)/python -m pytest tests/e2e

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
	$(BIN)/python -m eval.bench_load

# The standard's vectors, after a change of the standard, of what is embedded of it, or of the model
vectors: $(READY)
	$(BIN)/python -m assistant.search.prepared

# What of the README is generated: settings, the examples' output, the answer in JSON
docs: $(READY)
	$(BIN)/python tests/test_docs.py

clean:
	rm -rf $(VENV) var build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
