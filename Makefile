# The two commands of the README are `make demo` and `make test`; everything they need is set up here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(VENV)/uv/bin/uv

.PHONY: setup demo test check format bench clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml uv.lock
	@test -x $(UV) || ($(PYTHON) -m venv $(VENV)/uv && $(VENV)/uv/bin/pip install --quiet --disable-pip-version-check uv)
	@$(UV) sync --frozen --quiet --python $(PYTHON)
	@touch $@
