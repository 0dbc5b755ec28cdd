package site_test

import (
	"io/fs"
	"regexp"
	"testing"

	"fieldguide/assets"
)

// A face that theme.js asks for early under a name that no file has would be a
// failed request of every hosted page.
func TestEarlyFacesAreThere(t *testing.T) {
	t.Parallel()
	script, err := fs.ReadFile(assets.Files, "site/script/theme.js")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`for \(const face of \[(.*?)\]\)`).FindSubmatch(script)
	if list == nil {
		t.Fatal("theme.js asks for no faces")
	}
	names := regexp.MustCompile(`"([^"]+)"`).FindAllSubmatch(list[1], -1)
	if len(names) == 0 {
		t.Fatal("theme.js asks for no faces")
	}
	for _, name := range names {
		if _, err := fs.Stat(assets.Files, "site/faces/"+string(name[1])+".woff2"); err != nil {
			t.Error(err)
		}
	}
}
