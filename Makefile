# `make` alone lists the commands. All of them work from a fresh clone that has Python 3.11
# or newer: the environment is made in .venv/ from the lock files and is yours to delete.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check fix bench drills screenshots lock sbom maintained clean

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet --quiet

PORT ?= 8000

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: export DEBUG = true
demo: $(VENV)/runtime.stamp ## Set up and serve on http://127.0.0.1:8000/ (PORT changes it)
	@$(PYTHON) -m tests.tooling.port $(PORT)
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py demo --port $(PORT)
	@$(PYTHON) manage.py worker --beside $$$$ --verbosity 0 & \
	exec $(VENV)/bin/granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 2 \
		--blocking-threads 4 --backpressure 512 --no-ws --log-level warning lanfam.wsgi:application

test: $(VENV)/dev.stamp ## Run the tests on SQLite, then on PostgreSQL (ARGS="-k slug" for some)
	@$(PYTHON) -m tests.tooling.both_databases $(ARGS)

check: $(VENV)/dev.stamp ## Check formatting, lint, types, contracts, migrations, advisories, licences
	@$(PYTHON) -m tests.tooling.checks

fix: $(VENV)/dev.stamp ## Repair what a machine can: formatting, lint, generated files
	@$(PYTHON) -m tests.tooling.checks --fix

bench: $(VENV)/dev.stamp ## Run the benchmarks
	@$(PYTHON) -m tests.benchmarks

drills: $(VENV)/drills.stamp ## Break it on purpose: kills, faults, load, restore; minutes (ARGS="-k kill" for some)
	@$(PYTHON) -m tests.drills $(ARGS)

screenshots: $(VENV)/dev.stamp ## Take the pictures of README anew, in Chromium (ARGS="editor" for some)
	@$(PYTHON) -m tests.screenshots $(ARGS)

lock: $(VENV)/dev.stamp ## Write the lock files anew from pyproject.toml (UPGRADE=1 takes newer releases)
	@$(COMPILE) --output-file requirements.lock
	@$(COMPILE) --constraint requirements.lock --group dev --output-file requirements-dev.lock
	@$(RESOLVE) --group pyproject.toml:drills --output-file tests/drills.lock

sbom: $(VENV)/dev.stamp ## Write the bill of materials of an installation, CycloneDX, to var/sbom.json
	@mkdir -p var
	@$(VENV)/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file var/sbom.json requirements.lock && echo "var/sbom.json"

maintained: $(VENV)/dev.stamp ## Ask PyPI when what we depend on was last released
	@$(PYTHON) -m tests.tooling.maintained

RESOLVE = $(VENV)/bin/uv pip compile --quiet --no-header --universal \
	--python-version 3.11 --generate-hashes $(if $(UPGRADE),--upgrade)
COMPILE = $(RESOLVE) pyproject.toml

clean: ## Delete the environment and the caches; your data in var/ stays
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find articles lanfam references tests -name __pycache__ -prune -exec rm -rf {} +

# The stamps are newer than the locks they were installed from, so nothing is installed twice.

$(VENV)/runtime.stamp: requirements.lock | $(PYTHON)
	@echo "Installing what the project needs into $(VENV)/ ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock tests/axe.lock | $(PYTHON)
	@echo "Installing what the project and its tests need into $(VENV)/ ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --require-hashes --no-deps --upgrade --target $(VENV)/axe --requirement tests/axe.lock
	@touch $@ $(VENV)/runtime.stamp

$(VENV)/drills.stamp: $(VENV)/dev.stamp tests/drills.lock
	@echo "Installing what drills need besides into $(VENV)/drills/ ..."
	@$(PIP) install --require-hashes --no-deps --upgrade --target $(VENV)/drills --requirement tests/drills.lock
	@touch $@

# A name on PATH may be a launcher for a Python that is not there, so each one is tried.
$(PYTHON):
	@for python in python3.11 python3.12 python3.13 python3.14 python3 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			$$python -m venv $(VENV) && exit 0; \
			rm -rf $(VENV); exit 1; \
		fi; \
	done; \
	echo "No Python 3.11 or newer was found on PATH. Install one, then try again." >&2; \
	exit 1
