# Two commands are all that a fresh machine needs (Python 3.11 or newer, and make): make run and
# make test. `make help` tells the others.

PYTHON ?= python3
PORT ?= 8000
AGENT_NUMBER ?= +14165550123
BIN := .venv/bin
INSTALLED := .venv/installed
RUNS := .venv/runs

.DEFAULT_GOAL := help
.PHONY: help run test lint check pictures schema transcripts translations lock clean

help:  ## tell what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUNS)  ## install, and serve the hotline on this machine in demo mode
	@IVR_DEMO=1 PORT=$(PORT) AGENT_NUMBER=$(AGENT_NUMBER) $(BIN)/gunicorn --log-level warning wsgi:app

test: $(INSTALLED)  ## install, and run every test
	$(BIN)/python -m pytest

lint: $(INSTALLED)  ## format, lint, types, the house, the flow files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/ivr check

check: lint test  ## all that must hold before a commit

# What is written from the code or from real calls; look at the difference before you commit it.
pictures: $(INSTALLED)  ## draw the pictures of the documentation anew
	$(BIN)/ivr draw --flow call --format svg --output docs/call.svg
	$(BIN)/ivr draw --flow text --format svg --output docs/text.svg
	$(BIN)/python -m tests.browser.pictures docs

schema: $(INSTALLED)  ## write the JSON Schemas anew
	$(BIN)/ivr schema

transcripts: $(INSTALLED)  ## keep what calls and texts say now
	$(BIN)/python -m pytest tests/calls tests/texts tests/cli/test_report.py --refresh-transcripts

# Find the messages of pictures and pages; then translate the new ones in messages.po, and again.
translations: $(INSTALLED)  ## find new messages of pictures and pages
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping-file ivr/translations/babel.cfg --keywords translate --keywords message \
	    --no-location --sort-output --no-wrap --output-file build/messages.pot ivr
	$(BIN)/pybabel --quiet update --input-file build/messages.pot --output-dir ivr/translations \
	    --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
	$(BIN)/pybabel --quiet compile --directory ivr/translations --statistics

# Pin the newest versions that pyproject.toml allows.
lock: $(INSTALLED)  ## pin the newest versions that are allowed
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --upgrade --universal --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements-dev.txt

# What runs needs no tests and no tools.
$(RUNS): pyproject.toml requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(INSTALLED): pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

clean:  ## remove what was installed and made
	rm -rf .venv var build *.egg-info
