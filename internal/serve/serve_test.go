package serve

import (
	"bufio"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fieldguide/internal/pipeline"
	"fieldguide/internal/render"
	"fieldguide/internal/source"
)

// soon is how long a test waits for what must happen; it decides nothing where
// all is well.
const soon = 10 * time.Second

// A build is what a test's guide comes to next.
type build struct {
	pages map[string]string
	err   error
}

func newServer(first build) (*Server, *build) {
	next := &first
	s := &Server{
		Build: func() (*pipeline.Result, error) {
			if next.err != nil {
				return nil, next.err
			}
			result := &pipeline.Result{}
			for path, page := range next.pages {
				result.Files = append(result.Files, render.File{Path: path, Data: []byte(page)})
			}
			return result, nil
		},
		Built: func(*pipeline.Result, error) {},
	}
	s.rebuild()
	return s, next
}

func get(t *testing.T, s *Server, url string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, url, nil)
	s.Handler().ServeHTTP(w, r)
	return w
}

var heat = map[string]string{
	"index.html":      "<html><head><title>Guide</title></head><body>home</body></html>",
	"heat/index.html": "<html><head></head><body>Heat flows.</body></html>",
	"404.html":        "<html><head></head><body>No such page.</body></html>",
	"site.css":        "body{}",
	"guide.pdf":       "%PDF-1.7",
}

func TestPagesAreServedWithTheReloadScript(t *testing.T) {
	s, _ := newServer(build{pages: heat})
	tests := []struct{ url, body, kind string }{
		{"/", "home", "text/html; charset=utf-8"},
		{"/index.html", "home", "text/html; charset=utf-8"},
		{"/heat/", "Heat flows.", "text/html; charset=utf-8"},
		{"/site.css", "body{}", "text/css; charset=utf-8"},
		{"/guide.pdf", "%PDF-1.7", "application/pdf"},
	}
	for _, test := range tests {
		w := get(t, s, "http://localhost"+test.url)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), test.body) {
			t.Errorf("%s: status %d, body %q", test.url, w.Code, w.Body)
		}
		if got := w.Header().Get("Content-Type"); got != test.kind {
			t.Errorf("%s: content type %q, want %q", test.url, got, test.kind)
		}
		isPage := strings.HasPrefix(test.kind, "text/html")
		if has := strings.Contains(w.Body.String(), scriptPath+`" data-version="1"`); has != isPage {
			t.Errorf("%s: has the reload script: %v, want %v", test.url, has, isPage)
		}
	}
}

func TestFoldersAndMissingPages(t *testing.T) {
	s, _ := newServer(build{pages: heat})
	if w := get(t, s, "http://localhost/heat"); w.Code != http.StatusFound || w.Header().Get("Location") != "/heat/" {
		t.Errorf("/heat: status %d to %q, want a redirect to /heat/", w.Code, w.Header().Get("Location"))
	}
	if w := get(t, s, "http://localhost/cold/"); w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "No such page") {
		t.Errorf("/cold/: status %d, body %q", w.Code, w.Body)
	}
	if w := get(t, s, "http://localhost/../serve.go"); w.Code == http.StatusOK {
		t.Errorf("a path out of the site was answered: %q", w.Body)
	}
}

// A page of another site could otherwise read drafts by pointing its own name
// at this machine.
func TestOtherHostsAreRefused(t *testing.T) {
	s, _ := newServer(build{pages: heat})
	for host, want := range map[string]int{
		"localhost:4000": 200, "127.0.0.1:4000": 200, "[::1]:4000": 200, "[::1]": 200,
		"evil.example": 403, "evil.example:4000": 403, "10.0.0.7": 403, "": 403,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: status %d, want %d", host, w.Code, want)
		}
	}
}

func TestTheLastGoodBuildStaysUp(t *testing.T) {
	s, next := newServer(build{pages: heat})
	var faults source.ErrorList
	faults.Add(source.NewFile("heat.md", []byte("# Haet\n")).Span(2, 6), `no word "Haet"`, "write Heat")
	next.err = faults
	s.rebuild()
	if w := get(t, s, "http://localhost/heat/"); !strings.Contains(w.Body.String(), "Heat flows.") {
		t.Errorf("the last good page is gone: %q", w.Body)
	}
	got := events(t, s, 1)[0]
	for _, want := range []string{`"version":1`, `heat.md:1:3`, `no word \"Haet\"`, `write Heat`} {
		if !strings.Contains(got, want) {
			t.Errorf("event %s lacks %s", got, want)
		}
	}
}

func TestAFirstBuildWithFaultsShowsThem(t *testing.T) {
	s, next := newServer(build{err: errors.New("no SUMMARY.md")})
	if w := get(t, s, "http://localhost/"); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), scriptPath) {
		t.Errorf("status %d, body %q", w.Code, w.Body)
	}
	next.err, next.pages = nil, heat
	s.rebuild()
	if w := get(t, s, "http://localhost/"); w.Code != http.StatusOK {
		t.Errorf("after a good build: status %d", w.Code)
	}
}

func TestAChangeIsAnnounced(t *testing.T) {
	s, next := newServer(build{pages: heat})
	done := make(chan []string)
	go func() { done <- events(t, s, 2) }()
	next.pages = map[string]string{"index.html": "<head></head>new"}
	for range 100 { // until the listener has come, each change is one more event
		s.rebuild()
		next.pages = map[string]string{"index.html": next.pages["index.html"] + "!"}
		select {
		case got := <-done:
			if got[0] == got[1] {
				t.Errorf("two equal events: %s", got[0])
			}
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Fatal("no event came")
}

// A build of the same bytes must not make the browser lose its place.
func TestAnEqualBuildIsNoNewVersion(t *testing.T) {
	s, _ := newServer(build{pages: heat})
	s.rebuild()
	if state, _ := s.site.state(); state.Version != 1 {
		t.Errorf("version %d, want 1", state.Version)
	}
}

// events listens until n events have come.
func events(t *testing.T, s *Server, n int) []string {
	t.Helper()
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	ctx, cancel := context.WithTimeout(context.Background(), soon)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+eventsPath, nil)
	if err != nil {
		t.Error(err)
		return make([]string, n)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return make([]string, n)
	}
	defer response.Body.Close()
	var got []string
	lines := bufio.NewScanner(response.Body)
	for len(got) < n && lines.Scan() {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			got = append(got, data)
		}
	}
	for len(got) < n {
		t.Error("the stream ended early")
		got = append(got, "")
	}
	return got
}

func TestWatchSeesChangesAtAnyDepth(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "old"), 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	changed := make(chan struct{}, 100)
	ended := make(chan error)
	go func() { ended <- watch(ctx, folder, func() { changed <- struct{}{} }) }()

	step := func(what string, change func() error) {
		t.Helper()
		deadline := time.After(soon)
		for { // the watcher may not be ready yet, so the change is made again
			if err := change(); err != nil {
				t.Fatal(err)
			}
			select {
			case <-changed:
				return
			case <-time.After(4 * quiet):
			case <-deadline:
				t.Fatalf("%s was not seen", what)
			}
		}
	}
	write := func(parts ...string) func() error {
		return func() error {
			return os.WriteFile(filepath.Join(append([]string{folder}, parts...)...), []byte("x"), 0o644)
		}
	}
	step("a file", write("a.md"))
	step("a file in a folder", write("old", "b.md"))
	step("a new folder", func() error { return os.MkdirAll(filepath.Join(folder, "new", "deep"), 0o755) })
	step("a file in a new folder", write("new", "deep", "c.md"))
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
