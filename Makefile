# Every command makes what it needs first: a virtual environment in .venv, packages, a browser.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
BENCH := .venv-bench/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: help run test clocks check deep bench proxy scale screenshots stale agreement embed hosts clean

help:
	@echo "make run          the app on http://127.0.0.1:$(PORT)  (PORT=… for another port)"
	@echo "make test         the tests, in the browser too, but for those of deep and hosts"
	@echo "make clocks       every test again, on the days and at the hours that are hard"
	@echo "make check        format, lint, types"
	@echo "make deep         the laws of the arithmetic with 3,000 examples each, axe on every page"
	@echo "make bench        how fast the planner and the pages are, beside other packages"
	@echo "make proxy        nginx before two processes, as deploy/ has it; installs Debian's nginx"
	@echo "make scale        a million loans by one process and by two workers of Dask"
	@echo "make screenshots  pictures of the pages"
	@echo "make stale        legal facts that are due to be checked again"
	@echo "make agreement    our figures beside those of other packages"
	@echo "make embed        keep the present embed.js under the name that says its hash"
	@echo "make hosts        our pages in WordPress and in a site made by MkDocs; installs both"
	@echo "make clean        back to a fresh copy"

run: .venv/run.stamp
	@PORT=$(PORT) exec $(BIN)/python app.py

# Compiled once: the many processes of the tests need not each do it.
test: browser
	@$(BIN)/python -m compileall -q app.py planner content pages server tests
	$(BIN)/python -m pytest -n 3

# A day later in China already; a month whose days the next one lacks; thirty days over a short
# February; a leap day; midnight for the reader within the run; facts past their recheck day.
CLOCKS := 2026-12-02T16:30Z 2027-01-31T12:00+08:00 2027-03-15T12:00+08:00 \
  2028-02-29T12:00+08:00 2026-12-31T23:59+08:00 2027-06-15T12:00+08:00

clocks: browser
	@red=; for now in $(CLOCKS); do echo "$$now"; \
	  REPAYWISE_TEST_NOW=$$now $(BIN)/python -m pytest -n 3 || red="$$red $$now"; done; \
	  test -z "$$red" || { echo "red at$$red"; exit 1; }

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict -p planner -p content -p server -p pages.parts -p pages.shapes -p pages.papers \
	  -p pages.written
	$(BIN)/mypy --strict app.py pages/*.py

deep: browser nginx
	HYPOTHESIS_PROFILE=deep $(BIN)/python -m pytest -m "hypothesis or deep" --timeout=3600

bench: .venv-bench/stamp
	$(BENCH)/python tests/bench.py

proxy: browser nginx
	$(BIN)/python -m pytest -m "" tests/deploy

scale: .venv-scale/stamp
	.venv-scale/bin/python -m tests.scale

screenshots: browser
	$(BIN)/python tests/screenshots.py

stale: .venv/run.stamp
	$(BIN)/python -m content stale

agreement: .venv/dev.stamp
	$(BIN)/python tests/outside/agreement.py

embed:
	@cp static/embed.js static/embed/embed.`sha256sum static/embed.js | cut -c1-12`.js

hosts: browser wordpress .venv-hosts/stamp
	$(BIN)/python -m pytest -m hosts tests/embedding

clean:
	rm -rf .venv .venv-bench .venv-scale .venv-hosts .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/run.stamp: requirements.txt | $(BIN)/python
	$(PIP) install -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt requirements.txt | $(BIN)/python
	$(PIP) install -r requirements-dev.txt
	@touch $@

# Apart from .venv: one of the packages compared brings a `tests` package that would hide ours.
.venv-bench/stamp: requirements-bench.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m venv .venv-bench
	$(BENCH)/python -m pip --disable-pip-version-check -q install -r requirements-bench.txt
	@touch $@

.venv-scale/stamp: requirements-scale.txt requirements.txt | $(BIN)/python
	$(BIN)/python -m venv .venv-scale
	.venv-scale/bin/python -m pip --disable-pip-version-check -q install -r requirements-scale.txt
	@touch $@

# Apart from .venv: the app needs nothing of it.
.venv-hosts/stamp: requirements-hosts.txt | $(BIN)/python
	$(BIN)/python -m venv .venv-hosts
	.venv-hosts/bin/python -m pip --disable-pip-version-check -q install -r requirements-hosts.txt
	@touch $@

.PHONY: nginx
nginx:
	@tests/debian.sh nginx libnginx-mod-http-headers-more-filter

# The web server and php-cgi only spare the package of WordPress an Apache.
.PHONY: wordpress
wordpress:
	@tests/debian.sh wordpress wordpress-l10n wordpress-theme-twentytwentythree php-cli php-mysql \
	  mariadb-server-core nginx php php-cgi

# The browser is looked for on every run: it can go away without any file here changing.
.PHONY: browser
browser: .venv/dev.stamp
	@$(BIN)/python tests/browser_setup.py

# Debian keeps venv in a package of its own; without it a half-made .venv would stay behind.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed ($(PYTHON) not found)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; this is `$(PYTHON) --version`. Try make PYTHON=python3.11 …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { [ "`id -u`" = 0 ] && command -v apt-get >/dev/null \
	       && apt-get -q update && apt-get -q install -y python3-venv; } \
	  || { echo "This Python cannot make a virtual environment. On Debian: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
