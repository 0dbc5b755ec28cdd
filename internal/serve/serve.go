// Package serve is the development server: it builds the guide again whenever
// a file of it changes, reloads the browser, and shows the faults over the last
// good build. It adds the reload script to the pages; package site never does.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"fieldguide/internal/pipeline"
	"fieldguide/internal/source"
)

// A Server builds a guide and serves it to this machine alone.
type Server struct {
	Folder string                           // of the chapters; watched. Empty: nothing changes
	Build  func() (*pipeline.Result, error) // makes the outputs
	Built  func(*pipeline.Result, error)    // is told of each build; never concurrently

	site site
}

// Run builds, listens on the port of the loopback interface (0 for any free
// one), tells ready the address, and serves until the context ends.
func (s *Server) Run(ctx context.Context, port int, ready func(address string)) error {
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	server := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	s.rebuild()
	failed := make(chan error, 2)
	go func() { failed <- server.Serve(listener) }()
	if s.Folder != "" {
		go func() { failed <- watch(ctx, s.Folder, s.rebuild) }()
	}
	ready("http://" + listener.Addr().String() + "/")
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	// Event streams end with the context, so there is nothing to wait for.
	if shut := server.Close(); err == nil {
		err = shut
	}
	return err
}

// rebuild makes the outputs anew and shows them, or the faults over the old.
func (s *Server) rebuild() {
	result, err := s.Build()
	s.Built(result, err)
	if err != nil {
		s.site.fail(faultsOf(err))
		return
	}
	s.site.show(result.Files)
}

// A fault is an error as the page shows it.
type fault struct {
	At   string `json:"at"`
	Msg  string `json:"msg"`
	Hint string `json:"hint"`
}

func faultsOf(err error) []fault {
	var list source.ErrorList
	if !errors.As(err, &list) {
		return []fault{{Msg: err.Error()}}
	}
	var faults []fault
	for _, e := range list {
		if !e.Warning {
			faults = append(faults, fault{e.Span.Position().String(), e.Msg, e.Hint})
		}
	}
	return faults
}
