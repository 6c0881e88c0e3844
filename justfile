# The daily commands; `just` alone lists them. Each is a plain shell command, for whoever has no `just`.

python := ".venv/bin/python"
# What is typed after a command comes as it was typed, quotes and all.
set positional-arguments

# this list
default:
    @{{just_executable()}} --list --unsorted

# a virtual environment with all that is needed to work on it
setup:
    python3 -m venv .venv
    .venv/bin/pip install -q -e '.[dev]'

# the app over an invented person; no trace of your own
demo:
    .venv/bin/ladder --demo

# one screen or dialog over that person: `just preview plan`, `just preview --list`
preview *words:
    {{python}} -m ladder_tui.preview "$@"

# every test, or those named
test *words:
    {{python}} -m pytest "$@"

# some tests in one process, up to the first that fails: `just quick tests/domain/picks -k mood`
quick *words:
    {{python}} -m pytest -n 0 -x "$@"

# the tests with another Python, in a virtual environment of its own: `just with-python python3.13`
with-python which *words:
    {{which}} -m venv .venv-other
    .venv-other/bin/pip install -q -e '.[dev]'
    shift && .venv-other/bin/python -m pytest "$@"

# ruff: faults and form
lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .

# mypy, strict
types:
    .venv/bin/mypy --strict

# what takes seconds: lint, types, packs, the walls of the house
check: lint types
    .venv/bin/ladder packs check
    {{python}} -m pytest tests/test_architecture.py

# everything that a landing has to pass
landing:
    .ci/run

# start, keys, memory and rest beside a bare Textual app; shell commands beside `python -c pass`
bench:
    {{python}} -m tests.bench.terminal
    {{python}} -m tests.bench.shell

# the pictures of the README, all or some: `just pictures today`
pictures *places:
    {{python}} screenshots/take.py "$@"

# what a release needs, checked: see docs/developing.md
release-check: landing
    {{python}} -m pytest -n 0 tests/test_release.py
    test -z "$(git status --porcelain)"
    {{python}} -m build
