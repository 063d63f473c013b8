# make run       sets everything up in .venv and opens the app
# make test      sets everything up and runs every check: ruff, mypy, import floors, tests
# make check     the same without the tests
# make pictures  makes the pictures of the README from the demo
# make pages     makes the pages of commands and keys from the program
# make clean     removes .venv, builds and caches

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet install --constraint constraints.txt

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check pictures pages clean

run: $(VENV)/.run
	@$(BIN)/ourweek

test: check
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

pictures: $(VENV)/.dev
	@$(BIN)/python docs/make_pictures.py

pages: $(VENV)/.dev
	@$(BIN)/python docs/make_pages.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: $(VENV)/.made pyproject.toml constraints.txt
	@echo "Setting up Ourweek in $(VENV), this takes a moment."
	@$(PIP) --editable .
	@touch $@

# The tools come on top of the app, so whoever has them has both.
$(VENV)/.dev: $(VENV)/.made pyproject.toml constraints.txt
	@echo "Setting up Ourweek and its tools in $(VENV), this takes a moment."
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/.run $@

# The stamp holds the folder it was made in: a moved project or a Python that has gone gets a new .venv.
ifneq ($(shell $(BIN)/python -c '' 2>/dev/null && cat $(VENV)/.made 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.made
endif

$(VENV)/.made:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    "$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    "$$python" -m venv --clear $(VENV) && pwd > $@ && exit 0; \
	    exit 1; \
	done; \
	echo "Ourweek needs Python 3.11 or newer with its venv module: install one, or name it with make PYTHON=/path/to/python3." >&2; \
	exit 1
