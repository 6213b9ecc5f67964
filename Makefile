# The two commands of the README are `make demo` and `make test`; all that they need is set up here.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := .uv/bin/uv
FLAGS  := $(if $(RESET),--reset)

unexport PYTHONDONTWRITEBYTECODE  # each process would compile a thousand modules again

.PHONY: setup demo test test-long check audit format bench browser wheel clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; say which with PYTHON=python3.12"; exit 1; }
	@test -x $(UV) || { $(PYTHON) -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check uv; }
	@$(UV) sync --frozen --quiet --python $(PYTHON)
	@touch $@

demo: setup
	@$(BIN)/tongban demo $(FLAGS)

test: setup browser
	@.ci/tests

test-long: setup browser  # ten times the drawn examples
	@TONGBAN_EXAMPLES=thorough .ci/tests

browser:
	@.ci/browser

check: setup
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/pytest -q tests/contracts -p no:cacheprovider

audit: setup  # what became known since .ci/known-holes.toml was written; asks OSV over the network
	@$(UV) audit --frozen

format: setup
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: setup
	@$(BIN)/python -m bench

wheel: setup
	@$(UV) build --wheel --quiet --out-dir dist

clean:
	@rm -rf $(VENV) .uv .cache dist build
