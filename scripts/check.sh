#!/bin/sh
# Format, lint, types, words and data. Runs all of them; fails when one fails.
cd "$(dirname "$0")/.."
status=0
run() { echo "== $*"; "$@" || status=1; }
run .venv/bin/ruff format --check .
run .venv/bin/ruff check .
run .venv/bin/mypy
run .venv/bin/kindline check
exit $status
