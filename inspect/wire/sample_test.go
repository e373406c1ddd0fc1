package wire

import (
	"bytes"
	"testing"
)

func TestKeep(t *testing.T) {
	var b Body
	b.Keep(nil)
	if b.Sample != nil {
		t.Error("nothing is a sample")
	}
	var want []byte
	for n := 1; len(want) < 2*SampleBytes; n *= 3 {
		chunk := bytes.Repeat([]byte{byte(n)}, n)
		b.Keep(chunk)
		want = append(want, chunk...)
	}
	if !bytes.Equal(b.Sample, want[:SampleBytes]) || cap(b.Sample) > SampleBytes {
		t.Errorf("%d bytes, room for %d", len(b.Sample), cap(b.Sample))
	}
}

func TestIsText(t *testing.T) {
	for value, want := range map[string]bool{
		"text/html; charset=utf-8": true, "Application/JSON": true, "application/problem+json": true, "image/svg+xml": true, "text/javascript": true,
		"application/x-www-form-urlencoded": true, "image/png": false, "application/octet-stream": false, "font/woff2": false, "video/mp4": false,
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document": false, "": false,
	} {
		m := Message{Fields: []Field{{"Content-type", value}}}
		if m.IsText() != want {
			t.Errorf("%q: %v", value, !want)
		}
	}
	if m := (Message{}); !m.IsText() {
		t.Error("what is not said may be text")
	}
}
