# One command each: make packet, make test, make bench. Each sets itself up in .venv first.
# `make bench BENCH=packets` runs one benchmark of them.
PYTHON ?= python3
IN_VENV = .venv/bin/python

.PHONY: test packet bench clean

packet: .venv/ready
	$(IN_VENV) -m briefgen build

test: .venv/ready-to-test
	$(IN_VENV) -m ruff check
	$(IN_VENV) -m ruff format --check
	$(IN_VENV) -m mypy
	$(IN_VENV) -c "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
	$(IN_VENV) -m pytest

bench: .venv/ready-to-bench
	$(IN_VENV) -m tests.bench $(BENCH)

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(IN_VENV) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

.venv/ready-to-test: .venv/ready
	$(IN_VENV) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	touch $@

.venv/ready-to-bench: .venv/ready-to-test
	$(IN_VENV) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,bench]'
	touch $@

clean:
	rm -rf .venv out build dist
