PYTHON ?= python3
VENV   ?= .venv
DATA   ?= ../shared/data
BIN     = $(VENV)/bin
STAMP   = $(VENV)/.installed

.PHONY: demo test lint lock train clean

$(STAMP): pyproject.toml $(CONSTRAINTS)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS)) --editable '.[dev]'
	touch $@

demo: $(STAMP)  ## build the record of the sample pages and say how to open it
	rm -rf demo-record
	@# Two of the sample pages are broken on purpose, for which a build exits with 1.
	$(BIN)/whence build examples/pages -o demo-record || [ $$? = 1 ]
	$(BIN)/whence show demo-record
	@echo
	@echo "Open it:      $(BIN)/whence serve demo-record"
	@echo "One incident: $(BIN)/whence show demo-record 1"
	@echo "Check it:     $(BIN)/whence verify demo-record"

test: $(STAMP)  ## every test that this machine can run
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

train: $(STAMP)  ## the shipped weights anew, from the corpora in DATA: half a day on two cores
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	$(BIN)/python -m training.screen --data $(DATA) --to src/whence/extract
	$(BIN)/python -m training.corpora --data $(DATA) --to build/encoder
	$(BIN)/python -m training.adapt --to build/encoder
	for seed in 1 2 3 4; do \
	  $(BIN)/python -m training.train --to build/encoder/teacher-$$seed --seed $$seed || exit 1; \
	done
	$(BIN)/python -m training.train --to build/encoder/taught --epochs 7 --batch 10000 \
	  --teachers build/encoder/teacher-*
	$(BIN)/python -m training.train --to build/encoder/syntax --epochs 3 --batch 2000 \
	  --only ewt gum wikigold
	$(BIN)/python -m training.train --to build/encoder --epochs 1 --pace 0.5 \
	  --only ewt gum wikigold muc gva --teachers build/encoder/taught --syntax build/encoder/syntax
	$(BIN)/python -m training.export --from build/encoder/taught build/encoder --shares 0.3 0.7 \
	  --to src/whence/extract/encoder/weights
	$(BIN)/python -m training.roles_together --data $(DATA)
	$(BIN)/python -m training.fates --to build/fates

lock: ## the versions that CI uses
	rm -rf $(VENV)-lock && $(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet '.[dev]'
	$(VENV)-lock/bin/python -m pip freeze --exclude whence > .ci/constraints.txt
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) build demo-record
