#!/bin/sh
# Every benchmark; each writes benchmarks/results/<name>.json and prints a table of ratios.
cd "$(dirname "$0")/.."
status=0
for file in benchmarks/*.py; do
  case "$file" in */_*) continue ;; esac
  echo "== $file"
  .venv/bin/python "$file" || status=1
done
exit $status
