# make demo: set up and do the main job. make test: set up and pass all tests. Nothing else is needed but
# python3 (3.11 or newer), git and make; what is installed goes into .venv, with every hash checked.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test engines check docs bench bench-web clean

demo: $(READY)
	@./examples/demo.sh $(BIN)/pejl

test: $(READY)
	@sh tests/install.sh
	$(BIN)/pytest -n 2

# The verbs on DuckDB, PostgreSQL and a Spark cluster (needs Java 17; some minutes).
engines: $(READY)
	@sh tests/install.sh
	$(BIN)/pytest tests/engines -m "cluster or not cluster" --durations=12

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
	$(BIN)/python docs/verber.py
	$(BIN)/python docs/api.py

# The site under load: 200 users, 100,000 citizens, two minutes, on this machine's own address.
bench-web: $(READY)
	$(BIN)/python -m bench web

bench: $(READY)
	$(BIN)/python -m bench figures
	$(BIN)/python -m bench events --scale M --rounds 2
	$(BIN)/python -m bench due --scale M --rounds 3
	$(BIN)/python -m bench paper

$(READY): requirements.lock pyproject.toml bootstrap.sh
	@PYTHON=$(PYTHON) sh bootstrap.sh

clean:
	rm -rf .venv
