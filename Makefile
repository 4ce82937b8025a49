# `make pdf` and `make test` are all that a new machine needs; `make help` lists the rest.

.PHONY: pdf studio cluster test test-thorough coverage lint torture audit fuzz bench bench-lists bench-load bench-many
.PHONY: bench-studio try-container studio-pictures tables lock clean help
export PYTHON

pdf: ## build the official PDF of the newest statement
	@setup/prepare build
	@.venv/bin/python generate.py

studio: ## open the statements in the browser, to write, to build and to publish them
	@setup/prepare studio
	@.venv/bin/python generate.py studio

cluster: ## install what `batch` and `merge` need to share their work among many machines
	@setup/prepare cluster

test: ## run every test; a reader or validator that is not installed is skipped with its reason
	@setup/prepare tests
	.venv/bin/pytest -rs --numprocesses=2 --dist=loadfile --no-loadscope-reorder

test-thorough: export THOROUGH = 1
test-thorough coverage: export FRESH = 1
test-thorough: test ## run every test with all the cases of which `make test` tries a few

# The tests start Python a hundred times: it is compiled once, beside what else is built here.
test coverage: export PYTHONDONTWRITEBYTECODE =
test coverage: export PYTHONPYCACHEPREFIX = $(CURDIR)/build/python
coverage: export COVERAGE_FILE = $(CURDIR)/build/coverage/data

coverage: ## run every test and print the lines of statementpress/ that none of them runs
	@setup/prepare tests
	@rm -rf $(dir $(COVERAGE_FILE)) && mkdir -p $(dir $(COVERAGE_FILE))
	.venv/bin/coverage run -m pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder
	.venv/bin/coverage combine --quiet
	.venv/bin/coverage report

lint: ## check style, form and types
	@setup/prepare tests
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	@! [ -f tests/node_modules/eslint/bin/eslint.js ] || \
		node tests/node_modules/eslint/bin/eslint.js --config tests/studio/eslint.config.mjs templates/studio tests/studio

audit: ## hold the pinned packages against the published advisories
	@setup/prepare tests
	.venv/bin/python -m tools.audit

torture: ## kill commands 1,000 times at random moments (ARGUMENTS="--kills 50" for fewer)
	@setup/prepare tests
	.venv/bin/python -m tests.torture $(ARGUMENTS)

fuzz: ## feed every reader with inputs that are wrong in many ways (INPUTS=20000 SEED=2)
	@setup/prepare tests
	.venv/bin/python -m tests.fuzz --inputs $(or $(INPUTS),2000) --seed $(or $(SEED),1)

bench: ## time a build beside plain WeasyPrint and Chromium
	@setup/prepare tests
	.venv/bin/python -m bench

bench-lists: ## time builds with lists of 1,000 to 8,000 names
	@setup/prepare tests
	.venv/bin/python -m bench.lists

bench-load: ## time what grows: names, logos, pages, statements, versions in an archive
	@setup/prepare tests
	.venv/bin/python -m bench.load

bench-studio: ## time what a person waits for in the studio (EDITS=5)
	@setup/prepare studio
	.venv/bin/python -m bench.studio --edits $(or $(EDITS),5)

try-container: ## carry out the Containerfile in a bare Debian and build there (needs root and debootstrap)
	@setup/prepare tests
	.venv/bin/python -m tools.container

bench-many: ## time many letters and statements, made by one machine and by a cluster (KINDS=letters)
	@setup/prepare tests
	.venv/bin/python -m bench.many $(KINDS)

picture: ## draw the README's picture, docs/page.png, from a new build
	@setup/prepare build
	.venv/bin/python -m tools.picture "$$(.venv/bin/python generate.py)" docs/page.png

gallery: ## draw the pictures of all editions and examples, docs/gallery/ and docs/examples/
	@setup/prepare build
	.venv/bin/python -m tools.gallery
	.venv/bin/python -m tools.examples
	.venv/bin/python -m tools.share

studio-pictures: ## draw the pictures of the studio, docs/studio/ (needs Chromium)
	@setup/prepare tests
	.venv/bin/python -m tools.studio

tables: ## write the tables of docs/ that repeat tables of the program
	@setup/prepare build
	.venv/bin/python -m tools.tables

lock: ## pin the dependencies of pyproject.toml anew (needs uv; UPGRADE=--upgrade for newer ones)
	setup/lock $(UPGRADE)

clean: ## remove what was built and installed here
	rm -rf .venv build tests/node_modules

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile
