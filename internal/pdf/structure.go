package pdf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"fieldguide/internal/layout"
)

// A structure is the structure tree, ISO 32000-1, 14.7: which content belongs to
// which element, in reading order.
type structure struct {
	root  *node
	nodes []*node // those that are written, parents before children
	of    map[*layout.Element]*node
	pages [][]*node // owners of the marked-content sequences of each page
	notes []*node
	ids   map[string]*node // of the notes
}

// A node is an element as it is written.
type node struct {
	element *layout.Element
	role    layout.Role
	parent  *node
	kids    []*node
	marks   []mark
	links   []linked
	figure  *node  // the nearest Figure or Formula that it is or is in
	box     box    // of such
	first   int    // order of the first mark in it or in its kids; noMark if there is none
	number  int    // object number
	id      string // of a Note
}

// A mark is a marked-content sequence.
type mark struct{ page, id int }

// A linked is a link annotation.
type linked struct{ page, object int }

// noMark comes before all marks.
const noMark = -1

// order returns a number that grows along the document.
func (m mark) order() int { return m.page<<32 | m.id }

// newStructure returns the tree of the document whose pages have marked-content
// sequences of these owners.
func newStructure(d *layout.Document, owners [][]*layout.Element) (*structure, error) {
	if d.Root == nil {
		return nil, errors.New("the document has no structure")
	}
	s := &structure{of: map[*layout.Element]*node{}}
	s.root = s.grow(d.Root, nil)
	s.pages = make([][]*node, len(owners))
	for page, elements := range owners {
		s.pages[page] = make([]*node, len(elements))
		for id, e := range elements {
			n := s.of[e]
			if n == nil {
				return nil, fmt.Errorf("page %d: a %s is not in the structure", page+1, e.Role)
			}
			n.marks = append(n.marks, mark{page, id})
			s.pages[page][id] = n
		}
	}
	return s, nil
}

// grow makes the nodes of an element and its children.
func (s *structure) grow(e *layout.Element, parent *node) *node {
	n := &node{element: e, role: e.Role, parent: parent, kids: make([]*node, 0, len(e.Children))}
	s.of[e] = n
	n.box.empty = true
	if parent != nil {
		n.figure = parent.figure
	}
	if e.Role == layout.FigureRole || e.Role == layout.FormulaRole {
		n.figure = n
	}
	for _, child := range e.Children {
		n.kids = append(n.kids, s.grow(child, n))
	}
	return n
}

// link hangs a link annotation on the node of its element. PDF/UA-1, 7.18.5,
// wants it in a Link: in any other element, such as a Reference, a Link is put
// around all that the element holds.
func (s *structure) link(area *layout.LinkArea, page, object int) (*node, error) {
	n := s.of[area.Element]
	if n == nil {
		return nil, fmt.Errorf("page %d: a link's element is not in the structure", page+1)
	}
	if n.role != layout.LinkRole {
		if len(n.kids) != 1 || n.kids[0].element != nil {
			n.wrap()
			for _, m := range n.kids[0].marks {
				s.pages[m.page][m.id] = n.kids[0]
			}
		}
		n = n.kids[0]
	}
	n.links = append(n.links, linked{page, object})
	return n, nil
}

// wrap puts a Link between the node and what it holds.
func (n *node) wrap() {
	inner := &node{role: layout.LinkRole, parent: n, kids: n.kids, marks: n.marks}
	for _, kid := range inner.kids {
		kid.parent = inner
	}
	n.kids, n.marks = []*node{inner}, nil
}

// number reserves the objects of the nodes that have anything to say.
func (s *structure) number(out *file) {
	s.root.prune()
	s.visit(s.root, out)
}

func (s *structure) visit(n *node, out *file) {
	n.number = out.reserve()
	if n.role == layout.NoteRole {
		s.identify(n)
	}
	s.nodes = append(s.nodes, n)
	for _, kid := range n.kids {
		s.visit(kid, out)
	}
}

// identify gives a Note an identifier of its own, as PDF/UA-1, 7.9, wants: the
// note's where that is free.
func (s *structure) identify(n *node) {
	s.notes = append(s.notes, n)
	n.id = n.element.Note
	for count := len(s.notes); n.id == "" || s.ids[n.id] != nil; count++ {
		n.id = fmt.Sprintf("note-%08d", count)
	}
	if s.ids == nil {
		s.ids = map[string]*node{}
	}
	s.ids[n.id] = n
}

// prune drops the nodes without content, but for table cells and the bodies of
// list items: a table or an item without them would not be one. It reports whether n itself is to be kept.
func (n *node) prune() bool {
	n.first = noMark
	if len(n.marks) > 0 {
		n.first = n.marks[0].order()
	}
	kept := n.kids[:0]
	for _, kid := range n.kids {
		if !kid.prune() {
			continue
		}
		kept = append(kept, kid)
		if n.first == noMark || kid.first != noMark && kid.first < n.first {
			n.first = kid.first
		}
	}
	n.kids = kept
	switch n.role {
	case layout.TableHeader, layout.TableData, layout.ListBody:
		return true
	}
	return len(n.kids)+len(n.marks)+len(n.links) > 0
}

// write fills in the nodes and adds the root of the tree, whose number it
// returns. links are the owners of the link annotations, in their order.
func (s *structure) write(out *file, pages []int, links []*node) int {
	root := out.reserve()
	for _, n := range s.nodes {
		out.set(n.number, object{body: s.body(n, root, pages)})
	}
	var tree code
	tree.add("<</Nums[")
	for page, owners := range s.pages {
		tree.int(page)
		tree.add("[")
		for _, n := range owners {
			tree.ref(n.number)
			tree.add(" ")
		}
		tree.add("]")
	}
	for i, n := range links {
		tree.int(len(s.pages) + i)
		tree.add(" ")
		tree.ref(n.number)
		tree.add(" ")
	}
	tree.add("]>>")
	var body code
	body.add("<</Type/StructTreeRoot/K ")
	body.ref(s.root.number)
	body.add("/ParentTree ")
	body.ref(out.add(object{body: tree}))
	body.add("/ParentTreeNextKey ")
	body.int(len(s.pages) + len(links))
	body.add(roleMap)
	s.addNotes(&body)
	body.add(">>")
	out.set(root, object{body: body})
	return root
}

// roleMap leads from our own roles to the standard ones.
const roleMap = "/RoleMap<</TitlePage/Sect/PartOpening/Sect/Chapter/Sect/BackMatter/Sect/Colophon/Sect/Callout/Sect" +
	"/Em/Span/Strong/Span/Term/Lbl>>"

// addNotes appends the name tree of the notes, sorted as ISO 32000-1, 7.9.6,
// wants.
func (s *structure) addNotes(c *code) {
	if len(s.notes) == 0 {
		return
	}
	sorted := slices.Clone(s.notes)
	slices.SortFunc(sorted, func(a, b *node) int { return cmp.Compare(a.id, b.id) })
	c.add("/IDTree<</Names[")
	for _, n := range sorted {
		c.bytes(n.id)
		c.ref(n.number)
	}
	c.add("]>>")
}

// body returns a node's object. A reference says which note it is to, which PDF
// 2.0 has a key for (ISO 32000-2, table 355) and older readers pass over.
func (s *structure) body(n *node, root int, pages []int) code {
	var c code
	c.add("<</S/")
	c.add(string(n.role))
	c.add("/P ")
	if n.parent == nil {
		c.ref(root)
	} else {
		c.ref(n.parent.number)
	}
	n.contents(&c, pages)
	if n.id != "" {
		c.add("/ID ")
		c.bytes(n.id)
	}
	if n.element != nil {
		if to := s.ids[n.element.Note]; n.role == layout.ReferenceRole && to != nil {
			c.add("/Ref[")
			c.ref(to.number)
			c.add("]")
		}
		n.describe(&c)
	}
	c.add(">>")
	return c
}

// contents appends what a node holds, its kids and its marks, in the order of
// the pages.
func (n *node) contents(c *code, pages []int) {
	home := -1
	if len(n.marks) > 0 {
		home = n.marks[0].page
		c.add("/Pg ")
		c.ref(pages[home])
	}
	c.add("/K[")
	kids := n.kids
	for _, m := range n.marks {
		for len(kids) > 0 && kids[0].first < m.order() {
			c.ref(kids[0].number)
			c.add(" ")
			kids = kids[1:]
		}
		if m.page == home {
			c.int(m.id)
			c.add(" ")
			continue
		}
		c.add("<</Type/MCR/Pg ")
		c.ref(pages[m.page])
		c.add("/MCID ")
		c.int(m.id)
		c.add(">>")
	}
	for _, kid := range kids {
		c.ref(kid.number)
		c.add(" ")
	}
	for _, l := range n.links {
		c.add("<</Type/OBJR/Pg ")
		c.ref(pages[l.page])
		c.add("/Obj ")
		c.ref(l.object)
		c.add(">>")
	}
	c.add("]")
}
