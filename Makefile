.PHONY: build test lint fuzz golden bench

build:
	go build -trimpath -o maxage .

test:
	go test ./...

lint:
	gofmt -l .
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

# Each fuzz target for half a minute.
fuzz:
	for p in $$(go list ./...); do \
		for f in $$(go test -list '^Fuzz' $$p | grep ^Fuzz); do \
			go test -run '^$$' -fuzz "^$$f$$" -fuzztime 30s $$p || exit 1; \
		done; \
	done

# Rewrites every golden file: read the difference before you commit it.
golden:
	go test ./... -update

bench:
	go test -run '^$$' -bench . -benchmem ./inspect/... ./report/...
