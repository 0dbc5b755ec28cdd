package diagram

// A Sequence is who tells whom what, one after another.
type Sequence struct {
	Title       string
	Description string // the author's own, in place of one from the messages
	Actors      []*Actor
	Bands       []*Band
	Events      []*Event
}

// An Actor is a participant.
type Actor struct {
	ID     string
	Label  string
	Person bool
	Band   int // that it stands in; -1 for none
}

// A Band is a box around the heads of some participants.
type Band struct {
	Title string
	Tint  Role
}

// An EventKind is what happens in a line of a sequence.
type EventKind uint8

// The kinds of events.
const (
	Message    EventKind = iota
	Remark               // a note
	FrameBegin           // loop, alt, opt, par, critical, break, rect
	FrameElse            // else, and, option
	FrameEnd
	Activate
	Deactivate
	Create  // the next message makes the participant
	Destroy // the next message is its last
)

// An Event is one line of a sequence.
type Event struct {
	Kind       EventKind
	From, To   int    // actors; of a note the first and last that it is over
	Text       string // may be empty
	Word       string // of a frame: "loop"
	Dotted     bool   // of a message
	Tail, Head Tip
	Side       NoteSide
	Tint       Role // of a rect
	Number     int  // of a message; 0 for none
}

// A NoteSide is where a note stands.
type NoteSide uint8

// The sides.
const (
	Over NoteSide = iota
	LeftOf
	RightOf
)
