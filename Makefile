# Two commands matter: `make run` starts the app, `make test` checks everything.
# `make build` makes the installers.
# Needed beforehand: make and git; what else is missing is installed, or named.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD_ENV := build/env
MINUTES ?= 60
SEED ?= 1
EXAMPLE := resources/examples/turkish-retailer-2026-11.tarife
APT_PACKAGES := python3 python3-venv binutils libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 \
  libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
LIBRARIES := libGL.so.1 libEGL.so.1 libglib-2.0.so.0 libdbus-1.so.3 libfontconfig.so.1 \
  libxkbcommon.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 \
  libxcb-shape.so.0 libxkbcommon-x11.so.0

# Else every process of a test, and pytest itself, would translate all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-long quick fix lint lock figures schema translations screenshots build frozen windows setup deps library office clean

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup  ## start the app on a copy of an example plan, or on PLAN=FILE
	@$(BIN)/python packaging/machine_code.py || $(BIN)/python -m tarife --warm-up
	$(BIN)/python -m tarife $(or $(PLAN),$(EXAMPLE))

# The frozen program is made beside lint, since either works on one core.
test: office deps  ## lint, types, layers, tests with coverage gates, the frozen program: all that has to hold
	$(MAKE) --no-print-directory -j2 lint frozen
	@echo "== tests"
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n 2 --dist loadfile --cov --cov-report= $(ARGS)
	@echo "== coverage"
	$(BIN)/coverage report --include='app/tarife/terms/*,app/tarife/files/*,app/tarife/rates/*,app/tarife/traffic/*,app/tarife/plan/*,app/tarife/billing/*' --fail-under=100
	$(BIN)/coverage report --fail-under=90

test-long: setup  ## 400 random examples of each rule, then damaged files for every reader and bounds-checked plans, an hour, or MINUTES=5; SEED=7 for others
	QT_QPA_PLATFORM=offscreen nice $(BIN)/python -m pytest -q -n 2 --dist loadfile --hypothesis-profile=long -m "hypothesis or long"
	nice $(BIN)/python tests/benchmarks/stress_readers.py --minutes $$(($(MINUTES) / 2)) --seed $(SEED)
	nice $(BIN)/python tests/benchmarks/bounds_checked.py --plans 1000000 --minutes $$(($(MINUTES) / 2)) --seed $(SEED)

quick: setup  ## tests a change most likely breaks, or of one room: make quick ARGS=tests/billing; -x, -k WORD, --lf too
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q $(or $(ARGS),-n 2 --dist loadfile $$($(BIN)/python tests/helpers/changed.py))

lint: setup  ## format, lint, types, layers and dead code, without tests
	@echo "== format, lint, types, layers, dead code"
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

fix: setup  ## format and mend what can be mended safely
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

figures: setup  ## keep the figures that the self-test compares with anew
	$(BIN)/python -m tarife.self_test.figures

schema: setup  ## write the JSON Schema of plan files anew
	$(BIN)/python -m tarife.documents.schema resources/plan.schema.json

translations: setup  ## bring the catalogue of texts up to date with the code
	$(BIN)/python packaging/translations.py

screenshots: setup  ## write pictures of the main views to build/screenshots
	$(BIN)/python packaging/screenshots.py build/screenshots

build: $(BUILD_ENV)/.ready  ## the frozen program, its self-test, and the installers of this system
	$(BUILD_ENV)/bin/python packaging/build.py

frozen: $(BUILD_ENV)/.ready  ## the frozen program in dist/tarife, and its self-test
	@echo "== frozen program"
	$(BUILD_ENV)/bin/python packaging/build.py frozen

windows: $(BUILD_ENV)/.ready  ## Setup.exe for Windows; needs nsis and gcc-mingw-w64-x86-64
	$(BUILD_ENV)/bin/python packaging/build.py windows

$(BUILD_ENV)/.ready: packaging/requirements.lock | library
	@echo "== environment for building"
	$(PYTHON) -m venv $(BUILD_ENV)
	$(BUILD_ENV)/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r packaging/requirements.lock
	@touch $@

lock:  ## lock the dependencies anew; needs uv
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --upgrade -o requirements.lock
	uv pip compile pyproject.toml --group build --constraint requirements.lock --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade \
	  -o packaging/requirements.lock

setup: $(VENV)/.ready  ## make the environment in .venv

$(VENV)/.ready: pyproject.toml requirements.lock | deps
	@echo "== environment"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Installs packages of the system that are missing; only root can, on Debian or Ubuntu.
define install
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
  echo "== system packages (missing: $$missing)"; \
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends $(1) >/dev/null; \
else \
  echo "missing on this system: $$missing"; \
  echo "install it with: sudo apt-get install --no-install-recommends $(1)"; exit 1; \
fi
endef

deps:
	@missing=; \
	command -v $(PYTHON) >/dev/null || missing=$(PYTHON); \
	$(PYTHON) -c 'import ensurepip' 2>/dev/null || missing="$$missing python3-venv"; \
	command -v objdump >/dev/null || missing="$$missing binutils"; \
	if [ -x /sbin/ldconfig ]; then for library in $(LIBRARIES); do \
	  /sbin/ldconfig -p | grep -qF "$$library" || missing="$$missing $$library"; done; fi; \
	if [ -n "$$missing" ]; then $(call install,$(APT_PACKAGES)); fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Tarife needs Python 3.11 or later; choose one with make PYTHON=python3.12 ..."; exit 1; }

# The frozen program carries Python's library, which Debian keeps apart from Python.
library: deps
	@missing=$$($(PYTHON) packaging/python_library.py); \
	if [ -n "$$missing" ]; then $(call install,$$missing); fi

# The tests let LibreOffice compute the budgets anew; the program itself does not need it.
office:
	@command -v soffice >/dev/null || { missing=soffice; $(call install,libreoffice-calc); }

clean:  ## remove the environment and everything made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
