# Two commands do everything: `make run` and `make test`. Each installs what it needs, once.
PYTHON ?= python3
PORT ?= 8501
ESTIMATES ?= estimates.csv
BIN := .venv/bin

.PHONY: run host curate check extract-eval test far lint format release site verdict trend-study \
	screenshots bench load faults clean

run: .venv/run
	@echo "Estimate Timeline: http://localhost:$(PORT)  (Ctrl+C stops it)"
	@ESTIMATES="$(abspath $(ESTIMATES))" exec $(BIN)/streamlit run app.py \
		--server.port=$(PORT) --server.address=localhost

# The same with a Save button on the curate page; for your own machine only.
curate: .venv/run
	@CURATE=1 $(MAKE) --no-print-directory run

# Two replicas behind Caddy, as on a server; the same in containers: deploy/README.md.
host:
	@$(PYTHON) -m deploy.before "$(abspath $(ESTIMATES))" $(PORT)
	@$(MAKE) --no-print-directory .venv/run
	@exec $(BIN)/python -m deploy.host "$(abspath $(ESTIMATES))" $(PORT)

check: .venv/run
	@ESTIMATES="$(ESTIMATES)" $(BIN)/python -m lib check $(FILES)

extract-eval: .venv/test
	@$(BIN)/python -m tests.curate.scoring

test: .venv/test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.caddy
	$(BIN)/python -m pytest

# The browser's tests over a slow line: what acts before the page is ready fails every time.
far: .venv/test
	@$(BIN)/python -m tests.chromium
	FAR=150 $(BIN)/python -m pytest -m browser

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/ty check

format: .venv/test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

release: .venv/run
	@$(BIN)/python -m lib release "$(ESTIMATES)" "$(REASON)"

site: .venv/run
	@rm -rf site
	@$(BIN)/python -m lib site "$(ESTIMATES)" site

# Judges every named view; needed after each change of the data, of lib/data or lib/analysis.
verdict: .venv/run
	@$(BIN)/python -m lib verdict "$(ESTIMATES)"

# Two minutes: how often the test on a trend is wrong, and what it finds.
trend-study: .venv/run
	$(BIN)/python -m bench.trend

# Kills a replica, spoils files, probes the app: bench/FAULTS.md
faults: .venv/test
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.caddy
	$(BIN)/python -m bench.faults

screenshots: .venv/test
	@$(BIN)/python -m tests.chromium
	$(BIN)/python -m tests.screenshots

# All parts, or some: make bench PARTS="growth data"
ROUNDS ?= 9
bench: .venv/bench
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.caddy
	$(BIN)/python -m bench.run --rounds $(ROUNDS) $(PARTS)

# How many readers two replicas hold, then a soak: make load SECONDS=60 MINUTES=10
SECONDS ?= 60
MINUTES ?= 10
load: .venv/bench
	@$(BIN)/python -m tests.caddy
	$(BIN)/python -m bench.load $(SECONDS) $(MINUTES)

clean:
	rm -rf .venv .pytest_cache .hypothesis .ruff_cache screenshots

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name one with PYTHON=…"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run: requirements.txt .venv/python
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

.venv/test: requirements-dev.txt .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

.venv/bench: requirements-bench.txt .venv/test
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-bench.txt
	@touch $@
