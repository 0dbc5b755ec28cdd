# Fieldguide. `make help` explains every target.

GO ?= go
OUT ?= public
PREVIEW ?= preview

.DEFAULT_GOAL := build

.PHONY: build
build: ## build the command, and the guide into public/
	$(GO) build -o fieldguide ./cmd/fieldguide
	./fieldguide build --out $(OUT)

.PHONY: test
test: ## run the tests; needs nothing but Go
	$(GO) test ./...

.PHONY: check
check: fmt vet race twice tools bench-once browser damage ## everything that must be green before a commit; needs the tools that .ci/install installs

.PHONY: fmt
fmt: ## fail if a file is not formatted
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo 'run: gofmt -w .'; exit 1; }

.PHONY: vet
vet: ## run go vet
	$(GO) vet ./...

.PHONY: race
race: ## run the tests under the race detector
	$(GO) test -race -timeout 30m ./...

.PHONY: twice
twice: ## build the guide twice, on one processor and on eight, and compare every byte
	$(GO) build -o fieldguide ./cmd/fieldguide
	@rm -rf $(PREVIEW)/twice && mkdir -p $(PREVIEW)/twice
	GOMAXPROCS=1 ./fieldguide build --quiet --out $(PREVIEW)/twice/one
	GOMAXPROCS=8 ./fieldguide build --quiet --out $(PREVIEW)/twice/eight
	diff -r $(PREVIEW)/twice/one $(PREVIEW)/twice/eight

.PHONY: tools
tools: build ## hold the PDFs against qpdf and pdftotext, which share no code with us
	.ci/pdf $(OUT)

.PHONY: browser
browser: build ## check the site in real browsers; CHECKS="axe links" runs only these
	node .ci/browser/run.mjs $(CHECKS)

.PHONY: damage
damage: build ## damage a small site in many ways, and see each caught by the browser checks
	node .ci/browser/damage.mjs

.PHONY: bench
bench: ## measure: each figure is a ratio to a known tool in the same run
	$(GO) test -run '^$$' -bench . -benchtime 2s ./internal/...

.PHONY: bench-once
bench-once: ## run every benchmark once, so that none rots
	$(GO) test -run '^$$' -bench . -benchtime 1x ./internal/... > /dev/null

.PHONY: golden
golden: ## rewrite the expected results of the case files; read the diff before you commit it
	UPDATE_GOLDEN=1 $(GO) test -count=1 ./...

.PHONY: lines
lines: ## list the longest files
	@git ls-files '*.go' | xargs wc -l | sort -rn | grep -v total | head -20

.PHONY: serve
serve: ## show the guide in a browser and follow its changes
	$(GO) run ./cmd/fieldguide serve

.PHONY: preview
preview: build ## draw every page of the PDFs as a picture into preview/
	@mkdir -p $(PREVIEW)
	@for f in $(OUT)/*.pdf; do pdftoppm -r 80 -png $$f $(PREVIEW)/$$(basename $$f .pdf); done; ls $(PREVIEW)

.PHONY: clean
clean: ## remove what was built
	rm -rf fieldguide $(OUT) $(PREVIEW)

.PHONY: help
help: ## explain every target
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 14
