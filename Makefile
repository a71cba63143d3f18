# Everything one does here; `make` alone lists it. Nothing is installed outside
# .venv, .cache and node_modules but what Debian/Ubuntu must bring: python3-venv and, for tests in
# a browser, chromium and libatomic1, for `make load` wrk. Java, for the HTML checker, is asked for
# and not brought.

export PYTHON ?= python3
ADDR ?= 127.0.0.1:8000
ARGS ?=

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where it is set, every command compiles the engine anew, and every run of pytest its tests.
unexport PYTHONDONTWRITEBYTECODE

# -m, not .venv/bin/<tool>: those hold the folder's path and break when it moves.
# -P: the folders here (locale/ is one) must not shadow the standard library.
python := .venv/bin/python -P
run := $(python) -m
measure := CHROMIUM="$$(scripts/setup/find-chromium.sh)" && export CHROMIUM && PYTHONPATH=hooks:tests:scripts $(run)

.DEFAULT_GOAL := help
.PHONY: help serve build draft publishable verify release test thorough coverage check lint types proof schema bench bench-search search-goals weight lighthouse addresses \
	load fuzz format lock licences audit clean venv venv-dev browser browser-if-had \
	html-checker

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

serve: venv ## build the site and serve it on 127.0.0.1:8000 (another: ADDR=host:port)
# Without --livereload MkDocs 1.6 with Click 8.3 or newer doesn't watch the files.
	@$(python) scripts/setup/check-port.py $(ADDR)
	DRAFTS=true $(run) mkdocs serve --livereload --dev-addr $(ADDR)

build: venv ## write the site into site/
	$(run) mkdocs build --strict

publishable: venv ## the same, with a .gz beside each text for the web server (deploy/README.md)
	PRECOMPRESS=true $(run) mkdocs build --strict

verify: venv-dev ## check a published site: site/, or ARGS= another folder or https://plan.example/
	PYTHONPATH=hooks:scripts $(run) verify $(ARGS)

release: venv-dev ## build and verify the site and lay it into release/: site.zip, its sum, what is new
	$(run) mkdocs build --strict
	PYTHONPATH=hooks:scripts $(run) verify
	PYTHONPATH=hooks:scripts $(run) publish.release

# One worker more than there are processors, for some tests wait.
workers = $$(( $$(getconf _NPROCESSORS_ONLN) + 1 ))

test: browser-if-had venv-dev html-checker ## run the tests (some of them: ARGS='tests/test_x.py -k word')
	CHROMIUM="$$(scripts/setup/find-chromium.sh || :)" && export CHROMIUM && \
	$(run) pytest -n $(workers) --dist loadfile --no-loadscope-reorder --durations=10 $(ARGS)

thorough: browser-if-had venv-dev html-checker ## run what `make test` leaves out: its checks on further pages, widths, editions
	CHROMIUM="$$(scripts/setup/find-chromium.sh || :)" && export CHROMIUM && \
	$(run) pytest -n $(workers) --dist loadfile --no-loadscope-reorder -m thorough $(ARGS)

# By itself: on Python 3.11 counting lines makes the engine two thirds slower.
coverage: venv-dev ## tell which of the engine's lines and branches no test runs; fails below 97 % of lines
	CHROMIUM= CI= $(run) pytest -m "" -n 2 --dist loadfile --no-loadscope-reorder --ignore tests/browser --ignore tests/site \
		--cov=plan_site --cov-branch --cov-report=term-missing:skip-covered --cov-report=json:.cache/coverage.json $(ARGS)
	$(python) -c "import json, sys; \
		t = json.load(open('.cache/coverage.json'))['totals']; lines, branches = t['percent_statements_covered'], t['percent_branches_covered']; \
		print(f'lines {lines:.1f} %, branches {branches:.1f} %'); sys.exit(lines < 97)"

check: browser-if-had lint types test thorough ## lint, types and all tests

lint: venv-dev ## look for mistakes and for unformatted code
	$(run) ruff check
	$(run) ruff format --check
	PYTHONPATH=hooks $(python) -c "from importlinter.cli import lint_imports_command as run; run()" --no-logo --no-cache

types: venv-dev ## check the types
	$(run) mypy

bench-search: browser venv-dev build ## measure search in Chromium at 17 and 1,000 measures, and hold its limits (other sizes: ARGS=)
	$(measure) measure.search_speed $(ARGS)

search-goals: browser venv-dev build ## ask today's site what people type; fails where a group of queries falls short
	$(measure) measure.search_goals

bench: venv-dev ## build 17 to 10,000 measures beside two rivals; fails over the goals (ARGS=--help)
	PYTHONPATH=hooks:tests:scripts $(run) measure.bench $(ARGS)

weight: browser venv-dev build ## weigh first visits, today's and at 1,000 measures; fails over the budget
	$(measure) measure.weight $(ARGS)

lighthouse: browser venv-dev ## run Lighthouse on a page of each kind; fails below the goals (ARGS=--help)
	CHROMIUM="$$(scripts/setup/find-chromium.sh)" && export CHROMIUM && scripts/setup/node-packages.sh all && \
	PYTHONPATH=scripts $(run) measure.lighthouse $(ARGS)

addresses: venv-dev ## write down the addresses that are new; fails when one is gone
	PYTHONPATH=scripts $(run) publish.addresses

fuzz: venv-dev ## drive 10,000 mutants of the dataset through the engine; what fails is tried again first
	PLAN_PROFILE=fuzz $(run) pytest -m fuzz -n 2 $(ARGS)

load: venv-dev ## load nginx with the built site for ten seconds, on 127.0.0.1 alone (ARGS=--help)
	@command -v wrk >/dev/null || scripts/setup/apt-install.sh wrk || { \
	echo 'make load: wrk is needed: sudo apt-get install wrk' >&2; exit 1; }
	NGINX="$$(scripts/setup/find-web-server.sh nginx)" && export NGINX && PYTHONPATH=scripts $(run) measure.server_load $(ARGS)

proof: venv ## compare the dataset with the decree's text and its file with the canonical form
	PYTHONPATH=hooks $(run) plan_site data/plan.yaml $(ARGS)

schema: venv ## write schema/plan.schema.json anew: the dataset's form, for editors and validators
	PYTHONPATH=hooks $(run) plan_site schema

draft: venv ## draft records from a published act: ARGS='FILE --act 748', into the dataset with --write
	@scripts/setup/venv.sh requirements-draft.txt
	@PYTHONPATH=hooks $(run) plan_site draft $(ARGS)

format: venv-dev ## write the dataset in its canonical form, and format the code
	PYTHONPATH=hooks $(run) plan_site --format data/plan.yaml
	$(run) ruff check --fix-only
	$(run) ruff format

lock: ## write the lock files anew from requirements*.in, package.json (newer: ARGS=--upgrade)
	scripts/setup/venv.sh
	$(run) pip install -q uv
	$(call lock-file,requirements)
	$(call lock-file,requirements-draft)
	$(call lock-file,requirements-dev)
	scripts/setup/venv.sh requirements-dev.txt
	scripts/setup/node-packages.sh lock $(if $(findstring --upgrade,$(ARGS)),update,install)
# An address would tie everybody to the package index that one machine uses.
	@! grep -n http requirements.txt requirements-draft.txt requirements-dev.txt && \
	! grep -nE '"resolved"|: "(git\+)?(https?|ssh|file):' package-lock.json | grep -v '"url": ' || { \
	echo 'make lock: the lines above hold an address; take it out' >&2; exit 1; }

lock-file = $(run) uv pip compile -q --python-version 3.11 --universal --generate-hashes \
	--no-emit-index-url $(ARGS) $(1).in -o $(1).txt

licences: venv-dev ## write LICENCES.md anew from the lock files
	PYTHONPATH=scripts $(run) publish.licences

# In an environment of its own: what audits is none of what is audited.
audit: venv-dev ## look for known faults in the locked packages (asks the package index)
	$(run) pip install -q uv
	$(run) uv tool run --python .venv/bin/python pip-audit==$(pip-audit) --strict --disable-pip --require-hashes \
		--progress-spinner off -r requirements.txt -r requirements-dev.txt

pip-audit := 2.10.1

clean: ## remove the built site and the caches
	rm -rf site release .cache .pytest_cache .hypothesis .mypy_cache .ruff_cache .importlinter_cache .coverage
	find hooks scripts tests -name __pycache__ -prune -exec rm -rf {} +

venv:
	@scripts/setup/system.sh
	@scripts/setup/venv.sh requirements.txt

venv-dev:
	@scripts/setup/system.sh
	@scripts/setup/venv.sh requirements-dev.txt

# Stand before venv-dev: what the system lacks is told before anything is fetched.
browser:
	@scripts/setup/system.sh browser

browser-if-had:
	@scripts/setup/system.sh tests

# Without it its test alone is skipped: the others don't wait for a package index of another kind.
html-checker: venv-dev
	@scripts/setup/node-packages.sh tests || echo "make: the HTML checker isn't installed; its test is skipped" >&2
