# Everything starts here; see README.md. `make` alone lists the targets.
.PHONY: help setup run test check bench
.DEFAULT_GOAL := help

help:
	@echo "make run    set everything up and start the service on http://127.0.0.1:8080 (Ctrl-C stops it)"
	@echo "make setup  set everything up and start nothing"
	@echo "make test   set everything up and run the tests"
	@echo "make check  format, lint, types, words and data"
	@echo "make bench  the benchmarks"

setup:
	@sh scripts/setup.sh

# exec: Ctrl-C and the death of make reach the supervisor itself
run: setup
	@exec .venv/bin/kindline run

test: setup
	@.venv/bin/python -m pytest

check: setup
	@sh scripts/check.sh

bench: setup
	@sh scripts/bench.sh
