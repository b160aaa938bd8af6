# The only file that knows how to set the project up. It needs Python 3.11 or newer with venv.
# Another Python: make PYTHON=python3.13 serve

PYTHON ?= python3
# Not to be changed from outside: `make` empties and removes it.
override VENV := .venv
BIN := $(VENV)/bin
# The programs of roadmap/checks have large packages of their own, which nothing else needs.
override CONTENT := .venv-content
# Errors only: warnings about the pip cache or a missing PATH entry help nobody here.
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

# Material prints a long banner about MkDocs 2 in every build; pyproject.toml keeps us on 1.x.
export NO_MKDOCS_2_WARNING := 1
# Without it, every one of a hundred commands that tests begin would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

SERVE_ARGS ?=
DIST ?= dist
# An empty name would be the root of the machine.
override OFFLINE := $(or $(strip $(DIST)),dist)
PYTEST_ARGS ?=
# What `make bench` measures: numbers of stages, runs of each side, and sides (all that there are).
STAGES ?= 7 70 700
RUNS ?= 3
GENERATORS ?=
# Several workers even on small machines; worksteal keeps them all busy to the end.
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal --durations=10 $(PYTEST_ARGS)

.DEFAULT_GOAL := help
.PHONY: help serve site offline test test-lowest test-newest torture bench check lint format setup lock uv-lock content-checks content-lock clean
.DELETE_ON_ERROR:

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: setup ## set everything up and serve the site with live reload
	$(BIN)/mkdocs serve $(SERVE_ARGS)

site: setup ## build the whole site, all languages, into site/
	$(BIN)/mkdocs build --strict --site-dir site

offline: setup ## write dist/roadmap.zip, the whole site to unpack and open from a disk
	$(BIN)/mkdocs build --strict --no-directory-urls --site-dir "$(OFFLINE)/roadmap"
	$(BIN)/python tools/pack.py "$(OFFLINE)/roadmap" "$(OFFLINE)/roadmap.zip"

test: format setup ## set everything up, a browser included, and run every check and test
	@$(BIN)/python tests/browser/chromium.py
	@$(call beside-types,$(PYTEST))

torture: setup ## try long and hard what `make test` tries for a moment; it takes about an hour
	@$(BIN)/python tests/browser/chromium.py
	TORTURE=1 $(PYTEST) --dist load --maxschedchunk 1 -m torture

test-lowest: ## run the tests with the oldest versions that pyproject.toml allows
	@$(call test-with,lowest,--resolution lowest-direct)

test-newest: ## run the tests with the newest versions that pyproject.toml allows
	@$(call test-with,newest,--upgrade)

bench: setup ## measure the portal beside other generators, into benchmarks/results.md, and its search; STAGES=7 is quick
	$(BIN)/python benchmarks/bench.py --stages $(STAGES) --runs $(RUNS) $(if $(GENERATORS),--generators $(GENERATORS))
	$(BIN)/python benchmarks/search.py --stages $(STAGES)

check: format setup ## like test, but fast: without the tests that need a browser
	@$(call beside-types,$(PYTEST) --ignore=tests/browser)

lint: format
	$(TYPES)

format: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

TYPES := $(BIN)/mypy && $(BIN)/lint-imports --no-logo

# Types and import rules take seconds, so they are looked at while the tests run; what they say
# comes after the tests, in one piece. One of the two that fails is enough to fail.
define beside-types
said=$$(mktemp); trap 'rm -f "$$said"' EXIT; \
	{ $(TYPES); } > "$$said" 2>&1 & types=$$!; \
	$(1); failed=$$?; \
	wait $$types || failed=1; cat "$$said"; exit $$failed
endef

setup: $(VENV)/.installed

# Two stamps: an edit of pyproject.toml costs a second, only a new lock costs a new environment.
$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Starting afresh leaves no package behind that the lock no longer has. Source packages are built
# with the locked setuptools, not with whatever is newest: so it goes first, and nothing is isolated.
$(VENV)/.locked: requirements.lock
	@$(require-python)
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@awk '/^setuptools==/ { on = 1 } on { print } on && !/\\$$/ { exit }' $< > $(VENV)/setuptools.lock
	@$(PIP) install --require-hashes --no-deps -r $(VENV)/setuptools.lock
	@$(PIP) install --require-hashes --no-deps --no-build-isolation --use-pep517 -r $<
	@touch $@

define require-python
command -v $(PYTHON) >/dev/null || { \
	echo "error: there is no '$(PYTHON)'; install Python 3.11 or newer, or name one: make PYTHON=python3.13" >&2; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "error: $$($(PYTHON) --version 2>&1) is too old; install Python 3.11 or newer, or name one: make PYTHON=python3.13" >&2; exit 1; }; \
$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "error: '$(PYTHON)' cannot make environments; install its venv module (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
endef

lock: ## write requirements.lock anew after a change of pyproject.toml; UPGRADE=--upgrade for newer versions
	@$(call compile,pyproject.toml --group dev,requirements.lock)

uv-lock: ## write tools/uv.txt anew after a change of uv.in beside it
	@$(call compile,tools/uv.in,tools/uv.txt)

content-checks: $(CONTENT)/.locked ## run the programs that show the roadmap's figures and outcomes to be true
	$(CONTENT)/bin/python -m pytest roadmap/checks $(PYTEST_ARGS)

content-lock: ## write roadmap/checks/requirements.lock anew after a change of requirements.in beside it
	@$(call compile,roadmap/checks/requirements.in,roadmap/checks/requirements.lock)

$(CONTENT)/.locked: roadmap/checks/requirements.lock
	@$(require-python)
	@echo "Setting up $(CONTENT) ..."
	@$(PYTHON) -m venv --clear $(CONTENT)
	@$(CONTENT)/bin/python -m pip -qq --disable-pip-version-check install --require-hashes --no-deps -r $<
	@touch $@

define compile
$(require-python); \
	set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; \
	"$$tools/bin/pip" -qq --disable-pip-version-check install --require-hashes -r tools/uv.txt; \
	"$$tools/bin/uv" pip compile $(1) --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-config --quiet \
		--custom-compile-command "make $@" --output-file $(2) $(UPGRADE)
endef

# The programs that test stay as they are allowed to be: only what users install is chosen by age.
define test-with
$(require-python); \
	set -e; tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
	$(PYTHON) -m venv "$$tools"; \
	"$$tools/bin/pip" -qq --disable-pip-version-check install --require-hashes -r tools/uv.txt; \
	"$$tools/bin/uv" pip compile pyproject.toml $(2) --no-config --quiet --output-file "$$tools/users.txt"; \
	"$$tools/bin/uv" pip compile pyproject.toml --group dev --constraint "$$tools/users.txt" \
		--no-config --quiet --output-file "$$tools/all.txt"; \
	$(PYTHON) -m venv --clear $(VENV)-$(1); \
	$(VENV)-$(1)/bin/python -m pip -qq --disable-pip-version-check install -r "$$tools/all.txt" --editable .; \
	$(VENV)-$(1)/bin/python tests/browser/chromium.py; \
	$(VENV)-$(1)/bin/python -m pytest -n auto --dist worksteal --durations=10 $(PYTEST_ARGS)
endef

clean: ## remove everything that make made
	rm -rf $(VENV) $(VENV)-lowest $(VENV)-newest $(CONTENT) build dist site .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
