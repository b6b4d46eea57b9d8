# Everything works on a fresh clone: the first target makes .venv and installs into it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint demo bench pictures journeys reliability clean

.venv/run: pyproject.toml hatch_build.py
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check --quiet --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

.venv/dev: .venv/run
	$(BIN)/pip install --disable-pip-version-check --quiet --editable '.[dev]'
	@touch $@

run: .venv/run
	$(BIN)/backcompanion

test: .venv/dev
	$(BIN)/python -m pytest -q -m 'not journey'

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

demo: .venv/run
	$(BIN)/backcompanion demo

bench: .venv/dev
	$(BIN)/python -m benchmarks

pictures: .venv/run
	$(BIN)/backcompanion demo --out docs/pictures

journeys: .venv/dev
	$(BIN)/python -m pytest -q -m journey

reliability: .venv/dev
	PYTHONPATH=tests $(BIN)/python -m reliability.table

clean:
	rm -rf .venv build dist src/backcompanion/library/compiled*.json
