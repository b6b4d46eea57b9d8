# Everything works on a fresh clone: the first target makes .venv and installs into it, and what the
# system has to bring is looked for first (resources/system-packages.txt).
PYTHON ?= python3
export PYTHON
# The tests start dozens of processes of ours: what one has compiled, the next need not.
unexport PYTHONDONTWRITEBYTECODE
BIN := .venv/bin

# What to test, and with how many processes: one more than cores, since some tests wait; each takes
# seven seconds of processor before its first. Journeys wait more. Tests of real time come by
# themselves afterwards.
TESTS ?=
WORKERS ?=
CORES = $(shell nproc 2>/dev/null || echo 2)
TESTERS = $(or $(WORKERS),$(shell expr 1 + $(CORES)))
TRAVELLERS = $(or $(WORKERS),$(shell expr 2 + $(CORES)))
REALTIME ?= realtime
PYTEST = $(BIN)/python -m pytest -q -rfEs
# What listens and measures gets the processor first where one may, as a desktop's sound server does.
FIRST := $(shell [ "$$(nice -n -10 nice 2>/dev/null)" != -10 ] || echo nice -n -10)
# Nothing to do in one of the two runs of `make test` is no fault.
NONE_IS_FINE = || [ $$? -eq 5 ]

.NOTPARALLEL:
.PHONY: run check-coaching test lint coverage demo bench pictures translations journeys reliability constraints clean python \
	install uninstall packages \
	system-window system-drawing system-tests system-journeys

# A .venv whose Python is gone, or that was moved with its folder, is made anew.
FORGOTTEN := $(shell test ! -e .venv/run || { test "$$(cat .venv/run)" = "$$(pwd -P)" && \
	$(BIN)/python -c '' 2>/dev/null; } || rm -f .venv/run .venv/dev .venv/packages)

.venv/run: pyproject.toml hatch_build.py constraints.txt
	@tools/make-venv run

.venv/dev: pyproject.toml hatch_build.py constraints.txt
	@tools/make-venv dev

.venv/packages: pyproject.toml hatch_build.py constraints.txt
	@tools/make-venv packages

python:
	@tools/make-venv check

system-window: python
	@tools/system-packages draw 'x11|wayland' -- sound voice

system-drawing: python
	@tools/system-packages draw

system-tests: python
	@tools/system-packages draw -- sound voice tests

system-journeys: python
	@tools/system-packages draw x11 screen journeys -- sound voice tests

run: system-window .venv/run
	$(BIN)/python -m backcompanion

test: system-tests .venv/dev
	$(PYTEST) -n $(TESTERS) --dist worksteal -m 'not journey and not $(REALTIME)' $(TESTS) $(NONE_IS_FINE)
	$(FIRST) $(PYTEST) -m '$(REALTIME) and not journey' $(TESTS) $(NONE_IS_FINE)

# Where tests do not reach, in build/coverage/index.html; the floor is in pyproject.toml.
coverage: system-tests .venv/dev
	COVERAGE_FILE=build/.coverage $(PYTEST) -n $(TESTERS) --dist worksteal -m 'not journey and not $(REALTIME)' \
		--cov --cov-report=term --cov-report=html:build/coverage $(TESTS)

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

demo: system-drawing .venv/run
	$(BIN)/python -m backcompanion demo

bench: system-drawing .venv/dev
	$(BIN)/python -m benchmarks

# All that can be said in all 36,864 combinations, against what is done: a minute or so.
check-coaching: .venv/run
	$(BIN)/python -m backcompanion check --coaching

pictures: system-drawing .venv/run
	$(BIN)/python -m backcompanion demo --out docs/pictures

# After texts have changed: what translators work on, and the catalogues that the program reads.
translations: .venv/run
	$(BIN)/python tools/translations update
	$(BIN)/python tools/translations compile
	$(BIN)/python tools/translations status

# Several at a time; what fails so is judged alone. What listens in real time has a group of its own.
journeys: system-journeys .venv/dev
	$(PYTEST) -n $(TRAVELLERS) --dist worksteal -m 'journey and not realtime' $(TESTS) $(NONE_IS_FINE) || \
		$(PYTEST) --last-failed --last-failed-no-failures none -m 'journey and not realtime' $(TESTS)
	$(FIRST) $(PYTEST) -n $(TRAVELLERS) --dist worksteal -m 'realtime and journey' $(TESTS) $(NONE_IS_FINE) || \
		$(FIRST) $(PYTEST) --last-failed --last-failed-no-failures none -m 'realtime and journey' $(TESTS)

reliability: system-tests .venv/dev
	PYTHONPATH=tests $(BIN)/python -m reliability.table

# What is newest today, as a fresh .venv gets it; `make test` on the oldest and newest Python then
# tells whether it will do.
constraints: python
	@tools/pin-versions

# What people are given, built and checked: sdist and wheel in dist, a folder with Python and Qt in
# build/bundle (a session is run in it), and of that a Debian package in dist.
packages: system-journeys .venv/packages
	tools/build-packages

# For all who look below PREFIX, in an environment of its own; DESTDIR for packagers.
PREFIX ?= /usr/local
DESTDIR ?=
install: system-window
	@tools/install "$(PREFIX)" "$(DESTDIR)"

uninstall:
	@tools/install --uninstall "$(PREFIX)" "$(DESTDIR)"

clean:
	rm -rf .venv build dist src/backcompanion/library/compiled*.json src/backcompanion/locale
