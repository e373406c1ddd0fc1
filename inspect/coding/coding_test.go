package coding

import (
	"bytes"
	"compress/gzip"
	"io"
	"slices"
	"strings"
	"testing"

	"maxage/inspect/wire"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		lines []string
		list  []string
		known bool
	}{
		{nil, nil, true},
		{[]string{"identity"}, nil, true},
		{[]string{"GZIP, br"}, []string{"gzip", "br"}, true},
		{[]string{"br", "", "x-gzip ,"}, []string{"br", "x-gzip"}, true},
		{[]string{"gzip, dcb"}, []string{"gzip", "dcb"}, false},
		{[]string{"br, br, br, br, br, br"}, []string{"br", "br", "br", "br", "br", "br"}, false}, // too many
	} {
		m := wire.Message{Fields: []wire.Field{{Name: "Vary", Value: "gzip"}}}
		for _, line := range c.lines {
			m.Fields = append(m.Fields, wire.Field{Name: "content-encoding", Value: line})
		}
		if list, known := Of(&m); !slices.Equal(list, c.list) || known != c.known {
			t.Errorf("%q: %v %v", c.lines, list, known)
		}
	}
}

func TestReader(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, "hello")
	w.Close()
	for name, c := range map[string]struct{ body, want string }{
		"whole": {b.String(), "hello"}, "cut": {b.String()[:12], "error"}, "empty": {"", ""}, "none": {"hello", "error"},
	} {
		r, free := Reader([]string{"gzip"}, strings.NewReader(c.body))
		got, err := io.ReadAll(r)
		if free(); err != nil {
			got = []byte("error")
		}
		if string(got) != c.want {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}
