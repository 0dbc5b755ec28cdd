package load

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"fieldguide/internal/source"
)

// Neighbors finds the file that a wrong name most likely means. It is made when
// the first wrong name is met.
type neighbors struct {
	once   sync.Once
	folded map[string]string   // names in lower case, to the names
	named  map[string][]string // base names, to the names
	in     map[string][]string // folders, to the names in them
}

func (n *neighbors) list(names []string) {
	n.folded, n.named, n.in = map[string]string{}, map[string][]string{}, map[string][]string{}
	for _, name := range names {
		dir, base := path.Split(name)
		n.folded[strings.ToLower(name)] = name
		n.named[base] = append(n.named[base], name)
		n.in[dir] = append(n.in[dir], name)
	}
}

// hint returns what to write for the name of a file that is not there: the name
// in its own case, a name in the same folder that looks alike, or a file of that
// name in another folder, each as written from the folder dir.
func (d *folder) hint(name, dir, otherwise string) string {
	d.near.once.Do(func() { d.near.list(d.names) })
	if strings.Contains(name, `\`) {
		return `write "/" between folders`
	}
	if real, ok := d.near.folded[strings.ToLower(name)]; ok && real != name {
		return fmt.Sprintf("did you mean %q? capitals count", relative(dir, real))
	}
	if n := d.near.alike(name); n != "" {
		return fmt.Sprintf("did you mean %q?", relative(dir, n))
	}
	if same := d.near.named[path.Base(name)]; len(same) > 0 {
		return fmt.Sprintf("did you mean %q?", relative(dir, same[0]))
	}
	return otherwise
}

// mostAlike is how many files a folder may hold to be searched for names that
// look alike. A guide of ten thousand chapters and as many wrong links must not
// take minutes.
const mostAlike = 1000

// alike returns the file in name's folder whose name without its ending is
// nearest, of the same ending if name has one; or else one that differs in the
// ending alone.
func (n *neighbors) alike(name string) string {
	dir, base := path.Split(name)
	if len(n.in[dir]) > mostAlike {
		return ""
	}
	ending := path.Ext(base)
	word := strings.TrimSuffix(base, ending)
	var stems, names []string
	other := ""
	for _, c := range n.in[dir] {
		e := path.Ext(c)
		stem := strings.TrimSuffix(path.Base(c), e)
		switch {
		case ending == "" || ending == e:
			stems, names = append(stems, stem), append(names, c)
		case stem == word && other == "":
			other = c
		}
	}
	if stem := source.Nearest(word, stems); stem != "" {
		return names[slices.Index(stems, stem)]
	}
	return other
}

// relative returns how name is written in a file of the folder dir.
func relative(dir, name string) string {
	up := ""
	for dir != "." && !strings.HasPrefix(name, dir+"/") {
		up, dir = up+"../", path.Dir(dir)
	}
	if dir == "." {
		return up + name
	}
	return up + name[len(dir)+1:]
}
