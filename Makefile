# Everything a newcomer needs: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUNNING := $(VENV)/.for-running
DEVELOPING := $(VENV)/.for-developing

.DEFAULT_GOAL := help
.PHONY: help run test lint check-data codebook messages fonts bench looks load soak pins clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(BIN)/pip:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(RUNNING): requirements.txt | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(DEVELOPING): requirements-dev.txt | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(RUNNING) ## Open the dashboard on the real data
	$(BIN)/streamlit run dashboard.py

test: $(DEVELOPING) ## Run all tests; the browser layer where Chromium is found
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile

lint: $(DEVELOPING) ## Style, spelling, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/mypy

check-data: $(RUNNING) ## Check the data strictly, by our own rules and by the outside tool
	$(BIN)/python -m loaders check --strict data
	$(BIN)/frictionless validate data/datapackage.json

codebook: $(RUNNING) ## Write the codebook and the page of findings anew
	$(BIN)/python -m loaders codebook
	$(BIN)/python -m loaders.findings_page

messages: $(RUNNING) ## Collect the visible strings and put new ones into the catalogues, to be translated
	$(BIN)/python -m i18n extract
	$(BIN)/python -m i18n merge

fonts: $(DEVELOPING) ## Cut the fonts of the pictures anew, out of Debian's fonts-noto-cjk
	$(BIN)/python -m figures.cut_fonts

bench: $(DEVELOPING) ## Measure loading, search, reruns, first visits and the API, as ratios (over an hour: ×100 cold, 35 times)
	$(BIN)/python -m benchmarks

looks: $(DEVELOPING) ## Every page in every language, theme and width, as screenshots in looks/
	$(BIN)/python -m tests.browser.looks

load: $(DEVELOPING) ## 100 sessions open and 10 active: reruns against those of a bare page, in some minutes
	$(BIN)/python -m benchmarks.load

soak: $(DEVELOPING) ## Leaks: 2,000 sessions, many readers, data that change
	$(BIN)/python -m benchmarks.soak

pins: $(DEVELOPING) ## Pin the libraries of requirements*.in anew
	$(BIN)/pip-compile --quiet --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements-dev.txt requirements-dev.in

clean: ## Remove what can be made again
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis looks
