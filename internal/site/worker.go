package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"fieldguide/internal/render"
)

// workerAddress is where the service worker stands: it sees only what is below
// its own address.
const workerAddress = "sw.js"

// mostKept is how many bytes of a site are kept for reading without a network.
// Larger sites keep their look and the pages that were opened.
const mostKept = 32 << 20

// worker returns the service worker of a site made of files: it knows what there
// is to keep, what to keep first, and when anything has changed.
func (s *site) worker(files []render.File) (render.File, error) {
	code, err := embedded("site/worker.js")
	if err != nil {
		return render.File{}, err
	}
	sum := sha256.New()
	var first, rest []string
	total := 0
	for _, f := range files {
		digest := sha256.Sum256(f.Data)
		fmt.Fprintf(sum, "%s %x ", f.Path, digest)
		total += len(f.Data)
		switch {
		case f.Path == indexAddress: // large, and not needed to read
			rest = append(rest, workerPath(f.Path))
		case f.Path == homeAddress || f.Path == missingAddress || strings.HasSuffix(f.Path, ".css") ||
			strings.HasSuffix(f.Path, ".js") || strings.HasSuffix(f.Path, ".woff2"):
			first = append(first, workerPath(f.Path))
		case !strings.HasPrefix(f.Path, "."):
			rest = append(rest, workerPath(f.Path))
		}
	}
	for _, e := range s.editions {
		fmt.Fprintf(sum, "%s %s ", e.File, e.Digest)
		total += e.Bytes
		rest = append(rest, workerPath(e.File))
	}
	list, err := json.Marshal(append(first, rest...))
	if err != nil {
		return render.File{}, fmt.Errorf("write %s: %w", workerAddress, err)
	}
	data := fmt.Appendf(nil, "const version = %q;\nconst first = %d;\nconst whole = %t;\nconst files = %s;\n",
		hex.EncodeToString(sum.Sum(nil)[:8]), len(first), total <= mostKept, list)
	return render.File{Path: workerAddress, Data: append(data, code...)}, nil
}

// workerPath returns a path as browsers resolve it.
func workerPath(path string) string { return string(appendPath(nil, path)) }
