# One command for each chore. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help model setup demo test unit browser lint format bench bench-reading bench-sources docs clean

RUN := .venv/bin

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

setup: .venv/.made  ## make .venv/ from uv.lock; .venv/bin/dateline then runs

.venv/.made: uv.lock pyproject.toml tools/setup.py
	@python3 tools/setup.py
	@touch $@

demo: setup  ## the sample coverage, live: prints the addresses of its page and its desk
	@$(RUN)/dateline demo

test: setup lint  ## everything: types, style, floors, tests, browser where Chromium is, docs
	@$(RUN)/pytest
	@$(RUN)/sphinx-build -q -W -b html docs docs/_build/html

unit: setup  ## the fast tests only
	@$(RUN)/pytest tests/unit tests/contract tests/house tests/weigh

browser: setup  ## only what a person sees, in Chromium
	@$(RUN)/pytest -m browser

lint: setup  ## ruff, mypy --strict, the floors of the house
	@$(RUN)/ruff check
	@$(RUN)/ruff format --check
	@$(RUN)/mypy
	@$(RUN)/lint-imports

format: setup  ## put the code into its form
	@$(RUN)/ruff check --fix
	@$(RUN)/ruff format

bench: setup  ## measure: appends, tell, reading; each beside a raw limit in the same run
	@$(RUN)/python -m bench

bench-reading: setup  ## measure reading on public sets: make bench-reading SETS=folder
	@$(RUN)/python -m bench.sets $(SETS)

bench-sources: setup  ## measure intake on public sets: make bench-sources SETS=folder/sources
	@$(RUN)/python -m bench.sources $(SETS)

model: setup  ## train the network anew from corpus/, on the processor, in about an hour (on 2 cores)
	@python3 tools/setup.py --model
	@.venv-model/bin/python -m training

docs: setup  ## the manual, in docs/_build/html
	@$(RUN)/sphinx-build -q -W -b html docs docs/_build/html
	@echo docs/_build/html/index.html

clean:  ## take away what can be made again
	rm -rf .venv .venv-model .tools .demo docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
