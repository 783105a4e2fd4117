# The two commands a newcomer needs are `make run` and `make test`; the rest is for maintainers.
PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: run test office-test browser-test tmux-test lint types contracts check claims.db messages pages bench clean

run: .venv/.installed
	$(BIN)/factcheck --db claims.db

test: .venv/.installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal -q

# Needs LibreOffice's writer (Debian: libreoffice-writer).
office-test: .venv/.installed-dev
	$(BIN)/python -m pytest -m office -q tests/report

# Needs Chromium (Debian: chromium).
browser-test: .venv/.installed-dev
	$(BIN)/python -m pytest -m browser -q tests/report tests/serve

.venv/bin/python:
	$(PYTHON) -m venv .venv || python3 -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/.installed-dev: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch .venv/.installed $@

# Needs tmux (Debian: tmux).
tmux-test: .venv/.installed-dev
	$(BIN)/python -m pytest -m tmux -q tests/tui/test_in_tmux.py

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-dev
	$(BIN)/mypy

contracts: .venv/.installed-dev
	$(BIN)/lint-imports

check: lint types contracts test

claims.db: .venv/.installed
	$(BIN)/python -m factcheck.sample claims.db seeds

messages: .venv/.installed-dev
	$(BIN)/pybabel -q compile -D factcheck -d factcheck/locale

pages: .venv/.installed-dev
	$(BIN)/python docs/make.py
	$(BIN)/python docs/screenshots.py

bench: .venv/.installed-dev
	$(BIN)/python -m benchmarks

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
