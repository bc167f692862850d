# What one does with this project: try it, test it, check it, measure it.
# PYTHON is any Python from 3.11 on: make demo PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint scores fuzz benchmark mutants conserve docs man pages pictures package sbom clean

help: ## Show this list
	@echo 'make TARGET [PYTHON=python3.12]'
	@echo
	@sed -n 's/^\([a-z-]*\):.*## /  \1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

demo: $(VENV)/.installed ## Read the two documents in examples/, write the results to demo/
	@mkdir -p demo
	@echo 'Reading the two documents in examples/: what do they cite?'
	@$(BIN)/biblio extract examples/*.txt --to bibtex -o demo/references.bib
	@$(BIN)/biblio extract examples/*.txt --to csljson -o demo/references.json 2>/dev/null
	@$(BIN)/biblio extract examples/*.txt --to json -o demo/citations.json 2>/dev/null
	@echo 'Printing the works as a bibliography, as a page and for Word.'
	@$(BIN)/biblio bibliography demo/references.bib -o demo/bibliography.html 2>/dev/null
	@$(BIN)/biblio bibliography demo/references.bib -o demo/bibliography.docx 2>/dev/null
	@echo 'Making a page that shows what was read, and a reading packet.'
	@$(BIN)/biblio review examples/*.txt -l demo/references.bib -o demo/review.html 2>/dev/null
	@$(BIN)/biblio packet examples/*.txt --library demo/references.bib -o demo/packet.docx 2>/dev/null
	@echo 'Looking for what is wrong with documents and library.'
	@$(BIN)/biblio lint examples/*.txt demo/references.bib --exit-zero -o demo/findings.txt 2>/dev/null
	@echo
	@echo 'The results are in demo/:'
	@echo '  references.bib   the works that both documents cite, as a BibTeX library'
	@echo '  references.json  the same works as CSL-JSON, for Zotero or pandoc'
	@echo '  citations.json   every citation: its text, its place, and what was read from it'
	@echo '  bibliography.html, bibliography.docx   the works as a bibliography, in the Chicago style'
	@echo '  review.html      both documents with every citation marked, and what was read of it'
	@echo '  packet.docx      both documents as a reading packet, with an editor’s notes'
	@echo '  findings.txt     what is worth a second look in the documents and the library'
	@echo 'Now with a document of yours: $(BIN)/biblio extract FILE.docx'

# Each of two processes takes a file of tests after the other; what is skipped says why.
PYTEST = $(BIN)/python -m pytest -n auto --dist loadfile -rs

test: $(VENV)/.installed-dev ## Run the tests, but for those that are slow
	$(PYTEST) -m 'not slow'

test-all: $(VENV)/.installed-dev ## Run all tests
	$(PYTEST)

SECONDS ?= 60
fuzz: $(VENV)/.installed-dev ## Damage inputs by chance, and see what happens: make fuzz SECONDS=600
	nice -n 10 $(BIN)/python tools/fuzz.py --seconds $(SECONDS) --seed $$$$

lint: $(VENV)/.installed-dev ## Check style, types and the order of the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports --no-cache

scores: $(VENV)/.installed-dev ## See that no score of reading is below its floor
	$(BIN)/python benchmarks/reading/floors.py

benchmark: $(VENV)/.installed-dev ## Measure speed, reading, matching, styles, packets and conversions
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/score.py
	$(BIN)/python benchmarks/matching.py
	$(BIN)/python benchmarks/duplicates.py
	$(BIN)/python benchmarks/styles.py
	$(BIN)/python benchmarks/conversions.py
	$(BIN)/python benchmarks/packet.py
	$(BIN)/python benchmarks/bibliography.py
	$(BIN)/python benchmarks/lint_documents.py
	$(BIN)/python benchmarks/lint.py
	$(BIN)/python benchmarks/readers.py
	$(BIN)/python benchmarks/reading/speed.py
	$(BIN)/python benchmarks/reading/documents.py
	$(BIN)/python benchmarks/reading/handed_over.py
	$(BIN)/python benchmarks/reading/roundtrip.py
	$(BIN)/python benchmarks/reading/reliability.py
	$(BIN)/python benchmarks/reading/anystyle.py
	$(BIN)/python benchmarks/reading/linkedbooks.py
	$(BIN)/python benchmarks/readers_text.py
	$(BIN)/python benchmarks/readers_html.py
	$(BIN)/python benchmarks/readers_others.py
	$(BIN)/python benchmarks/readers_many.py
	$(BIN)/python benchmarks/hostile.py
	$(BIN)/python benchmarks/growth.py

SAMPLE ?= 0
mutants: $(VENV)/.installed-dev ## See how many small faults the tests notice: make mutants SAMPLE=100
	@$(PIP) --editable '.[mutants]'
	nice -n 10 $(BIN)/python tools/mutants.py --sample $(SAMPLE)

FILES ?= examples $(wildcard ../shared/corpus/docx ../shared/dev*/docs)
conserve: $(VENV)/.installed-dev ## See that no word is lost: make conserve FILES="a.docx folder"
	$(BIN)/python tools/conserve.py $(FILES)

package: ## Build wheel and sdist, and test each where nothing else is installed
	.ci/package $(PYTHON)

sbom: $(VENV)/.installed-dev ## List all that is needed, with versions and licences, in sbom.json
	@$(PIP) --editable '.[sbom,pdf,marc,qr,review]'
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
	  --output-format JSON --output-file sbom.json $(BIN)/python

pages: $(VENV)/.installed-dev ## Write docs/rules/, docs/reference/ and the manual page anew, from the code
	$(BIN)/python -m biblio.linter.pages docs/rules
	$(BIN)/python tools/reference.py

docs: $(VENV)/.installed-dev ## Build the documentation in site/, and check its links
	@$(PIP) --editable '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

man: pages ## Show the manual page, biblio(1)
	man ./man/biblio.1

pictures: $(VENV)/.installed-dev ## Take the pictures of the documentation anew (LibreOffice, chromium)
	$(BIN)/python tools/pictures.py

clean: ## Remove the environment, the demo and all caches
	rm -rf $(VENV) .tools demo dist site sbom.json mutants mutants.log .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment made by another version of Python is made anew.
$(VENV)/.python: FORCE
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'biblio needs Python 3.11 or later; $(PYTHON) is older or missing.' >&2; \
	  echo 'Name another one: make $(MAKECMDGOALS) PYTHON=python3.12' >&2; exit 1; }
	@version=$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	if ! $(BIN)/python -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != sys.argv[1])' \
	  "$$version" 2>/dev/null; then \
	  echo "Making $(VENV) with Python $$version."; \
	  $(PYTHON) -m venv --clear $(VENV) && touch $@; \
	elif ! test -e $@; then touch $@; fi

$(VENV)/.installed: pyproject.toml $(VENV)/.python
	@echo 'Installing biblio into $(VENV).'
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.python
	@echo 'Installing biblio and its tools into $(VENV).'
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

.PHONY: FORCE
FORCE:
