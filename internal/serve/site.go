package serve

import (
	"maps"
	"sync"

	"fieldguide/internal/render"
)

// A site is the last good build, what is wrong with the newest one, and who
// wants to hear of the next. Its zero value is empty and ready.
type site struct {
	mu      sync.Mutex
	files   map[string][]byte
	faults  []fault
	version int           // counts the builds that were shown
	changed chan struct{} // closed at the next change
}

// A state is what a page is told: it reloads if the version is not the one that
// it was made from, and shows the faults.
type state struct {
	Version int     `json:"version"`
	Faults  []fault `json:"faults"`
}

// show replaces the build by a good one.
func (s *site) show(files []render.File) {
	fresh := make(map[string][]byte, len(files))
	for _, f := range files {
		fresh[f.Path] = f.Data
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	same := s.version > 0 && maps.EqualFunc(s.files, fresh, func(a, b []byte) bool { return string(a) == string(b) })
	if !same {
		s.files = fresh
		s.version++
	}
	s.faults = []fault{}
	s.announce()
}

// fail keeps the last good build and shows the faults over it.
func (s *site) fail(faults []fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = faults
	s.announce()
}

// announce wakes those who wait; the caller holds the lock.
func (s *site) announce() {
	if s.changed != nil {
		close(s.changed)
	}
	s.changed = nil
}

// file returns an output of the last good build.
func (s *site) file(path string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.files[path]
	return data, ok
}

// built reports whether there has been a good build.
func (s *site) built() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.version > 0
}

// state returns what a page is to know now, and a channel that is closed when
// that is no longer true.
func (s *site) state() (state, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return state{s.version, s.faults}, s.changed
}
