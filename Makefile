# Two commands are all that a fresh machine needs (Python 3.11 or newer, and make):
#   make run    install, and serve the hotline on this machine in demo mode
#   make test   install, and run every test

PYTHON ?= python3
PORT ?= 8000
AGENT_NUMBER ?= +14165550123
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: run test lint check pictures schema transcripts translations lock clean

run: $(INSTALLED)
	@IVR_DEMO=1 PORT=$(PORT) AGENT_NUMBER=$(AGENT_NUMBER) $(BIN)/gunicorn --log-level warning wsgi:app

test: $(INSTALLED)
	$(BIN)/python -m pytest

lint: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/ivr check

check: lint test

# What is written from the code or from real calls; look at the difference before you commit it.
pictures: $(INSTALLED)
	$(BIN)/ivr draw --flow call --format svg --output docs/call.svg
	$(BIN)/ivr draw --flow text --format svg --output docs/text.svg
	$(BIN)/python -m tests.browser.pictures docs

schema: $(INSTALLED)
	$(BIN)/ivr schema

transcripts: $(INSTALLED)
	$(BIN)/python -m pytest tests/calls tests/texts tests/cli/test_report.py --refresh-transcripts

# Find the messages of pictures and pages; then translate the new ones in messages.po, and again.
translations: $(INSTALLED)
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping-file ivr/translations/babel.cfg --keywords translate --keywords message \
	    --no-location --sort-output --no-wrap --output-file build/messages.pot ivr
	$(BIN)/pybabel --quiet update --input-file build/messages.pot --output-dir ivr/translations \
	    --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
	$(BIN)/pybabel --quiet compile --directory ivr/translations --statistics

# Pin the newest versions that pyproject.toml allows.
lock: $(INSTALLED)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --upgrade --universal --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements-dev.txt

$(INSTALLED): pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

clean:
	rm -rf .venv var build *.egg-info
