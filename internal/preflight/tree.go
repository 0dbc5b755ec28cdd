package preflight

import "fieldguide/internal/pdffile"

// An element is an element of the structure tree (ISO 32000-1, 14.7).
type element struct {
	dict    pdffile.Dict
	number  int          // of its object; 0 if it has none
	role    pdffile.Name // as a standard type, if it leads to one
	parent  *element     // nil for the outermost
	kids    []*element
	page    int   // from 1, of its marked content unless told otherwise; 0 for none
	shown   []int // the pages of its own marked content
	objects []int // numbers of the annotations that it holds
	depth   int
}

// at returns the element's place.
func (e *element) at() place { return place{e.first(), e.number} }

// first returns the page on which the element begins, 0 if it shows nothing.
func (e *element) first() int {
	if len(e.shown) > 0 {
		return e.shown[0]
	}
	for _, kid := range e.kids {
		if p := kid.first(); p > 0 {
			return p
		}
	}
	return e.page
}

// sheets adds the pages of the element and of what it holds to a set.
func (e *element) sheets(set map[int]bool) {
	for _, p := range e.shown {
		set[p] = true
	}
	for _, kid := range e.kids {
		kid.sheets(set)
	}
}

// standard are the structure types of ISO 32000-1, 14.8.4.
var standard = func() map[pdffile.Name]bool {
	set := map[pdffile.Name]bool{}
	for _, n := range []pdffile.Name{
		"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
		"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
		"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
		"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP",
		"Warichu", "WT", "WP", "Figure", "Formula", "Form",
	} {
		set[n] = true
	}
	return set
}()

// A treeReader reads the structure tree.
type treeReader struct {
	*checker
	roles map[pdffile.Name]pdffile.Name // RoleMap
	wrong map[pdffile.Name]bool         // roles that were reported already
	seen  map[int]bool                  // elements, by object number
}

// readTree reads the structure tree into elements, owners and holders.
func (c *checker) readTree() {
	root := c.file.Dict(c.root.Get("StructTreeRoot"))
	at := place{object: numberOf(c.root.Get("StructTreeRoot"))}
	if root == nil {
		c.add(at, "ISO 14289-1, 7.1", "the file has no structure tree")
		return
	}
	t := &treeReader{checker: c, roles: map[pdffile.Name]pdffile.Name{}, wrong: map[pdffile.Name]bool{}, seen: map[int]bool{}}
	for _, e := range c.file.Dict(root.Get("RoleMap")) {
		if standard[e.Key] {
			c.add(at, "ISO 14289-1, 7.1", "the standard role %s is mapped to %s", e.Key, c.file.Name(e.Value))
			continue
		}
		t.roles[e.Key] = c.file.Name(e.Value)
	}
	for _, kid := range c.file.List(root.Get("K")) {
		t.element(kid, nil, numberOf(c.root.Get("StructTreeRoot")))
	}
	if len(c.elements) == 0 {
		c.add(at, "ISO 14289-1, 7.1", "the structure tree is empty")
	}
}

// element reads an element whose parent's object has that number.
func (t *treeReader) element(o pdffile.Object, parent *element, above int) {
	e := &element{dict: t.file.Dict(o), number: numberOf(o), parent: parent}
	if parent != nil {
		e.page, e.depth = parent.page, parent.depth+1
	}
	if e.number > 0 && t.seen[e.number] {
		t.add(place{e.page, e.number}, "ISO 32000-1, 14.7.2", "an element stands twice in the structure tree")
		return
	}
	if e.dict == nil || !t.file.Visit(o, e.depth) {
		return
	}
	t.seen[e.number] = true
	if p := t.pageNumber(e.dict.Get("Pg")); p > 0 {
		e.page = p
	}
	if up := numberOf(e.dict.Get("P")); up != above && above > 0 {
		t.add(e.at(), "ISO 32000-1, 14.7.2", "an element names object %d as its parent, and is in object %d", up, above)
	}
	t.elements = append(t.elements, e)
	if parent != nil {
		parent.kids = append(parent.kids, e)
	}
	named := t.file.Name(e.dict.Get("S"))
	e.role = t.role(named)
	for _, kid := range t.file.List(e.dict.Get("K")) {
		t.kid(kid, e)
	}
	if !standard[e.role] && !t.wrong[named] {
		t.wrong[named] = true
		if t.roles[e.role] != "" {
			t.add(e.at(), "ISO 14289-1, 7.1", "the role %s leads round in the role map", named)
		} else {
			t.add(e.at(), "ISO 14289-1, 7.1", "the role %s leads to no standard role", named)
		}
	}
}

// role leads a role to the standard type that it stands for, or as far as the
// role map goes.
func (t *treeReader) role(role pdffile.Name) pdffile.Name {
	for range len(t.roles) {
		to, ok := t.roles[role]
		if !ok || standard[role] {
			break
		}
		role = to
	}
	return role
}

// kid reads what an element holds: content, an annotation or an element.
func (t *treeReader) kid(o pdffile.Object, parent *element) {
	switch kid := t.file.Resolve(o).(type) {
	case float64:
		t.content(parent, parent.page, 0, int(kid))
	case pdffile.Dict:
		page := t.pageNumber(kid.Get("Pg"))
		if page == 0 {
			page = parent.page
		}
		switch t.file.Name(kid.Get("Type")) {
		case "MCR":
			t.content(parent, page, numberOf(kid.Get("Stm")), t.file.Integer(kid.Get("MCID"), -1))
		case "OBJR":
			t.object(parent, numberOf(kid.Get("Obj")))
		default:
			t.element(o, parent, parent.number)
		}
	}
}

// content hangs a marked-content sequence on its element.
func (t *treeReader) content(e *element, page, form, mcid int) {
	key := markKey{form, mcid}
	if form == 0 && page > 0 {
		key.stream = t.pages[page-1].number
	}
	at := place{page, e.number}
	if owner := t.owners[key]; owner != nil {
		t.add(at, "ISO 32000-1, 14.7.4", "the content with MCID %d belongs to two elements, objects %d and %d", mcid, owner.number, e.number)
		return
	}
	t.owners[key] = e
	if t.drawn[key] == 0 {
		t.add(at, "ISO 32000-1, 14.7.4", "%s holds the content with MCID %d, which is not drawn", a(e.role), mcid)
		return
	}
	e.shown = append(e.shown, t.drawn[key])
}

// object hangs an annotation, or another object, on its element.
func (t *treeReader) object(e *element, number int) {
	if holder := t.holders[number]; holder != nil {
		t.add(place{e.page, e.number}, "ISO 32000-1, 14.7.4.3", "object %d belongs to two elements", number)
		return
	}
	t.holders[number] = e
	e.objects = append(e.objects, number)
}

// checkParents holds the parent tree against the structure tree: the way from
// each content, and each annotation, back to its element.
func (c *checker) checkParents() {
	const rule = "ISO 32000-1, 14.7.4.4"
	tree := map[int]pdffile.Object{}
	for _, l := range c.leaves(c.file.Dict(c.root.Get("StructTreeRoot")).Get("ParentTree"), "Nums") {
		tree[c.file.Integer(l.key, -1)] = l.value
	}
	lists := map[int]pdffile.Array{} // by object number of the page or form
	for _, p := range c.pages {
		lists[p.number] = c.file.Array(tree[c.file.Integer(p.dict.Get("StructParents"), -1)])
	}
	for _, at := range c.forms {
		lists[at.Number] = c.file.Array(tree[c.file.Integer(c.file.Dict(at).Get("StructParents"), -1)])
	}
	for _, key := range c.order {
		at, owner := place{page: c.drawn[key]}, c.owners[key]
		if owner == nil {
			c.add(at, "ISO 14289-1, 7.1", "the content with MCID %d belongs to no element", key.mcid)
			continue
		}
		list := lists[key.stream]
		if key.mcid >= len(list) || list[key.mcid] == nil {
			c.add(at, rule, "the parent tree does not lead from MCID %d to its %s", key.mcid, owner.role)
		} else if numberOf(list[key.mcid]) != owner.number {
			c.add(at, rule, "the parent tree leads from MCID %d to object %d, it belongs to the %s of object %d",
				key.mcid, numberOf(list[key.mcid]), owner.role, owner.number)
		}
	}
	c.checkHolders(tree)
}

// checkHolders holds the parent tree against the elements of annotations.
func (c *checker) checkHolders(tree map[int]pdffile.Object) {
	const rule = "ISO 32000-1, 14.7.4.4"
	for _, e := range c.elements {
		for _, number := range e.objects {
			d := c.file.Dict(pdffile.Ref{Number: number})
			key := c.file.Integer(d.Get("StructParent"), -1)
			if key >= 0 && numberOf(tree[key]) != e.number {
				c.add(place{e.first(), number}, rule, "the parent tree leads from an annotation to object %d, it belongs to the %s of object %d",
					numberOf(tree[key]), e.role, e.number)
			}
		}
	}
}
