# `make report` and `make test` need Python 3.11 or newer, git and make; they set up the rest.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help report test lint types bench coverage mutants again docs site-docs words pictures clean
.DEFAULT_GOAL := help

help:
	@echo "make report    check this repository's plan and render its latest quarterly report"
	@echo "make test      run every check and every test"
	@echo "make bench     measure speed, as ratios in one run"
	@echo "make coverage  the tests once more, with the lines and branches they miss"
	@echo "make mutants   put small faults into the definitions, one at a time, and count those that no test notices"
	@echo "make docs      write again what is made from the code: five pages of docs/, and schemas/"
	@echo "make site-docs build the documentation as a website, in site/"
	@echo "make words     collect the words of reports for translators, and check every catalogue (docs/languages.md)"
	@echo "make pictures  make the pictures of the README again (Chromium has to be there)"
	@echo "make again     write again all that is made from the code: words, docs, and the answers that tests expect (read the diff)"
	@echo "make clean     remove what these commands made"

$(VENV)/ready: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "poa_tracker needs Python 3.11 or newer; none was found." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
		echo "Python could not make a virtual environment (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Setting up in $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

report: $(VENV)/ready
	@$(BIN)/poa validate
	@$(BIN)/poa report --format md
	@$(BIN)/poa report --format html

test: $(VENV)/ready lint types
	$(BIN)/python -m pytest --numprocesses auto

lint: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: $(VENV)/ready
	$(BIN)/mypy

bench: $(VENV)/ready
	$(BIN)/python benchmarks/run.py

coverage: $(VENV)/ready
	$(BIN)/python -m pytest -q --cov --cov-report=term-missing

mutants: $(VENV)/ready
	$(BIN)/python benchmarks/mutants.py

docs: $(VENV)/ready
	$(BIN)/python docs/generate.py

site-docs: docs
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[site-docs]'
	$(BIN)/zensical build --clean --strict
	@rm -f site/*.py

words: $(VENV)/ready
	$(BIN)/python docs/words.py $(LANGUAGE)

pictures: $(VENV)/ready
	$(BIN)/python docs/pictures.py

again: words docs
	$(BIN)/python -m pytest -q --update-golden tests/report/test_golden.py tests/output/test_shapes.py tests/test_tutorial.py

clean:
	rm -rf $(VENV) reports site .cache benchmarks/work .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache htmlcov .coverage
