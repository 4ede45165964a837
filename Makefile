# Two commands matter: "make run" and "make test". "make help" lists the rest.
SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python
CHECKERS := tests/tools/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help run dev test check format translations screens bench lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

run: .venv/run ## set everything up and serve on http://127.0.0.1:$$PORT/ (8000)
	@exec $(PY) manage.py serve

dev: .venv/dev ## serve with auto-reload and debug pages
	@DEBUG=yes $(PY) manage.py prepare && DEBUG=yes exec $(PY) manage.py runserver "$${PORT:-8000}"

test: .venv/dev $(CHECKERS) ## run all tests, on every database that is there
	@exec $(PY) -m tests

check: .venv/dev ## lint, format, migrations, translations, deploy settings
	@$(PY) -m tests.checks

format: .venv/dev ## let the formatters do their work
	@$(PY) -m ruff check --fix-only -q . && $(PY) -m ruff format -q .
	@git ls-files '*.html' | xargs .venv/bin/djade --target-version 5.2

translations: .venv/dev ## collect interface texts into locale/ and compile them (needs gettext)
	@$(PY) manage.py makemessages --locale hi --no-obsolete --add-location file --ignore '.venv/*' --ignore 'var/*' --ignore node_modules
	@$(PY) -m newsroom.catalogues --compile

screens: .venv/dev ## photograph every reader's screen into var/screens (needs Chromium)
	@SCREENS=var/screens exec $(PY) -m pytest -q tests/browser/test_screens.py

bench: .venv/dev ## measure, as ratios inside one run (ARTICLES=1000000 ONLY=growth)
	@exec $(PY) -m bench $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(ONLY),--only $(ONLY))

lock: ## write the requirement files anew from pyproject.toml (needs uv)
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header \
	  --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.txt
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header \
	  --no-emit-index-url --no-emit-find-links --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## remove the virtual environment; var/ and its data stay
	rm -rf .venv tests/tools/node_modules

# A stamp file a list: nothing is installed again until the list changes.
.venv/run: requirements.txt | .venv/bin/python
	@echo "Installing what Newsroom needs ..."
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing what the tests need ..."
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run

# The checkers of HTML, CSS and sitemaps are npm's. Where it is not, their tests say so.
$(CHECKERS): tests/tools/package-lock.json
	@if command -v npm >/dev/null; then \
	  echo "Installing the checkers of HTML, CSS and sitemaps ..."; \
	  npm ci --silent --no-audit --no-fund --prefix tests/tools || echo "They could not be installed: their tests say so."; \
	fi

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Newsroom needs Python 3.11 or newer. Say which: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
