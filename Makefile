# Two commands are all that a fresh machine needs (Python 3.11 or newer, and make): make run and
# make test. `make help` tells the others.

PYTHON ?= python3
PORT ?= 8000
AGENT_NUMBER ?= +14165550123
FLOWS ?=
BIN := .venv/bin
RUNS := .venv/runs
INSTALLED := .venv/installed

.DEFAULT_GOAL := help
.PHONY: help run test lint check pictures schema voices transcripts bench translations lock clean

help:  ## tell what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Flow files of your own are served from a folder of their own, where their database, releases and
# counts are: var/flows/examples-recall. The token is that of the demo, so that ivr call --url works.
ifneq ($(FLOWS),)
KEPT := var/flows/$(subst /,-,$(FLOWS:/=))
SERVE := $(abspath $(BIN))/python $(abspath wsgi.py) --config $(abspath gunicorn.conf.py)
TOKEN = $(BIN)/python -c "from ivr.settings import demo_token; print(demo_token())"
endif

run: $(RUNS)  ## install what runs, and serve the hotline here (PORT=8001: elsewhere; FLOWS=folder: yours)
ifeq ($(FLOWS),)
	@IVR_DEMO=1 PORT=$(PORT) AGENT_NUMBER=$(AGENT_NUMBER) $(BIN)/python wsgi.py --log-level warning
else
	@mkdir -p $(KEPT)
	@echo "Releases of $(FLOWS) are in $(KEPT); to put a change on the air there:"
	@echo "  ivr publish $(FLOWS) --database sqlite:///$(KEPT)/var/ivr.sqlite3"
	@TWILIO_AUTH_TOKEN=$$($(TOKEN)) && export TWILIO_AUTH_TOKEN && cd $(KEPT) && \
	    IVR_DEMO=1 PORT=$(PORT) AGENT_NUMBER=$(AGENT_NUMBER) IVR_FLOWS=$(abspath $(FLOWS)) \
	    DATABASE_URL= IVR_PROMPTS=$(abspath prompts) $(SERVE) --log-level warning
endif

test: $(INSTALLED)  ## install what tests need, and run every test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(INSTALLED)  ## look at format, lint, types, imports and flow files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/ivr check

check: lint test  ## do both, before each commit

# What is written from the code or from real calls; look at the difference before you commit it.
pictures: $(INSTALLED)  ## draw docs/*.svg and the pictures of the page anew
	$(BIN)/ivr draw --flow call --format svg --output docs/call.svg
	$(BIN)/ivr draw --flow text --format svg --output docs/text.svg
	$(BIN)/python -m tests.browser.pictures docs

schema: $(INSTALLED)  ## write the JSON Schemas of flow files and docs/reference.md anew
	$(BIN)/ivr schema
	$(BIN)/python -c "from ivr.loader.reference import reference_page; print(reference_page(), end='')" > docs/reference.md

# Twilio's library names the voices, and another package the languages of Amazon Polly's.
voices: $(INSTALLED)  ## write the list of Twilio's voices anew, by npm
	@mkdir -p build
	$(BIN)/python -m bench.voices $$(npm pack --silent --pack-destination build twilio js-tts-wrapper \
	    | sed 's|^|build/|')

transcripts: $(INSTALLED)  ## write the calls and texts under tests/ anew
	$(BIN)/python -m pytest tests/calls tests/texts tests/cli/test_report.py --refresh-transcripts

bench: $(INSTALLED)  ## measure all, for some minutes, and write docs/performance.md and docs/reliability.md
	$(BIN)/python -m bench

# Find the messages of pictures and pages; then translate the new ones in messages.po, and again.
translations: $(INSTALLED)  ## find new messages of pictures and pages, and compile
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping-file ivr/translations/babel.cfg --keywords translate --keywords message \
	    --no-location --sort-output --no-wrap --output-file build/messages.pot ivr
	$(BIN)/pybabel --quiet update --input-file build/messages.pot --output-dir ivr/translations \
	    --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
	$(BIN)/pybabel --quiet compile --directory ivr/translations --statistics

lock: $(INSTALLED)  ## pin the newest versions that pyproject.toml allows
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra draw --upgrade --universal --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements-draw.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --upgrade --universal --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url --quiet --output-file requirements-dev.txt

# The lists are whole, so pip need not look for more; and what is never imported is not compiled.
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-compile

$(RUNS): pyproject.toml requirements-draw.txt
	@echo "Installing what runs into .venv, which is done once."
	@$(PYTHON) -m venv .venv
	@$(INSTALL) --requirement requirements-draw.txt --editable .
	@touch $@

$(INSTALLED): $(RUNS) requirements-dev.txt
	@echo "Installing what tests need."
	@$(INSTALL) --requirement requirements-dev.txt
	@$(BIN)/python -m compileall -qq -j 0 .venv/lib || true  # a warning while tests import is an error
	@touch $@

clean: ## remove what was installed, and what the demo kept
	rm -rf .venv var build *.egg-info
