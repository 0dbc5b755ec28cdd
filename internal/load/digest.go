package load

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"slices"
)

// digest returns the SHA-256 of all that the guide was read from, in
// hexadecimal: name and bytes of each file, each with its length, in the order
// of the names, and the options that change what an edition says. The date is
// left out: it tells when a guide was made, and guides made on different days
// from the same files are to be found equal.
func (d *folder) digest(o Options) string {
	h := sha256.New()
	write := func(data []byte) {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(data))))
		h.Write(data)
	}
	write([]byte(o.BaseURL))
	for _, name := range slices.Sorted(maps.Keys(d.read)) {
		if e := d.read[name]; e.err == nil {
			write([]byte(name))
			write(e.data)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
