#!/bin/sh
# Tools, environment, model. Does again only what has changed. Says in one sentence what a person must do; exit 2.
set -u
cd "$(dirname "$0")/.."
UV_VERSION=0.13.9
NEEDED_MB=5000

fail() { echo "kindline: $1" >&2; exit 2; }
step() { echo "kindline: $1 …" >&2; }

command -v cc >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1 ||
  fail "no C compiler was found; install one (Debian: apt-get install gcc)"

find_uv() {
  if command -v uv >/dev/null 2>&1; then command -v uv
  elif [ -x .tools/bin/uv ]; then echo .tools/bin/uv
  else return 1; fi
}

if ! UV=$(find_uv); then
  PYTHON=$(command -v python3.11 || command -v python3) ||
    fail "Python 3.11 was not found; install it (Debian: apt-get install python3.11 python3.11-venv)"
  step "fetching uv"
  "$PYTHON" -m venv .tools && .tools/bin/python -m pip install --quiet "uv==$UV_VERSION" ||
    fail "uv could not be installed; install it yourself (pip install uv) and try again"
  UV=.tools/bin/uv
fi

STAMP=.venv/.lock-installed
WANTED=$(cat requirements.lock pyproject.toml | cksum)
if [ ! -f "$STAMP" ] || [ "$(cat "$STAMP")" != "$WANTED" ]; then
  FREE_MB=$(df -Pm . | awk 'NR==2 {print $4}')
  [ "$FREE_MB" -ge "$NEEDED_MB" ] || [ -d .venv ] ||
    fail "only $FREE_MB MB are free here; the environment needs $NEEDED_MB MB"
  step "installing the environment (3 GB; seconds from a warm cache, minutes otherwise)"
  [ -x .venv/bin/python ] || "$UV" venv --quiet --python 3.11 .venv ||
    fail "Python 3.11 could not be found or fetched; install it (Debian: apt-get install python3.11)"
  "$UV" pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock ||
    fail "the packages of requirements.lock could not be installed; see the lines above"
  "$UV" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable . ||
    fail "Kindline itself could not be installed into .venv; see the lines above"
  echo "$WANTED" > "$STAMP"
fi

exec .venv/bin/kindline train --if-needed
