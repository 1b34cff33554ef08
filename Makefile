# make demo: set up and do the main job. make test: set up and pass all tests. Nothing else is needed but
# python3 (3.11 or newer), git and make; what is installed goes into .venv, with every hash checked.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test check docs bench clean

demo: $(READY)
	@./examples/demo.sh $(BIN)/pejl

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pejl docs --to docs --check
	for plan in plans/*.toml; do $(BIN)/pejl check --json $$plan > /dev/null || exit 1; done

docs: $(READY)
	$(BIN)/pejl docs --to docs
	$(BIN)/python docs/picture.py

bench: $(READY)
	$(BIN)/python -m bench

$(READY): requirements.lock pyproject.toml bootstrap.sh
	@PYTHON=$(PYTHON) sh bootstrap.sh

clean:
	rm -rf .venv
