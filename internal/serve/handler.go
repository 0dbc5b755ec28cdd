package serve

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"mime"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// The server's own addresses lie where no output can be.
const (
	scriptPath = "/.fieldguide/reload.js"
	eventsPath = "/.fieldguide/events"
)

//go:embed reload.js
var reloadScript []byte

// Handler serves the last good build. It answers only requests that name this
// machine, so that no other site can read drafts through the browser (DNS
// rebinding).
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+scriptPath, serveScript)
	mux.HandleFunc("GET "+eventsPath, s.serveEvents)
	mux.HandleFunc("GET /", s.serveFile)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isLoopback(r.Host) {
			http.Error(w, "fieldguide serves this machine only", http.StatusForbidden)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		mux.ServeHTTP(w, r)
	})
}

func isLoopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return ip != nil && ip.IsLoopback()
}

func serveScript(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Write(reloadScript)
}

func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	if !s.site.built() {
		w.WriteHeader(http.StatusServiceUnavailable)
		s.servePage(w, []byte(firstPage))
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	data, ok := s.site.file(name)
	if !ok {
		index := path.Join(name, "index.html")
		if data, ok = s.site.file(index); ok && !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(w, r, "/"+name+"/", http.StatusFound)
			return
		}
		name = index
	}
	if !ok {
		data, _ = s.site.file("404.html")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		s.servePage(w, data)
		return
	}
	w.Header().Set("Content-Type", mediaType(name))
	if path.Ext(name) == ".html" {
		s.servePage(w, data)
		return
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}

// mediaType does not depend on what the machine has in /etc/mime.types where it
// matters.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".json":
		return "application/json"
	case ".pdf":
		return "application/pdf"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// firstPage stands until the first good build; the script shows the faults.
const firstPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The guide has faults</title></head>
<body><main><h1>The guide has faults</h1><p>This page loads the guide as soon as it can be built.</p></main></body></html>
`

// servePage writes a page with the reload script in its head.
func (s *Server) servePage(w http.ResponseWriter, page []byte) {
	state, _ := s.site.state()
	tag := fmt.Sprintf(`<script src="%s" data-version="%d" defer></script>`, scriptPath, state.Version)
	head, rest, found := bytes.Cut(page, []byte("</head>"))
	w.Write(head)
	w.Write([]byte(tag))
	if found {
		w.Write([]byte("</head>"))
	}
	w.Write(rest)
}

// serveEvents tells the page of each change by server-sent events (WHATWG HTML,
// 9.2) for as long as it listens.
func (s *Server) serveEvents(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streaming", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		state, changed := s.site.state()
		data, err := json.Marshal(state)
		if err != nil {
			panic("serve: state is not JSON: " + strconv.Quote(err.Error()))
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
			return
		}
		flusher.Flush()
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}
