# Everything starts here; `make help` lists it. What is missing is installed first (tools/setup.sh).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8080
env := source tools/env.sh;

.PHONY: help serve watch dist first-page test bench bench-peers accuracy reference setup

help: ## lists the targets
	@echo "Wattfleet"; sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

serve: dist ## builds the release site and serves it on http://127.0.0.1:8080 (PORT=...)
	@$(env) node tools/serve.mjs --port $(PORT)

watch: setup ## debug build that follows your edits, on http://127.0.0.1:8080
	@$(env) trunk serve --port $(PORT)

dist: setup ## the release site and wattfleet.html, in dist/
	@$(env) trunk build --release

first-page: setup ## builds the site and records anew which functions a first visit runs (tools/first_page.txt)
	@tools/setup.sh test
	@$(env) WATTFLEET_FIRST_PAGE=record trunk build --release

test: ## every check: format, lints, licences, native, wasm and browser tests
	@tools/setup.sh test
	@tools/test.sh

bench: dist ## the benchmarks: native, plans in WebAssembly, then the page in Chromium
	@$(env) cargo bench -p wattfleet-core
	@$(env) node tools/bench_plans.mjs
	@$(env) node tools/bench.mjs

bench-peers: ## other programs' dispatch of the same years, where Python has HiGHS and SAM (PYTHON=...)
	@$(env) python="$${PYTHON:-$$WATTFLEET_CACHE/reference-venv/bin/python}"; \
	if ! "$$python" -c 'import highspy, PySAM' 2>/dev/null; then \
	  echo "bench-peers: no Python with highspy and PySAM; make reference installs one, or set PYTHON"; exit 0; fi; \
	cargo build --quiet --release -p wattfleet-cli; \
	WATTFLEET="$$CARGO_TARGET_DIR/release/wattfleet" "$$python" tools/dispatch_peers.py

reference: ## makes the reference vectors anew, with Python (PYTHON=... for one that has the packages)
	@tools/reference.sh

accuracy: ## the compute model beside published measurements, a line a table
	@$(env) cargo test -q -p wattfleet-core --test compute_accuracy -- --nocapture --test-threads 1 | grep ' rows '

setup: ## installs what is missing to build
	@tools/setup.sh build
